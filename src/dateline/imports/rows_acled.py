"""A row of ACLED."""

from datetime import date

from dateline.imports.cells import CellError, around, count, day, month_of, point, several
from dateline.imports.columns import Kind
from dateline.imports.countries import by_name
from dateline.imports.reading import Told, kept
from dateline.imports.sheets import Raw
from dateline.imports.sorts import BETWEEN, sort_of
from dateline.store.imported import Theirs

_PLACES = {"1": "exact", "2": "near", "3": "area"}


def theirs(raw: Raw) -> Theirs:
    """What the row says. CellError where it lacks its id, its day or its type."""
    cells = raw.cells
    if not cells["event_type"]:
        raise CellError("event_type is empty")
    sub = cells.get("sub_event_type", "")
    found = sort_of(Kind.ACLED, cells["event_type"], sub)
    words = BETWEEN.join(part for part in (cells["event_type"], sub) if part)
    first, last, precision = _days(day(cells["event_date"], "event_date"), cells.get("time_precision", ""))
    lat, lon = point(cells.get("latitude", ""), cells.get("longitude", ""))
    deaths = count(cells.get("fatalities", ""), "fatalities")
    own = by_name(cells.get("country", ""))
    return kept(
        raw,
        cells["event_id_cnty"],
        Told((first, last, precision), (words, found), _sides(raw), (deaths, deaths, deaths)),
        place=cells.get("location"),
        area=cells.get("admin1") or (cells.get("country") if own is None else None),
        country=own,
        place_precision=_PLACES.get(cells.get("geo_precision", ""), "exact" if lat is not None else "none"),
        lat=lat,
        lon=lon,
        source=cells.get("source"),
        notes=cells.get("notes"),
    )


def _days(told: date, precision: str) -> tuple[date, date, str]:
    """The day; of a week, three days either side; of a month, that month."""
    if precision == "2":
        return *around(told, 3), "week"
    return (*month_of(told), "month") if precision == "3" else (told, told, "day")


def _sides(raw: Raw) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(dict.fromkeys(several(raw.cells.get(f"actor{n}", "")) + several(raw.cells.get(f"assoc_actor_{n}", ""))))
        for n in (1, 2)
    )
