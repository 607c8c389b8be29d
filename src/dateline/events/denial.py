"""What a denial reaches: the act that is denied, not the part in it, nor what is only told beside it."""

from dateline.events.scope import is_definite, is_verb, link_of, subject_of
from dateline.events.standing import Effect, StatusLexicon
from dateline.model.syntax import Syntax
from dateline.model.text import Span

_TENSES = {"VBZ": "present", "VBP": "present", "VBD": "past", "MD": "modal"}
_SINGULAR = frozenset(("has", "is", "was", "does"))
_PLURAL = frozenset(("have", "are", "were", "do"))
_MANY = frozenset(("they", "we", "these", "those"))
_EITHER = frozenset(("you", "i", "who", "which", "that"))


def stands_despite(syntax: Syntax, head: int, cue: Span, lexicon: StatusLexicon) -> bool:
    """Whether a happening inside denied words is itself taken as known.

    "Denied responsibility for the attack", "denied killing the man, who was shot", "denied that any died in the raid".
    """
    token = head
    while (link := link_of(syntax, token)) is not None and not cue.overlaps(syntax.span(token)):
        if link.kinds[0] == "relcl" or (link.kinds[0] == "conj" and continues_saying(syntax, token)):
            return True
        if link.prep is not None and _is_known(syntax, (token, link.parent), link.kinds, lexicon):
            return True
        token = link.parent
    return False


def _is_known(syntax: Syntax, step: tuple[int, int], kinds: tuple[str, ...], lexicon: StatusLexicon) -> bool:
    """Whether a noun under a preposition is given: under a part in it, or a definite one beside a verb."""
    noun, governor = step
    if syntax.upos[noun] not in ("NOUN", "PROPN") or any(
        syntax.lemmas[d] in ("any", "no") for d in syntax.children_of(noun, "det")
    ):
        return False
    if is_verb(syntax, governor):
        return is_definite(syntax, noun)
    return lexicon.find(syntax.lemmas[governor], "noun", kinds) is Effect.PART


def continues_saying(syntax: Syntax, verb: int) -> bool:
    """Whether a verb joined to what is said goes on with who said it: "denies they lied and has promised to pay"."""
    first = syntax.heads[verb]
    if syntax.deprels[verb] != "conj" or syntax.deprels[first] != "ccomp" or subject_of(syntax, verb) is not None:
        return False
    finite, saying = _finite(syntax, verb), syntax.heads[first]
    if finite is None:
        return False
    own, above = (_agrees(syntax, finite, clause) for clause in (first, saying))
    if own != above:
        return above
    return own and _tense(syntax, first) != _tense(syntax, verb) == _tense(syntax, saying)


def _finite(syntax: Syntax, verb: int) -> int | None:
    """The clause's finite word: its first auxiliary, else the verb."""
    first = min((*syntax.children_of(verb, "aux", "auxpass"), verb))
    return first if syntax.tags[first] in _TENSES else None


def _tense(syntax: Syntax, verb: int) -> str:
    finite = _finite(syntax, verb)
    return "" if finite is None else _TENSES[syntax.tags[finite]]


def _agrees(syntax: Syntax, finite: int, clause: int) -> bool:
    """Whether a finite word can go with the subject of a clause, by number."""
    subject, word = subject_of(syntax, clause), syntax.words[finite].lower()
    if subject is None or syntax.lemmas[subject] in _EITHER:
        return True
    many = syntax.tags[subject] in ("NNS", "NNPS") or syntax.words[subject].lower() in _MANY
    many = many or bool(syntax.children_of(subject, "conj"))
    if word in _SINGULAR or syntax.tags[finite] == "VBZ":
        return not many
    return many if word in _PLURAL or syntax.tags[finite] == "VBP" else True
