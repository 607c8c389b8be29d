"""What came back is filed: checked against the stored text, told apart from what was sent, each deed once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.archive.review import Edit, accept, edit, reject
from dateline.archive.review_places import Gazetteer
from dateline.archive.review_settle import Settled
from dateline.archive.review_spans import Filling, fill
from dateline.errors import ConfigError, DatelineError
from dateline.imports.spans.judged import judged
from dateline.imports.spans.nouns import Deed, Filing, Left, Outcome, Returned, Row, Sent, Unread
from dateline.imports.spans.waiting import ROLES, Held, held
from dateline.model.review import Act, Field, Signed
from dateline.store.database import Store


class _RehearsedError(Exception):
    """Everything was tried, and nothing of it is to stand."""


def take(store: Store, came: Sequence[Returned | Unread], filing: Filing) -> tuple[Row, ...]:
    """Files what came back, in one transaction; what was filed from the same file before is left as it is.

    ConfigError where nobody is named as the reviewer.
    """
    _check_names(came, filing)
    with store.writing():
        return tuple(_rows(store, came, filing))


def rehearse(store: Store, came: Sequence[Returned | Unread], filing: Filing) -> tuple[Row, ...]:
    """What `take` would do: it is done, and taken back."""
    rows: tuple[Row, ...] = ()
    try:
        with store.writing():
            rows = take(store, came, filing)
            raise _RehearsedError
    except _RehearsedError:
        return tuple(replace(row, deed="") for row in rows)


def _check_names(came: Sequence[Returned | Unread], filing: Filing) -> None:
    nameless = next((item for item in came if isinstance(item, Returned) and not _who(item, filing)), None)
    if nameless is not None:
        raise ConfigError(f"{nameless.place} does not say who reviewed it: name them with --by")


def _who(item: Returned, filing: Filing) -> str:
    """Who reviewed it, by the file, else by the one who takes it back."""
    return " ".join(item.by.split())[:_LONGEST_NAME] or " ".join(filing.by.split())


def _rows(store: Store, came: Sequence[Returned | Unread], filing: Filing) -> Iterator[Row]:
    for done, item in enumerate(came):
        filing.told(done, len(came))
        if isinstance(item, Unread):
            yield Row(item.place, "", "", Outcome.LEFT, item.why, "")
        else:
            yield from _of_one(store, item, filing)
    filing.told(len(came), len(came))


def _of_one(store: Store, item: Returned, filing: Filing) -> Iterator[Row]:
    """What one person said of one report."""
    by = _who(item, filing)
    now = held(store.base, item.report)
    why = _unfit(item, now)
    if now is None or why:
        yield Row(item.place, item.report, "", Outcome.LEFT, why, by)
        return
    mark = _mark(item, by, filing.tool)
    for found in tuple(judged(item, now.sentences)):
        if isinstance(found, Left):
            yield Row(item.place, found.telling or item.report, "", Outcome.LEFT, found.why, by)
            continue
        why = f"{_WHY[found.act]} in {filing.tool} [{mark}]"
        signed = Signed(by, why, min(item.at or filing.at, filing.at), filing.at)
        stale = _stale(item, now, found.telling)
        row = Row(item.place, found.telling, _does(found, item), Outcome.FILED, stale, by)
        yield _filed(store, row, found, (signed, filing))


def _unfit(item: Returned, now: Held | None) -> str:
    """Why nothing of it can be filed; "" where it can."""
    if now is None:
        return "the record holds no such report"
    digest = hashlib.sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest()
    if item.text_sha256 != now.task.text_sha256 or digest != now.task.text_sha256:
        return "its text is not the stored one: the digests differ"
    return "" if now.newest else "a newer version of it is held: what was said is of the older one"


def _stale(item: Returned, now: Held, telling: str) -> str:
    """Why what was said of a telling is of another state of the record; "" where it is not."""
    if telling not in now.sentences:
        return "it is not told so any more: the report was read anew"
    same = _keys(now.task.sent, telling) == _keys(item.sent, telling)
    return "" if same else "it was put right in the record since it was sent"


def _keys(sent: Sequence[Sent], telling: str) -> set[tuple[int, int, str]]:
    return {one.key for one in sent if telling in one.tellings}


def _mark(item: Returned, by: str, tool: str) -> str:
    """What tells this annotation from every other: filed twice, it changes nothing."""
    said = (tool, item.report, item.text_sha256, by, item.at, *sorted(mark.key for mark in item.marks))
    sent = sorted(sent.key for sent in item.sent)
    return hashlib.sha256(repr((said, sent)).encode("utf-8", "replace")).hexdigest()[:12]


def _filed(store: Store, row: Row, deed: Deed, how: tuple[Signed, Filing]) -> Row:
    """One deed, filed unless it was before."""
    signed, filing = how
    report, _, _ = deed.telling.partition("#")
    about = (report, deed.telling, deed.act.value, deed.field.value if deed.field else None, signed.why)
    before = store.base.execute(_BEFORE, about).fetchone()
    if before is not None:
        return replace(row, outcome=Outcome.BEFORE, why="taken back since" * bool(before[1]), deed=str(before[0]))
    if row.why:
        return replace(row, outcome=Outcome.LEFT)
    try:
        return replace(row, deed=_do(store, deed, signed, filing.gazetteer).deed)
    except DatelineError as error:
        if not store.base.in_transaction:  # the database itself took everything back
            raise
        return replace(row, outcome=Outcome.LEFT, why=str(error))


def _do(store: Store, deed: Deed, signed: Signed, gazetteer: Gazetteer | None) -> Settled:
    if deed.act is Act.ACCEPT:
        return accept(store, deed.telling, signed)
    if deed.act is Act.REJECT:
        return reject(store, deed.telling, signed)
    assert deed.field is not None
    if deed.field is Field.TYPE:
        return edit(store, deed.telling, [Edit(Field.TYPE, deed.words)], signed)
    return fill(store, deed.telling, Filling(deed.field, deed.spans), signed, gazetteer)


def _does(deed: Deed, item: Returned) -> str:
    """A deed in words: "accept attacked", "edit actor of attacked: Masked gunmen"."""
    told = [one for one in item.sent if deed.telling in one.tellings and one.label not in ROLES]
    name = " ".join(" ".join(item.text[one.start : one.end].split()) for one in told[:1])
    if deed.field is None:
        return f"{deed.act.value} {name}"
    words = deed.words or "; ".join(" ".join(item.text[start:end].split()) for start, end in deed.spans) or "nobody"
    return f"{deed.act.value} {deed.field.value} of {name}: {words}"


_LONGEST_NAME = 200
_WHY: Mapping[Act, str] = {
    Act.ACCEPT: "its spans left as they were",
    Act.REJECT: "its word unmarked",
    Act.EDIT: "its spans put right",
}
_BEFORE = """SELECT revision.deed, taken_back.deed IS NOT NULL FROM revision
    LEFT JOIN taken_back ON taken_back.deed = revision.deed
    WHERE line = (SELECT line FROM report WHERE id = ?) AND anchor = ? AND act = ? AND field IS ? AND why = ?
    ORDER BY n LIMIT 1"""
