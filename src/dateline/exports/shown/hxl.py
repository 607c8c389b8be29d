"""HXL: a table whose second row of tags says what each column is; one row for each event and figure."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Mark, Number, Paper, Whole
from dateline.exports.shown.wording import chain, first_said, giver, heading, paper_of
from dateline.freeze.cells import safe
from dateline.model.time import day_of
from dateline.query.answers import Actor

Cell: TypeAlias = str | float | bool | None

FORM = Form(
    name="hxl",
    ending="csv",
    meaning="humanitarian table (HXL tags in the second row), one row for each event and figure",
    loss=(
        "An event with several figures has several rows: count different #event+id, and never add rows up.",
        "Only the telling that is best gives who, place and day; other tellings show in their figures alone.",
        "Of several parties or places the first stands here.",
        "Chains of who said it are one cell; that a figure was superseded is not said.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row is made of. `mark`: the words that show it."""

    whole: Whole
    number: Number | None
    mark: Mark
    paper: Paper | None


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the table: a row of names, a row of tags, then the events as they come."""
    with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow([name for name, _, _ in _COLUMNS])
        table.writerow([tag for _, tag, _ in _COLUMNS])
        for whole in record.events():
            table.writerows([_written(value(row)) for _, _, value in _COLUMNS] for row in _rows(whole))
    return (target,)


def _rows(whole: Whole) -> Iterator[_Row]:
    """One for each figure; one without any where nobody gives one."""
    for number in whole.numbers:
        yield _Row(whole, number, number.mark, paper_of(whole, number.mark))
    if not whole.numbers:
        said = first_said(whole)
        yield _Row(whole, None, said.evidence if said else whole.best.sentence, whole.best.paper)


def _written(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return safe(value)
    return str(int(value)) if value == int(value) else repr(value)


def _counted(frame: str, high: str) -> Callable[[_Row], Cell]:
    """One end of a figure, where it counts this."""

    def end(row: _Row) -> Cell:
        if row.number is None or row.number.frame != frame:
            return None
        return row.number.high if high else row.number.low

    return end


def _other(row: _Row) -> Number | None:
    """The figure, where no column of its own counts it."""
    return row.number if row.number and row.number.frame not in _AFFECTED else None


def _day(end: str | None) -> str | None:
    return (end or "")[:10] if day_of(end) else None


def _name(actor: Actor | None) -> str | None:
    return _line(actor.name) if actor else None


def _line(words: str | None) -> str | None:
    """Words on one line."""
    return " ".join(words.split()) if words else None


def _said_by(row: _Row) -> str:
    return " ".join(giver(row.whole, row.number).split()) if row.number else chain(first_said(row.whole))


def _chain(row: _Row) -> str:
    return " → ".join(row.number.chain) if row.number else chain(first_said(row.whole))


_BOUNDS: Mapping[str, str] = {
    "=": "exact",
    "~": "about",
    ">=": "at least",
    ">": "more than",
    "<=": "up to",
    "<": "fewer than",
}
_AFFECTED: Mapping[str, str] = {
    "killed": "killed",
    "wounded": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "arrested": "detained",
    "infected": "infected",
}
_Column: TypeAlias = tuple[str, str, Callable[[_Row], Cell]]
_OF_EVENT: tuple[_Column, ...] = (
    ("event", "#event+id", lambda row: row.whole.event.id),
    ("what", "#event+name", lambda row: heading(row.whole)),
    ("type", "#event+code+type", lambda row: row.whole.event.did),
    ("status", "#status+name", lambda row: row.whole.event.status),
    ("contested", "#status+contested", lambda row: row.whole.event.contested),
    ("hedged", "#status+hedged", lambda row: row.whole.event.hedged),
    ("sure", "#status+sure", lambda row: row.whole.event.sure),
    ("start", "#date+start", lambda row: _day(row.whole.event.when.earliest)),
    ("end", "#date+end", lambda row: _day(row.whole.event.when.latest)),
    ("precision", "#meta+date+precision", lambda row: row.whole.event.when.granularity),
    ("country", "#country+code+v_iso3", lambda row: row.whole.event.where.country),
    ("admin1", "#adm1+name", lambda row: row.whole.best.spots[0].admin1 if row.whole.best.spots else None),
    ("admin2", "#adm2+name", lambda row: row.whole.best.spots[0].admin2 if row.whole.best.spots else None),
    ("place", "#loc+name", lambda row: _line(row.whole.event.where.name)),
    ("geonames", "#loc+code+v_geonames", lambda row: row.whole.event.where.geonames),
    ("place precision", "#meta+loc+precision", lambda row: row.whole.event.where.level),
    ("latitude", "#geo+lat", lambda row: row.whole.event.where.lat),
    ("longitude", "#geo+lon", lambda row: row.whole.event.where.lon),
    ("who", "#group+name+actor", lambda row: _name(row.whole.event.who)),
    ("whom", "#group+name+recipient", lambda row: _name(row.whole.event.whom)),
)
_OF_FIGURE: tuple[_Column, ...] = (
    *(
        (f"{tag} {end}", f"#affected+{tag}+{end}", _counted(frame, "high" * (end == "high")))
        for frame, tag in _AFFECTED.items()
        for end in ("low", "high")
    ),
    ("counted", "#indicator+name", lambda row: o.frame or o.unit if (o := _other(row)) else None),
    ("low", "#indicator+num+low", lambda row: o.low if (o := _other(row)) else None),
    ("high", "#indicator+num+high", lambda row: o.high if (o := _other(row)) else None),
    ("bound", "#meta+bound", lambda row: _BOUNDS.get(row.number.bound, row.number.bound) if row.number else None),
    ("standing", "#meta+standing", lambda row: row.number.standing if row.number else None),
    ("as of", "#date+as_of", lambda row: _day(row.number.as_of) if row.number else None),
    ("official", "#meta+official", lambda row: row.number.official if row.number else None),
)
_OF_SOURCE: tuple[_Column, ...] = (
    ("said by", "#meta+said_by", _said_by),
    ("chain", "#meta+chain", _chain),
    ("source", "#meta+source", lambda row: _line(row.paper.outlet) if row.paper else None),
    ("published", "#date+published", lambda row: _day(row.paper.published) if row.paper else None),
    ("url", "#meta+url", lambda row: row.paper.url if row.paper else None),
    ("outlets", "#meta+outlets+num", lambda row: row.whole.event.outlets),
    ("origins", "#meta+origins+num", lambda row: row.whole.event.origins),
    ("words", "#meta+quote", lambda row: row.mark.quote or None),
    ("locator", "#meta+locator", lambda row: row.mark.locator),
)
_COLUMNS = (*_OF_EVENT, *_OF_FIGURE, *_OF_SOURCE)
