"""Event types and actors on the development sentences: is an event of the gold type found, with its parties?"""

from collections import Counter
from typing import Any

from benchmarks.reading import digest, gold, json_lines, read_rows

FILES = ("gold/events/dev.jsonl", "gold/events/negatives_dev.jsonl")
LOUD = {"ASSAULT", "COERCE"}


def gold_digest() -> str:
    """Digest of sentences and negatives."""
    return digest([gold(path) for path in FILES])


def run() -> tuple[str, dict[str, float]]:
    """For each origin: sentences with an event of the gold type, of those the share with the right parties."""
    rows = json_lines(gold(FILES[0]))
    records = read_rows([{"id": row["id"], "text": row["text"]} for row in rows])
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        tally = counts.setdefault(row["origin"], Counter())
        _tally(row, records.get(row["id"]), tally)
    lines, found = [], {}
    for origin, tally in counts.items():
        typed = tally["typed"] / max(1, tally["gold"])
        lines.append(
            f"{origin:24} {tally['gold']:5} sentences, type found {typed:.3f}, anything coded "
            f"{tally['coded'] / max(1, tally['gold']):.3f}, source {tally['source'] / max(1, tally['sources']):.3f}, "
            f"target {tally['target'] / max(1, tally['targets']):.3f}, events a sentence "
            f"{tally['events'] / max(1, tally['gold']):.2f}"
        )
        found[f"{origin}: type found"] = typed
    negatives = json_lines(gold(FILES[1]))
    quiet = read_rows([{"id": row["id"], "text": row["text"]} for row in negatives])
    police = sum(_police_force(record) for record in quiet.values())
    found["negatives: no police force"] = 1 - police / max(1, len(quiet))
    lines.append(f"negatives {len(quiet)}: police violence or arrest wrongly coded in {police}")
    return "\n".join(lines), found


def _tally(row: dict[str, Any], record: dict[str, Any] | None, tally: Counter[str]) -> None:
    if not row.get("event_type") or record is None:
        return
    events = record["events"]
    tally["gold"] += 1
    tally["events"] += len(events)
    tally["coded"] += bool(events)
    right = [e for e in events if e["type"] in row["event_type"].split("|")]
    tally["typed"] += bool(right)
    for side, roles in (("source", {"actor"}), ("target", {"recipient", "target"})):
        wanted = [s for s in row.get(side) or [] if s.get("start") is not None]
        if right and wanted:
            tally[side + "s"] += 1
            tally[side] += any(
                a["role"] in roles and a["span"][0] < w["end"] and w["start"] < a["span"][1]
                for e in right
                for a in e["arguments"]
                for w in wanted
            )


def _police_force(record: dict[str, Any]) -> bool:
    sectors = {e["id"]: e["sector"] for e in record["entities"]}
    return any(
        e["type"] in LOUD
        and e["status"] in ("occurred", "ongoing")
        and any(a["role"] == "actor" and sectors.get(a["ref"]) == "COP" for a in e["arguments"])
        for e in record["events"]
    )
