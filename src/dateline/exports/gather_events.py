"""The events themselves, as every question is answered with them, but fetched many at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.exports.gather_parts import Parts
from dateline.exports.gather_tellings import Spoken, Told
from dateline.query.answers import EventAnswer, Evidence, Source
from dateline.query.answers_amounts import Amount
from dateline.query.events_evidence import LOOKED_AT, spread
from dateline.query.events_rows import answer, event_rows


@dataclass(slots=True)
class Numbered:
    """An event with its number in the store."""

    n: int
    answer: EventAnswer


def answers(parts: Parts, events: Sequence[int], told: Mapping[int, Told]) -> Iterator[Numbered]:
    """The events that something is told of, in the order asked for, each with its chief evidence."""
    rows = event_rows(parts.base, events)
    amounts = _amounts(parts, [row.head for row in rows.values()])
    for n in events:
        if n in rows and n in told:
            row = rows[n] if parts.quoted else replace(rows[n], trigger="")
            words = tuple(dict.fromkeys(amount.words for amount in amounts.get(row.head, ())))
            yield Numbered(n, answer(row, words, _chief(told[n], row.head)))


def _amounts(parts: Parts, heads: Sequence[int]) -> dict[int, list[Amount]]:
    found: dict[int, list[Amount]] = {}
    for happening, frame, low, high, bound, unit, of, cumulative in parts.base.execute(_AMOUNTS, (json.dumps(heads),)):
        amount = Amount(frame, low, high, bound, unit, of if parts.quoted else None, cumulative)
        found.setdefault(happening, []).append(amount)
    return found


def _chief(told: Told, head: int) -> tuple[Evidence, ...]:
    """The words that are shown first; which they are is said in query/events_evidence.py."""
    by_number = {one.n: one for one in told.spoken}
    own = [one.n for one in told.spoken if one.happening == head]
    others = sorted((one for one in told.spoken if one.happening != head), key=lambda one: (one.happening, one.n))
    some = [(one.n, one.page.paper.origin or one.page.paper.id) for one in others[:LOOKED_AT]]
    return tuple(_evidence(by_number[n]) for n in spread(own, some))


def _evidence(one: Spoken) -> Evidence:
    paper, said = one.page.paper, one.said
    source = Source(paper.id, paper.title, paper.outlet, paper.origin, paper.url, paper.published)
    chain = tuple(name for voice in said.chain if (name := voice.outlet if voice.outlet is not None else voice.name))
    words = " ".join(said.evidence.quote.split())
    where = (said.evidence.start, said.evidence.end)
    return Evidence(source, words, *where, said.claim, chain, said.asserted, said.sure)


_AMOUNTS = """SELECT happening, frame, low, high, bound, unit, "of", cumulative FROM amount
    WHERE happening IN (SELECT value FROM json_each(?)) ORDER BY happening, start, rowid"""
