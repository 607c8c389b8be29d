"""What a number counts, and what became of them, read off the parse."""

from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.model.text import Span
from dateline.quantities.found import Found
from dateline.quantities.frames import find_frame, find_given, find_money_frame
from dateline.quantities.lexicon import Lexicon
from dateline.quantities.measured import find_measured


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
    noun = None if number.unit else _noun(syntax, token, tokens)
    if noun is None:
        return _measuring(syntax, token, number, lexicon)
    span = _noun_span(syntax, noun, tokens)
    words = syntax.words[noun] if span is None else None
    return Counted(words or _words(syntax, noun, tokens), span, _frame(syntax, token, noun, lexicon), noun)


def _frame(syntax: Syntax, token: int, noun: int, lexicon: Lexicon) -> str | None:
    """What became of the counted: of "27 of the 28 men seized" it is the 27 that something else befalls first."""
    theirs = find_frame(syntax, noun, lexicon.words)
    if syntax.deprels[noun] != "pobj":
        return theirs
    own = find_frame(syntax, token, lexicon.words, noun)
    part = syntax.heads[syntax.heads[noun]] == token and syntax.child(noun, "nummod") is not None
    return (part and own) or theirs or own or find_given(syntax, noun, lexicon.words)


def _measuring(syntax: Syntax, token: int, number: Found, lexicon: Lexicon) -> Counted:
    """A sum, share or bare figure: what it measures stands elsewhere in the clause."""
    tokens = syntax.tokens_in(number.number)
    money = is_money(number.unit) and find_money_frame(syntax, token, lexicon.words)
    frame = money or find_frame(syntax, token, lexicon.words)
    noun = find_measured(syntax, token, tokens, lexicon.words)
    if noun is not None and number.unit is None and syntax.upos[noun] == "PROPN":
        noun = None  # "31 in Donggala", "OCHA: 289,000" measure no name
    if noun is None:
        return Counted(None, None, frame, token)
    frame = frame or find_frame(syntax, noun, lexicon.words)
    return Counted(_words(syntax, noun, tokens), _noun_span(syntax, noun, tokens), frame, noun)


def _noun(syntax: Syntax, token: int, tokens: range) -> int | None:
    """The counted noun: the number's head, or the object of "of" after it ("dozens of protesters")."""
    head = syntax.heads[token]
    if syntax.lemmas[head] == "strong" and syntax.deprels[head] == "amod":
        head = syntax.heads[head]  # "a 3,000-strong force"
        return head if head not in tokens else None
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


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()
