"""ACLED's 31 columns: one row for each event that ACLED has a type for, that happened, in a known month at least."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.nouns import Number, Party, Whole
from dateline.exports.rules import toll
from dateline.exports.shaped import told
from dateline.exports.shaped.acled_sides import interaction, sides, unsided
from dateline.exports.shaped.codes import columns, country, disorder, level, span_code, unrecorded
from dateline.exports.shaped.noted import flags, note
from dateline.exports.shaped.stream import Cells, Shaped, write_shaped
from dateline.exports.sidecar import GUARDED, Cell, Shape
from dateline.query.answers_amounts import Amount
from dateline.records.schemes import AcledType, ToldEvent, acled_named

FORM = Form(
    name="acled",
    ending="csv",
    meaning="events in the 31 columns of ACLED, with their evidence beside them",
    loss=(
        "Only events that happened or go on, that ACLED has a type for, whose day, week or month and whose country or"
        " sea are known, and in which somebody is named; the others are listed in …left-out.csv.",
        "One row for each event: ACLED has one for each day of it.",
        "fatalities is the figure of one rule, empty where none is given (ACLED writes 0); the other figures stand in"
        " notes alone.",
        "Actors are named as the record names them, not by ACLED’s list; one who acts with others is the first told.",
        "source_scale, admin3 and population columns are not known. Who says it stands in notes and in the evidence.",
        GUARDED,
    ),
    figure="`fatalities`",
)
_CROWD = frozenset({"protesters", "demonstrators", "marchers"})
_DEMONSTRATIONS = ("Protests", "Riots")


@cache
def shape() -> Shape:
    """The columns."""
    return Shape(columns("acled"))


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the table, its evidence and what is left out."""
    return write_shaped(record, target, Shaped(shape(), left, partial(_rows, asked=record.asked)))


def left(whole: Whole) -> str:
    """Why ACLED would have no row of an event; "" where it has one."""
    if why := told.not_happened(whole):
        return why
    named, span = type_of(whole), told.span_of(whole)
    if named is None:
        return "ACLED has no type for it"
    if why := unrecorded("acled", whole.event.type, whole.event.mode):
        return why
    if not span or not span_code("acled", span.days):
        return "no day, week or month is known"
    if not told.placed(whole):
        return "no country or sea is known"
    return unsided(whole, named)


def type_of(whole: Whole) -> AcledType | None:
    """The ACLED type of an event, by its type, its mode, who is involved, and the words for deed, means and target."""
    affected = whole.parties("recipient", "target")
    words = (whole.event.trigger, *(party.name for party in (*whole.parties("instrument"), *affected)))
    event = ToldEvent(
        kind=whole.event.type,
        mode=whole.event.mode or "",
        actor=_sectors(whole.parties("actor")),
        affected=_sectors(affected),
        words=words,
    )
    return acled_named(event)


def _sectors(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.sector for party in parties if party.sector)


def _rows(whole: Whole, asked: Asked) -> Iterator[Cells]:
    yield row(whole, asked)


def row(whole: Whole, asked: Asked) -> dict[str, Cell]:
    """The row of an event that `left` leaves in."""
    named = type_of(whole)
    assert named is not None
    return {
        "event_id_cnty": Cell(told.identity(whole)),
        **_time(whole),
        **_kind(whole, named),
        **_place(whole),
        **_sources(whole),
        "notes": note(whole, asked),
        "fatalities": _fatalities(whole, asked.rule),
        "tags": _tags(whole, named),
        "timestamp": Cell(str(_seconds(whole.event.changed_at)), (), "when the record of it last changed"),
    }


def _time(whole: Whole) -> dict[str, Cell]:
    span = told.span_of(whole)
    assert span is not None
    rule = told.time_rule(whole) + ("" if span.days == 1 else "; its middle")
    return {
        "event_date": Cell(span.middle.isoformat(), (), rule),
        "year": Cell(str(span.middle.year), (), rule),
        "time_precision": Cell(span_code("acled", span.days), (), f"{span.days} days"),
    }


def _kind(whole: Whole, named: AcledType) -> dict[str, Cell]:
    first, second = sides(whole, named)
    disorder_type, against = disorder(named.sub_event)
    civilian = against == "always" or (against != "" and second.inter.value == against)
    trigger, rule = (whole.best.trigger,), f"{whole.event.did} in ACLED's types"
    return {
        "disorder_type": Cell(disorder_type, (), "by sub_event_type"),
        "event_type": Cell(named.event_type, trigger, rule),
        "sub_event_type": Cell(named.sub_event, trigger, rule),
        "actor1": first.actor,
        "assoc_actor_1": first.others,
        "inter1": first.inter,
        "actor2": second.actor,
        "assoc_actor_2": second.others,
        "inter2": second.inter,
        "interaction": interaction(first, second, named),
        "civilian_targeting": Cell("Civilian targeting", (), "by sub_event_type and inter2") if civilian else Cell(""),
    }


def _place(whole: Whole) -> dict[str, Cell]:
    where, spot = whole.event.where, told.spot_of(whole)
    exact, land = level(where), country(where.country)
    shown = (spot.mark,) if spot else ()
    sea = exact.name == "sea"
    name = (where.name or "") if exact.within or exact.name in ("sea", "region") else ""
    placed = exact.within and where.lat is not None and where.lon is not None
    return {
        "iso": Cell(land.numeric if land else "", (), "by country" if land else ""),
        "region": Cell(land.acled_region if land else "", (), "by country" if land else ""),
        "country": Cell(name if sea else land.acled_name if land else "", shown),
        "admin1": Cell((spot.admin1 if spot else None) or "", shown if spot and spot.admin1 else ()),
        "admin2": Cell((spot.admin2 if spot else None) or "", shown if spot and spot.admin2 else ()),
        "location": Cell(name, shown if name else ()),
        "latitude": Cell(told.degrees(where.lat), shown) if placed else Cell(""),
        "longitude": Cell(told.degrees(where.lon), shown) if placed else Cell(""),
        "geo_precision": Cell(exact.acled, (), f"a place of level {exact.name}") if placed else Cell(""),
    }


def _sources(whole: Whole) -> dict[str, Cell]:
    papers = told.papers(whole)
    listed = dict.fromkeys(name for paper in papers if (name := told.publisher(paper)))
    sentences = {telling.paper.id: telling.sentence for telling in whole.tellings}
    return {"source": Cell("; ".join(listed), tuple(sentences.values()))}


def _fatalities(whole: Whole, rule: str) -> Cell:
    found = toll(whole, "killed", rule)
    if found is None:
        return Cell("")
    return Cell(told.whole_number(found.value), tuple(n.mark for n in found.numbers), f"{rule}: {found.why}")


def _tags(whole: Whole, named: AcledType) -> Cell:
    crowds = (
        [number for number in whole.numbers if _counts_crowd(number)] if named.event_type in _DEMONSTRATIONS else []
    )
    listed = [f"crowd size={_size(number)}" for number in crowds[:1]]
    return Cell("; ".join((*listed, *flags(whole))), tuple(number.mark for number in crowds[:1]))


def _counts_crowd(number: Number) -> bool:
    counted = (number.of or "").casefold().split()[-1:]
    named = number.frame == "attended" or (number.frame is None and bool(_CROWD.intersection(counted)))
    return number.standing == "own" and named


def _size(number: Number) -> str:
    return Amount(None, number.low, number.high, number.bound, None, None, 0).words


def _seconds(stamp: str) -> int:
    moment = datetime.fromisoformat(stamp)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
