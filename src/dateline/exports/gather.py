"""Events of a store as exporters get them: a stream, some hundred tellings at a time, by few queries each."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import apsw

from dateline.exports.gather_events import answers
from dateline.exports.gather_numbers import numbers_of
from dateline.exports.gather_parts import Divisions, Parts, first_divisions
from dateline.exports.gather_tellings import Told, tellings_of
from dateline.exports.nouns import Whole
from dateline.freeze.nouns import TextLevel
from dateline.query.events import windows
from dateline.query.filters import search_for, tests, way_through
from dateline.query.questions import Filter

_TELLINGS = 400  # in one batch, or one event where it has more

__all__ = ["Divisions", "chosen", "wholes", "wholes_of"]


def wholes(
    base: apsw.Connection, asked: Filter, text: TextLevel, divisions: Divisions | None = None
) -> Iterator[Whole]:
    """The events that a filter means, the oldest first, those without a day last, then by their ids.

    `text`: none leaves words of reports out of them: quotes, titles, triggers; names stay. `divisions`: gives the
    first divisions of places by their GeoNames numbers. ConfigError for a filter that says nothing the store knows.
    """
    return wholes_of(base, chosen(base, asked), text, divisions)


def chosen(base: apsw.Connection, asked: Filter) -> "array[int]":
    """The numbers of those events, in that order."""
    search = search_for(base, asked)
    found = array("q")
    for window in windows(search):
        way = way_through(base, search, window)
        where, values = tests(search, way.met)
        sql = f"SELECT e.n FROM {way.table}{where} ORDER BY e.earliest, e.id"
        found.extend(int(n) for (n,) in base.execute(sql, (*way.values, *values)))
    return found


def wholes_of(
    base: apsw.Connection, numbers: Sequence[int], text: TextLevel, divisions: Divisions | None = None
) -> Iterator[Whole]:
    """Events by their numbers, in that order."""
    parts = Parts(base, text, first_divisions(base, divisions))
    for batch in _batches(base, numbers):
        yield from _gathered(parts, batch)


def _gathered(parts: Parts, batch: Sequence[int]) -> Iterator[Whole]:
    told = tellings_of(parts, batch)
    figures = numbers_of(parts, told)
    stories = parts.stories(batch)
    for event in answers(parts, batch, told):
        mine: Told = told[event.n]
        yield Whole(event.answer, mine.contexts, mine.tellings, figures.get(event.n, ()), stories.get(event.n))


def _batches(base: apsw.Connection, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Runs of events that have about as many tellings each."""
    for start in range(0, len(numbers), _TELLINGS):
        some = numbers[start : start + _TELLINGS]
        marks = ", ".join("?" * len(some))
        sizes = dict(base.execute(f"SELECT n, reports FROM event WHERE n IN ({marks})", tuple(some)))
        cuts, held = [0], 0
        for place, n in enumerate(some):
            if held and held + sizes.get(n, 0) > _TELLINGS:
                cuts.append(place)
                held = 0
            held += sizes.get(n, 0)
        yield from (some[first:last] for first, last in pairwise([*cuts, len(some)]))
