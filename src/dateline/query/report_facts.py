"""The happenings of one report as rows, each with its voices and numbers and with the event that it belongs to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from dateline.query.answers import When
from dateline.query.answers_amounts import Amount

_WHOM = ("recipient", "target")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a happening: who says it, innermost first; what stand that voice takes; where it stands.

    `review`: accepted, edited or rejected by a person; None where nobody looked.
    """

    claim: str
    chain: tuple[str, ...]
    asserted: str
    sure: bool
    review: str | None
    start: int
    end: int
    quote: str

    @property
    def said_by(self) -> str:
        """The chain in words: "police → Example Wire"."""
        return " → ".join(self.chain)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One happening; `reports` and `origins` are those of its event."""

    n: int
    local: str
    event: str | None
    type: str
    mode: str | None
    status: str
    hedged: int
    sure: int
    trigger: str
    trigger_start: int
    trigger_end: int
    reports: int
    origins: int
    review: str | None
    when: When
    doubts: tuple[str, ...]
    who: str
    whom: str
    where: str
    how_many: tuple[str, ...]
    said: tuple[Said, ...]


def fact_rows(base: apsw.Connection, report: int, text: str) -> Mapping[str, Sequence[FactRow]]:
    """The happenings of a report by the name that its reading has for them ("v3"); the newest first."""
    parties = _grouped(base.execute(_PARTIES, (report,)))
    spots = _grouped(base.execute(_SPOTS, (report,)))
    amounts = _grouped(base.execute(_AMOUNTS, (report,)))
    voices = _grouped(base.execute(_VOICES, (report,)))
    said = _grouped(base.execute(_CLAIMS, (report,)))
    found: dict[str, list[FactRow]] = {}
    for *cells, earliest, latest, grain, doubts in base.execute(_HAPPENINGS, (report,)):
        n, local = cells[0], cells[1]
        people = parties.get(n, ())
        values = (
            *cells,
            When(earliest, latest, grain),
            tuple(map(str, json.loads(doubts or "[]"))),
            _names([name for role, name in people if role == "actor"]),
            _names([name for role, name in people if role in _WHOM]),
            _names([name for (name,) in spots.get(n, ())]),
            tuple(dict.fromkeys(Amount(*amount).words for amount in amounts.get(n, ()))),
            tuple(_said(claim, voices, text) for claim in said.get(n, ())),
        )
        found.setdefault(local, []).append(FactRow(*values))
    return found


def _said(claim: Sequence[object], voices: Mapping[int, list[tuple[Any, ...]]], text: str) -> Said:
    n, name, asserted, sure, review, start, end = claim
    assert isinstance(n, int) and isinstance(start, int) and isinstance(end, int)
    chain = tuple(" ".join(voice.split()) for (voice,) in voices.get(n, ()) if voice)
    return Said(
        str(name),
        chain,
        str(asserted),
        bool(sure),
        None if review is None else str(review),
        start,
        end,
        " ".join(text[start:end].split()),
    )


def _names(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(" ".join(name.split()) for name in names if name))


def _grouped(rows: "apsw.Cursor") -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for n, *row in rows:
        found.setdefault(int(n), []).append(tuple(row))
    return found


_OF = "WHERE h.report = ? AND (h.live OR NOT r.newest OR h.review = 'rejected')"
_FROM = "happening h JOIN report r ON r.n = h.report"
_HAPPENINGS = f"""
SELECT h.n, h.local, e.id, h.type, h.mode, h.status, h.hedged, h.sure, h.trigger_text, h.trigger_start, h.trigger_end,
       coalesce(e.reports, 1), coalesce(e.origins, 0), h.review, h.earliest, h.latest, h.granularity, h.doubts
FROM {_FROM} LEFT JOIN event e ON e.n = h.event {_OF} ORDER BY h.n DESC
"""
_PARTIES = f"""SELECT h.n, p.role, p.name FROM {_FROM} JOIN participant p ON p.happening = h.n {_OF}
    ORDER BY h.n, p.rowid"""
_SPOTS = f"SELECT h.n, s.name FROM {_FROM} JOIN spot s ON s.happening = h.n {_OF} ORDER BY h.n, s.rowid"
_AMOUNTS = f"""SELECT h.n, a.frame, a.low, a.high, a.bound, a.unit, a."of", a.cumulative
    FROM {_FROM} JOIN amount a ON a.happening = h.n {_OF} ORDER BY h.n, a.start, a.rowid"""
_LIVE = "(c.live OR c.review = 'rejected' OR (NOT r.newest AND c.withdrawn_why IS NOT 'not in the later reading'))"
_CLAIMS = f"""SELECT h.n, c.n, c.id, c.asserted, c.sure, c.review, c.evidence_start, c.evidence_end
    FROM {_FROM} JOIN claim c ON c.happening = h.n {_OF} AND {_LIVE} ORDER BY c.n"""
_VOICES = f"""SELECT c.n, coalesce(v.outlet, v.name) FROM {_FROM} JOIN claim c ON c.happening = h.n
    JOIN voice v ON v.claim = c.n {_OF} ORDER BY c.n, v.place"""
