"""One report as the store holds it: its text, its versions, its story, and the claims that are made in it."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import Evidence, Source
from dateline.query.changes import Gone, gone
from dateline.query.events_evidence import evidence
from dateline.query.questions import plain


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
