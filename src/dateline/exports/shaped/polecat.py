"""POLECAT's 40 columns, tab-separated: one row for each event that PLOVER has a type for."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.nouns import Party, Telling, Whole
from dateline.exports.shaped import told
from dateline.exports.shaped.codes import columns, country, level
from dateline.exports.shaped.plover_codes import coded, left
from dateline.exports.shaped.stream import Cells, Shaped, write_shaped
from dateline.exports.sidecar import GUARDED, Cell, Layout, Shape

FORM = Form(
    name="polecat",
    ending="tsv",
    meaning="events in the 40 columns of POLECAT (tab-separated), with their evidence beside them",
    loss=(
        "Only events of PLOVER’s types: disasters, accidents, elections, courts, deaths and economic news are left out"
        " (…left-out.csv). What was planned, asked for or refused has the type that PLOVER has for it, or is left out.",
        "Event Date holds one day: empty where no day is known, and for what was planned or asked for.",
        "No column for figures, for who says it, for denial or doubt, for how exact time and place are, or for copies.",
        "Titles of actors and Wikipedia ids are not known; Story columns hold those named with this event alone.",
        "A tab or line break within a cell becomes a blank.",
        GUARDED,
    ),
)
_LISTED = "; "
_UNKNOWN = "UNK"
_BODIES = ("organisation", "outlet", "group")


@cache
def shape() -> Shape:
    """The columns."""
    return Shape(columns("polecat"), Layout.TSV)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the table, its evidence and what is left out."""
    return write_shaped(record, target, Shaped(shape(), left, partial(_rows, asked=record.asked)))


def _rows(whole: Whole, asked: Asked) -> Iterator[Cells]:
    yield row(whole, asked)


def row(whole: Whole, asked: Asked) -> dict[str, Cell]:
    """The row of an event that PLOVER has a type for."""
    paper = whole.best.paper
    return {
        "Event ID": Cell(told.identity(whole)),
        **_deed(whole),
        **_party("Actor", told.who(whole.best)),
        **_party("Recipient", told.whom(whole.best)),
        **_place(whole),
        "Source": Cell(told.publisher(paper), (whole.best.sentence,)),
        "Publication Date": Cell((paper.published or "")[:10]),
        **_story(whole),
        "Language": Cell(paper.language),
        "Version": Cell(f"dateline {asked.edition}"),
    }


def _deed(whole: Whole) -> dict[str, Cell]:
    code, span = coded(whole), told.span_of(whole)
    assert code is not None
    trigger = (whole.best.trigger,)
    day = span.first.isoformat() if span and span.days == 1 and code.kind == whole.event.type else ""
    rule = told.time_rule(whole) + (
        "" if code.kind == whole.event.type else "; the day of what is planned or asked for"
    )
    return {
        "Event Date": Cell(day, (), rule),
        "Event Type": Cell(code.kind, trigger, code.rule),
        "Event Mode": Cell(code.mode, trigger if code.mode else ()),
        "Event Intensity": Cell(f"{code.score:.1f}", (), "PLOVER's score of type and mode"),
        "Quad Code": Cell(code.quad.replace("-", " ").upper(), (), "by Event Type"),
        "Contexts": Cell(_LISTED.join(whole.contexts), (whole.best.sentence,) if whole.contexts else ()),
    }


def _party(side: str, parties: Sequence[Party]) -> dict[str, Cell]:
    """The columns of one side: lists without repeats, not of equal length."""
    lands = _each(party.country for party in parties)
    numbers = _each(land.cow for code in lands if (land := country(code)))
    sectors = _each(party.sector for party in parties)
    shown, raw = told.marks(parties), _each(" ".join(party.name.split()) for party in parties)
    return {
        f"{side} Name": told.names(parties),
        f"{side} Country": Cell(_LISTED.join(lands), shown if lands else ()),
        f"{side} COW": Cell(_LISTED.join(numbers), (), f"by {side} Country" if numbers else ""),
        f"Primary {side} Sector": Cell(sectors[0] if sectors else "", shown if sectors else ()),
        f"{side} Sectors": Cell(_LISTED.join(sectors), shown if sectors else ()),
        f"{side} Name Raw": Cell(_LISTED.join(raw), shown if raw else ()),
    }


def _place(whole: Whole) -> dict[str, Cell]:
    where, spot = whole.event.where, told.spot_of(whole)
    exact, shown = level(where), (spot.mark,) if spot else ()
    placed = exact.within and where.lat is not None and where.lon is not None
    city = (where.name or "") if exact.name in ("town", "site") else ""
    district, province = (spot.admin2 if spot else None) or "", (spot.admin1 if spot else None) or ""
    return {
        "Placename": Cell(where.words, shown),
        "City": Cell(city, shown if city else ()),
        "District": Cell(district, shown if district else ()),
        "Province": Cell(province, shown if province else ()),
        "Country": Cell(where.country or "", shown if where.country else ()),
        "Latitude": Cell(told.degrees(where.lat), shown) if placed else Cell(""),
        "Longitude": Cell(told.degrees(where.lon), shown) if placed else Cell(""),
        "GeoNames ID": Cell(str(where.geonames or ""), shown if where.geonames else ()),
        "Raw Placename": Cell(" ".join(spot.mark.quote.split()) if spot else "", shown),
        "Feature Type": Cell(exact.feature, (), f"a place of level {exact.name}" if exact.feature else ""),
    }


def _story(whole: Whole) -> dict[str, Cell]:
    """Who and what places are named with the event, by any of its tellings."""
    parties = [party for telling in whole.tellings for party in telling.parties if _named(party, telling)]
    spots = [spot for telling in whole.tellings for spot in telling.spots]
    places = Cell(_LISTED.join(_each(spot.name for spot in spots)), tuple(spot.mark for spot in spots))
    return {
        "Story People": told.names([party for party in parties if party.kind == "person"]),
        "Story Organizations": told.names([party for party in parties if party.kind in _BODIES]),
        "Story Locations": places,
    }


def _named(party: Party, telling: Telling) -> bool:
    """Whether it has a name of its own: most of its words have capitals, and not for beginning a sentence alone."""
    words = told.called(party).split()
    capitals = sum(word[:1].isupper() for word in words)
    return 2 * capitals > len(words) and (capitals > 1 or party.mark.start != telling.sentence.start)


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    """Values that are known, each once."""
    return tuple(dict.fromkeys(value for value in values if value and value != _UNKNOWN))
