"""The tellings of some events: each report's happening with its parts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.exports.gather_parts import Page, Parts
from dateline.exports.nouns import Said, Telling
from dateline.query.answers import When


@dataclass(slots=True)
class Spoken:
    """A claim with its number and its happening's, and the report it stands in."""

    n: int
    happening: int
    said: Said
    page: Page


@dataclass(slots=True)
class Told:
    """All that is told of one event: its tellings, the best first, with the numbers of their happenings,
    and their reports by their numbers."""

    contexts: tuple[str, ...]
    tellings: tuple[Telling, ...]
    happenings: tuple[int, ...]
    pages: Mapping[int, Page]
    spoken: tuple[Spoken, ...]


@dataclass(slots=True)
class _Happening:
    """A row of _HAPPENINGS."""

    event: int
    n: int
    report: int
    anchor: str
    status: str
    hedged: int
    sure: int
    headline: int
    doubts: str
    contexts: str
    earliest: str | None
    latest: str | None
    granularity: str | None
    time_basis: str | None
    trigger: tuple[int, int]
    sentence: tuple[int, int]


def tellings_of(parts: Parts, events: Sequence[int]) -> dict[int, Told]:
    """What is told of each event that anything is told of."""
    rows = [_happening(row) for row in parts.base.execute(_HAPPENINGS, (json.dumps(list(events)),))]
    pages = parts.pages({row.report for row in rows})
    papers = {row.n: pages[row.report] for row in rows}
    made = _Made(parts, papers)
    found: dict[int, list[_Happening]] = {}
    for row in rows:
        found.setdefault(row.event, []).append(row)
    return {event: made.told(group) for event, group in found.items()}


class _Made:
    """Happenings put together with their parts."""

    def __init__(self, parts: Parts, papers: dict[int, Page]) -> None:
        self._papers = papers
        self._parties, self._spots = parts.parties(papers), parts.spots(papers)
        self._said, self._policies = parts.said(papers), parts.policies(papers)

    def told(self, group: Sequence[_Happening]) -> Told:
        return Told(
            contexts=_words(group[0].contexts),
            tellings=tuple(map(self._telling, group)),
            happenings=tuple(row.n for row in group),
            pages={row.report: self._papers[row.n] for row in group},
            spoken=tuple(self._spoken(group)),
        )

    def _spoken(self, group: Sequence[_Happening]) -> Iterator[Spoken]:
        for row in group:
            for n, said in self._said.get(row.n, ()):
                yield Spoken(n, row.n, said, self._papers[row.n])

    def _telling(self, row: _Happening) -> Telling:
        page = self._papers[row.n]
        return Telling(
            paper=page.paper,
            anchor=row.anchor,
            status=row.status,
            hedged=bool(row.hedged),
            sure=bool(row.sure),
            headline=bool(row.headline),
            doubts=_words(row.doubts),
            when=When(row.earliest, row.latest, row.granularity),
            time_basis=row.time_basis,
            trigger=page.mark(*row.trigger),
            sentence=page.mark(*row.sentence),
            parties=self._parties.get(row.n, ()),
            spots=self._spots.get(row.n, ()),
            said=tuple(said for _, said in self._said.get(row.n, ())),
            policy=self._policies.get(row.n),
        )


def _happening(row: tuple[Any, ...]) -> _Happening:
    """A row of _HAPPENINGS; what SQLite gives is typed by its schema."""
    *cells, first, last, start, end = row
    values = (*cells, (first, last), (start, end))
    return _Happening(*values)


def _words(cell: str) -> tuple[str, ...]:
    """A JSON list of words; most are empty."""
    return () if cell == "[]" else tuple(str(word) for word in json.loads(cell))


_HAPPENINGS = """
SELECT h.event, h.n, h.report, h.anchor, h.status, h.hedged, h.sure, h.headline, h.doubts, h.contexts, h.earliest,
       h.latest, h.granularity, h.time_basis, h.trigger_start, h.trigger_end, h.sentence_start, h.sentence_end
FROM json_each(?) asked CROSS JOIN event e ON e.n = asked.value CROSS JOIN happening h ON h.event = e.n AND h.live
JOIN report r ON r.n = h.report
ORDER BY h.event, h.n <> e.head, coalesce(r.published, '9999'), h.n
"""
