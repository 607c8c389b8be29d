"""Event types and parties on the development sentences: is the gold event found, with its pair, and nothing else?"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.reading import digest, gold, json_lines, read_rows
from benchmarks.tasks.event_checks import (
    AFFECTED,
    SUB_EVENTS,
    coded_both,
    has_both,
    has_countries,
    has_pair,
    learning,
    macro_f1,
    placed,
    plays,
    right_type,
    sub_event,
    type_f1,
)

FILES = ("gold/events/dev.jsonl", "gold/events/negatives_dev.jsonl")
LOUD = {"ASSAULT", "COERCE"}
Row = dict[str, Any]
Figures = dict[str, float]


def gold_digest() -> str:
    """Digest of sentences and negatives."""
    return digest([gold(path) for path in FILES])


def run() -> tuple[str, Figures]:
    """For each origin the share of sentences with an event of the gold type; then what each origin can say besides."""
    rows = json_lines(gold(FILES[0]))
    records = read_rows([{"id": row["id"], "text": row["text"]} for row in rows])
    by_origin: dict[str, list[Row]] = {}
    for row in rows:
        by_origin.setdefault(row["origin"], []).append(row)
    lines: list[str] = []
    found: Figures = {}
    for origin, of_origin in by_origin.items():
        line, share = _types(origin, [row for row in of_origin if row.get("event_type")], records)
        lines.append(line)
        found[f"{origin}: type found"] = share
    for part in (_pairs(by_origin["plv_train"], records), _cameo(by_origin["up_english_cameo"], records)):
        lines.append(part[0])
        found |= part[1]
    line, figures = _acled(by_origin["case21_task2"], records)
    lines.append(line)
    found |= figures
    line, figures = _negatives()
    return "\n".join([*lines, line]), found | figures


def _types(origin: str, rows: list[Row], records: dict[str, Row]) -> tuple[str, float]:
    """The share with the type; of those, the share with each side."""
    tally: Counter[str] = Counter()
    for row in rows:
        events = records.get(row["id"], {}).get("events", [])
        tally["events"] += len(events)
        tally["coded"] += bool(events)
        right = [e for e in events if right_type(row, e)]
        tally["typed"] += bool(right)
        for side, roles in (("source", ("actor",)), ("target", AFFECTED)):
            wanted = placed(row, side)
            tally[side + "s"] += bool(right and wanted)
            tally[side] += any(plays(records[row["id"]], e, roles, wanted) for e in right)
    count = max(1, len(rows))
    typed = tally["typed"] / count
    line = f"{origin:24} {len(rows):5} sentences, type found {typed:.3f}, anything coded {tally['coded'] / count:.3f}"
    for side in ("source", "target"):
        if tally[side + "s"]:
            line += f", {side} {tally[side] / tally[side + 's']:.3f}"
    return f"{line}, events a sentence {tally['events'] / count:.2f}", typed


def _pairs(rows: list[Row], records: dict[str, Row]) -> tuple[str, Figures]:
    """The marked pair in one event of the type, on the half that is for figures."""
    told = [row for row in rows if not learning(row) and placed(row, "source") and placed(row, "target")]
    strict, both = (sum(_any(row, records, check) for row in told) / len(told) for check in (has_pair, has_both))
    precision, recall, f1 = type_f1(told, records)
    line = (
        f"plv_train, figures half   {len(told):4} sentences, type with source and target in one event {strict:.3f} "
        f"({both:.3f} where both sides of a two-sided act may be actors); types a sentence: precision {precision:.3f}, "
        f"recall {recall:.3f}, F1 {f1:.3f}"
    )
    return line, {"plv_train: pair": strict, "plv_train: type F1": f1}


def _any(row: Row, records: dict[str, Row], check: Callable[[Row, Row, Row], bool]) -> bool:
    record = records.get(row["id"], {"events": []})
    return any(check(row, event, record) for event in record["events"])


def _cameo(rows: list[Row], records: dict[str, Row]) -> tuple[str, Figures]:
    """Type and both countries, and F1 of types, where the gold gives codes."""
    coded = [row for row in rows if coded_both(row)]
    hits = sum(_any(row, records, has_countries) for row in coded)
    precision, recall, f1 = type_f1([row for row in rows if row.get("event_type")], records)
    line = (
        f"up_english_cameo, coded   {len(coded):4} pairs, type and both countries {hits} ({hits / len(coded):.3f}); "
        f"types a sentence: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    )
    return line, {"up_english_cameo: type and countries": hits / len(coded), "up_english_cameo: type F1": f1}


def _acled(rows: list[Row], records: dict[str, Row]) -> tuple[str, Figures]:
    """Mode where the gold has one, and ACLED's sub-event type through our table."""
    moded = [row for row in rows if row.get("event_type") and row.get("mode")]
    hits = sum(
        any(right_type(row, e) and e["mode"] == row["mode"] for e in records.get(row["id"], {}).get("events", []))
        for row in moded
    )
    named = [row for row in rows if row["event_type_raw"] in SUB_EVENTS]
    pairs = [(SUB_EVENTS[r["event_type_raw"]], sub_event(records[r["id"]])) for r in named if r["id"] in records]
    exact = sum(wanted == told for wanted, told in pairs) / len(pairs)
    macro = macro_f1(pairs)
    line = (
        f"case21_task2, with a mode {len(moded):4} sentences, type and mode {hits / len(moded):.3f}; "
        f"ACLED sub-event of {len(pairs)}: right {exact:.3f}, macro F1 {macro:.3f}"
    )
    return line, {"case21_task2: type and mode": hits / len(moded), "case21_task2: sub-event macro F1": macro}


def _negatives() -> tuple[str, Figures]:
    negatives = json_lines(gold(FILES[1]))
    quiet = read_rows([{"id": row["id"], "text": row["text"]} for row in negatives])
    police = sum(_police_force(record) for record in quiet.values())
    line = f"negatives {len(quiet)}: police violence or arrest wrongly coded in {police}"
    return line, {"negatives: no police force": 1 - police / max(1, len(quiet))}


def _police_force(record: Row) -> bool:
    sectors = {e["id"]: e["sector"] for e in record["entities"]}
    return any(
        e["type"] in LOUD
        and e["status"] in ("occurred", "ongoing")
        and any(a["role"] == "actor" and sectors.get(a["ref"]) == "COP" for a in e["arguments"])
        for e in record["events"]
    )
