"""A stored report as it was read: each fact and each saying with the exact words of every role, and how it stands."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import apsw

from dateline.model.text import Span
from dateline.query.answers import When
from dateline.query.positions_rows import BRIEF
from dateline.query.report_facts import FactRow, Said, fact_rows
from dateline.records.fields import by_id, part, rows, span, spans, word
from dateline.records.flatten import Record
from dateline.records.happenings import sentence_around

_ROLES = {"target": "recipient"}
_DRAWN = frozenset({"actor", "recipient", "place", "quantity", "instrument"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the report's text and what it is to a fact: actor, action, source, cue …"""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One event as this report tells it: its values in words, who says so, and the words of each role.

    `others` other reports tell the event, of `origins` origins in all (0: not rated). `verified`: its words stand in
    the stored text where they were read; where they do not, nothing of it may be shown as sourced. `review`: accepted,
    edited or rejected by a person; None where nobody looked.
    """

    id: str
    event: str | None
    who: str
    trigger: str
    whom: str
    when: When
    where: str
    how_many: tuple[str, ...]
    type: str
    mode: str | None
    status: str
    hedged: bool
    sure: bool
    doubts: tuple[str, ...]
    said: tuple[Said, ...]
    others: int
    origins: int
    review: str | None
    verified: bool
    start: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: who says, with which word, what; `start` is where the word of saying stands."""

    id: str
    source: str
    cue: str
    kind: str
    content: str
    start: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the page: title, dateline, body, caption, related, boilerplate."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportReading:
    """All that was read in a report, and its text. `matches`: it still has the digest with which it was stored.

    `anchors` are the offsets to which pages lead: of evidence, figures, stands, words of saying.
    """

    text: str
    stretches: tuple[Stretch, ...]
    facts: tuple[ReportFact, ...]
    sayings: tuple[Saying, ...]
    matches: bool
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    record: Record
    matches: bool

    def words(self, role: str, where: Span) -> Words:
        return Words(role, where.start, where.end, self.text[where.start : where.end])


def report_reading(base: apsw.Connection, identity: str) -> ReportReading | None:
    """What was read in a report; None for an id that the store does not hold, or a report without a reading."""
    row = next(base.execute(_RECORD, (identity,)), None)
    if row is None:
        return None
    n, text, digest, held = row
    page = _Page(text, json.loads(zlib.decompress(held)), sha256(text.encode("utf-8", "replace")).hexdigest() == digest)
    facts = tuple(_facts(page, fact_rows(base, n, text)))
    sayings = tuple(_sayings(page)) if page.matches else ()
    anchors = tuple(sorted(_anchors(base, n, text) | {said.start for said in sayings}))
    return ReportReading(text, tuple(_stretches(page)), facts, sayings, page.matches, anchors)


def _anchors(base: apsw.Connection, n: int, text: str) -> set[int]:
    """Where evidence, figures, stands and shared sentences begin, and the sentences around those that are brief."""
    found = {a for (a,) in base.execute(_ANCHORS, (n,)) if a is not None}
    brief = base.execute(_BRIEF_ONES, (n, BRIEF))
    shared = (own for (own,) in base.execute(_SHARED, (n,)))
    return found | {sentence_around(text, first, last)[0] for first, last in brief} | set(shared)


def _stretches(page: _Page) -> Iterator[Stretch]:
    """The sections with whatever lies between them: no character of the text is left out."""
    at = 0
    for section in rows(part(page.record, "report"), "sections"):
        where = span(section, "span")
        if where is None or where.start < at or where.end > len(page.text):
            continue
        if page.text[at : where.start].strip():
            yield Stretch("body", at, where.start)
        yield Stretch(word(section, "kind") or "body", where.start, where.end)
        at = where.end
    if page.text[at:].strip():
        yield Stretch("body", at, len(page.text))


def _facts(page: _Page, told: Mapping[str, Sequence[FactRow]]) -> Iterator[ReportFact]:
    timexes = by_id(page.record, "timexes")
    for event in rows(page.record, "events"):
        trigger = spans(event, "trigger")
        held = told.get(word(event, "id") or "", ())
        row = next((r for r in held if trigger and r.trigger_start == trigger[0].start), None)
        if row is not None:
            same = _joined(page, trigger, " ") == " ".join(row.trigger.split())
            yield _fact(page, row, tuple(_event_words(page, event, timexes)) if same and page.matches else ())


