"""What a number counts, and what became of them, read off the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.model.text import Span
from dateline.quantities.find import Found
from dateline.quantities.lexicon import Lexicon

_POS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj"}
_HEAVY = ("killed", "wounded", "missing", "captured", "displaced", "arrested")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun (its words and span, None where left out), the frame, and the noun's token."""

    of: str | None
    span: Span | None
    frame: str | None
    token: int


def find_counted(syntax: Syntax, number: Found, lexicon: Lexicon) -> Counted | None:
    """What a number counts; None where the parse has no token for it."""
    tokens = syntax.tokens_in(number.number)
    if not tokens:
        return None
    head = syntax.head_of(number.number)
    token = tokens[-1] if head is None else head
    noun = _noun(syntax, token, tokens)
    if noun is None:
        return Counted(None, None, _frame(syntax, token, lexicon), token)
    span = _noun_span(syntax, noun, tokens)
    words = syntax.words[noun] if span is None else None
    frame = _frame(syntax, noun, lexicon)
    if frame is None and syntax.deprels[noun] == "pobj":
        frame = _frame(syntax, token, lexicon)  # "hundreds of people fled": the number is the subject
    return Counted(words or _words(syntax, noun, tokens), span, frame, noun)


def _noun(syntax: Syntax, token: int, tokens: range) -> int | None:
    """The counted noun: the number's head, or the object of "of" after it ("dozens of protesters")."""
    head = syntax.heads[token]
    modifies = syntax.deprels[token] in ("nummod", "amod", "det", "compound", "quantmod", "poss")
    named = syntax.upos[head] in ("NOUN", "PROPN", "SYM") or syntax.lemmas[head] in ("dead", "wounded", "missing")
    if head not in tokens and modifies and named:
        return head
    of = next((c for c in syntax.children[token] if syntax.lemmas[c] == "of" and c > token), None)
    if of is not None:
        return syntax.child(of, "pobj")
    return token if syntax.upos[token] in ("NOUN", "PROPN") and token not in tokens else None


def _noun_span(syntax: Syntax, noun: int, tokens: range) -> Span | None:
    first = noun
    for left in range(noun - 1, max(-1, noun - 5), -1):
        if left in tokens or syntax.heads[left] not in (noun, first) or syntax.upos[left] in ("PUNCT", "DET", "ADP"):
            break
        first = left
    return syntax.span(first, noun) if noun not in tokens else None


def _words(syntax: Syntax, noun: int, tokens: range) -> str:
    span = _noun_span(syntax, noun, tokens)
    first = noun if span is None else syntax.tokens_in(span)[0]
    return " ".join(syntax.words[first : noun + 1])


def _frame(syntax: Syntax, noun: int, lexicon: Lexicon) -> str | None:
    """What became of the counted: a casualty frame of the words around beats one of the noun itself."""
    near = [frame for token in _around(syntax, noun, lexicon) if (frame := _frame_of(syntax, token, lexicon))]
    own = _frame_of(syntax, noun, lexicon)
    heavy = next((frame for frame in near if frame in _HEAVY), None)
    return heavy or own or (near[0] if near else None)


def _around(syntax: Syntax, noun: int, lexicon: Lexicon) -> Iterator[int]:
    """Modifiers of the noun, what it is made of ("in aid"), then the verbs that it depends on, nearest first."""
    yield from (c for c in syntax.children[noun] if syntax.deprels[c] in ("amod", "acl", "compound", "oprd", "relcl"))
    for following in range(noun + 1, min(noun + 3, len(syntax))):
        if syntax.lemmas[following] in ("dead", "wounded", "injured", "missing", "homeless"):
            yield following
        if syntax.lemmas[following] in ("in", "of"):
            yield from syntax.children_of(following, "pobj")
    token = noun
    for _ in range(3):
        label, head = syntax.deprels[token], syntax.heads[token]
        if label == "pobj" and syntax.lemmas[head] in ("to", "at"):
            yield from _measured(syntax, head)
        if head == token or label in ("pobj", "advcl", "relcl", "npadvmod", "ccomp", "agent"):
            return
        if _does_it(syntax, token, lexicon):
            return
        yield head
        yield from syntax.children_of(head, "acomp", "oprd", "attr")
        token = head


def _does_it(syntax: Syntax, token: int, lexicon: Lexicon) -> bool:
    """Whether this is who does it, not whom it befalls: the subject of "killed three", not of "died" or "fled"."""
    head = syntax.heads[token]
    if (
        syntax.deprels[token] != "nsubj"
        or syntax.upos[head] != "VERB"
        or syntax.lemmas[head] in lexicon.befalls_subject
    ):
        return False
    return syntax.child(head, "dobj") is not None


def _measured(syntax: Syntax, preposition: int) -> Iterator[int]:
    """ "The death toll rose to 87": the subject or object of the verb says what the figure measures."""
    verb = next((t for t in syntax.ancestors(preposition) if syntax.upos[t] == "VERB"), None)
    if verb is not None:
        yield from syntax.children_of(verb, "nsubj", "nsubjpass", "dobj")


def _frame_of(syntax: Syntax, token: int, lexicon: Lexicon) -> str | None:
    lemma, pos = syntax.lemmas[token], _POS.get(syntax.upos[token], "")
    found = lexicon.frames.get((lemma, pos))
    if found is None and pos in ("adj", "verb"):
        found = lexicon.frames.get((syntax.words[token].lower(), "adj"))
    return found
