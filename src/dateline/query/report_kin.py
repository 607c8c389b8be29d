"""Where a report comes from and what became of it: its head, its copies with what they share, its versions."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from dateline.archive.history import Run, words_differ
from dateline.store.versions import Difference, claims_told, compare

MOST_COPIES = 30
_SHARED = 4  # sentences shown of each pair
_MANY_WORDS = 6_000


@dataclass(frozen=True, slots=True)
class Shared:
    """A sentence that two reports share, and where it stands in this one and in the other."""

    text: str
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Another report with much of the same text. direction: "from" (this copies it), "to" (it copies this), ""."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    share: float
    direction: str
    basis: str
    sentences: int
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """One stored version of a report."""

    id: str
    version: int
    newest: bool
    title: str | None
    published: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What is known of a report beside its text; `story` is its id and title."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    language: str
    published: str | None
    published_basis: str
    added_at: str
    text_sha256: str
    words: int
    origin: str | None
    origin_basis: str | None
    taken_from: str | None
    story: str | None
    story_title: str | None
    versions: tuple[ReportVersion, ...]
    copies: tuple[Copy, ...]
    copies_in_all: int


@dataclass(frozen=True, slots=True)
class VersionsDiffer:
    """How one version of a report became another: its words in order, its claims. `whole`: told word by word."""

    earlier: ReportVersion
    later: ReportVersion
    runs: tuple[Run, ...]
    claims: Difference


def report_head(base: apsw.Connection, identity: str) -> ReportHead | None:
    """A report by its id; None where the store does not hold it."""
    row = next(base.execute(_HEAD, (identity,)), None)
    if row is None:
        return None
    n, *cells = row
    many = int(str(base.execute(_COPIES_MANY, (n,)).get or 0))
    values = (*cells, _versions(base, identity), tuple(_copies(base, n)), many)
    return ReportHead(*values)


def versions_differ(base: apsw.Connection, identity: str, against: str | None) -> VersionsDiffer | None:
    """This version of a report beside another (where none is named: the one before it, else the one after).

    None where there is no such version. The order is that of the versions, whichever is asked for first.
    """
    line = _versions(base, identity)
    here = next((place for place, version in enumerate(line) if version.id == identity), None)
    if here is None or len(line) < 2:
        return None
    other = next((place for place, version in enumerate(line) if version.id == against), None)
    if against is None:
        other = here - 1 if here else 1
    if other is None or other == here:
        return None
    earlier, later = line[min(here, other)], line[max(here, other)]
    left, right = _text(base, earlier.id), _text(base, later.id)
    told = [claims_told(base, n) for n, _ in (left, right)]
    return VersionsDiffer(earlier, later, tuple(_runs(left[1], right[1])), compare(told[0], told[1]))


def _runs(left: str, right: str) -> Iterator[Run]:
    """Word by word within the lines that differ; a text of very many words line by line only."""
    if max(left.count(" "), right.count(" ")) <= _MANY_WORDS:
        yield from words_differ(left, right)
        return
    mine, theirs = left.splitlines(), right.splitlines()
    kept, other = set(mine), set(theirs)
    for line in mine:
        if line not in other and line.strip():
            yield Run("-", line)
    for line in theirs:
        if line not in kept and line.strip():
            yield Run("+", line)


def _text(base: apsw.Connection, identity: str) -> tuple[int, str]:
    (row,) = base.execute("SELECT n, text FROM report WHERE id = ?", (identity,))
    return int(row[0]), str(row[1])


def _versions(base: apsw.Connection, identity: str) -> tuple[ReportVersion, ...]:
    rows = base.execute(_VERSIONS, (identity,))
    return tuple(ReportVersion(i, v, bool(newest), *rest) for i, v, newest, *rest in rows)


def _copies(base: apsw.Connection, n: int) -> Iterator[Copy]:
    for left, source, share, basis, held, mine, *other in base.execute(_COPIES, (n, n, n, MOST_COPIES)):
        pairs = json.loads(held or "[]")
        side = 0 if left == n else 1
        direction = "" if source is None else "to" if source == n else "from"
        shared = sorted(pairs, key=lambda pair: -(pair[0][1] - pair[0][0]))[:_SHARED]
        shown = (_shared(mine, pair[side], pair[1 - side]) for pair in sorted(shared, key=lambda p: p[side][0]))
        values = (*other, share, direction, basis, len(pairs), tuple(shown))
        yield Copy(*values)


def _shared(text: str, here: list[int], there: list[int]) -> Shared:
    return Shared(" ".join(text[here[0] : here[1]].split()), here[0], there[0])


_HEAD = """SELECT r.n, r.id, r.title, r.outlet, r.byline, r.url, r.language, r.published, r.published_basis, r.added_at,
    r.text_sha256, r.words, r.origin_id, r.origin_basis, r.path, s.id, s.title
    FROM report r LEFT JOIN story_report m ON m.report = r.n LEFT JOIN story s ON s.n = m.story WHERE r.id = ?"""
_VERSIONS = """SELECT id, version, newest, title, published, added_at FROM report
    WHERE line = (SELECT line FROM report WHERE id = ?) ORDER BY version"""
_COPIES = """SELECT c."left", c.source, c.containment, c.basis, c.sentences, mine.text,
    o.id, o.title, o.outlet, o.published
    FROM (SELECT * FROM copy WHERE "left" = ? UNION ALL SELECT * FROM copy WHERE "right" = ?) c
    JOIN report mine ON mine.n = ?
    JOIN report o ON o.n = CASE WHEN c."left" = mine.n THEN c."right" ELSE c."left" END
    ORDER BY o.published, o.n LIMIT ?"""
_COPIES_MANY = (
    """SELECT (SELECT count(*) FROM copy WHERE "left" = ?1) + (SELECT count(*) FROM copy WHERE "right" = ?1)"""
)
