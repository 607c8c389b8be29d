"""Figures that no number word tells: "a woman was wounded" is one, "no one was hurt" and "none" are zero."""

import re
from collections.abc import Iterator

from dateline.model.quantity import Quantity
from dateline.model.syntax import Syntax
from dateline.model.text import Span
from dateline.quantities.counted import Counted, find_counted
from dateline.quantities.found import Found
from dateline.quantities.frames import is_person
from dateline.quantities.lexicon import Lexicon

BEFALLEN = ("killed", "wounded", "missing", "captured", "arrested", "released", "rescued")
ELLIPTIC = ("none",)  # figures only where one before them says of what
_LONE = ("lone", "sole", "single")
_PLAIN = (*BEFALLEN, "votes")
_NOBODY = re.compile(
    r"(?<!\w)(no one|nobody|no-one|none|nil|zero|not (?:a single|one)(?: [a-z]+)?|(?:no|without) (?:any )?loss of life|"
    r"no (?:(?:[a-z]+ )?[a-z]+s|bodies))(?!\w)",
    re.I,
)
_NONE = re.compile(r"(?:none|nil)", re.I)
_BEFORE_NONE = re.compile(r"(?:[,;:]|\b(?:at|to|but|and|or))\s[\"“']?$")
_AFTER_NONE = re.compile(r"[\"”']?(?:\s?[.,;:)]|\saccording\b|$)")


def find_single(syntax: Syntax, window: Span, found: list[Quantity], lexicon: Lexicon) -> Iterator[Quantity]:
    """ "A woman was wounded", "his driver died", "one guard was freed": one, where a casualty frame befalls it."""
    for token in syntax.tokens_in(window):
        noun = syntax.heads[token]
        if noun < token or not _singles(syntax, token, noun, lexicon):
            continue
        span = syntax.span(token, noun)
        counted = find_counted(syntax, Found(span, syntax.span(token), 1.0, 1.0, "=", None, "article"), lexicon)
        if counted is None or not _is_one(syntax, token, counted, lexicon):
            continue
        if not any(q.span.overlaps(span) for q in found):
            of = counted.of
            yield Quantity(span, 1.0, 1.0, "=", None, of, counted.span, counted.frame, None, None, False, "article")


def _singles(syntax: Syntax, token: int, noun: int, lexicon: Lexicon) -> bool:
    """Whether a word stands before a single thing: an article, "one", or whose one person it is."""
    lemma = syntax.words[token].lower()
    if syntax.tags[token] == "PRP$":
        return syntax.tags[noun] == "NN" and is_person(syntax, noun, lexicon.words)
    if lemma == "the":  # "the lone no vote", "the sole survivor"
        return any(syntax.lemmas[c] in _LONE for c in syntax.children_of(noun, "amod"))
    if lemma == "one":
        return syntax.tags[noun] in ("NN", "NNP") and syntax.deprels[token] == "nummod"
    named = syntax.tags[noun] == "NNP" and syntax.children_of(noun, "compound") == () and token == noun - 1
    if lemma not in ("a", "an") or not (syntax.tags[noun] == "NN" or named):
        return False
    return is_person(syntax, noun, lexicon.words) or not _heads_number(syntax, noun)  # "a mother of 12"


def _heads_number(syntax: Syntax, noun: int) -> bool:
    """ "A total of 6,318 prisoners" counts prisoners, not totals."""
    of = (c for c in syntax.children_of(noun, "prep") if syntax.lemmas[c] == "of")
    counted = (p for c in of for p in syntax.children_of(c, "pobj"))
    return any(syntax.upos[p] == "NUM" or syntax.child(p, "nummod") is not None for p in counted)


def _is_one(syntax: Syntax, token: int, counted: Counted, lexicon: Lexicon) -> bool:
    if syntax.words[token].lower() in ("one", "the") and counted.frame in (*_PLAIN, "survivors"):
        return True
    return counted.frame in BEFALLEN and _befallen(syntax, counted.token, lexicon)


def _befallen(syntax: Syntax, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun is what a verb befalls, or stands in a list with one that is."""
    label, head = syntax.deprels[noun], syntax.heads[noun]
    if label == "conj":
        return _befallen(syntax, head, lexicon)
    if label == "pobj" and syntax.lemmas[head] == "of":
        act = syntax.heads[head]  # "the killing of a chief", but not "prisoners of a gang"
        befalls = lexicon.words.frames.get((syntax.lemmas[act], "noun")) in BEFALLEN
        return befalls and is_person(syntax, noun, lexicon.words) and not is_person(syntax, act, lexicon.words)
    if label == "nsubj":
        leaves = (t for t in syntax.children_of(head, "oprd", "ccomp") if syntax.child(t, "nsubj") is not None)
        return syntax.child(head, "dobj") is None and next(leaves, None) is None  # "a blast left three people dead"
    return label in ("nsubjpass", "dobj")


def find_nobody(text: str, syntax: Syntax, window: Span, lexicon: Lexicon) -> Iterator[Quantity]:
    """ "No one was hurt" is a figure too: zero, where a casualty frame is near, or of what the figure before counts."""
    for match in _NOBODY.finditer(text, window.start, window.end):
        span = Span(*match.span())
        counted = find_counted(syntax, Found(span, span, 0.0, 0.0, "=", None, "nobody"), lexicon)
        frame = "killed" if match[0].lower().endswith("loss of life") else counted and counted.frame
        if frame:
            yield Quantity(
                span, 0.0, 0.0, "=", None, None, counted.span if counted else None, frame, None, None, False, "nobody"
            )
        elif _NONE.fullmatch(match[0]) and _elliptic(text, match):
            yield Quantity(span, 0.0, 0.0, "=", None, None, None, None, None, None, False, "none")


def _elliptic(text: str, match: re.Match[str]) -> bool:
    """ "Three dead, none according to the army": what there is none of was told before."""
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(_BEFORE_NONE.search(before) and _AFTER_NONE.match(text, match.end()))
