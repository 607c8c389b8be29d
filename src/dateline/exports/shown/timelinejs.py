"""TimelineJS: the sheet that it reads, or its JSON where the file is called .json; days that are not exact say so."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
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
from dateline.freeze.cells import safe
from dateline.query.answers import When
from dateline.show.words.codes import type_words
from dateline.show.words.when import exactness, when_words

FORM = Form(
    name="timelinejs",
    ending="csv",
    meaning="a timeline for TimelineJS: its sheet, or its JSON where the file is called .json",
    loss=(
        "Events of which no day is known are left out.",
        "A time with one open end stands at the end that is known; its display date says which.",
        "Parties, figures, places and who says so are words of a text; only ids and locators lead back.",
        "Nothing is fetched: the columns for media stay empty.",
    ),
)
COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline"),
    *("Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as far as it is known; "" where it is not."""

    year: str = ""
    month: str = ""
    day: str = ""
    time: str = ""

    @property
    def json(self) -> dict[str, int]:
        """The same as the JSON form has it."""
        hour, _, minute = self.time.partition(":")
        told = {"year": self.year, "month": self.month, "day": self.day, "hour": hour, "minute": minute}
        return {name: int(value) for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class _Slide:
    """One event on the line; every text of it is HTML."""

    id: str
    start: _Date
    end: _Date
    display: str
    headline: str
    text: str
    group: str


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the sheet, or the JSON."""
    slides = _slides(record)
    with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        if target.suffix == ".json":
            stream.writelines(_json(slides))
        else:
            table = csv.writer(stream, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(_row(slide) for slide in slides)
    return (target,)


def _slides(record: Record) -> Iterator[_Slide]:
    """The events that have a day; the others are counted."""
    for whole in record.events():
        slide = _slide(whole)
        if slide is None:
            record.lost.count("events: no day is known")
        else:
            yield slide


def _json(slides: Iterator[_Slide]) -> Iterator[str]:
    yield '{"events": ['
    for place, slide in enumerate(slides):
        told: dict[str, object] = {"start_date": slide.start.json}
        if slide.end.year:
            told["end_date"] = slide.end.json
        told |= {
            "display_date": slide.display,
            "text": {"headline": slide.headline, "text": slide.text},
            "group": slide.group,
            "unique_id": slide.id,
        }
        yield ("," if place else "") + "\n" + json.dumps(told, ensure_ascii=False)
    yield "\n]}\n"


def _row(slide: _Slide) -> list[str]:
    start, end = slide.start, slide.end
    days = [start.year, start.month, start.day, start.time, end.year, end.month, end.day, end.time]
    return [*days, slide.display, slide.headline, slide.text, "", "", "", "", "", "", slide.group, ""]


def _slide(whole: Whole) -> _Slide | None:
    """An event on the line; None for one that no day can be given."""
    when = whole.event.when
    first, last = _date(when.earliest, when), _date(when.latest, when)
    if not (first.year or last.year):
        return None
    start, end = (first, last) if first.year else (last, _Date())
    return _Slide(
        whole.event.id,
        start,
        end if end != start else _Date(),
        _html(_display(when)),
        _html(heading(whole)),
        "".join(_paragraphs(whole)),
        _html(type_words(whole.event.type)),
    )


def _date(end: str | None, when: When) -> _Date:
    """One end, without the parts that nobody gave: a month has no day."""
    cut = {"year": 4, "month": 7}.get(when.granularity or "", 16) if when.edtf.count("-") < 2 else 16
    day, _, time = (end or "")[:cut].partition("T")
    parts = [str(int(part)) if part.isdigit() else "" for part in (*day.split("-"), "", "")]
    return _Date(parts[0], parts[1], parts[2], time) if parts[0] not in ("", "0") else _Date()


def _display(when: When) -> str:
    exact = exactness(when)
    return when_words(when) + (f" ({exact})" if exact.startswith("some") and "T" not in when.edtf else "")


def _paragraphs(whole: Whole) -> Iterator[str]:
    paper, said = whole.best.paper, first_said(whole)
    if whole.best.sentence.quote:
        yield f"<p>“{_html(whole.best.sentence.quote)}”</p>"
    told = [standing(whole), f"said by {by}" if (by := chain(said)) else "", rests_on(whole)]
    yield f"<p>{_html('; '.join(part for part in told if part))}</p>"
    if whole.numbers:
        yield f"<p>{_html('; '.join(dict.fromkeys(number_words(whole, number) for number in whole.numbers)))}</p>"
    source, address = _html(printed_by(paper) or paper.id), web_address(paper.url)
    named = f'<a href="{_html(address)}">{source}</a>' if address else source
    yield f"<p>{named} · {_html(whole.best.sentence.locator)}</p>"


def _html(words: str) -> str:
    """Text as HTML: whatever it holds, it is shown and never read as a tag, nor as a formula by a spreadsheet."""
    marked = escape(printed(" ".join(words.split())))
    return f"&#{ord(marked[0])};{marked[1:]}" if safe(marked) != marked else marked
