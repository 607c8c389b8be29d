"""Tells a headline of another report from a paragraph, a standfirst or a subheading of this one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ENDED = re.compile(r"[.!?:;,…][\s'\"”’)\]]*$")
_CLOSED = re.compile(r"[.!:;,…][\s'\"”’)\]]*$|[\"”]$")
_STARTS = re.compile(r"[\"'“‘]?[A-Z0-9À-ÞĀ-Ž]")
_SPOKEN = re.compile(r"[.!?,]\s?[\"”'’]\s")
_SENTENCE_WORDS = frozenset(["the", "a", "an", "was", "were", "had", "his", "her", "their", "its"])
_ENUMERATED = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]\s|[-•*▪–]\s")
_ENDINGS = re.compile(r"(?:['’]s|['’]|ing|ed|es|s)$")


def is_headline(paragraph: str) -> bool:
    """Whether a paragraph has a headline's form: 5 to 22 words, a capital first, no stop, few articles, no speech."""
    words = paragraph.split()
    if sum(word.lower() in _SENTENCE_WORDS for word in words) > 1 or _SPOKEN.search(paragraph):
        return False  # a sentence that lost its stop, or a pulled quotation with its speaker
    quotes = sum(paragraph.count(mark) for mark in '"“”')
    closed = quotes % 2 == 0 and not _ENUMERATED.match(paragraph)
    return 5 <= len(words) <= 22 and closed and bool(_STARTS.match(paragraph)) and not _ENDED.search(paragraph)


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph has at least one finished sentence."""
    return len(paragraph.split()) >= 6 and bool(_ENDED.search(paragraph))


def is_sentence(paragraph: str) -> bool:
    """Whether a paragraph ends as a sentence does; a question may as well be a headline."""
    return bool(_CLOSED.search(paragraph))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a report is about: the stems of each prose paragraph, those of its title and lead, and of all."""

    paragraphs: tuple[frozenset[str], ...]
    lead: frozenset[str]
    all: frozenset[str]
    function: frozenset[str]


def matter_of(title: str | None, prose: Sequence[str], function: frozenset[str]) -> Matter:
    """The matter of a report's title and prose paragraphs."""
    sets = tuple(_stems(paragraph, function) for paragraph in prose)
    lead = frozenset().union(_stems(title or "", function), *sets[:2])
    return Matter(sets, lead, frozenset().union(lead, *sets), function)


def is_foreign(headline: str, matter: Matter) -> bool:
    """Whether a headline reports another matter: some of its words are nowhere in the report, and no one paragraph
    (nor title and lead together) tells most of it. A short report shows too little to judge by, unless all is strange.
    """
    stems = _stems(headline, matter.function)
    if len(stems) < 3:
        return False
    strange = len(stems - matter.all)
    if len(matter.paragraphs) < 3:
        return strange >= 0.8 * len(stems)
    told = max(len(stems & part) for part in (*matter.paragraphs, matter.lead))
    return strange >= 2 and strange >= 0.25 * len(stems) and told < 0.6 * len(stems)


def tells_other_news(paragraph: str, matter: Matter) -> bool:
    """Whether most of what a paragraph says is nowhere in the report so far."""
    stems = _stems(paragraph, matter.function)
    return len(stems - matter.all) > 0.6 * len(stems)


def same_words(first: str, second: str) -> bool:
    """Whether two lines are the same but for case, space and punctuation."""
    return [w.casefold() for w in _WORD.findall(first)] == [w.casefold() for w in _WORD.findall(second)]


def _stems(text: str, function: frozenset[str]) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in function)


def _stem(word: str) -> str:
    short = _ENDINGS.sub("", word)
    return (short if len(short) >= 3 else word)[:5]
