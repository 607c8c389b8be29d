"""What a document's properties say of it. Programs fill them in unasked, so they count only where the text agrees."""

import re
from datetime import date

_WORD = re.compile(r"\w+")
_OPENING = 3_000  # characters in which a report names its title, its writer and its day
_LONGEST_TITLE = 200
_SHARE = 0.8  # of a title's words that the opening has
_DAY = re.compile(r"(?:D:)?\s*(\d{4})-?(\d\d)-?(\d\d)")


def stated_title(words: str | None, text: str) -> str | None:
    """The title, where the text's opening has its words."""
    title = " ".join((words or "").split())
    tokens = _WORD.findall(title.casefold())
    opening = set(_WORD.findall(text[:_OPENING].casefold()))
    known = sum(token in opening for token in tokens)
    return title if len(tokens) > 1 and len(title) <= _LONGEST_TITLE and known >= _SHARE * len(tokens) else None


def stated_writer(words: str | None, text: str) -> str | None:
    """The author, where the text's opening names them."""
    name = " ".join((words or "").split())
    return name if len(name.split()) >= 2 and name.casefold() in _squeezed(text[:_OPENING]) else None


def stated_day(stamp: str | None, text: str) -> date | None:
    """The day of a time stamp ("2026-03-14T…", "D:20260314…"), where the text's opening prints that very day."""
    match = _DAY.match(stamp or "")
    try:
        day = date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None
    return day if day and _printed(day).search(text[:_OPENING]) else None


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def _printed(day: date) -> re.Pattern[str]:
    """The ways in which a day is printed."""
    name = day.strftime("%B")
    month = rf"(?:{name}|{name[:3]}\.?|Sept\.?)" if day.month == 9 else rf"(?:{name}|{name[:3]}\.?)"
    number, figure = f"0?{day.day}(?:st|nd|rd|th)?", f"0?{day.month}"
    forms = (
        rf"{number} (?:of )?{month},? {day.year}",
        rf"{month} {number},? {day.year}",
        rf"{day.year}-{day.month:02}-{day.day:02}",
        rf"0?{day.day}[./]{figure}[./]{day.year}",
        rf"{figure}/0?{day.day}/{day.year}",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.I)
