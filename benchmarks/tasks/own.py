"""The own corpus: everything together, on passages written for this project (even files, for figures only)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.reading import OWN, digest, figures, read_rows, score, written
from benchmarks.scorers import dlx


def files(parity: int) -> list[Path]:
    """Files with odd (1) or even (0) numbers; even ones are for figures only."""
    return sorted(p for p in OWN.glob("*.dlx") if int(p.stem[1:]) % 2 == parity)


def gold_digest() -> str:
    """Digest of the even files."""
    return digest(files(0))


def run_on(paths: Iterable[Path]) -> tuple[str, dict[str, float]]:
    """The scorer's table and its figures over some files."""
    paths = list(paths)
    return judge(paths, read(paths))


def read(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """Records of the passages of some files, by their id; where one could not be read nothing is found in it."""
    rows = [
        {"id": d["id"], "text": d["text"], "published": d["published"], "outlet": d.get("outlet")}
        for path in paths
        for d in dlx.load(str(path), [])
    ]
    unread = {row["id"]: {"report": {"source_id": row["id"], "text": row["text"]}} for row in rows}
    return unread | read_rows(rows)


def judge(paths: Iterable[Path], records: dict[str, dict[str, Any]]) -> tuple[str, dict[str, float]]:
    """The scorer's table and its figures over records of some files."""
    printed = score("score_own.py", written(records.values()), *map(str, paths))
    found = figures(printed, r"^(?P<name>\S[^:\n]*?)\s+P [\d.]+ R [\d.]+ F1 (?P<value>[\d.]+)")
    found |= figures(printed, r"^\s+(?P<name>\S.*?)\s+(?P<value>[\d.]+)\s+\(")
    return printed, found


def run() -> tuple[str, dict[str, float]]:
    """Figures on the even files."""
    return run_on(files(0))
