"""Toponyms on LGL and GeoVirus: recognition and resolution from raw text, resolution of given names, losses by kind.

A box counts as its middle, since the sets have points only. A set that marks no demonyms ("Russian troops") is scored
without those that the reader marks as such. "losses" says where the places went that were not right within 161 km.
"""

from collections import Counter
from typing import Any

from benchmarks.reading import digest, gold, json_lines, read_rows, reader, scored, written

SETS = {"lgl": "gold/place/lgl.jsonl", "geovirus": "gold/place/geovirus.jsonl"}
MARKS_DEMONYMS = frozenset({"lgl"})
NEAR_KM = 161.0

Row = dict[str, Any]


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(path) for path in SETS.values()])


def run() -> tuple[str, dict[str, float]]:
    """The scorer's table for each set, from raw text and with the set's own names given."""
    lines: list[str] = []
    found: dict[str, float] = {}
    for name, relative in SETS.items():
        path, docs = gold(relative), json_lines(gold(relative))
        records = read_rows([{"id": d["doc_id"], "text": d["text"]} for d in docs])
        told = {key: _toponyms(record, name in MARKS_DEMONYMS) for key, record in records.items()}
        for way, rows in (("", told), (" names given", _given(docs))):
            predictions = [{"doc_id": key, "toponyms": toponyms} for key, toponyms in rows.items()]
            printed, table = scored("place_score.py", str(path), written(predictions))
            lines.append(f"{name}{way}\n{printed}")
            found |= {f"{name}{way}: {key}": value for key, value in table.items()}
        lines.append(f"{name} losses {dict(_losses(docs, told).most_common())}\n")
    return "\n".join(lines), found


def _toponyms(record: Row, demonyms: bool) -> list[Row]:
    places = (p for p in record["places"] if p["level"] != "relative" and (demonyms or p["use"] != "demonym"))
    return [_row(p["span"], p["lat"], p["lon"], p["geonames"], p["bbox"]) for p in places]


def _row(span: list[int], lat: float | None, lon: float | None, number: int | None, box: list[float] | None) -> Row:
    if lat is None and box:
        lat, lon = (box[1] + box[3]) / 2, (box[0] + box[2]) / 2
    return {"start": span[0], "end": span[1], "lat": lat, "lon": lon, "geonameid": number}


def _given(docs: list[Row]) -> dict[str, list[Row]]:
    """What the room makes of the set's own names, without finding any."""
    from dateline.model.place import Place
    from dateline.model.text import Span

    stages, texts = reader().stages, {}
    for record, syntax in _parsed(docs):
        doc = next(d for d in docs if d["doc_id"] == record.source_id)
        rows = stages.places.resolve(record, syntax, [Span(t["start"], t["end"]) for t in doc["toponyms"]])
        texts[doc["doc_id"]] = [
            _row([r.span.start, r.span.end], p.lat, p.lon, p.geonames, list(p.bbox) if p.bbox else None)
            for r in rows
            if isinstance(p := r.value, Place)
        ]
    return texts


def _parsed(docs: list[Row]) -> list[tuple[Any, Any]]:
    import io
    import json

    from dateline.ingest import Intake, gather
    from dateline.settings import Settings

    settings = Settings()
    lines = "".join(json.dumps({"id": d["doc_id"], "text": d["text"]}) + "\n" for d in docs)
    intake = Intake(None, None, False, settings.fetch, settings.read.max_characters)
    reports: list[Any] = list(gather(["-"], intake, io.BytesIO(lines.encode())))
    batches = (reports[i : i + 32] for i in range(0, len(reports), 32))
    return [pair for batch in batches for pair in zip(batch, reader().stages.analyse(batch), strict=True)]


def _losses(docs: list[Row], told: dict[str, list[Row]]) -> Counter[str]:
    from dateline.places.distance import kilometres

    losses: Counter[str] = Counter()
    for doc in docs:
        for t in doc["toponyms"]:
            if t["lat"] is None:
                continue
            here = [r for r in told.get(doc["doc_id"], []) if min(r["end"], t["end"]) > max(r["start"], t["start"])]
            placed = [r for r in here if r["lat"] is not None]
            same = any(t.get("geonameid") and r["geonameid"] == t["geonameid"] for r in placed)
            near = any(kilometres(t["lat"], t["lon"], r["lat"], r["lon"]) <= NEAR_KM for r in placed)
            kind = "right" if same or near else "wrong place" if placed else "no place told" if here else "not found"
            losses[kind] += 1
    return losses
