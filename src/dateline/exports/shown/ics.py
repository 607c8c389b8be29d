"""iCalendar: the events whose days are known, as whole days; what is not told as done is tentative or cancelled."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Whole
from dateline.exports.shown.wording import (
    chain,
    first_said,
    heading,
    number_words,
    printed,
    printed_by,
    rests_on,
    standing,
    web_address,
)
from dateline.model.time import day_of
from dateline.query.answers import EventAnswer
from dateline.show.words.when import exactness, when_words

FORM = Form(
    name="ics",
    ending="ics",
    meaning="a calendar (iCalendar) of the events whose days are known, planned ones among them",
    loss=(
        "Events with no day, with one open end, or known only by their month, season or year are left out.",
        "Every event takes whole days; an hour that is told stands in the words.",
        "Parties, figures and who says so are words of a description; only ids and locators lead back.",
        "A calendar knows three standings: CONFIRMED, TENTATIVE and CANCELLED; the words say which one it really has.",
    ),
)
_STATUS: Mapping[str, str] = {"occurred": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED"}
_COARSE = frozenset({"month", "quarter", "season", "year", "decade", "century"})
_OCTETS = 75


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the calendar, one event after another."""
    with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dateline//{_text(record.asked.edition)}//EN")
        stream.writelines(_folded(line) for line in head)
        for whole in record.events():
            lines = [_folded(line) for line in _event(whole)]
            stream.writelines(lines)
            if not lines:
                record.lost.count("events: no first and last day is known")
        stream.write("END:VCALENDAR\r\n")
    return (target,)


def _event(whole: Whole) -> Iterator[str]:
    """The lines of an event; none for one that has no day."""
    event, days = whole.event, _days(whole.event)
    if days is None:
        return
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@dateline", f"DTSTAMP:{_moment(event.changed_at)}")
    yield f"CREATED:{_moment(event.first_seen)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"DTSTART;VALUE=DATE:{_day(days[0])}"
    if days[1] < date.max:  # the first day on which it is over
        yield f"DTEND;VALUE=DATE:{_day(days[1] + timedelta(1))}"
    yield f"SUMMARY:{_text(heading(whole))}"
    yield f"STATUS:{_status(event)}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{_text(event.did)}"
    if event.where.words:
        yield f"LOCATION:{_text(event.where.words)}"
    if event.where.lat is not None and event.where.lon is not None:
        yield f"GEO:{event.where.lat:.6f};{event.where.lon:.6f}"
    if address := web_address(whole.best.paper.url):
        yield f"URL:{address}"
    yield f"DESCRIPTION:{_text(_description(whole))}"
    yield "END:VEVENT"


def _days(event: EventAnswer) -> tuple[date, date] | None:
    """The first and the last day, where both are known and are no mere month or year."""
    first, last = day_of(event.when.earliest), day_of(event.when.latest)
    if first is None or last is None or last < first or event.when.granularity in _COARSE:
        return None
    return first, last


def _status(event: EventAnswer) -> str:
    """CONFIRMED only for what is told as done by nobody who hedges, and denied by nobody."""
    told = _STATUS.get(event.status, "TENTATIVE")
    doubted = event.hedged or event.contested or not event.sure
    return "TENTATIVE" if told == "CONFIRMED" and doubted else told


def _description(whole: Whole) -> str:
    exact, by = exactness(whole.event.when), chain(first_said(whole))
    quote = " ".join(whole.best.sentence.quote.split())
    parts = (
        when_words(whole.event.when) + (f" ({exact})" if exact else ""),
        "; ".join((standing(whole), rests_on(whole))),
        f"“{quote}”" if quote else "",
        f"Said by {by}" if by else "",
        "; ".join(dict.fromkeys(number_words(whole, number) for number in whole.numbers)),
        printed_by(whole.best.paper),
        whole.best.sentence.locator,
    )
    return "\n".join(part for part in parts if part)


def _moment(at: str) -> str:
    """A time of the record in UTC, as calendars write it."""
    known = datetime.fromisoformat(at)
    known = known.astimezone(UTC) if known.tzinfo else known
    return f"{_day(known.date())}T{known:%H%M%S}Z"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A text with the signs marked that mean something in a calendar."""
    marked = printed(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of them cut within a character."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            pieces.append("")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n ".join(pieces) + "\r\n"
