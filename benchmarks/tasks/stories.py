"""Stories: ECB+ documents (no dates, look-alike events in pairs) and UCI headlines (two days), placed as they come.

Every figure is given for the stream alone and after one repair of all that was placed. ECB+ comes in three shuffled
orders, whose mean is reported; "look-alikes joined" is the share of document pairs of two events of one kind (topic)
that share a story. "halves": ECB+ topics in two halves, each measured alone, to show how far figures swing.
"""

import random
import re
import time
from collections.abc import Sequence
from statistics import mean
from typing import Any

from benchmarks.bcubed import bcubed, joined
from benchmarks.reading import digest, gold, json_lines
from benchmarks.tasks.copies import texts

DOCUMENTS, HEADLINES = "gold/stories/ecb_documents.jsonl", "gold/stories/uci_headlines.jsonl"
SEEDS = (1, 2, 3)

Row = dict[str, Any]


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(DOCUMENTS), gold(HEADLINES)])


def run() -> tuple[str, dict[str, float]]:
    """BCubed of both sets, look-alikes joined, and speed."""
    documents, headlines = json_lines(gold(DOCUMENTS)), json_lines(gold(HEADLINES))
    found = _mean("ecb", [_placed(_shuffled(documents, seed)) for seed in SEEDS])
    for half in (0, 1):
        part = [row for row in documents if int(_topic(row["story"])) % 2 == half]
        found |= _mean(f"ecb half {half}", [_placed(_shuffled(part, seed)) for seed in SEEDS])
    found |= _mean("uci", [_placed(headlines)])
    lines = [f"  {name:44} {value:9.3f}" for name, value in found.items()]
    return "\n".join(lines), found


def _shuffled(rows: Sequence[Row], seed: int) -> list[Row]:
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    return shuffled


def _mean(name: str, runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {f"{name}: {key}": mean(run[key] for run in runs) for key in runs[0]}


def _topic(story: str) -> str:
    found = re.match(r"\d+", story)
    return found.group() if found else story


def _placed(rows: Sequence[Row]) -> dict[str, float]:
    """Figures of one stream, and of it repaired."""
    from dateline.identity.postings import MemoryPostings
    from dateline.identity.stories import Frequencies, StoryLine, repair

    reports = texts(rows)
    line = StoryLine(MemoryPostings(), Frequencies())
    start = time.process_time()
    placed = {report.item: line.place(report).story for report in reports}
    seconds = time.process_time() - start
    repaired = repair(line.live(placed))
    after = placed | {move.item: move.after for move in repaired.moves}
    stories = [row["story"] for row in rows]
    figures = {
        **_figures("stream", stories, list(placed.values())),
        **_figures("repaired", stories, list(after.values())),
    }
    return figures | {"moved by repair": float(len(repaired.moves)), "reports per CPU second": len(rows) / seconds}


def _figures(name: str, stories: Sequence[str], found: Sequence[int]) -> dict[str, float]:
    precision, recall, f1 = bcubed(stories, found)
    figures = {f"{name} precision": precision, f"{name} recall": recall, f"{name} f1": f1}
    together, pairs = joined(stories, found, _topic)
    if any(_topic(story) != story for story in stories) and pairs:
        figures[f"{name} look-alikes joined"] = together / pairs
    return figures
