"""A pair in words: what each side tells, whether they agree, and what keeps two apart that are no match."""

from collections.abc import Callable, Mapping
from datetime import date

from dateline.imports.match.ours import Deaths, Ours
from dateline.imports.match.score import COUNTRY, HINT, LEAST, Limits, Points
from dateline.imports.match.theirs import Row
from dateline.query.answers import counted
from dateline.query.compared import FIELDS, Cell
from dateline.query.questions_codes import country_name

_SHOWN = 4  # names of one side


def cells(ours: Ours, row: Row, points: Points, limits: Limits) -> tuple[Cell, ...]:
    """What both tell, thing by thing."""
    return tuple(_CELLS[name](ours, row, points, limits) for name in FIELDS)


def bars(ours: Ours, row: Row, points: Points, limits: Limits) -> tuple[str, ...]:
    """What keeps the two from being a match; empty where only another pair was better."""
    told = {
        "day": f"{counted(points.gap, 'day')} apart, more than {limits.days}",
        "country": f"in {country_name(ours.at)} with us, in {country_name(row.told.country)} with them",
        "place": f"{points.km or 0:,.0f} km apart, more than {limits.km}",
        "type": f"{ours.type} and {row.told.words} are no kindred types",
    }
    low = (f"a match needs {LEAST}",) if points.total < LEAST and not points.bars else ()
    return (*(told[bar] for bar in points.bars), *low)


def pair_reasons(found: tuple[Cell, ...]) -> tuple[str, ...]:
    """Why two are taken to be one: each thing that speaks for it, with its points."""
    return tuple(f"{cell.name}: {cell.why} ({cell.points})" for cell in found if cell.points)


def _day(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    span = _days(ours.first, ours.last), _days(row.first, row.last)
    if points.gap:
        return Cell("day", *span, False, f"{counted(points.gap, 'day')} apart", points.day)
    narrow = max(ours.last - ours.first, row.last - row.first) == 0
    return Cell("day", *span, True, "the same day" if narrow else "days that overlap", points.day)


def _place(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    told = ours.place or "", row.told.place or row.told.area or ""
    both = ours.exact and row.exact and points.km is not None
    if both and points.km is not None:
        far = points.km > limits.km
        return Cell("place", *told, not far, f"{points.km:,.0f} km apart", points.place)
    if ours.folded and ours.folded == row.folded:
        return Cell("place", *told, True, "the same name", points.place)
    why = "no exact place on one side"
    if points.place == HINT:
        why = "no place with us; those who take part are of its country"
    elif points.place == COUNTRY:
        why = "only the country to go by"
    return Cell("place", *told, None, why, points.place)


def _country(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    here, there = ours.at, row.told.country
    told = country_name(here) if here else "", country_name(there) if there else ""
    if not here or not there:
        return Cell("country", *told, None, "not told by one side", 0)
    return Cell("country", *told, here == there, "the same" if here == there else "another", 0)


def _type(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    mode = f"/{ours.mode}" if ours.mode else ""
    there = row.told.type
    own = f"{there}/{row.told.mode}" if row.told.mode else there or "no type of ours"
    told = ours.type + mode, row.told.words
    if ours.type == there:
        return Cell("type", *told, True, f"theirs is {own} in ours", points.type)
    if ours.type in row.also:
        return Cell("type", *told, True, f"theirs is {own} in ours, or {ours.type}", points.type)
    why = f"theirs is {own} in ours" + (", a kindred type" if points.type else "")
    return Cell("type", *told, False, why, points.type)


def _actors(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    told = _names(ours.names), _names(row.told.actors)
    shared = sorted(ours.keys.keys() & row.keys.keys(), key=lambda key: (key[0] == "c", key))
    if shared:
        key = shared[0]
        how = "by name" if key[0] in "nr" else "by country and sector " + key[2:]
        return Cell("actors", *told, True, f"{ours.keys[key]} is {row.keys[key]}, {how}", points.actors)
    if not ours.keys or not row.keys:
        return Cell("actors", *told, None, "nobody known on one side", points.actors)
    return Cell("actors", *told, False, "nobody is on both sides", points.actors)


def _deaths(ours: Ours, row: Row, points: Points, limits: Limits) -> Cell:
    there = row.told
    told = _toll(ours.deaths), _range(there.low, there.best, there.high)
    if ours.deaths is None or there.low is None:
        return Cell("deaths", *told, None, "not told by one side", points.deaths)
    agrees = points.deaths == 10
    return Cell("deaths", *told, agrees, "theirs lies in our range" if agrees else "outside our range", points.deaths)


def _days(first: int, last: int) -> str:
    start, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return start if start == end else f"{start} to {end}"


def _names(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _toll(deaths: Deaths | None) -> str:
    if deaths is None:
        return ""
    said = f"{deaths.low:,}" if deaths.low == deaths.high else f"{deaths.low:,} to {deaths.high:,}"
    return f"{said} or more" if deaths.open else said


def _range(low: int | None, best: int | None, high: int | None) -> str:
    if best is None and low is None:
        return ""
    if low == high:
        return f"{best if best is not None else low:,}"
    return f"{best:,} ({low or 0:,} to {high or 0:,})" if best is not None else f"{low or 0:,} to {high or 0:,}"


_CELLS: Mapping[str, Callable[[Ours, Row, Points, Limits], Cell]] = {
    "day": _day,
    "place": _place,
    "country": _country,
    "type": _type,
    "actors": _actors,
    "deaths": _deaths,
}
