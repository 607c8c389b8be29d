"""What stories compare of a text: its first 400 words counted, the names it is about, the years and months it gives."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from dateline.identity.copies import word_key
from dateline.model.copying import Text
from dateline.records.words import fold, is_stop_word, stem
from dateline.tables import read_table

_OPENING = 400  # words
_TITLE_COUNTS = 2
_LONGEST_TITLE = 40  # words of a first line that may be one
_CENTRAL = 3  # a name that counts this often is what a text is about
_FLAGS = 7  # the lowest bits of a key are kept free
WORD_BITS = 48  # of a word's key; the highest bits are kept free, too
_BITS = (1 << WORD_BITS) - 1 & ~_FLAGS
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_INNER_NAME = re.compile(r" [\"“(‘]?(?<![.!?:\"”“»] )([A-Z][^\W\d_]+)")  # a capital not at a sentence's start
_SURE_MONTH = re.compile(r"\b(?:May|March|Mar)\.?,? \d|\d (?:May|March|Mar)\b")
_HEADLINE_SHARE = 0.45  # of a line's words with an inner capital: then capitals say nothing
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_DOUBTFUL_MONTHS = frozenset({3, 5})  # words of other meaning, too


class Kind(Enum):
    """What a word is to stories: nothing, a word or number, a year, a month's name."""

    STOP = 0
    WORD = 1
    YEAR = 2
    MONTH = 3


@dataclass(frozen=True, slots=True)
class Noted:
    """A text's words by key with their counts (the title's twice), and how they are written.

    `central` tells names by how much the text is about them, 1 to 3 (in the title, or named three times).
    """

    item: int
    day: int
    counts: Mapping[int, int]
    central: Mapping[int, int]
    years: frozenset[int]
    months: frozenset[int]
    written: Mapping[int, str]


def noted(report: Text) -> Noted:
    """A report as stories see it; empty for a text without words."""
    words: list[str] = []
    names: list[str] = []
    title: list[str] = []
    for line in _lines(report):
        found = _WORD.findall(line)
        times = 1
        if not words and len(found) <= _LONGEST_TITLE:
            title, times = found, _TITLE_COUNTS
        words += found * times
        names += _names(line, found) * times
        if len(words) >= _OPENING + len(title):
            break
    counted = Counter(words[: _OPENING + len(title)])
    return _noted(report, counted, _keys(Counter(names)), {token(word)[0] for word in title})


def _names(line: str, words: list[str]) -> list[str]:
    """Words with a capital inside a line; none of a headline whose words all have one."""
    found = _INNER_NAME.findall(line)
    return found if len(found) <= _HEADLINE_SHARE * len(words) else []


def _noted(report: Text, words: Counter[str], names: Mapping[int, int], title: set[int]) -> Noted:
    counts: dict[int, int] = {}
    written: dict[int, str] = {}
    years: set[int] = set()
    months: set[int] = set()
    for word, count in words.items():
        key, kind, value = token(word)
        if kind is Kind.WORD:
            counts[key] = counts.get(key, 0) + count
            written.setdefault(key, word)
        elif kind is Kind.YEAR:
            years.add(value)
        elif kind is Kind.MONTH and (value not in _DOUBTFUL_MONTHS or _SURE_MONTH.search(report.text)):
            months.add(value)
    central = {key: min(count + (key in title) * _CENTRAL, _CENTRAL) for key, count in names.items() if key in counts}
    day = day_number(report.published)
    return Noted(report.item, day, counts, central, frozenset(years), frozenset(months), written)


def _keys(names: Mapping[str, int]) -> dict[int, int]:
    keys: dict[int, int] = {}
    for name, count in names.items():
        key, kind, _ = token(name)
        if kind is Kind.WORD:
            keys[key] = keys.get(key, 0) + count
    return keys


def _lines(report: Text) -> Iterator[str]:
    """The title, then the text's lines; a title that also opens the text stands once."""
    body = "\n".join(report.text[span.start : span.end] for span in report.body) if report.body else report.text
    lines = [line for line in _POSSESSIVE.sub("", body).split("\n") if line.strip()]
    title = _POSSESSIVE.sub("", report.title or "").strip()
    if title and (not lines or lines[0].strip() != title):
        yield title
    yield from lines


@lru_cache(maxsize=65536)
def token(word: str) -> tuple[int, Kind, int]:
    """A word's key, its kind, and a year's or month's number."""
    folded = fold(word)
    if folded[:1].isdigit():
        value = int(folded) if len(folded) == 4 and folded.isdecimal() else 0
        return _key(folded), Kind.YEAR if _FIRST_YEAR <= value <= _LAST_YEAR else Kind.WORD, value
    calendar = _calendar().get(folded)
    if calendar is not None and word[:1].isupper():
        return 0, Kind.MONTH if calendar else Kind.STOP, calendar
    if len(folded) < 2 or is_stop_word(folded):
        return 0, Kind.STOP, 0
    return _key(stem(folded)), Kind.WORD, 0


def _key(word: str) -> int:
    return word_key(word) & _BITS


@cache
def _calendar() -> Mapping[str, int]:
    """Months by name with their number; weekdays with 0."""
    rows = [row for row in read_table("en/calendar.csv").rows if row["kind"] in ("month", "weekday")]
    return {row["form"].strip("."): int(row["value"]) if row["kind"] == "month" else 0 for row in rows}


@cache
def common_words() -> Mapping[int, float]:
    """Words of many reports by key, with their share of reports."""
    shares: dict[int, float] = {}
    for row in read_table("en/common_words.csv").rows:
        key = token(row["word"])[0]
        shares[key] = max(shares.get(key, 0.0), float(row["share"]))
    return shares


@lru_cache(maxsize=4096)
def day_number(published: str | None) -> int:
    """A day as a running number; 0 for none or an unreadable one."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0
