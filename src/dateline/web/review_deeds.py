"""One deed that was asked for through the pages, done in the store."""

from collections.abc import Mapping

from dateline.archive.review import Edit, accept, edit, note, reject, undo
from dateline.archive.review_events import merge, split
from dateline.archive.review_places import Gazetteer
from dateline.archive.review_settle import Settled
from dateline.errors import StoreError
from dateline.model.review import Field, Signed
from dateline.store import Store
from dateline.web.review_forms import ReviewAsked


def do(store: Store, asked: ReviewAsked, at: str, gazetteer: Gazetteer | None) -> Mapping[str, object]:
    """Does what was asked for; the deed's id and the events that it touched. StoreError or ConfigError where it
    cannot be done: then nothing is changed."""
    done = _done(store, asked, Signed(asked.by, asked.why, at), gazetteer)
    return {"deed": done.deed, "events": list(done.events)}


def _each(field: Field, given: str) -> list[str]:
    """Every number is an edit of its own; all else is one value."""
    return [part for part in given.split(";") if part.strip()] if field is Field.QUANTITY else [given]


def _done(store: Store, asked: ReviewAsked, signed: Signed, gazetteer: Gazetteer | None) -> Settled:
    if asked.act == "undo":
        return undo(store, asked.revision, signed)
    if not asked.subject:
        raise StoreError("it does not say what it is about")
    if asked.act == "edit":
        edits = [Edit(field, words) for field, given in asked.fields.items() for words in _each(field, given)]
        return edit(store, asked.subject, edits, signed, gazetteer)
    if asked.act == "merge":
        return merge(store, asked.subject, asked.other, signed)
    if asked.act == "split":
        return split(store, [asked.subject], signed)
    single = {"accept": accept, "reject": reject, "note": note}
    return single[asked.act](store, asked.subject, signed)
