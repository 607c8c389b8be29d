"""A record's events as flat rows: happenings with their participants, spots, amounts, policies and stances."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import apsw

from dateline.records.fields import part, rows, word
from dateline.records.flatten import Json, Record
from dateline.records.happenings import sentence_around
from dateline.records.stances import stances
from dateline.records.subjects import subject_key
from dateline.store.actors import Actors
from dateline.store.leaf import Leaf, Pair, pairs, raw_pair, real, whole_number
from dateline.store.tellings import tell

_OF_HAPPENINGS = ("participant", "spot", "amount", "policy")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a report's rows go: the connection, the report's number, its record, its actors, and whether it is live."""

    base: apsw.Connection
    n: int
    leaf: Leaf
    actors: Actors


def put_happenings(sheet: Sheet) -> Mapping[str, int]:
    """Writes every event; gives the happening of each local id ("v3"). What stood under the same anchor is replaced.

    Happenings of an earlier reading whose anchor is gone stay, no longer live.
    """
    held = _held(sheet)
    evidence = _evidence(sheet.leaf)
    numbers: dict[str, int] = {}
    anchors: dict[str, int] = {}
    written: list[int] = []
    for event in rows(sheet.leaf.record, "events"):
        anchor = _anchor(sheet.leaf.id, event, anchors)
        values = _values(sheet, event, evidence)
        if anchor in held:
            n = held.pop(anchor)
            sheet.base.execute(_UPDATE, (*values, n))
        else:
            sheet.base.execute(_INSERT, (*values, sheet.n, anchor))
            n = sheet.base.last_insert_rowid()
        numbers.setdefault(word(event, "id") or "", n)
        _put_arguments(sheet, event, n)
        _put_policy(sheet, event, n)
        written.append(n)
    tell(sheet.base, written)
    sheet.base.executemany("UPDATE happening SET live = 0 WHERE n = ?", ((n,) for n in held.values()))
    return numbers


def put_stances(sheet: Sheet, numbers: Mapping[str, int]) -> None:
    """Writes who supports, opposes or urges what."""
    for row in stances(sheet.leaf.record):
        start, end = sheet.leaf.pair([row.span.start, row.span.end])
        happening = numbers.get(row.happening or "")
        values = (sheet.n, happening, sheet.actors.number(row.entity), row.kind, row.subject, row.subject_key)
        sheet.base.execute(_STANCE, (*values, start, end, row.attribution))


def forget_rows(base: apsw.Connection, report: int) -> None:
    """Takes out what hangs on a report's happenings, so that another reading can be written in its place."""
    for table in _OF_HAPPENINGS:
        base.execute(
            f"DELETE FROM {table} WHERE happening IN (SELECT n FROM happening WHERE report = ?)",
            (report,),
        )
    base.execute("DELETE FROM stance WHERE report = ?", (report,))
    base.execute("DELETE FROM figure WHERE report = ?", (report,))


def _held(sheet: Sheet) -> dict[str, int]:
    return dict(sheet.base.execute("SELECT anchor, n FROM happening WHERE report = ?", (sheet.n,)))


def _anchor(report: str, event: Record, seen: dict[str, int]) -> str:
    """Report and trigger spans, as `records.happenings` has them."""
    anchor = f"{report}#{'+'.join(f'{start}-{end}' for start, end in pairs(event.get('trigger')))}"
    seen[anchor] = seen.get(anchor, 0) + 1
    return anchor if seen[anchor] == 1 else f"{anchor}/{seen[anchor]}"


def _evidence(leaf: Leaf) -> dict[str, Pair]:
    """The evidence of each event's first claim."""
    found: dict[str, Pair] = {}
    for claim in rows(leaf.record, "claims"):
        found.setdefault(word(claim, "event") or "", leaf.pair(claim.get("evidence")))
    return found


def _values(sheet: Sheet, event: Record, evidence: Mapping[str, Pair]) -> tuple[str | int | None, ...]:
    leaf, when = sheet.leaf, part(event, "time")
    local = word(event, "id") or ""
    trigger = tuple(leaf.pair(list(span)) for span in pairs(event.get("trigger"))) or ((0, 0),)
    first, last = trigger[0][0], trigger[-1][1]
    start, end = evidence.get(local, trigger[0])
    told = sentence_around(leaf.text, min(start, first), max(end, last))
    timex = leaf.row(when.get("ref"), "t")
    coded = (word(event, "scheme"), word(event, "type"), word(event, "mode"), _listed(event.get("contexts")))
    flags = (int(event.get("hedged") is True), int(event.get("sure") is True), int(_in_title(leaf, event)))
    time = (word(when, "earliest"), word(when, "latest"), word(when, "basis"), word(timex, "granularity"))
    return (
        *(local, *coded, word(event, "status"), *flags, *time),
        *(first, last, leaf.words(trigger), *told, _listed(event.get("doubts"))),
    )


