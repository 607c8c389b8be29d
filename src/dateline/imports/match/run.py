"""The comparison of a record with a data set: pairs, what each side has alone, what cannot be compared, and figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import apsw

from dateline.imports.columns import Kind
from dateline.imports.match.apart import why_ours_apart, why_theirs_apart
from dateline.imports.match.assign import Fit, assign
from dateline.imports.match.blocks import Blocks
from dateline.imports.match.ours import Ours, Told, Undated, load
from dateline.imports.match.score import LEAST, Limits, Points, score
from dateline.imports.match.theirs import Row
from dateline.imports.match.words import bars, cells, pair_reasons
from dateline.query.chosen import chosen
from dateline.query.compared import FIELDS, Agreement, Figures, Line
from dateline.query.questions import Filter, in_words

_STEP = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: the events of a filter, with rows of this kind, and how far a match may be off."""

    filter: Filter
    kind: Kind
    limits: Limits


@dataclass(frozen=True, slots=True)
class Compared:
    """The lines of a comparison, matched first, then only ours, only theirs, apart, each by day; and its figures."""

    lines: tuple[Line, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class _Field:
    """Both sides, and every pair looked at that may be one."""

    events: list[Ours]
    rows: list[Row]
    blocks: Blocks
    asked: Asked
    told: Told


def compare(base: apsw.Connection, rows: list[Row], asked: Asked, told: Told) -> Compared:
    """Compares. ConfigError for a filter that the store does not know; the same store and rows give the same lines."""
    meant = chosen(base, asked.filter)
    events, out = load(base, meant, told)
    field = _Field(events, rows, Blocks(events), asked, told)
    pairs, near = _pairs(field)
    lines = [_matched(field, pair) for pair in pairs]
    lines += _theirs(field, pairs, near)
    lines += _ours(field, pairs, near)
    lines += [_undated(one) for one in out]
    lines.sort(key=lambda line: (_ORDER[line.kind], line.day or "9999", line.event or "", line.row or ""))
    many = (len(rows), len(events) + len(out))
    return Compared(tuple(lines), _figures(lines, many, asked, meant.capped))


_Near = dict[str, tuple[Points, int, int]]  # the best pair of an id, found on the way


def _pairs(field: _Field) -> tuple[tuple[Fit, ...], _Near]:
    """The pairs that are one, and for every event looked at the row that came nearest."""
    places = {one.id: at for at, one in enumerate(field.events)}
    fits: list[Fit] = []
    near: _Near = {}
    for at, row in enumerate(field.rows):
        for event in field.blocks.near(row, field.asked.limits.days):
            points = score(event, row, field.asked.limits)
            _note(near, event.id, (points, places[event.id], at))
            if points.matches:
                fits.append(Fit(at, places[event.id], points.total))
        if at % _STEP == 0:
            field.told("comparing rows", at, len(field.rows))
    return assign(fits, LEAST)[0], near


def _note(near: _Near, identity: str, found: tuple[Points, int, int]) -> None:
    held = near.get(identity)
    if held is None or _closer(found[0]) > _closer(held[0]):
        near[identity] = found


def _closer(points: Points) -> tuple[int, int, int]:
    """What makes one pair nearer than another: fewer bars, more points, fewer days between."""
    return -len(points.bars), points.total, -points.gap


def _matched(field: _Field, pair: Fit) -> Line:
    event, row = field.events[pair.event], field.rows[pair.row]
    points = score(event, row, field.asked.limits)
    told = cells(event, row, points, field.asked.limits)
    return replace(_line("matched", event, row), score=points.total, cells=told, reasons=pair_reasons(told))


def _theirs(field: _Field, pairs: Sequence[Fit], near: _Near) -> list[Line]:
    taken = {pair.row for pair in pairs}
    partner = {field.events[pair.event].id: field.rows[pair.row].id for pair in pairs}
    apart = why_theirs_apart(field.events, field.asked.filter, field.asked.limits)
    found = []
    for at, row in enumerate(field.rows):
        if at % _STEP == 0:
            field.told("looking for the nearest", at, len(field.rows))
        if at in taken:
            continue
        why = apart(row)
        line = _line("apart" if why else "theirs", None, row)
        found.append(replace(line, reasons=(why,)) if why else _nearest_ours(field, row, partner, line))
    return found


def _nearest_ours(field: _Field, row: Row, partner: dict[str, str], line: Line) -> Line:
    """The line with the event that came nearest, and what keeps the two apart."""
    limits, best = field.asked.limits, None
    for event in field.blocks.around(row, limits.days):
        points = score(event, row, limits)
        if best is None or (_closer(points), best[1].id) > (_closer(best[0]), event.id):
            best = points, event
    if best is None:
        return replace(line, reasons=("nothing of ours is near it in time",))
    points, event = best
    other = (f"that event is matched with {partner[event.id]}",) if points.matches and event.id in partner else ()
    told = cells(event, row, points, limits)
    return replace(
        line, near=event.id, score=points.total, cells=told, reasons=bars(event, row, points, limits) + other
    )


def _ours(field: _Field, pairs: Sequence[Fit], near: _Near) -> list[Line]:
    taken = {pair.event for pair in pairs}
    partner = {pair.row: field.events[pair.event].id for pair in pairs}
    apart = why_ours_apart(field.rows, field.asked.kind, field.asked.limits)
    found = []
    for at, event in enumerate(field.events):
        if at in taken:
            continue
        why = apart(event)
        line = _line("apart" if why else "ours", event, None)
        if why:
            found.append(replace(line, reasons=(why,)))
        elif event.id not in near:
            found.append(replace(line, reasons=("no row of theirs is near it in time, kind and country",)))
        else:
            found.append(_nearest_theirs(field, (event, near[event.id]), partner, line))
    return found


def _nearest_theirs(
    field: _Field, of: tuple[Ours, tuple[Points, int, int]], partner: dict[int, str], line: Line
) -> Line:
    event, (points, _, at) = of
    row, limits = field.rows[at], field.asked.limits
    other = (f"that row is matched with {partner[at]}",) if points.matches and at in partner else ()
    told = cells(event, row, points, limits)
    return replace(line, near=row.id, score=points.total, cells=told, reasons=bars(event, row, points, limits) + other)


def _line(kind: str, event: Ours | None, row: Row | None) -> Line:
    if event is not None:
        day, country, sort = date.fromordinal(event.first).isoformat(), event.at, event.type
    else:
        assert row is not None
        day, country, sort = row.told.earliest, row.told.country, row.told.type or ""
    ids = event.id if event else None, row.id if row else None
    return Line(kind, *ids, row.number if row else None, None, day, country, sort, 0, (), ())


def _undated(one: Undated) -> Line:
    return Line("apart", one.id, None, None, None, one.day, one.country, one.type, 0, (), (one.why,))


def _figures(lines: Sequence[Line], many: tuple[int, int], asked: Asked, capped: int | None) -> Figures:
    kinds = Counter(line.kind for line in lines)
    apart = [line for line in lines if line.kind == "apart"]
    ours, theirs = (Counter(x.reasons[0] for x in apart if bool(x.event) is side) for side in (True, False))
    matched = [line for line in lines if line.kind == "matched"]
    return Figures(
        *many,
        *(kinds["matched"], kinds["ours"], kinds["theirs"]),
        *(_most(ours), _most(theirs)),
        tuple(_agreement(name, matched) for name in FIELDS),
        (asked.limits.days, asked.limits.km),
        in_words(asked.filter),
        capped,
    )


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _agreement(name: str, matched: Sequence[Line]) -> Agreement:
    said = Counter(cell.agrees for line in matched for cell in line.cells if cell.name == name)
    return Agreement(name, said[True], said[False], said[None])


_ORDER = {"matched": 0, "ours": 1, "theirs": 2, "apart": 3}
