"""What a sum, a share or a bare figure measures: the ransom of "a ransom of $3m", the shares that fell nine percent."""

from dateline.model.syntax import Syntax
from dateline.quantities.words import FrameWords

_NOUNS = ("NOUN", "PROPN")
_EMPTY = frozenset(
    ("total", "figure", "number", "rate", "level", "amount", "sum", "record", "low", "high", "it", "that")
)
_HARMED = frozenset(("dead", "wounded", "injured", "missing"))
_ASIDE = frozenset(("to", "at", "by", "from", "of", "for", "in", "with", "on", "against", "worth", "under", "over"))


def find_measured(syntax: Syntax, token: int, tokens: range, words: FrameWords) -> int | None:
    """The noun that the number at `token` (its head word, within `tokens`) is a measure of; None where none is said."""
    noun = _below(syntax, token, tokens)
    if noun is None:
        noun = next((syntax.heads[t] for t in tokens if _modifies(syntax, t, tokens)), None)
    if noun is None:
        noun = _above(syntax, token, tokens, words)
    named = noun is not None and (syntax.upos[noun] in _NOUNS or syntax.lemmas[noun] in _HARMED)
    return noun if named else None


def _modifies(syntax: Syntax, token: int, tokens: range) -> bool:
    """Whether a word of the number stands as one before a noun: "nine out of 10 shops"."""
    head = syntax.heads[token]
    return head not in tokens and head > token and syntax.deprels[token] == "nummod" and syntax.upos[head] in _NOUNS


def _below(syntax: Syntax, token: int, tokens: range) -> int | None:
    """What follows in a phrase of its own: "$2m in aid", "40 percent of households"."""
    for child in (c for t in sorted({token, *tokens}) for c in syntax.children_of(t, "prep")):
        if child > token and child not in tokens and syntax.lemmas[child] in ("of", "in"):
            noun = syntax.child(child, "pobj")
            if (
                noun is not None
                and noun not in tokens
                and (syntax.lemmas[child] == "of" or _stuff(syntax, noun, tokens))
            ):
                return noun
    return None


def _stuff(syntax: Syntax, noun: int, tokens: range) -> bool:
    """Whether "in" tells what a sum is made of ("$2m in aid"), not where: "31 in Donggala", "212 in the field"."""
    return syntax.upos[tokens[-1]] != "NUM" and syntax.upos[noun] == "NOUN" and syntax.child(noun, "det") is None


def _above(syntax: Syntax, token: int, tokens: range, words: FrameWords) -> int | None:
    """The noun it modifies, the one before "of", or the subject or object of the verb that it stands with."""
    label, head = syntax.deprels[token], syntax.heads[token]
    if head == token:
        return None
    if label in ("compound", "nmod", "amod", "nummod", "quantmod", "appos") and syntax.upos[head] in _NOUNS:
        return _above(syntax, head, tokens, words) if head in tokens else head
    if label == "nsubj" and syntax.lemmas[head] == "be":
        return syntax.child(head, "attr")  # "88 percent are women"
    if label == "npadvmod" and syntax.upos[head] in ("ADJ", "ADV"):
        return _above(syntax, head, tokens, words)  # "a ship worth $3m", "the water stood a metre deep"
    if label == "pobj" and syntax.upos[head] in ("ADP", "ADJ"):
        return _governed(syntax, head, tokens, words)
    if label in ("dobj", "attr", "npadvmod", "oprd", "acomp", "advmod", "xcomp"):
        return _party(syntax, head, tokens, words)
    return None


def _governed(syntax: Syntax, preposition: int, tokens: range, words: FrameWords) -> int | None:
    """ "A ransom of $3m"; "shares fell by 9 percent", "losses are put at $3m"."""
    above = syntax.heads[preposition]
    if syntax.lemmas[preposition] not in _ASIDE:
        return None
    if syntax.upos[above] in _NOUNS and above not in tokens:
        empty = syntax.lemmas[above] in _EMPTY
        return _above(syntax, above, tokens, words) if empty else above
    return _party(syntax, above, tokens, words)


def _party(syntax: Syntax, verb: int, tokens: range, words: FrameWords) -> int | None:
    """The party of a verb of change or measure that the figure belongs to; a sum is no measure of who pays it."""
    measures = syntax.lemmas[verb] in words.measures
    for labels in (("dobj", "nsubjpass"), ("nsubj",)) if measures else (("dobj",),):
        for child in (_full(syntax, c) for c in syntax.children_of(verb, *labels) if c not in tokens):
            if child is not None and (syntax.upos[child] in _NOUNS or syntax.lemmas[child] in _HARMED):
                return child
    if syntax.deprels[verb] in ("conj", "xcomp") and syntax.heads[verb] != verb:
        return _party(syntax, syntax.heads[verb], tokens, words)
    noun = syntax.heads[verb]
    known = measures and syntax.deprels[verb] in ("acl", "relcl") and syntax.upos[noun] in _NOUNS
    return noun if known else None


def _full(syntax: Syntax, noun: int) -> int | None:
    """The noun itself, or what an empty one is a number of: "the number of people killed rose to 61"."""
    if syntax.lemmas[noun] not in _EMPTY:
        return noun
    of = next((c for c in syntax.children_of(noun, "prep") if syntax.lemmas[c] == "of"), None)
    return None if of is None else syntax.child(of, "pobj")
