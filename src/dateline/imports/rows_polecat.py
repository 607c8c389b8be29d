"""A row of POLECAT."""

from dateline.imports.cells import CellError, day, point, several
from dateline.imports.columns import Kind
from dateline.imports.countries import by_name
from dateline.imports.reading import Told, kept
from dateline.imports.sheets import Cells, Raw
from dateline.imports.sorts import BETWEEN, sort_of
from dateline.store.imported import Theirs


def theirs(raw: Raw) -> Theirs:
    """What the row says. CellError where it lacks its id, its day or its type."""
    cells = {name: "" if cell in ("None", "nan") else cell for name, cell in raw.cells.items()}
    if not cells["event_type"]:
        raise CellError("event_type is empty")
    mode = cells.get("event_mode", "")
    one = day(cells["event_date"], "event_date")
    words = BETWEEN.join(part for part in (cells["event_type"], mode) if part)
    sides = tuple(_names(cells, side) for side in ("actor", "recipient"))
    lat, lon = point(cells.get("latitude", ""), cells.get("longitude", ""))
    nothing = (None, None, None)
    return kept(
        raw,
        cells["event_id"],
        Told((one, one, "day"), (words, sort_of(Kind.POLECAT, cells["event_type"], mode)), sides, nothing),
        place=cells.get("city") or cells.get("placename"),
        area=cells.get("province"),
        country=by_name(cells.get("country", "")),
        place_precision=_precision(cells),
        lat=lat,
        lon=lon,
        source=cells.get("source"),
        notes=cells.get("contexts"),
    )


def _names(cells: Cells, side: str) -> tuple[str, ...]:
    """Who it names; where it names nobody, the words it read, or the country."""
    for column in (f"{side}_name", f"{side}_name_raw", f"{side}_country"):
        if found := several(cells.get(column, "")):
            return found
    return ()


def _precision(cells: Cells) -> str:
    if cells.get("city"):
        return "exact"
    return "area" if cells.get("district") or cells.get("province") else "country" if cells.get("country") else "none"
