"""UCDP GED's 49 columns: one row for each event of armed force with a death at least, that happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.nouns import Paper, Party, Whole
from dateline.exports.shaped import told
from dateline.exports.shaped.codes import columns, country, level, sector, span_code
from dateline.exports.shaped.stream import Cells, Shaped, write_shaped
from dateline.exports.shaped.ucdp_deaths import Classes, deaths, most, settled
from dateline.exports.sidecar import GUARDED, Cell, Shape
from dateline.freeze.nouns import TextLevel

FORM = Form(
    name="ucdp",
    ending="csv",
    meaning="lethal events in the 49 columns of UCDP GED 25.1, with their evidence beside them",
    loss=(
        "Only armed force in a known country or sea that happened or goes on and killed one person at least by a"
        " figure that is told; the others are listed in …left-out.csv. Whether a group is organised, and whether 25"
        " died in a year, is not checked.",
        "Ids of conflicts, dyads and sides, active_year and the name of a state-based conflict are not known.",
        "best is the figure of one rule, low and high the spread of the figures that stand; who gave each stands in the"
        " evidence alone. Wounded and missing have no column.",
        "Deaths are told apart by side only where the text says whose dead they were; the rest of best is unknown.",
        "event_clarity, date_prec and where_prec follow from how exact the words are, not from a coder’s judgement.",
        GUARDED,
    ),
    figure="`best`",
)
_TYPES = {("state", "state"): "1", ("state", "group"): "1", ("group", "state"): "1", ("group", "group"): "2"}
_ONE_SIDED = {("state", "civilians"): "3", ("group", "civilians"): "3"}


@cache
def shape() -> Shape:
    """The columns."""
    return Shape(columns("ucdp"))


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the table, its evidence and what is left out."""
    return write_shaped(record, target, Shaped(shape(), left, partial(_rows, asked=record.asked)))


def left(whole: Whole) -> str:
    """Why UCDP GED would have no row of an event; "" where it has one."""
    if why := told.not_happened(whole):
        return why
    if whole.event.type != "ASSAULT":
        return "no armed force"
    if most(whole) < 1:
        return "no figure of deaths is given"
    span = told.span_of(whole)
    if not span or not span_code("ucdp", span.days):
        return "no time within a year is known"
    if not told.placed(whole):
        return "no country or sea is known"
    classes = {sector(party.sector).ucdp for party in told.who(whole.best) if party.sector}
    return "civilians act: no armed side" if classes == {"civilians"} else ""


def _rows(whole: Whole, asked: Asked) -> Iterator[Cells]:
    yield row(whole, asked)


def row(whole: Whole, asked: Asked) -> dict[str, Cell]:
    """The row of an event that `left` leaves in."""
    sides = _sides(whole)
    cells = deaths(whole, asked.rule, Classes(sides[0].kind, sides[1].kind))
    if asked.text is TextLevel.NONE:  # the words that say whose dead they were are not there
        cells = {name: cell for name, cell in cells.items() if not name.startswith("deaths_")}
    return {
        "id": Cell(told.identity(whole)),
        "relid": Cell(told.identity(whole)),
        "code_status": _status(whole, sides, asked),
        **_who(sides),
        **_sources(whole),
        **_place(whole),
        **_time(whole),
        **cells,
    }


@dataclass(frozen=True, slots=True)
class _Side:
    """A side: its name as UCDP has it, its class, and its number of state; "" where not known."""

    name: Cell
    kind: str
    gw: Cell


def _sides(whole: Whole) -> tuple[_Side, _Side]:
    """Both sides, a state first where it meets a group, as UCDP has them."""
    acting, affected = told.sides(whole, whole.best)
    first, second = _side(acting), _side(affected)
    return (second, first) if (first.kind, second.kind) == ("group", "state") else (first, second)


def _side(parties: tuple[Party, ...]) -> _Side:
    if not parties:
        return _Side(Cell(""), "", Cell(""))
    known = sorted((one for one in parties if sector(one.sector).ucdp), key=lambda one: one.kind == "country")
    party = (known or parties)[0]
    kind, state, shown = sector(party.sector).ucdp, country(party.country), (party.mark,)
    rule = f"sector {party.sector}"
    if kind == "civilians":
        return _Side(Cell("Civilians", told.marks(parties), rule), kind, Cell(""))
    if kind == "state" and state:
        name = Cell(f"Government of {state.ucdp_name}", shown, f"{rule} of {state.iso3}")
        return _Side(
            name, kind, Cell(state.gw, shown if state.gw else (), "its Gleditsch-Ward number" if state.gw else "")
        )
    return _Side(Cell(told.called(party), shown), kind, Cell(""))


