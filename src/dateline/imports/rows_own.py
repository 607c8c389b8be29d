"""A row of a list of one's own, or of the events of another record."""

from datetime import date

from dateline.imports.cells import CellError, count, day, length, month_of, point, several
from dateline.imports.columns import Kind
from dateline.imports.countries import by_name
from dateline.imports.reading import Told, kept
from dateline.imports.sheets import Cells, Raw
from dateline.imports.sorts import BETWEEN, sort_of
from dateline.store.imported import Theirs

_EXACT = frozenset({"town", "site", "exact"})
_NEAR = frozenset({"relative", "near"})
_AREAS = frozenset({"admin1", "admin2", "region", "area"})


def theirs(raw: Raw) -> Theirs:
    """What the row says. CellError where it lacks its id, its day or its type."""
    cells = raw.cells
    if not cells["type"]:
        raise CellError("type is empty")
    first, last = _days(cells)
    lat, lon = point(cells.get("lat", ""), cells.get("lon", ""))
    low, best, high = (count(cells.get(name, ""), name) for name in ("low", "best", "high"))
    words = BETWEEN.join(part for part in (cells["type"], cells.get("mode", "")) if part)
    who, whom = several(cells.get("who", "")), several(cells.get("whom", ""))
    return kept(
        raw,
        cells["id"],
        Told(
            (first, last, length(first, last)),
            (words, sort_of(Kind.OWN, cells["type"], cells.get("mode", ""))),
            (who + several(cells.get("actors", "")), whom),
            (low if low is not None else best, best, high if high is not None else best),
        ),
        place=cells.get("place"),
        area=cells.get("area"),
        country=by_name(cells.get("country", "")),
        place_precision=_precision(cells, lat),
        lat=lat,
        lon=lon,
        source=cells.get("source"),
        notes=cells.get("notes"),
    )


def _days(cells: Cells) -> tuple[date, date]:
    """From earliest and latest, else from one cell that holds a day, a month, or two days with a stroke between."""
    first, last = cells.get("earliest", ""), cells.get("latest", "")
    if not (first or last):
        when = cells.get("when", "")
        first, _, last = when.partition("/") if when.count("/") == 1 else (when, "", "")
    if not (first or last):
        raise CellError("it has no day")
    ends = _month(first or last), _month(last or first)
    return ends[0][0], ends[1][1]


def _month(words: str) -> tuple[date, date]:
    if len(words) == 7 and words[4] == "-":
        return month_of(day(f"{words}-01", "date"))
    one = day(words, "date")
    return one, one


def _precision(cells: Cells, lat: float | None) -> str:
    level = cells.get("level", "").casefold()
    if level in _EXACT or (not level and lat is not None):
        return "exact"
    if level in _NEAR:
        return "near"
    return "area" if level in _AREAS else "country" if cells.get("country") else "none"
