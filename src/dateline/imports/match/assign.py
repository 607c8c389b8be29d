"""One to one: the best assignment of rows to events, block by block, the same for the same input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MOST = 60  # rows and events of a block that is solved whole; a greater one is paired best first


@dataclass(frozen=True, slots=True)
class Fit:
    """A row and an event that may be one, by their places in the order of their ids, and how well they fit."""

    row: int
    event: int
    score: int


def assign(fits: Sequence[Fit], least: int) -> tuple[tuple[Fit, ...], int]:
    """The pairs of the best assignment, each row and event once; and how many blocks were too great to be solved whole.

    What counts is the square of the points above `least`, so that one good pair goes before two poor ones. Of equal
    assignments the one holds in which ids stand in the same order on both sides.
    """
    found: list[Fit] = []
    great = 0
    for block in _blocks(fits):
        if max(len({fit.row for fit in block}), len({fit.event for fit in block})) > _MOST:
            great += 1
            found += _best_first(block)
        else:
            found += _whole(block, least)
    return tuple(sorted(found, key=lambda fit: (fit.row, fit.event))), great


def _blocks(fits: Sequence[Fit]) -> list[list[Fit]]:
    """Fits that hang together by shared rows or events."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def top(node: tuple[str, int]) -> tuple[str, int]:
        while (above := root.setdefault(node, node)) != node:
            root[node] = root.setdefault(above, above)
            node = root[node]
        return node

    for fit in fits:
        left, right = top(("row", fit.row)), top(("event", fit.event))
        root[max(left, right)] = min(left, right)
    blocks: dict[tuple[str, int], list[Fit]] = {}
    for fit in fits:
        blocks.setdefault(top(("row", fit.row)), []).append(fit)
    return list(blocks.values())


def _best_first(block: Sequence[Fit]) -> list[Fit]:
    rows, events, found = set[int](), set[int](), []
    for fit in sorted(block, key=lambda fit: (-fit.score, fit.row, fit.event)):
        if fit.row not in rows and fit.event not in events:
            rows.add(fit.row)
            events.add(fit.event)
            found.append(fit)
    return found


def _whole(block: Sequence[Fit], least: int) -> list[Fit]:
    rows, events = sorted({fit.row for fit in block}), sorted({fit.event for fit in block})
    by_place = {(rows.index(fit.row), events.index(fit.event)): fit for fit in block}
    size = max(len(rows), len(events))
    unit = size * size * size + 1  # so that the order of ids decides only between equals
    worth = {
        (row, event): (fit.score - least + 1) ** 2 * unit - abs(row - event) for (row, event), fit in by_place.items()
    }
    chosen = _hungarian(worth, size)
    return [by_place[pair] for pair in enumerate(chosen) if pair in by_place]


def _hungarian(worth: Mapping[tuple[int, int], int], size: int) -> list[int]:
    """The column of each row in a square whose sum of worth is greatest (Kuhn and Munkres, by shortest paths)."""
    rows, columns = [0] * (size + 1), [0] * (size + 1)  # potentials
    holder = [0] * (size + 1)  # the row that has each column; 0: none
    for row in range(1, size + 1):
        _augment(row, worth, (rows, columns), holder)
    found = [0] * size
    for column in range(1, size + 1):
        found[holder[column] - 1] = column - 1
    return found


def _augment(
    row: int, worth: Mapping[tuple[int, int], int], potentials: tuple[list[int], list[int]], holder: list[int]
) -> None:
    """Gives one more row a column, moving others where that is worth more."""
    rows, columns = potentials
    size = len(holder) - 1
    far = 1 << 200
    slack, way, used = [far] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    holder[0], at = row, 0
    while holder[at]:
        used[at], own, step, following = True, holder[at], far, 0
        for column in (column for column in range(1, size + 1) if not used[column]):
            reduced = -worth.get((own - 1, column - 1), 0) - rows[own] - columns[column]
            if reduced < slack[column]:
                slack[column], way[column] = reduced, at
            if slack[column] < step:
                step, following = slack[column], column
        for column in range(size + 1):
            if used[column]:
                rows[holder[column]] += step
                columns[column] -= step
            else:
                slack[column] -= step
        at = following
    while at:
        holder[at], at = holder[way[at]], way[at]
