"""Time expressions on TimeBank and AQUAINT: extent, type, value."""

from benchmarks.reading import digest, gold, json_lines, read_rows, scored, written

SETS = {"timebank": "gold/time/timebank.jsonl", "aquaint": "gold/time/aquaint.jsonl"}


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(path) for path in SETS.values()])


def run() -> tuple[str, dict[str, float]]:
    """TempEval-3's figures of each set."""
    lines, found = [], {}
    for name, relative in SETS.items():
        path = gold(relative)
        rows = [{"id": d["doc_id"], "text": d["text"], "published": d["dct"]} for d in json_lines(path)]
        records = read_rows(rows)
        predictions = [
            {
                "doc_id": key,
                "timexes": [
                    {"start": t["span"][0], "end": t["span"][1], "type": t["type"], "value": t["value"]}
                    for t in r["timexes"]
                ],
            }
            for key, r in records.items()
        ]
        printed, table = scored("time_score.py", str(path), written(predictions))
        lines.append(f"{name}\n{printed}")
        found |= {f"{name}: {key}": value for key, value in table.items()}
    return "\n".join(lines), found
