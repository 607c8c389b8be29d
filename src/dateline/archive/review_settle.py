"""What a deed changes in the record: flat rows put right, the report linked again, its events derived anew."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import apsw

from dateline.archive.assemble import assemble
from dateline.archive.changes import Moment, News, announce
from dateline.archive.link import events_of, link_new
from dateline.archive.relate import Relating
from dateline.archive.values import number
from dateline.model.review import OF_EVENTS, Act, Revision
from dateline.store.database import Store
from dateline.store.replace import VERSIONS
from dateline.store.revisions import deed_of
from dateline.store.revisions_apply import correct_event, correct_more
from dateline.store.write import put_flat_again


@dataclass(frozen=True, slots=True)
class Settled:
    """A deed that is done: its id, and the events that it touched, as they are called now."""

    deed: str
    events: tuple[str, ...]


def settle(store: Store, deed: str, at: str) -> Settled:
    """Puts a new deed into effect, within a transaction of the caller's."""
    done = deed_of(store.base, deed)
    reports = _reports(store.base, deed)
    for report, held in reports.items():
        correct_more(store.base, report, [revision for revision in done if revision.n in held])
    return _follow(store, done, frozenset(reports), at)


def settle_again(store: Store, deed: str, undone: Sequence[Revision], at: str) -> Settled:
    """Puts into effect that a deed was taken back, or stands again: its reports' rows are written anew."""
    reports = frozenset(_reports(store.base, undone[0].deed))
    for report in sorted(reports):
        put_flat_again(store, report)
    for event in sorted({revision.subject for revision in undone if revision.subject.startswith("evt_")}):
        correct_event(store.base, event)
    return Settled(deed, _follow(store, undone, reports, at).events)


def _follow(store: Store, done: Sequence[Revision], reports: frozenset[int], at: str) -> Settled:
    """Links the reports again where what identity looks at is another now; derives their events in any case."""
    base, before = store.base, events_of(store.base, reports)
    names = [str(row[0]) for row in base.execute(_IDS, (json.dumps(sorted(before)),))]
    if any(_tells_apart(revision) for revision in done):
        _unsay(base, done, at)
        unlinked = json.dumps(sorted(reports))
        base.execute("UPDATE report SET linked = 0 WHERE n IN (SELECT value FROM json_each(?))", (unlinked,))
        link_new(store, at)
    events = before | events_of(base, reports) | _named(base, done)
    assemble(base, events, Moment(at, None))
    Relating(base).relate(events, at)
    base.execute(_REJECTED, (json.dumps(names),))
    _weigh(base, events)
    for revision in done:
        if revision.act in (Act.REJECT, Act.EDIT):
            _announce(base, revision, at)
    return Settled(done[0].deed, tuple(str(name) for (name,) in base.execute(_TOUCHED, (done[0].deed,))))


def _unsay(base: apsw.Connection, done: Sequence[Revision], at: str) -> None:
    """Takes back what scorers judged of tellings that say something else now; linking judges them again."""
    edits = [revision.n for revision in done if revision.act is Act.EDIT]
    anchors = json.dumps([str(row[0]) for row in base.execute(_EDITED, {"edits": json.dumps(edits)})])
    why = json.dumps([["its values were put right", 0.0, "", ""]])
    base.execute(_UNSAY, {"anchors": anchors, "why": why, "at": at, "versions": VERSIONS})


def _reports(base: apsw.Connection, deed: str) -> dict[int, set[int]]:
    """The newest versions of the reports that a deed is about, each with the revisions about it."""
    found: dict[int, set[int]] = {}
    for report, revision in base.execute(_REPORTS, (deed,)):
        found.setdefault(number(report), set()).add(number(revision))
    return found


def _tells_apart(revision: Revision) -> bool:
    """Whether it changes what tells one event from another."""
    if revision.subject.startswith("evt_"):
        return False
    return revision.act is Act.REJECT or revision.field in OF_EVENTS or revision.field == "quantity"


def _named(base: apsw.Connection, done: Sequence[Revision]) -> frozenset[int]:
    names = sorted({revision.subject for revision in done if revision.subject.startswith("evt_")})
    rows = base.execute("SELECT n FROM event WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(names),))
    return frozenset(number(row[0]) for row in rows)


def _weigh(base: apsw.Connection, events: Collection[int]) -> None:
    """Has the events weighed anew, though nothing of what is counted may have changed."""
    listed = json.dumps(sorted(events))
    base.execute("UPDATE event SET claims = claims WHERE n IN (SELECT value FROM json_each(?))", (listed,))


def _announce(base: apsw.Connection, revision: Revision, at: str) -> None:
    who = f"{revision.act.value}ed by {revision.signed.by}" + (f": {revision.signed.why}" * bool(revision.signed.why))
    after = {revision.field.value: revision.value} if revision.field else None
    announce(base, News("reviewed", revision.subject, None, after, who), Moment(at, None))


# The events that the deed is about: of its happenings in the reading in use, and of those it was said of.
_TOUCHED = """SELECT DISTINCT event.id FROM revision LEFT JOIN correction ON correction.revision = revision.n
    JOIN happening ON happening.n = correction.happening OR happening.anchor = revision.anchor
    JOIN event ON event.n = happening.event WHERE revision.deed = ? ORDER BY event.n"""
_EDITED = """SELECT anchor FROM revision WHERE n IN (SELECT value FROM json_each(:edits)) AND anchor IS NOT NULL
    UNION SELECT happening.anchor FROM correction JOIN happening ON happening.n = correction.happening
    WHERE revision IN (SELECT value FROM json_each(:edits))"""
_UNSAY = """INSERT INTO judgement (kind, "left", "right", verdict, score, reasons, by, human, at)
    SELECT kind, "left", "right", 'unsure', NULL, :why, by, 0, :at FROM judgement j
    WHERE n IN (SELECT n FROM judgement WHERE kind = 'same_event' AND "left" IN (SELECT value FROM json_each(:anchors))
        UNION SELECT n FROM judgement WHERE kind = 'same_event' AND "right" IN (SELECT value FROM json_each(:anchors)))
    AND human = 0 AND by <> :versions AND verdict <> 'unsure'
    AND n = (SELECT max(n) FROM judgement k WHERE k.kind = j.kind AND k."left" = j."left" AND k."right" = j."right"
             AND k.human = 0)"""
_IDS = "SELECT id FROM event WHERE n IN (SELECT value FROM json_each(?))"
_REJECTED = """UPDATE tombstone SET why = 'every claim of it was rejected'
    WHERE kind = 'event' AND replaced_by IS NULL AND id IN (SELECT value FROM json_each(?))"""
_REPORTS = """SELECT report.n, revision.n FROM revision JOIN report ON report.line = revision.line AND report.newest = 1
    WHERE revision.deed = ? ORDER BY report.n, revision.n"""