def _fact(page: _Page, row: FactRow, found: tuple[Words, ...]) -> ReportFact:
    """The fact with its words; without any it is not verified."""
    verified = bool(found) and all(0 <= said.start < said.end <= len(page.text) for said in row.said)
    return ReportFact(
        id=row.local,
        event=row.event,
        who=row.who,
        trigger=row.trigger,
        whom=row.whom,
        when=row.when,
        where=row.where,
        how_many=row.how_many,
        type=row.type,
        mode=row.mode,
        status=row.status,
        hedged=bool(row.hedged),
        sure=bool(row.sure),
        doubts=row.doubts,
        said=row.said,
        others=max(0, row.reports - 1),
        origins=row.origins,
        review=row.review,
        verified=verified,
        start=row.trigger_start,
        words=found if verified else (),
    )


def _event_words(page: _Page, event: Record, timexes: Mapping[str, Record]) -> Iterator[Words]:
    mentions = event.get("mentions")
    for mention in mentions if isinstance(mentions, list) else ():
        yield from (page.words("action", where) for where in spans({"it": mention}, "it"))
    timex = timexes.get(word(part(event, "time"), "ref") or "")
    when = span(timex, "span") if timex is not None else None
    if when is not None:
        yield page.words("time", when)
    for argument in rows(event, "arguments"):
        role = _ROLES.get(word(argument, "role") or "", word(argument, "role") or "")
        where = span(argument, "span")
        if role in _DRAWN and where is not None and not argument.get("implied"):
            yield page.words(role, where)


def _sayings(page: _Page) -> Iterator[Saying]:
    entities = by_id(page.record, "entities")
    for said in rows(page.record, "attributions"):
        cue = span(said, "cue")
        if cue is None:
            continue
        source, content = spans(said, "source"), spans(said, "content")
        found = [page.words("cue", cue), *(page.words("source", s) for s in source)]
        found += [page.words("content", s) for s in content]
        own = _joined(page, source)
        name = word(entities.get(word(said, "source_entity") or "", {}), "name") or ""
        shown = f"{own} ({name})" if name and own and name.casefold() not in own.casefold() else own or name
        kind = word(said, "cue_class") or ""
        yield Saying(
            word(said, "id") or "",
            shown,
            page.text[cue.start : cue.end],
            kind,
            _joined(page, content),
            cue.start,
            tuple(found),
        )


def _joined(page: _Page, found: Sequence[Span], gap: str = " … ") -> str:
    return " ".join(gap.join(page.text[s.start : s.end] for s in found).split())


_RECORD = """SELECT r.n, r.text, r.text_sha256, g.record
    FROM report r JOIN reading g ON g.report = r.n AND g.current = 1 WHERE r.id = ?"""
_ANCHORS = """SELECT c.evidence_start FROM claim c JOIN happening h ON h.n = c.happening WHERE h.report = ?1
    UNION SELECT sentence_start FROM happening WHERE report = ?1
    UNION SELECT trigger_start FROM happening WHERE report = ?1
    UNION SELECT start FROM figure WHERE report = ?1 UNION SELECT sentence_start FROM figure WHERE report = ?1
    UNION SELECT start FROM stance WHERE report = ?1"""
_SHARED = """SELECT pair.value ->> '$[0][0]' FROM copy, json_each(copy.sentences) AS pair WHERE copy."left" = ?1
    UNION SELECT pair.value ->> '$[1][0]' FROM copy, json_each(copy.sentences) AS pair WHERE copy."right" = ?1"""
_BRIEF_ONES = """SELECT a, b FROM (
    SELECT sentence_start AS a, sentence_end AS b FROM happening JOIN policy ON happening = n WHERE report = ?1
    UNION SELECT coalesce(h.sentence_start, s.start), coalesce(h.sentence_end, s."end")
        FROM stance s LEFT JOIN happening h ON h.n = s.happening WHERE s.report = ?1) WHERE b - a < ?2"""
