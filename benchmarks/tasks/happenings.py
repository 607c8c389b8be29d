"""Happenings: what is done, in the wide range of words that news has for it.

Gold: `gold/happenings` (even files for figures, odd ones for work on the rules). The measures are those of the own
corpus (`scorers/score_own.py`); one is added:

  traps silent   no event of any status has its trigger in words that gold says code nothing (`WORDS > event`)
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.reading import HERE, digest, score, written
from benchmarks.scorers import dlx
from benchmarks.tasks import own

GOLD = HERE / "gold" / "happenings"
TRAP = " > event"
EVERY = "100000"

Row = dict[str, Any]


def files(parity: int) -> list[Path]:
    """Files with odd (1) or even (0) numbers; even ones are for figures only."""
    return sorted(p for p in GOLD.glob("k*.dlx") if int(p.stem[1:]) % 2 == parity)


def gold_digest() -> str:
    """Digest of the even files."""
    return digest(files(0))


def run() -> tuple[str, dict[str, float]]:
    """Figures on the even files."""
    return run_on(files(0))


def run_on(paths: Iterable[Path]) -> tuple[str, dict[str, float]]:
    """The own corpus's table over some files, and how many traps stay silent."""
    paths = list(paths)
    records = own.read(paths)
    printed, found = own.judge(paths, records)
    heard = [heard for _, _, heard in traps(paths, records)]
    silent = heard.count("")
    found["traps silent"] = silent / max(1, len(heard))
    line = f"  {'traps silent':22} {found['traps silent']:.3f}   ({silent} of {len(heard)})"
    return f"{printed.rstrip()}\n{line}", found


def missed(paths: Iterable[Path]) -> str:
    """Every event that was not found, then every trap that was coded: for the odd files."""
    paths = list(paths)
    records = own.read(paths)
    printed = score("score_own.py", written(records.values()), *map(str, paths), "--errors", EVERY)
    events = [line for line in printed.splitlines() if ": missed " in line]
    coded = [f"{where}: coded {heard} in {words!r}" for where, words, heard in traps(paths, records) if heard]
    return "\n".join([*events, *coded])


def traps(paths: Iterable[Path], records: dict[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Each trap with its passage, its words, and what was coded there ("" where nothing was)."""
    for doc in (doc for path in paths for doc in dlx.load(str(path), [])):
        for mark in doc["marks"]:
            pattern = mark["fields"].get("pattern", "")
            if pattern.endswith(TRAP):
                words = pattern.removesuffix(TRAP)
                yield doc["id"], words, _coded(dlx.find(doc["text"], words), doc, records[doc["id"]])


def _coded(span: list[int], doc: Row, record: Row) -> str:
    shift = max(0, record["report"]["text"].find(doc["text"][:40]))
    start, end = span[0] + shift, span[1] + shift
    types = (e["type"] for e in record.get("events", []) if any(a < end and start < b for a, b in e["trigger"]))
    return " ".join(sorted(types))
