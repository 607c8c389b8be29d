"""Who an actor phrase is on its day: country and first sector, of the own list and of a private one.

The private list holds phrases with dates from another coder's tests; each is read in a sentence of its own, what it
gives as context stands before it, and "today" is 2024-06-01. Where the two schemes of codes differ,
`gold/phrase_codes.csv` says which of ours stands for which of theirs.
"""

import contextlib
import csv
import re
import tomllib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.reading import HERE, PROBES, GoldAbsentError, digest, gold, json_lines, read_rows
from benchmarks.tasks.probe_checks import among, find

Row = dict[str, Any]
_TODAY = "2024-06-01"
_CODES = HERE / "gold" / "phrase_codes.csv"


def gold_digest() -> str:
    """Digest of the own list, the codes and, where it is here, the private list."""
    files = [PROBES / "phrases.toml", _CODES]
    with contextlib.suppress(GoldAbsentError):
        files.append(gold("gold/actors/dev.jsonl"))
    return digest(files)


def run() -> tuple[str, dict[str, float]]:
    """Both lists: country and sector right / judged, dated phrases apart."""
    own = tomllib.loads((PROBES / "phrases.toml").read_text(encoding="utf-8"))["probe"]
    lists = {"own list": own}
    try:
        lists["other coder"] = [_from(row) for row in json_lines(gold("gold/actors/dev.jsonl"))]
    except GoldAbsentError as error:
        print(f"  {error}")
    lines, found = [], {}
    for name, probes in lists.items():
        judged = list(zip(probes, _read(probes), strict=True))
        dated = [pair for pair in judged if pair[0].get("published")]
        for part, pairs in ((name, judged), (f"{name}, dated", dated)):
            for key in ("country", "sector"):
                right, every = _count(pairs, key)
                found[f"{part}: {key}"] = right / max(1, every)
                lines.append(f"{part:20} {key:8} {right:4d} / {every:4d}  {right / max(1, every):.3f}")
    return "\n".join(lines), found


def missed(name: str) -> str:
    """Each phrase of a list that has another country or sector than wanted."""
    probes = (
        tomllib.loads((PROBES / "phrases.toml").read_text(encoding="utf-8"))["probe"]
        if name == "own"
        else [_from(row) for row in json_lines(gold("gold/actors/dev.jsonl"))]
    )
    lines = []
    for probe, actor in zip(probes, _read(probes), strict=True):
        wrong = [f"{k}: {actor[k]!r} for {probe[k]!r}" for k in ("country", "sector") if not _right(probe, actor, k)]
        if wrong:
            day = probe.get("published", "")
            lines.append(f"{'; '.join(wrong):50} | {probe['phrase']} {day} | {actor['kind']} {actor['name']}")
    return "\n".join(lines)


def phrase(probe: Row, record: Row) -> str | None:
    """A phrase: country and sector of the actor that it names."""
    actor = actor_at(record, find(record["report"]["text"], probe["phrase"]))
    wrong = [key for key in ("country", "sector") if not _right(probe, actor, key)]
    return f"{wrong[0]}: {actor[wrong[0]]} for {probe[wrong[0]]}" if wrong else None


def actor_at(record: Row, span: tuple[int, int]) -> Row:
    """The entity whose mention shares most with the span; an empty one where none touches it."""
    best: tuple[float, Row] = (0.0, {"country": "", "sector": "", "kind": "none", "name": ""})
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            first, last = mention["span"]
            shared = min(last, span[1]) - max(first, span[0])
            share = shared / (max(last, span[1]) - min(first, span[0]))
            if share > best[0]:
                best = (share, entity)
    sector = (best[1]["sector"] or "").replace("UNK", "")
    return {**best[1], "country": best[1]["country"] or "", "sector": sector}


def _right(probe: Row, actor: Row, key: str) -> bool:
    return key not in probe or among(actor[key], probe[key])


def _count(pairs: Iterable[tuple[Row, Row]], key: str) -> tuple[int, int]:
    judged = [_right(probe, actor, key) for probe, actor in pairs if key in probe]
    return sum(judged), len(judged)


def _read(probes: list[Row]) -> list[Row]:
    rows = [{"id": str(n), "text": p["text"], "published": p.get("published")} for n, p in enumerate(probes)]
    records = read_rows(rows)
    return [actor_at(r := records[str(n)], find(r["report"]["text"], p["phrase"])) for n, p in enumerate(probes)]


def _from(row: Row) -> Row:
    """A phrase of the private list in the form of the own one."""
    words = " ".join(row["actor"].split())
    opening = row["context"] or row["known_country"]
    text = f"{words[0].upper()}{words[1:]} took part in it."
    probe: Row = {"text": f"News: {opening}.\n\n{text}" if opening else text, "phrase": text[: len(words)]}
    if row["date"]:
        probe["published"] = _day(row["date"])
    codes = {(c["part"], c["theirs"]): c["ours"].split("|") for c in _rows(_CODES)}
    wanted = row["expect"]
    for key, theirs in (("country", "country"), ("sector", "code_1")):
        if theirs in wanted:
            probe[key] = codes.get((key, wanted[theirs]), [wanted[theirs]])
    return probe


def _day(words: str) -> str:
    if words.casefold() == "today":
        return _TODAY
    return words if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else f"{datetime.strptime(words, '%d %B %Y'):%Y-%m-%d}"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
