"""Attribution on news (PolNeAR's and GUM's development parts): cue, source, content."""

from benchmarks.reading import digest, gold, json_lines, read_rows, scored, written

SETS = {"polnear dev": "gold/attribution/dev.jsonl", "gum dev": "gold/attribution/gum_dev.jsonl"}

OUTERMOST = ("polnear dev",)  # marks no nested attributions and hardly any without content


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(path) for path in SETS.values()])


def run() -> tuple[str, dict[str, float]]:
    """Precision, recall and F1 of each set; the figure to quote is found+source F1."""
    lines, found = [], {}
    for name, relative in SETS.items():
        path = gold(relative)
        records = read_rows([{"id": d["id"], "text": d["text"], "published": "2016-10-01"} for d in json_lines(path)])
        predictions = [
            {
                "id": key,
                "attributions": [
                    {"source": a["source"], "cue": [a["cue"]], "content": a["content"]}
                    for a in r["attributions"]
                    if name not in OUTERMOST or (a["content"] and not a["within"])
                ],
            }
            for key, r in records.items()
        ]
        printed, table = scored("attribution_score.py", str(path), written(predictions), "--merge")
        lines.append(f"{name}\n{printed}")
        found |= {f"{name}: {key}": value for key, value in table.items()}
    return "\n".join(lines), found