def _listed(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False) if value and isinstance(value, list | tuple) else "[]"


def _in_title(leaf: Leaf, event: Record) -> bool:
    """Whether a mention of the event stands in the headline."""
    titles = [raw_pair(row.get("span")) for row in rows(leaf.report, "sections") if row.get("kind") == "title"]
    if not titles:
        return False
    mentions = event.get("mentions")
    spans = [span for mention in mentions for span in pairs(mention)] if isinstance(mentions, list | tuple) else []
    return any(start <= a and b <= end for a, b in spans for start, end in titles)


def _put_arguments(sheet: Sheet, event: Record, n: int) -> None:
    for argument in rows(event, "arguments"):
        role, where = word(argument, "role"), sheet.leaf.pair(argument.get("span"))
        place = sheet.leaf.row(argument.get("ref"), "p")
        amount = sheet.leaf.row(argument.get("ref"), "q")
        if role == "place" and place:
            _put_spot(sheet, (n, argument, where), place)
        elif role == "quantity" and amount:
            _put_amount(sheet, (n, where), amount)
        else:
            _put_participant(sheet, (n, argument, where))


def _put_participant(sheet: Sheet, of: tuple[int, Record, Pair]) -> None:
    n, argument, where = of
    row = sheet.leaf.row(argument.get("ref"), "e")
    entity = word(argument, "ref") if row else None
    name = word(row, "name") if row else sheet.leaf.words([where])
    implied = int(argument.get("implied") is True)
    values = (n, word(argument, "role"), entity, sheet.actors.number(entity), name, implied, *where)
    sheet.base.execute("INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _put_spot(sheet: Sheet, of: tuple[int, Record, Pair], row: Record) -> None:
    n, argument, where = of
    named = (word(row, "name"), word(row, "country"), whole_number(row.get("geonames")), word(row, "level"))
    values = (n, *named, real(row.get("lat")), real(row.get("lon")), int(argument.get("implied") is True), *where)
    sheet.base.execute("INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _put_amount(sheet: Sheet, of: tuple[int, Pair], row: Record) -> None:
    n, where = of
    bounds = (word(row, "frame"), real(row.get("low")), real(row.get("high")), word(row, "bound"))
    meant = (word(row, "unit"), word(row, "of"), word(row, "part_of"), real(row.get("change_from")))
    values = (n, word(row, "id"), *bounds, *meant, int(row.get("cumulative") is True), *where)
    sheet.base.execute("INSERT INTO amount VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _put_policy(sheet: Sheet, event: Record, n: int) -> None:
    policy = part(event, "policy")
    if not policy:
        return
    held = policy.get("subject")
    subject = None if held is None else sheet.leaf.words([sheet.leaf.pair(held)])
    sides = (sheet.actors.number(word(policy, "holder")), sheet.actors.number(word(policy, "grantor")))
    key = None if subject is None else subject_key(subject)
    values = (n, subject, key, *sides, word(policy, "before"), word(policy, "after"))
    sheet.base.execute("INSERT INTO policy VALUES (?, ?, ?, ?, ?, ?, ?)", values)


_COLUMNS = (
    *("local", "scheme", "type", "mode", "contexts", "status", "hedged", "sure", "headline"),
    *("earliest", "latest", "time_basis", "granularity", "trigger_start", "trigger_end", "trigger_text"),
    *("sentence_start", "sentence_end", "doubts"),
)
_INSERT = (
    f"INSERT INTO happening({', '.join(_COLUMNS)}, report, anchor) VALUES ({', '.join('?' * (len(_COLUMNS) + 2))})"
)
_UPDATE = f"UPDATE happening SET {', '.join(f'{name} = ?' for name in _COLUMNS)}, live = 1 WHERE n = ?"
_STANCE = """INSERT INTO stance(report, happening, actor, kind, subject, subject_key, start, "end", attribution)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
