"""A row of GDELT's events."""

from dateline.imports.cells import CellError, day, point
from dateline.imports.columns import Kind
from dateline.imports.countries import by_fips, by_name
from dateline.imports.reading import Told, kept
from dateline.imports.sheets import Cells, Raw
from dateline.imports.sorts import sort_of
from dateline.store.imported import Theirs

_PLACES = {"1": "country", "2": "area", "3": "exact", "4": "exact", "5": "area"}


def theirs(raw: Raw) -> Theirs:
    """What the row says. CellError where it lacks its id, its day or its code."""
    cells = raw.cells
    if not cells["eventcode"]:
        raise CellError("eventcode is empty")
    one = day(cells["sqldate"], "sqldate")
    lat, lon = point(cells.get("actiongeo_lat", ""), cells.get("actiongeo_long", ""))
    name = cells.get("actiongeo_fullname", "")
    precision = _PLACES.get(cells.get("actiongeo_type", ""), "none")
    code = cells["eventcode"]
    return kept(
        raw,
        cells["globaleventid"],
        Told((one, one, "day"), (code, sort_of(Kind.GDELT, code)), _sides(cells), (None, None, None)),
        place=name.split(",")[0].strip() if precision == "exact" else None,
        area=name if precision == "area" else None,
        country=by_fips(cells.get("actiongeo_countrycode", "")) or by_name(name.rsplit(",", 1)[-1].strip()),
        place_precision=precision,
        lat=lat,
        lon=lon,
        source=cells.get("sourceurl"),
    )


def _sides(cells: Cells) -> tuple[tuple[str, ...], ...]:
    found = (cells.get(f"actor{n}name") or cells.get(f"actor{n}countrycode", "") for n in (1, 2))
    return tuple((name,) if name else () for name in found)
