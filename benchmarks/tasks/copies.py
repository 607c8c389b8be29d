"""Copies on the ECB+ texts: every pair of reports that shares half of the shorter text, by brute force, is the truth.

Speed is reports per CPU second, shingling, look-up, exact comparison and evidence included, with postings in memory.
"""

import time
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from benchmarks.reading import digest, gold, json_lines

DOCUMENTS = "gold/stories/ecb_documents.jsonl"
HALF = 0.5
RUNS = 3


def gold_digest() -> str:
    """Digest of the texts."""
    return digest([gold(DOCUMENTS)])


def run() -> tuple[str, dict[str, float]]:
    """Recall and precision of pairs at containment .5, and speed (the median of three runs)."""
    reports = texts(json_lines(gold(DOCUMENTS)))
    truth = _by_brute_force(reports)
    timed = sorted((_found(reports) for _ in range(RUNS)), key=lambda run: run[1])
    found = {pair for pair, containment in timed[0][0].items() if containment >= HALF}
    measured = {
        "pairs": float(len(truth)),
        "recall": len(truth & found) / len(truth),
        "precision": len(truth & found) / len(found),
        "reports per CPU second": len(reports) / timed[RUNS // 2][1],
    }
    return "\n".join(f"  {name:24} {value:9.3f}" for name, value in measured.items()), measured


def texts(documents: Sequence[dict[str, Any]]) -> list[Any]:
    """Gold documents as reports, numbered in their order."""
    from dateline.model.copying import Text

    rows = enumerate(documents, start=1)
    return [
        Text(n, row["id"], row.get("date"), row.get("source"), None, None, row["title"], row["text"], (), frozenset())
        for n, row in rows
    ]


def _found(reports: Sequence[Any]) -> tuple[dict[tuple[int, int], float], float]:
    from dateline.identity.copies import find_and_file
    from dateline.identity.copies.shingles import forget_texts
    from dateline.identity.postings import MemoryPostings

    forget_texts()
    index, by_item = MemoryPostings(), {report.item: report for report in reports}
    pairs: dict[tuple[int, int], float] = {}
    start = time.process_time()
    for report in reports:
        copies = find_and_file(report, index, by_item.__getitem__)
        pairs |= {(copy.left, copy.right): copy.containment for copy in copies}
    return pairs, time.process_time() - start


def _by_brute_force(reports: Sequence[Any]) -> set[tuple[int, int]]:
    """Pairs by the words themselves, without a hash."""
    import re

    shingles = {}
    for report in reports:
        words = re.findall(r"[^\W_]+", report.text.lower())
        shingles[report.item] = {tuple(words[place : place + 5]) for place in range(len(words) - 4)}
    return {
        (left, right)
        for left, right in combinations(sorted(shingles), 2)
        if (shorter := min(len(shingles[left]), len(shingles[right])))
        and len(shingles[left] & shingles[right]) >= HALF * shorter
    }
