"""The figures of an event: who gave which number as of when, what it became, where sources differ, what rules answer.

A ledger never says one number alone: beside every answer stands the spread, and every figure has its words and voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import apsw

from dateline.query.answers_amounts import Amount
from dateline.query.answers_figures import RULES, Figure, Ledger, Ruling
from dateline.query.events import bare_events, event_numbers, events_by_number
from dateline.query.figures_rows import MOST, FigureRow, figure_rows, has_figures, own_rows, story_rows
from dateline.query.figures_states import overtaken, ruled, states_of
from dateline.query.questions import Filter, Page

_SCANNED = 400  # events of a filter that are looked at for figures
_ASIDE = 40  # background figures that are shown

__all__ = ["RULES", "Figure", "Ledger", "Listing", "Ruling", "ledgers_of", "ledgers_where", "own_ledgers"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The ledgers of several events. `scanned` events were looked at; `capped`: there are more."""

    ledgers: tuple[Ledger, ...]
    scanned: int
    capped: bool


def ledgers_of(base: apsw.Connection, identity: str, kind: str | None = None) -> tuple[Ledger, ...] | None:
    """The ledgers of one event (evt_) or story (sto_), one for each kind of figure; None where there is no such thing.

    A story's ledger holds what each of its reports gives for the event that it is about.
    """
    n = base.execute("SELECT n FROM event WHERE id = ?", (identity,)).get
    if isinstance(n, int):
        (answer,) = bare_events(base, (n,))
        return _ledgers((identity, answer.title), figure_rows(base, n), kind)
    row = base.execute("SELECT n, title FROM story WHERE id = ?", (identity,)).fetchone()
    return None if row is None else _ledgers((identity, str(row[1])), story_rows(base, int(row[0])), kind)


def own_ledgers(base: apsw.Connection, event: int, about: tuple[str, str], kinds: Sequence[str]) -> tuple[Ledger, ...]:
    """The ledgers of some kinds of one event, by its number, id and title: its own figures, without words."""
    return _ledgers(about, own_rows(base, event, kinds), None)


def ledgers_where(base: apsw.Connection, asked: Filter, kind: str | None, limit: int) -> Listing:
    """The ledgers of the events that a filter means, newest first; of each event the kind asked for, else all."""
    found = event_numbers(base, asked, Page(_SCANNED))
    ledgers: list[Ledger] = []
    with_figures = [n for n in found.items if has_figures(base, n, kind)]
    for answer, n in zip(events_by_number(base, with_figures[:limit]), with_figures[:limit], strict=True):
        ledgers += _ledgers((answer.id, answer.title), figure_rows(base, n), kind)
    return Listing(tuple(ledgers), len(found.items), found.next is not None or len(with_figures) > limit)


def _ledgers(about: tuple[str, str], rows: Sequence[FigureRow], kind: str | None) -> tuple[Ledger, ...]:
    kinds = sorted({row.frame or row.unit or "" for row in rows if row.standing != "background"})
    made = (_ledger(about, name, [r for r in rows if (r.frame or r.unit or "") == name]) for name in kinds)
    some = [ledger for ledger in made if ledger.figures or ledger.running or ledger.possible]
    if kind is not None:
        some = [ledger for ledger in some if ledger.kind == kind]
    order = sorted(some, key=lambda ledger: (ledger.kind != "killed", -len(ledger.figures), ledger.kind))
    return tuple(replace(ledger, capped=len(rows) >= MOST) for ledger in order)


def _ledger(about: tuple[str, str], kind: str, rows: Sequence[FigureRow]) -> Ledger:
    of = {name: tuple(merged([r for r in rows if r.standing == name])) for name in _STANDINGS}
    figures = overtaken(of["own"])
    current = tuple(f for f in figures if f.superseded_by is None)
    ends = [end for f in current for end in (f.low, f.high) if end is not None]
    return Ledger(
        id=about[0],
        title=about[1],
        kind=kind,
        figures=figures,
        parts=of["part"],
        running=of["running"],
        background=of["background"][:_ASIDE],
        possible=of["possible"],
        former=of["former"],
        states=states_of(figures),
        low=min(ends, default=None),
        high=max(ends, default=None),
        open_above=any(f.high is None and f.low == max(ends) for f in current),
        sources=len({f.source for f in current}),
        origins=len({f.origin for f in figures}),
        answers=tuple(ruled(rule, figures) for rule in RULES),
        capped=False,
    )


def merged(rows: Sequence[FigureRow]) -> Iterator[Figure]:
    """One figure for what one source says in the words of one origin, however many copies print it.

    A number that a report gives itself and then in somebody's words is that somebody's.
    """
    kept = _voiced(rows)
    kept.sort(key=lambda r: (r.origin, r.source, r.low or 0.0, r.high or 0.0, r.as_of or "", r.report_n, r.start))
    for _, group in groupby(kept, key=lambda r: (r.origin, r.source, r.low, r.high, (r.as_of or "")[:10])):
        same = sorted(group, key=lambda r: (r.report_n, r.start))
        first = same[0]
        outlets = tuple(dict.fromkeys(r.outlet for r in same if r.outlet))
        yield Figure(
            low=first.low,
            high=first.high,
            bound=first.bound,
            words=Amount(first.frame, first.low, first.high, first.bound, first.unit, first.of, 0).words,
            of=first.of,
            unit=first.unit,
            as_of=first.as_of,
            source=first.source,
            speaker=first.speaker,
            official=bool(first.official),
            chain=first.chain,
            origin=first.origin,
            outlets=outlets,
            reports=tuple(dict.fromkeys(r.report for r in same)),
            quote=first.quote,
            sentence=first.sentence,
            start=first.start,
            end=first.end,
            superseded_by=None,
        )


def _voiced(rows: Sequence[FigureRow]) -> list[FigureRow]:
    said = {(r.report_n, r.low) for r in rows if r.speaker}
    return [r for r in rows if r.speaker or (r.report_n, r.low) not in said]


_STANDINGS = ("own", "part", "running", "background", "possible", "former")
