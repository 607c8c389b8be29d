"""One report as the store holds it: its text, its versions, its story, and the claims that are made in it."""

from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from dateline.query.answers import Evidence, Source
from dateline.query.changes import Gone, gone
from dateline.query.events_evidence import evidence
from dateline.query.questions import plain

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One stored version of a report. `versions` are the ids of all of its line, first to newest."""

    source: Source
    text: str
    language: str
    byline: str | None
    words: int
    origin_basis: str | None
    version: int
    versions: tuple[str, ...]
    story: str | None
    events: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One claim: what is said to have happened, how it is coded, and the words with the chain of who says it."""

    id: str
    event: str | None
    type: str
    mode: str | None
    status: str
    trigger: str
    words: Evidence

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words, as of every answer."""
        return (self.words,)


def report_page(base: apsw.Connection, identity: str) -> ReportPage | Gone | None:
    """A report by its id; what stands in its place where it was removed, None for an id that never was."""
    wanted = plain(identity)
    row = next(base.execute(_REPORT, (wanted,)), None)
    if row is None:
        return gone(base, wanted)
    n, line = row[0], row[1]
    versions = tuple(i for (i,) in base.execute("SELECT id FROM report WHERE line = ? ORDER BY version", (line,)))
    events = tuple(i for (i,) in base.execute(_EVENTS, (n,)))
    claims = [claim for (claim,) in base.execute(_CLAIMS, (n,))]
    told = [*row[8:14], versions, row[14], events, evidence(base, claims)]
    return ReportPage(Source(*row[2:8]), *told)


def claims(base: apsw.Connection, report: str | None, event: str | None) -> Iterator[ClaimAnswer]:
    """Every live claim, or those of one report or event, in the order in which they were stored."""
    where, values = ["c.live"], []
    if report is not None:
        where.append("c.happening IN (SELECT n FROM happening WHERE report = (SELECT n FROM report WHERE id = ?))")
        values.append(plain(report))
    if event is not None:
        where.append("c.happening IN (SELECT n FROM happening WHERE event = (SELECT n FROM event WHERE id = ?))")
        values.append(plain(event))
    last = 0
    while True:
        sql = f"{_CLAIM} WHERE c.n > ? AND {' AND '.join(where)} ORDER BY c.n LIMIT {_AT_ONCE}"
        rows = list(base.execute(sql, (last, *values)))
        for row in rows:
            (words,) = evidence(base, [row[0]])
            yield ClaimAnswer(*[*row[1:], words])
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][0]


_REPORT = """
SELECT r.n, r.line, r.id, r.title, r.outlet, r.origin_id, r.url, r.published, r.text, r.language, r.byline, r.words,
       r.origin_basis, r.version, (SELECT s.id FROM story_report m JOIN story s ON s.n = m.story WHERE m.report = r.n)
FROM report r WHERE r.id = ?
"""
_EVENTS = """
SELECT DISTINCT e.id FROM happening h JOIN event e ON e.n = h.event WHERE h.report = ? AND h.live ORDER BY e.id
"""
_CLAIMS = """
SELECT c.n FROM happening h JOIN claim c ON c.happening = h.n WHERE h.report = ? AND h.live AND c.live
ORDER BY c.evidence_start, c.n
"""
_CLAIM = """
SELECT c.n, c.id, e.id, h.type, h.mode, h.status, h.trigger_text
FROM claim c JOIN happening h ON h.n = c.happening LEFT JOIN event e ON e.n = h.event
"""
