"""What people put right is put into a report's flat rows, and what the machine had there is kept beside."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import apsw

from dateline.model.review import Act, Field, How, Revision, State
from dateline.store.revisions import standing_of_event, standing_of_line
from dateline.store.revisions_attach import Target, target_of
from dateline.store.revisions_fields import (
    Where,
    put_amount,
    put_column,
    put_parties,
    put_spots,
    put_time,
    put_type,
    put_voices,
)
from dateline.store.tellings import tell

Machine: TypeAlias = str | None  # JSON


def correct(base: apsw.Connection, report: int) -> None:
    """Puts every standing correction of a report into the rows that its reading has just written.

    Where a correction finds nothing to hold to, it is marked as lost: to be reviewed again, never guessed.
    """
    line = base.execute("SELECT line FROM report WHERE n = ?", (report,)).get
    if not base.execute("SELECT 1 FROM revision WHERE line = ? LIMIT 1", (line,)).get:
        return
    base.execute(_FORGET_LINE, (line,))
    base.execute(_UNSEEN, (report,))
    base.execute(_UNSEEN_CLAIMS, (report,))
    correct_more(base, report, standing_of_line(base, line))


def correct_more(base: apsw.Connection, report: int, revisions: Sequence[Revision]) -> None:
    """Puts some corrections of a report on top of those that are in its rows already."""
    held = [(revision, target_of(base, revision, report)) for revision in revisions]
    for revision, target in held:
        machine = None if target.happening is None else _put(base, revision, target)
        base.execute(_CORRECTION, (revision.n, target.how.value, target.happening, target.claim, None, machine))
    touched = sorted({target.happening for _, target in held if target.happening is not None})
    tell(base, touched)
    for happening in touched:
        base.execute(_SETTLE, {"n": happening})
        base.execute("UPDATE happening SET live = (review IS NOT 'rejected') WHERE n = ?", (happening,))


def correct_event(base: apsw.Connection, event: str) -> None:
    """Lists what stands of an event's edits; assembly puts them over what its tellers agree on."""
    base.execute(_FORGET_EVENT, (event,))
    for revision in standing_of_event(base, event):
        founder = base.execute(_FOUNDER, (revision.n,)).get
        how = How.LOST if founder is None else How.ID
        base.execute(_CORRECTION, (revision.n, how.value, None, None, founder, None))


def _put(base: apsw.Connection, revision: Revision, target: Target) -> Machine:
    """Puts one correction in; gives what was there."""
    assert target.happening is not None
    if revision.field is None:
        return _accept(base, target) if revision.act is Act.ACCEPT else _reject(base, revision, target)
    if target.claim is not None and revision.act is Act.EDIT:
        base.execute("UPDATE claim SET review = coalesce(review, ?) WHERE n = ?", (State.EDITED.value, target.claim))
    elif revision.act is Act.EDIT:
        base.execute(_EDITED, {"n": target.happening, "state": State.EDITED.value})
    shift = base.execute(_SHIFT, (revision.n, target.happening)).get or 0
    where = Where(base, target.happening, target.claim, shift)
    was = json.dumps(_PUT[revision.field](where, json.loads(revision.value or "null")), ensure_ascii=False)
    about = {"happening": target.happening, "claim": target.claim, "field": revision.field.value, "was": was}
    first: Machine = base.execute(_FIRST, about).get
    return was if first is None else first


def _accept(base: apsw.Connection, target: Target) -> Machine:
    was = base.execute("SELECT sure FROM claim WHERE n = ?", (target.claim,)).get
    base.execute(_ACCEPT, (target.claim,))
    base.execute("UPDATE happening SET sure = 1 WHERE n = ?", (target.happening,))
    return json.dumps({"sure": bool(was)})


def _reject(base: apsw.Connection, revision: Revision, target: Target) -> Machine:
    why = f"rejected by {revision.signed.by}" + (f": {revision.signed.why}" if revision.signed.why else "")
    base.execute(_REJECT, (revision.signed.at, why, target.claim))
    return None


_PUT: Mapping[Field, Callable[[Where, object], object]] = {
    Field.TYPE: put_type,
    Field.MODE: lambda where, value: put_column(where, "mode", value),
    Field.STATUS: lambda where, value: put_column(where, "status", value),
    Field.ACTOR: lambda where, value: put_parties(where, "actor", value),
    Field.RECIPIENT: lambda where, value: put_parties(where, "recipient", value),
    Field.TARGET: lambda where, value: put_parties(where, "target", value),
    Field.PLACE: put_spots,
    Field.TIME: put_time,
    Field.QUANTITY: put_amount,
    Field.SAID_BY: put_voices,
    Field.ASSERTED: lambda where, value: put_column(where, "asserted", value),
    Field.CREDIBILITY: lambda where, value: put_column(where, "credibility", value),
}
_FORGET_LINE = "DELETE FROM correction WHERE revision IN (SELECT n FROM revision WHERE line = ?)"
_FORGET_EVENT = "DELETE FROM correction WHERE revision IN (SELECT n FROM revision WHERE subject = ?)"
_UNSEEN = "UPDATE happening SET review = NULL WHERE report = ? AND review IS NOT NULL"
_UNSEEN_CLAIMS = """UPDATE claim SET review = NULL, credibility = NULL
    WHERE happening IN (SELECT n FROM happening WHERE report = ?) AND (review IS NOT NULL OR credibility IS NOT NULL)"""
_CORRECTION = "INSERT INTO correction(revision, how, happening, claim, event, machine) VALUES (?, ?, ?, ?, ?, ?)"
_FOUNDER = """SELECT event.n FROM revision JOIN happening ON happening.anchor = revision.anchor
    JOIN event ON event.n = happening.n WHERE revision.n = ?"""
# What an earlier edit of the same value found: only that is the machine's.
_FIRST = """SELECT correction.machine FROM correction JOIN revision ON revision.n = correction.revision
    WHERE correction.happening = :happening AND field = :field
    AND (field NOT IN ('said_by', 'asserted', 'credibility') OR claim = :claim)
    AND (field <> 'quantity' OR json_extract(correction.machine, '$.span') = json_extract(:was, '$.span'))
    ORDER BY revision LIMIT 1"""
_EDITED = """UPDATE claim SET review = coalesce(review, :state) WHERE happening = :n AND live = 1"""
_ACCEPT = """UPDATE claim SET review = 'accepted', sure = 1, live = 1, withdrawn_at = NULL, withdrawn_why = NULL
    WHERE n = ?"""
_REJECT = "UPDATE claim SET review = 'rejected', live = 0, withdrawn_at = ?, withdrawn_why = ? WHERE n = ?"
_SHIFT = """SELECT now.trigger_start - held.trigger_start FROM revision
    JOIN happening held ON held.anchor = revision.anchor JOIN happening now WHERE revision.n = ? AND now.n = ?"""
_SETTLE = """UPDATE happening SET review = (SELECT CASE WHEN sum(review IS NULL) THEN NULL
        WHEN sum(review = 'rejected') = count(*) THEN 'rejected'
        WHEN sum(review = 'accepted') THEN 'accepted' ELSE 'edited' END
    FROM claim WHERE happening = :n AND (live = 1 OR review = 'rejected')) WHERE n = :n"""
