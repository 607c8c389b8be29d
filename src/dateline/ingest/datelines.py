"""The line that opens a wire report: "KYIV, Ukraine, March 14 (AP) —", "Aden:", or a date alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dateline.ingest.junk import Lexicon
from dateline.model.text import Dateline, Span

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat|Sun)(?:day)?\.?,? )?"
_DAY = (
    rf"(?P<day>{_WEEKDAY}(?:(?i:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?i:{_MONTH})(?:,? \d{{4}})?))"
)
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_NO_DAY = rf"(?!(?:(?i:{_MONTH}) \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
_REGION = rf"(?:, {_NO_DAY}{_NAME}(?: (?:(?:and|of|the|de|al) )?{_NO_DAY}{_NAME}){{0,3}}){{0,2}}"
_LOUD = rf"(?P<place>{_CAPS}(?:(?: | ?[/-] ?)(?:AND |OF |DE |AL-)?{_NO_DAY}{_CAPS}){{0,4}}{_REGION})"
_QUIET = rf"(?P<place>{_NAME}(?: (?:de |al-|of )?{_NO_DAY}{_NAME}){{0,2}}{_REGION})"
_ASIDE = r"(?: \([^()]{2,30}\))?(?: \[[^\]]{2,30}\])?"
_AGENCY = r"\(?\((?P<agency>[A-Za-z][^()]{1,40})\)"
_DASH = r"(?:\s*(?:—|–|―|--+|_|:)\s*|\s+-\s*|-\s+)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_LOUD}(?:,? {_DAY})?,?(?: ?{_AGENCY})?{_DASH}",
        rf"{_LOUD}(?:,? {_DAY})?,? ?{_AGENCY}[.:]?\s+",
        rf"{_QUIET}(?:,? {_DAY})?,? ?{_AGENCY}{_DASH}",
        rf"{_QUIET}{_ASIDE},? {_DAY},? ?{_AGENCY}{_DASH}",
        rf"{_QUIET},? {_DAY}{_DASH}",
        rf"{_QUIET},? {_DAY},? ?{_AGENCY}[.:]?\s+",
        rf"(?:{_DAY} ?)?{_AGENCY}{_DASH}",
    )
)
_SPOKEN = re.compile(r"(?P<place>[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-ZÀ-Þ][a-zà-ÿ'’-]+){0,2}): (?=[A-ZÀ-Þ0-9])")
_DATE_ALONE = re.compile(rf"{_DAY}\.?")
_DAY_IN_LINE = re.compile(_DAY, re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_NUMBERS = re.compile(r"\d+")
_LONGEST = 120
_FAR = 10_000
_ACRONYM = 3
_WHERE = frozenset(["in", "at", "near", "from", "to", "of", "around", "outside", "across", "for"])


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as found: its characters, without the space after it, and where the report goes on."""

    span: Span
    resume: int
    place: Span | None
    day: str | None
    agency: str | None


def find_opening(text: str, paragraph: Span, lexicon: Lexicon) -> Opening | None:
    """The dateline that a lead paragraph opens with, if it does."""
    end = min(paragraph.end, paragraph.start + _LONGEST)
    for form in (*_FORMS, _SPOKEN):
        match = form.match(text, paragraph.start, end)
        if match and not _is_label(match, lexicon) and _is_opened_place(text, match):
            return _named(text, _opening(match), lexicon)
    return None


def find_day(text: str, paragraph: Span) -> Opening | None:
    """A paragraph that is a date and nothing else."""
    match = _DATE_ALONE.fullmatch(text, paragraph.start, paragraph.end)
    return _opening(match) if match else None


def read_opening(opening: Opening, published: date | None, lexicon: Lexicon) -> Dateline:
    """A dateline read: a day without a year takes the year that brings it nearest to the publication."""
    agency = lexicon.agency(opening.agency) or opening.agency
    filed = read_day(opening.day, published) if opening.day else None
    return Dateline(opening.span, opening.place, filed, agency)


def read_day(words: str, published: date | None) -> date | None:
    """A written day; None where the year is neither there nor to be had from the publication."""
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    months = [_MONTHS.index(word[:3]) + 1 for word in re.findall(r"[a-z]+", words.casefold()) if word[:3] in _MONTHS]
    if not numbers or not months:
        return None
    if len(numbers) > 1:
        return _day(numbers[1], months[-1], numbers[0])
    if published is None:
        return None
    near = [_day(published.year + shift, months[-1], numbers[0]) for shift in (-1, 0, 1)]
    return min((day for day in near if day), key=lambda day: abs(day - published), default=None)


def find_stamp(words: str) -> date | None:
    """The day in a line such as "Published 5:14 PM EST, Sun November 17, 2024"; 04/05/2024 is too ambiguous."""
    iso = _ISO.search(words)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    match = _DAY_IN_LINE.search(words)
    return read_day(match.group("day"), None) if match else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_label(match: re.Match[str], lexicon: Lexicon) -> bool:
    groups: Mapping[str, str | None] = match.groupdict()
    place, agency = groups.get("place"), groups.get("agency")
    if place is None:
        return lexicon.agency(agency) is None
    return lexicon.is_label(place) or place.split()[0].casefold() in lexicon.function


def _named(text: str, opening: Opening, lexicon: Lexicon) -> Opening:
    """An agency where a place would stand ("AFP - …") is the agency."""
    words = text[opening.place.start : opening.place.end] if opening.place else None
    return replace(opening, place=None, agency=words) if lexicon.agency(words) else opening


def _is_opened_place(text: str, match: re.Match[str]) -> bool:
    """Before a mere colon stands a place, or whoever or whatever the paragraph speaks of: the rest of the text tells.

    A word that is also written small is none, nor an acronym, nor a name that is never said to be where things are.
    """
    groups = match.groupdict()
    place = groups.get("place")
    if place is None or groups.get("day") or groups.get("agency") or not match.group().rstrip().endswith(":"):
        return True
    rest = text[match.end() : match.end() + _FAR]
    if len(place) <= _ACRONYM or re.search(rf"\b{re.escape(place.lower())}\b", rest):
        return False
    named = re.findall(rf"(\w+)\W+{re.escape(place)}\b", rest, re.I)
    return not named or any(word.lower() in _WHERE for word in named)


def _opening(match: re.Match[str]) -> Opening:
    groups = match.groupdict()
    place = Span(*match.span("place")) if groups.get("place") else None
    end = match.start() + len(match.group().rstrip())
    return Opening(Span(match.start(), end), match.end(), place, groups.get("day"), groups.get("agency"))
