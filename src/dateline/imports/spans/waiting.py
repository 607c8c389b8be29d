"""Reports that are to be looked at, with the words that the record has for each of their events."""

import base64
import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import apsw

from dateline.errors import StoreError
from dateline.imports.spans.nouns import Pair, Sent, Task
from dateline.model.review import Field
from dateline.query.questions_codes import type_codes

ROLES = tuple(field.value for field in (Field.ACTOR, Field.RECIPIENT, Field.TARGET, Field.PLACE, Field.QUANTITY))


@dataclass(frozen=True, slots=True)
class Held:
    """A report as the record has it now, with the sentence of each telling."""

    task: Task
    newest: bool
    sentences: dict[str, Pair]


def labels() -> tuple[str, ...]:
    """Every label there is: the fields, then the types of events."""
    return (*ROLES, *type_codes())


def waiting(base: apsw.Connection, reports: Sequence[str], most: int) -> tuple[str, ...]:
    """The reports named, else those whose events should be looked at first. StoreError for one that is not held."""
    if reports:
        for report in reports:
            if held(base, report) is None:
                raise StoreError(f"no report {report} in the record")
        return tuple(dict.fromkeys(reports))
    return tuple(str(report) for (report,) in base.execute(_WAITING, (most,)))


def tasks(base: apsw.Connection, reports: Sequence[str]) -> Iterator[Task]:
    """Each of these reports that tells anything, with what of it is not rejected."""
    for report in reports:
        found = held(base, report)
        if found is None:
            continue
        live = {str(anchor) for (anchor,) in base.execute(_STANDING, (report,))}
        sent = tuple(replace(one, tellings=kept) for one in found.task.sent if (kept := _among(one.tellings, live)))
        if sent:
            yield replace(found.task, sent=sent)


def _among(tellings: Sequence[str], live: Collection[str]) -> tuple[str, ...]:
    return tuple(anchor for anchor in tellings if anchor in live)


def held(base: apsw.Connection, report: str) -> Held | None:
    """A report by its id; None where the record has none of that name."""
    row = base.execute(_REPORT, (report,)).fetchone()
    if row is None:
        return None
    n, newest, title, outlet, published, text, digest = row
    sentences = {str(anchor): (start, end) for anchor, start, end in base.execute(_SENTENCES, (n,))}
    task = Task(report, title, outlet, published, text, digest, _sent(base, report, n))
    return Held(task, bool(newest), sentences)


def _sent(base: apsw.Connection, report: str, n: int) -> tuple[Sent, ...]:
    """The words of every telling; those that several have in common once."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for anchor, start, end, label in base.execute(_SPANS, {"report": n, "roles": json.dumps(ROLES)}):
        tellings = found.setdefault((start, end, str(label)), [])
        if anchor not in tellings:
            tellings.append(str(anchor))
    return tuple(Sent(_name(report, key), *key, tuple(tellings)) for key, tellings in sorted(found.items()))


def _name(report: str, key: tuple[int, int, str]) -> str:
    digest = hashlib.sha256(" ".join((report, *map(str, key))).encode()).digest()
    return "spn_" + base64.b32encode(digest).decode().lower()[:16]


_STANDING = "SELECT anchor FROM happening WHERE live = 1 AND report = (SELECT n FROM report WHERE id = ?)"
_LIVE = "(live = 1 OR review = 'rejected')"
_WAITING = """SELECT report.id FROM event JOIN happening ON happening.event = event.n AND happening.live = 1
    AND happening.review IS NULL JOIN report ON report.n = happening.report AND report.newest = 1
    WHERE event.weight > 0 GROUP BY report.n ORDER BY max(event.weight) DESC, report.n LIMIT ?"""
_REPORT = """SELECT n, newest, coalesce(title, ''), coalesce(outlet, ''), coalesce(published, ''), text, text_sha256
    FROM report WHERE id = ?"""
_SENTENCES = f"SELECT anchor, sentence_start, sentence_end FROM happening WHERE report = ? AND {_LIVE}"
_SPANS = f"""SELECT anchor, trigger_start, trigger_end, type FROM happening h WHERE report = :report AND {_LIVE}
    UNION ALL SELECT anchor, start, "end", role FROM participant p JOIN happening h ON h.n = p.happening
    WHERE report = :report AND {_LIVE} AND implied = 0 AND start < "end"
    AND role IN ('actor', 'recipient', 'target')
    UNION ALL SELECT anchor, start, "end", 'place' FROM spot s JOIN happening h ON h.n = s.happening
    WHERE report = :report AND {_LIVE} AND implied = 0 AND start < "end"
    UNION ALL SELECT anchor, start, "end", 'quantity' FROM amount a JOIN happening h ON h.n = a.happening
    WHERE report = :report AND {_LIVE} AND start < "end" ORDER BY 1, 2, 3, 4"""
