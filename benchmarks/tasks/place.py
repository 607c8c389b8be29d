"""Toponyms on LGL and GeoVirus: recognition and resolution, end to end."""

from benchmarks.reading import digest, gold, json_lines, read_rows, scored, written

KEYS = ("start", "end", "lat", "lon", "geonameid")
SETS = {"lgl": "gold/place/lgl.jsonl", "geovirus": "gold/place/geovirus.jsonl"}


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(path) for path in SETS.values()])


def run() -> tuple[str, dict[str, float]]:
    """The scorer's table for each set."""
    lines: list[str] = []
    found: dict[str, float] = {}
    for name, relative in SETS.items():
        path = gold(relative)
        records = read_rows([{"id": d["doc_id"], "text": d["text"]} for d in json_lines(path)])
        predictions = [
            {
                "doc_id": key,
                "toponyms": [
                    dict(zip(KEYS, (*p["span"], p["lat"], p["lon"], p["geonames"]), strict=True)) for p in r["places"]
                ],
            }
            for key, r in records.items()
        ]
        printed, table = scored("place_score.py", str(path), written(predictions))
        lines.append(f"{name}\n{printed}")
        found |= {f"{name}: {key}": value for key, value in table.items()}
    return "\n".join(lines), found
