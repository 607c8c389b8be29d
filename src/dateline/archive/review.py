"""People put the record right: claims accepted, rejected, edited, noted; each deed is a revision and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.review_events import judged_again
from dateline.archive.review_fields import Looking, value_from
from dateline.archive.review_places import Gazetteer
from dateline.archive.review_settle import Settled, settle, settle_again
from dateline.archive.review_subjects import Subject, event_subject, noted, subjects
from dateline.archive.review_words import about
from dateline.errors import StoreError
from dateline.model.review import OF_CLAIMS, OF_EVENTS, Act, Field, Signed
from dateline.store.database import Store
from dateline.store.revisions import Entry, deed_of, write_deed
from dateline.store.revisions_apply import correct_event

_CORRECTS = (Act.ACCEPT, Act.REJECT, Act.EDIT, Act.RATE)


@dataclass(frozen=True, slots=True)
class Edit:
    """A field, and what a person typed for it."""

    field: Field
    words: str


def accept(store: Store, named: str, signed: Signed) -> Settled:
    """Says that a claim, or every claim of a telling, event or report, is right. StoreError for what is not held."""
    return _mark(store, named, Act.ACCEPT, signed)


def reject(store: Store, named: str, signed: Signed) -> Settled:
    """Says that a claim, or every claim of a telling, event or report, is wrong. It leaves its event but stays visible.

    StoreError where no reason is given.
    """
    if not signed.why:
        raise StoreError("say why it is rejected")
    return _mark(store, named, Act.REJECT, signed)


def edit(
    store: Store, named: str, edits: Sequence[Edit], signed: Signed, gazetteer: Gazetteer | None = None
) -> Settled:
    """Puts fields of a claim, a telling or an event right, all in one deed. What the machine read is kept beside.

    ConfigError for a value that means nothing; StoreError for what is not held, or a field that it has not.
    """
    if not edits:
        raise StoreError("nothing is edited")
    with store.writing():
        if named.startswith("evt_"):
            return _edit_event(store, named, edits, signed, gazetteer)
        if not (named.startswith("clm_") or "#" in named):
            raise StoreError(f"{named} is no claim, telling or event: only these have values")
        subject = subjects(store.base, named)[0]
        if not named.startswith("clm_") and (of := [e.field for e in edits if e.field in OF_CLAIMS]):
            raise StoreError(f"{of[0].value} belongs to a claim: name one (clm_…)")
        name = subject.name if named.startswith("clm_") else subject.anchor
        looking = Looking(store.base, about(store.base, subject.happening), gazetteer)
        entries = [
            Entry(_act(e.field), name, e.field, value_from(looking, e.field, e.words), line=subject.line,
                  anchor=subject.anchor)
            for e in edits
        ]  # fmt: skip
        deed = write_deed(store, entries, signed)
        return settle(store, deed, signed.filed or signed.at)


def note(store: Store, named: str, signed: Signed) -> Settled:
    """Writes a note (`why`) beside anything that has an id; it changes nothing else."""
    if not signed.why:
        raise StoreError("the note says nothing")
    with store.writing():
        line, anchor = noted(store.base, named)
        deed = write_deed(store, [Entry(Act.NOTE, named, line=line, anchor=anchor)], signed)
    return Settled(deed, ())


def undo(store: Store, revision: str, signed: Signed) -> Settled:
    """Takes back all that was done together with a revision; an undo that is undone leaves it done again.

    StoreError for no such revision, or one that is taken back already.
    """
    with store.writing():
        undone = deed_of(store.base, revision)
        if not undone[0].standing:
            raise StoreError(f"{revision} is taken back already")
        root = undone
        while root[0].undoes is not None:
            root = deed_of(store.base, root[0].undoes)
        line, anchor = noted(store.base, root[0].subject)
        entry = Entry(Act.UNDO, root[0].subject, undoes=undone[0].deed, line=line, anchor=anchor)
        deed = write_deed(store, [entry], signed)
        if root[0].act in (Act.MERGE, Act.SPLIT):
            return Settled(deed, judged_again(store, root, signed))
        if root[0].act not in _CORRECTS:
            return Settled(deed, ())
        return settle_again(store, deed, root, signed.at)


def _mark(store: Store, named: str, act: Act, signed: Signed) -> Settled:
    with store.writing():
        entries = [Entry(act, s.name, line=s.line, anchor=s.anchor) for s in subjects(store.base, named)]
        return settle(store, write_deed(store, entries, signed), signed.filed or signed.at)


def _edit_event(
    store: Store, named: str, edits: Sequence[Edit], signed: Signed, gazetteer: Gazetteer | None
) -> Settled:
    """An event's own values: they go over what its tellings agree on; the tellings stay as they are."""
    subject: Subject = event_subject(store.base, named)
    if of := [e.field for e in edits if e.field not in OF_EVENTS]:
        raise StoreError(f"an event has no {of[0].value} of its own: put that of a claim right")
    looking = Looking(store.base, None, gazetteer)
    entries = [
        Entry(Act.EDIT, subject.name, e.field, value_from(looking, e.field, e.words), anchor=subject.anchor)
        for e in edits
    ]
    deed = write_deed(store, entries, signed)
    correct_event(store.base, subject.name)
    return settle(store, deed, signed.filed or signed.at)


def _act(field: Field) -> Act:
    return Act.RATE if field is Field.CREDIBILITY else Act.EDIT
