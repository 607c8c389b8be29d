"""What one event is called in other people's schemes, with the reason: PLOVER, CAMEO, ACLED."""

import json
import zlib
from dataclasses import dataclass
from functools import cache

import apsw

from dateline.records.flatten import Record
from dateline.records.schemes import acled_type, cameo_code, plain_type
from dateline.tables import read_table, read_toml

_OWN = "PLOVER"
_NO_CAMEO = "no CAMEO code stands for this type"


@dataclass(frozen=True, slots=True)
class Code:
    """The name of an event in one scheme, "" where that scheme would not have it, and why."""

    scheme: str
    name: str
    why: str


def codes_of(base: apsw.Connection, identity: str) -> tuple[Code, ...]:
    """The codes of an event's best telling; none for an id that the store does not hold."""
    row = next(base.execute(_HEAD, (identity,)), None)
    if row is None:
        return ()
    kind, mode, scheme, status, local, text, held = row
    record: Record = json.loads(zlib.decompress(held))
    report = record["report"]
    assert isinstance(report, dict)
    record = record | {"report": report | {"text": text}}
    events = record["events"]
    assert isinstance(events, list)
    own = next((event for event in events if isinstance(event, dict) and event["id"] == local), None)
    found = [_own(scheme, kind, mode, status), _cameo(kind, mode)]
    return (*found, _acled(own, record)) if own is not None else tuple(found)


def _own(scheme: str, kind: str, mode: str | None, status: str) -> Code:
    name = _OWN if scheme == "plover" else "dateline’s extension to PLOVER"
    gloss = " ".join(part for part in (_glosses().get((kind, "")), _glosses().get((kind, mode or "-"))) if part)
    plain = plain_type(kind, status)
    otherwise = f" Told by its type alone, a {status} {kind} is {plain}." if plain != kind else ""
    return Code(name, f"{kind} {mode or ''}".strip(), gloss + otherwise)


def _cameo(kind: str, mode: str | None) -> Code:
    code = cameo_code(kind, mode)
    if code is None:
        return Code("CAMEO", "", _NO_CAMEO)
    gloss = _cameo_glosses().get((kind, mode or "")) or _cameo_glosses().get((kind, ""), "")
    finer = "" if len(code) > 2 else "; the kind is not settled finely enough for a longer code"
    return Code("CAMEO", code, f"{gloss}{finer}")


def _acled(event: Record, record: Record) -> Code:
    named = acled_type(event, record)
    if named is None:
        return Code("ACLED", "", "ACLED’s types have no place for it, or not on what is told")
    return Code(
        "ACLED", f"{named.event_type}: {named.sub_event}", "by its type, its kind, who is involved and the words"
    )


@cache
def _glosses() -> dict[tuple[str, str], str]:
    """What types and modes mean."""
    rows = [row for name in ("plover", "dateline") for row in read_toml(f"ontology/{name}.toml")["type"]]
    modes = {(str(row["code"]), str(mode["code"])): str(mode["gloss"]) for row in rows for mode in row["modes"]}
    return modes | {(str(row["code"]), ""): str(row["gloss"]) for row in rows}


@cache
def _cameo_glosses() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["gloss"] for row in read_table("ontology/cameo.csv").rows}


_HEAD = """
SELECT e.type, e.mode, e.scheme, e.status, h.local, r.text, g.record
FROM event e JOIN happening h ON h.n = e.head JOIN report r ON r.n = h.report
JOIN reading g ON g.report = r.n AND g.current = 1 WHERE e.id = ?
"""
