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
_CENTRAL = 3  # a name that counts this often is what a text is about
_FLAGS = 7  # the lowest bits of a key are kept free
_TOKEN = re.compile(r"([.!?:\"”“»]\s*)?(\d+(?:[.,]\d+)*|[^\W\d_]+)(?:['’]s\b)?")
_HEADLINE_WORD, _HEADLINE_SHARE = 4, 0.6
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar"})


class Kind(Enum):
    """What a word is to stories: nothing, a word, one with a capital, a number, a year, a month's name."""

    STOP = 0
    WORD = 1
    NAME = 2
    NUMBER = 3
    YEAR = 4
    MONTH = 5


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


@dataclass(slots=True)
class _Notes:
    counts: dict[int, int]
    names: Counter[int]
    title: set[int]
    years: set[int]
    months: set[int]
    written: dict[int, str]


def noted(report: Text) -> Noted:
    """A report as stories see it; empty for a text without words."""
    notes = _Notes({}, Counter(), set(), set(), set(), {})
    left = _OPENING
    for place, line in enumerate(_lines(report)):
        words = _TOKEN.findall(line)[:left]
        left -= len(words)
        _note(notes, words, 1 if place else _TITLE_COUNTS)
        if left <= 0:
            break
    central = {key: min(count + (key in notes.title) * _CENTRAL, _CENTRAL) for key, count in notes.names.items()}
    day = day_number(report.published)
    return Noted(
        report.item, day, notes.counts, central, frozenset(notes.years), frozenset(notes.months), notes.written
    )


def _lines(report: Text) -> Iterator[str]:
    """The title, then the text's lines; a title that also opens the text stands once."""
    body = "\n".join(report.text[span.start : span.end] for span in report.body) if report.body else report.text
    lines = [line for line in body.split("\n") if line.strip()]
    if report.title and (not lines or lines[0].strip() != report.title.strip()):
        yield report.title
    yield from lines


def _note(notes: _Notes, words: list[tuple[str, str]], times: int) -> None:
    """Counts a line's words; those of the title count twice."""
    capitals = [word[0].isupper() for _, word in words if len(word) >= _HEADLINE_WORD]
    plain = sum(capitals) <= _HEADLINE_SHARE * len(capitals)
    counts, written, in_title = notes.counts, notes.written, times == _TITLE_COUNTS
    for place, (stop, word) in enumerate(words):
        key, kind, value = token(word)
        if kind is Kind.STOP:
            continue
        if kind is Kind.YEAR:
            notes.years.add(value)
        elif kind is Kind.MONTH:
            if _is_month(words, place):
                notes.months.add(value)
        else:
            counts[key] = counts.get(key, 0) + times
            written.setdefault(key, word)
            if in_title:
                notes.title.add(key)
            if kind is Kind.NAME and plain and place and not stop:
                notes.names[key] += times


def _is_month(words: list[tuple[str, str]], place: int) -> bool:
    """ "May" and "March" are months beside a number only."""
    if words[place][1].lower() not in _DOUBTFUL_MONTHS:
        return True
    return any(word[0].isdigit() for _, word in words[max(0, place - 1) : place + 2])


@lru_cache(maxsize=65536)
def token(word: str) -> tuple[int, Kind, int]:
    """A word's key, its kind, and a year's or month's number."""
    folded = fold(word)
    if folded[:1].isdigit():
        value = int(folded) if len(folded) == 4 and folded.isdecimal() else 0
        return _key(folded), Kind.YEAR if _FIRST_YEAR <= value <= _LAST_YEAR else Kind.NUMBER, value
    calendar = _calendar().get(folded)
    capital = word[:1].isupper()
    if calendar is not None and capital:
        return 0, Kind.MONTH if calendar else Kind.STOP, calendar
    if len(folded) < 2 or is_stop_word(folded):
        return 0, Kind.STOP, 0
    return _key(stem(folded)), Kind.NAME if capital else Kind.WORD, 0


def _key(word: str) -> int:
    return word_key(word) & ~_FLAGS


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
