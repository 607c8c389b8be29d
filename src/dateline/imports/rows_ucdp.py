"""A row of UCDP's georeferenced events."""

import re

from dateline.imports.cells import CellError, count, day, length, point, several
from dateline.imports.columns import Kind
from dateline.imports.countries import by_gw, by_name
from dateline.imports.reading import Told, kept
from dateline.imports.sheets import Cells, Raw
from dateline.imports.sorts import BETWEEN, sort_of
from dateline.store.imported import Theirs

_DAYS = {"1": "day", "2": "days", "3": "week", "4": "month", "5": "year"}
_PLACES = {"1": "exact", "2": "near", "3": "area", "4": "area", "5": "area", "6": "country", "7": "area"}
_KIND_OF_PLACE = re.compile(r" (?:town|city|village)$")
_WORDS = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}


def theirs(raw: Raw) -> Theirs:
    """What the row says. CellError where it lacks its id, its days or its type."""
    cells = raw.cells
    violence = cells["type_of_violence"]
    if violence not in _WORDS:
        raise CellError(f"type_of_violence is none of 1, 2, 3: {violence[:20]!r}")
    first = day(cells["date_start"], "date_start")
    last = day(cells["date_end"], "date_end") if cells.get("date_end") else first
    lat, lon = point(cells.get("latitude", ""), cells.get("longitude", ""))
    low, best, high = (count(cells.get(name, ""), name) for name in ("low", "best", "high"))
    words = violence + BETWEEN + _WORDS[violence]
    return kept(
        raw,
        cells["id"],
        Told(
            (first, last, _DAYS.get(cells.get("date_prec", ""), length(first, last))),
            (words, sort_of(Kind.UCDP, violence)),
            _sides(cells),
            (low if low is not None else best, best, high if high is not None else best),
        ),
        place=_KIND_OF_PLACE.sub("", cells.get("where_coordinates") or cells.get("where_description", "")),
        area=cells.get("adm_1"),
        country=by_gw(cells.get("country_id", "")) or by_name(cells.get("country", "")),
        place_precision=_PLACES.get(cells.get("where_prec", ""), "exact" if lat is not None else "none"),
        lat=lat,
        lon=lon,
        source=cells.get("source_article") or cells.get("source_office"),
        notes=cells.get("source_headline"),
    )


def _sides(cells: Cells) -> tuple[tuple[str, ...], ...]:
    return tuple(several(cells.get(name, "")) for name in ("side_a", "side_b"))
