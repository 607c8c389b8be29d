"""A fresh reading against what people reviewed: `run.py reviewed --gold FILE`, a set of `dateline review export`.

Each measure counts only what people vouched for (docs/review.md):

  found            accepted and edited claims at whose trigger the reading has an event
  rejected silent  rejected claims that the reading does not make any more
  FIELD            values of found claims that the reading has too; a role is right where one of its parties is
"""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.reading import GoldAbsentError, digest, json_lines, read_rows

Row = dict[str, Any]
_PARTIES = ("actor", "recipient", "target")


def gold_path() -> Path:
    """The set named by --gold; GoldAbsentError where none is, or it is not there."""
    named = os.environ.get("DATELINE_REVIEWED", "")
    if not named or not Path(named).is_file():
        raise GoldAbsentError(f"{named or 'no set'}: name one with --gold (`dateline review export FILE` makes it)")
    return Path(named)


def gold_digest() -> str:
    """Digest of the set."""
    return digest([gold_path()])


def run() -> tuple[str, dict[str, float]]:
    """Reads the texts of the set again and compares."""
    rows = json_lines(gold_path())
    reports = [row for row in rows if row["kind"] == "report"]
    check(reports)
    records = read_rows([{k: v for k, v in r.items() if k in _ROW and v is not None} for r in reports])
    counts = compare([row for row in rows if row["kind"] == "claim"], records)
    figures = {name: right / of for name, (right, of) in counts.items() if of}
    lines = [f"  {name:16} {figures[name]:.3f}   ({counts[name][0]} of {counts[name][1]})" for name in figures]
    return "\n".join(lines) or "  nothing to compare", figures


def check(reports: list[Row]) -> None:
    """GoldAbsentError where a text is missing or is not the one that was reviewed."""
    for report in reports:
        if not report["text"]:
            raise GoldAbsentError(f"{report['id']} is without its text: export with --text full")
        if sha256(report["text"].encode()).hexdigest() != report["text_sha256"]:
            raise GoldAbsentError(f"{report['id']}: the text is not the one that was reviewed")


def compare(claims: list[Row], records: Mapping[str, Row]) -> dict[str, tuple[int, int]]:
    """Right and asked for each measure."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for claim in claims:
        record = records.get(claim["report"])
        if record is None:
            continue
        made = [row for row in record["claims"] if _same_trigger(claim, _event(record, row))]
        if claim["verdict"] == "rejected":
            counts["rejected silent"].append(not any(_says(record, row, claim) for row in made))
            continue
        counts["found"].append(bool(made))
        if made:
            best = max(made, key=lambda row: _first(_voices(record, row)) == _first(claim["said_by"]))
            for field in claim["fields"]:
                counts[field].append(_JUDGES[field](claim, record, best))
    order = ("found", "rejected silent", *_JUDGES)
    return {name: (sum(counts[name]), len(counts[name])) for name in order if counts[name]}


def _event(record: Row, claim: Row) -> Row:
    return next(event for event in record["events"] if event["id"] == claim["event"])


def _same_trigger(claim: Row, event: Row) -> bool:
    start, end = claim["trigger"]
    return any(a < end and start < b for mention in event["mentions"] for a, b in mention)


def _says(record: Row, row: Row, claim: Row) -> bool:
    """Whether the reading makes a rejected claim again: of its type, by its speaker."""
    same = _event(record, row)["type"] == claim["type"]
    return same and _first(_voices(record, row)) == _first(claim["said_by"])


def _voices(record: Row, claim: Row) -> list[str]:
    names = {row["id"]: row["name"] for row in record["entities"]}
    return [names.get(voice["entity"], "") for voice in claim["said_by"] if "outlet" not in voice]


def _first(names: list[str]) -> str:
    return names[0].casefold() if names else ""


def _plain(field: str) -> Callable[[Row, Row, Row], bool]:
    return lambda claim, record, row: claim[field] == _event(record, row)[field]


def _party(role: str) -> Callable[[Row, Row, Row], bool]:
    def judge(claim: Row, record: Row, row: Row) -> bool:
        told = [a for a in _event(record, row)["arguments"] if a["role"] == role]
        names = {r["id"]: r["name"].casefold() for r in record["entities"]}
        if not claim[role] or not told:
            return not claim[role] and not told
        named = {names.get(a["ref"], "") for a in told}
        spans = [a["span"] for a in told]
        return any(g["name"].casefold() in named or _overlaps(g["span"], spans) for g in claim[role])

    return judge


def _overlaps(span: list[int] | None, spans: list[list[int]]) -> bool:
    return span is not None and any(a < span[1] and span[0] < b for a, b in spans)


def _place(claim: Row, record: Row, row: Row) -> bool:
    places = {place["id"]: place for place in record["places"]}
    told = [places[a["ref"]] for a in _event(record, row)["arguments"] if a["role"] == "place" and a["ref"] in places]
    want = {p["geonames"] or p["name"].casefold() for p in claim["place"]}
    have = {p["geonames"] or p["name"].casefold() for p in told}
    return bool(want & have) or (not want and not have)


def _time(claim: Row, record: Row, row: Row) -> bool:
    when = _event(record, row)["time"] or {}
    ends = tuple((when.get(end) or "")[:10] for end in ("earliest", "latest"))
    return ends == tuple((claim[end] or "")[:10] for end in ("earliest", "latest"))


def _quantity(claim: Row, record: Row, row: Row) -> bool:
    numbers = {number["id"]: number for number in record["quantities"]}
    told = [numbers[a["ref"]] for a in _event(record, row)["arguments"] if a["ref"] in numbers]
    return {(n["low"], n["high"]) for n in claim["quantity"]} == {(n["low"], n["high"]) for n in told}


def _said_by(claim: Row, record: Row, row: Row) -> bool:
    return _first(_voices(record, row)) == _first(claim["said_by"])


def _asserted(claim: Row, record: Row, row: Row) -> bool:
    return bool(claim["asserted"] == row["asserted"])


_ROW = ("id", "text", "published", "title", "outlet", "url")
_JUDGES: dict[str, Callable[[Row, Row, Row], bool]] = {
    **{field: _plain(field) for field in ("type", "mode", "status")},
    **{role: _party(role) for role in _PARTIES},
    "place": _place,
    "time": _time,
    "quantity": _quantity,
    "said_by": _said_by,
    "asserted": _asserted,
}