def _who(sides: tuple[_Side, _Side]) -> dict[str, Cell]:
    first, second = sides
    pair = (first.kind, second.kind)
    kind = _TYPES.get(pair) or _ONE_SIDED.get(pair, "")
    dyad = f"{first.name.value} - {second.name.value}" if first.name.value and second.name.value else ""
    rule = "side_a and side_b"
    return {
        "type_of_violence": Cell(kind, (), f"{pair[0]} against {pair[1]}" if kind else ""),
        "conflict_name": Cell(dyad if kind in ("2", "3") else "", (), rule if dyad and kind in ("2", "3") else ""),
        "dyad_name": Cell(dyad, (), rule if dyad else ""),
        "side_a": first.name,
        "side_b": second.name,
        "gwnoa": first.gw,
        "gwnob": second.gw,
    }


def _status(whole: Whole, sides: tuple[_Side, _Side], asked: Asked) -> Cell:
    kinds = (sides[0].kind, sides[1].kind)
    checks = {
        "Check Deaths": not settled(whole),
        "Check Dyad": not all(side.name.value for side in sides),
        "Check Type of Violence": kinds not in _TYPES and kinds not in _ONE_SIDED,
        "Low Confidence": not whole.event.sure or whole.event.contested or whole.event.hedged,
    }
    return Cell(
        "; ".join((f"Machine-coded (dateline {asked.edition})", *(name for name, is_so in checks.items() if is_so)))
    )


def _sources(whole: Whole) -> dict[str, Cell]:
    papers, quoted, origins = told.papers(whole), told.quoted(whole), whole.event.origins
    shown = tuple({telling.paper.id: telling.sentence for telling in whole.tellings}.values())
    said = tuple(said.evidence for said in quoted.values())
    return {
        "number_of_sources": Cell(str(origins) if origins else "", (), "origins: copies count once" if origins else ""),
        "source_article": Cell(";".join(map(_article, papers)), shown),
        "source_office": Cell(";".join(map(told.publisher, papers)), shown),
        "source_date": Cell(";".join((paper.published or "")[:10] for paper in papers), shown),
        "source_headline": Cell(";".join(_title(paper) for paper in papers) if any(map(_title, papers)) else ""),
        "source_original": Cell(";".join(quoted), said),
    }


def _article(paper: Paper) -> str:
    """One source as UCDP lists it: "outlet,date,headline", in quotation marks."""
    parts = (told.publisher(paper), (paper.published or "")[:10], _title(paper))
    return '"' + ",".join(part for part in parts if part).replace('"', "'") + '"'


def _title(paper: Paper) -> str:
    return " ".join((paper.title or "").split()).replace(";", ",")


def _place(whole: Whole) -> dict[str, Cell]:
    where, spot = whole.event.where, told.spot_of(whole)
    exact, land = level(where), country(where.country)
    shown = (spot.mark,) if spot else ()
    placed = where.lat is not None and where.lon is not None
    rule = f"a place of level {exact.name}"
    lat, lon = told.degrees(where.lat), told.degrees(where.lon)
    return {
        "where_prec": Cell(exact.ucdp, (), rule if exact.ucdp else ""),
        "where_coordinates": Cell(where.name or "", shown),
        "where_description": Cell(where.words, shown),
        "adm_1": Cell((spot.admin1 if spot else None) or "", shown if spot and spot.admin1 else ()),
        "adm_2": Cell((spot.admin2 if spot else None) or "", shown if spot and spot.admin2 else ()),
        "latitude": Cell(lat, shown if placed else (), rule if placed else ""),
        "longitude": Cell(lon, shown if placed else (), rule if placed else ""),
        "geom_wkt": Cell(f"POINT ({lon} {lat})" if placed else "", (), "latitude and longitude" if placed else ""),
        "priogrid_gid": _cell_of(where.lat, where.lon),
        "country": Cell(land.ucdp_name if land else "", shown if land else ()),
        "country_id": Cell(land.gw if land else "", (), "its Gleditsch-Ward number" if land and land.gw else ""),
        "region": Cell(land.ucdp_region if land else "", (), "by country_id" if land and land.gw else ""),
    }


def _cell_of(lat: float | None, lon: float | None) -> Cell:
    """The cell of PRIO-GRID: half degrees, counted from the south-west corner, row by row."""
    if lat is None or lon is None:
        return Cell("")
    line, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return Cell(str(line * 720 + column + 1), (), "half-degree cell of the point")


def _time(whole: Whole) -> dict[str, Cell]:
    span = told.span_of(whole)
    assert span is not None
    code, rule = span_code("ucdp", span.days), told.time_rule(whole)
    exact = level(whole.event.where)
    clear = code == "1" and (exact.within or exact.name == "sea")
    why = "a day, and a place within a country or at sea" if clear else "no day, or no more than a country"
    return {
        "year": Cell(str(span.first.year), (), rule),
        "event_clarity": Cell("1" if clear else "2", (), why),
        "date_prec": Cell(code, (), f"{span.days} days"),
        "date_start": Cell(f"{span.first} 00:00:00.000", (), rule),
        "date_end": Cell(f"{span.last} 00:00:00.000", (), rule),
    }
