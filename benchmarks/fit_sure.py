#!/usr/bin/env python3
"""Fits `resources/scorers/sure.csv`: how much each sign at a trigger tells for or against its being read rightly.

`benchmarks/fit_sure.py` prints precision by ten-fold cross-validation; `--write` writes the table too. A logistic
regression on the odd files of the own corpus; a trigger is right where the gold has an event of its type at its words.
"""

import argparse
import csv
import io
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# ruff: noqa: E402
sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from benchmarks.reading import reader
from benchmarks.scorers import dlx
from benchmarks.tasks.own import files
from dateline.batch import read_stream
from dateline.events.among import settled_triggers
from dateline.events.arguments import arguments_of
from dateline.events.code import EventCoder
from dateline.events.figures import figurative
from dateline.events.scene import Scene
from dateline.events.signs import Told, signs_of
from dateline.events.status import read_status
from dateline.events.triggers import Found
from dateline.ingest import Intake, gather
from dateline.model.reading import Reading
from dateline.settings import Settings

TABLE = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "scorers" / "sure.csv"
HEADER = """# what: how much each sign at a trigger tells for (above 0) or against its reading, in log-odds
# basis: fitted
# licence: Apache-2.0
# checked: 2026-11
# fitted by: benchmarks/fit_sure.py on the odd files of benchmarks/gold/own
"""
FOLDS, SHARE = 10, 0.36
L2, STEPS, RATE, SEEN = 8.0, 300, 2.0, 8
START = "start"
LEAST = 0.005


@dataclass(frozen=True)
class Sample:
    """One trigger: the passage it stands in, its signs, and whether it is read rightly."""

    passage: str
    signs: tuple[str, ...]
    right: bool


def main() -> int:
    """Prints the cross-validated precision, and writes the table when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = _kept(list(_samples()))
    report(samples)
    weights = fitted(samples)
    scores = sorted((score(weights, s) for s in samples), reverse=True)
    if options.write:
        write(weights, scores[int(len(scores) * SHARE)])
    return 0


def report(samples: Sequence[Sample]) -> None:
    """Precision among the best-scored shares, every passage scored without its own fold."""
    passages = sorted({s.passage for s in samples})
    fold = {p: i % FOLDS for i, p in enumerate(passages)}
    scored: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        weights = fitted([s for s in samples if fold[s.passage] != k])
        scored += [(score(weights, s), s.right) for s in samples if fold[s.passage] == k]
    scored.sort(reverse=True)
    print(f"{len(samples)} triggers, {sum(s.right for s in samples)} right")
    for share in (0.1, 0.2, 0.33, SHARE, 0.5, 1.0):
        best = scored[: int(len(scored) * share)]
        print(f"  best {share:4.0%}: precision {sum(right for _, right in best) / len(best):.3f}")


def fitted(samples: Sequence[Sample]) -> dict[str, float]:
    """Weights of a logistic regression with a penalty on their squares; `start` is what holds without any sign."""
    weights: dict[str, float] = defaultdict(float)
    for _ in range(STEPS):
        slope: dict[str, float] = defaultdict(float)
        for sample in samples:
            error = 1 / (1 + math.exp(-score(weights, sample))) - sample.right
            for sign in (START, *sample.signs):
                slope[sign] += error
        for sign, total in slope.items():
            weights[sign] -= RATE * (total + (0 if sign == START else L2 * weights[sign])) / len(samples)
    return dict(weights)


def score(weights: dict[str, float], sample: Sample) -> float:
    """The log-odds that a trigger is read rightly."""
    return weights.get(START, 0.0) + sum(weights.get(sign, 0.0) for sign in sample.signs)


def write(weights: dict[str, float], threshold: float) -> None:
    """The table, by sign; `threshold` is the log-odds from which an event is sure."""
    rows = {s: w for s, w in weights.items() if s != START and abs(w) >= LEAST}
    rows["threshold"] = threshold - weights[START]
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("sign", "weight"))
        table.writerows((sign, f"{rows[sign]:.2f}") for sign in sorted(rows))


def _kept(samples: list[Sample]) -> list[Sample]:
    """The samples with the signs that were seen often enough to weigh."""
    seen = Counter(sign for s in samples for sign in s.signs)
    return [Sample(s.passage, tuple(x for x in s.signs if seen[x] >= SEEN), s.right) for s in samples]


def _samples() -> Iterator[Sample]:
    passages = [d for path in files(1) for d in dlx.load(str(path), [])]  # type: ignore[no-untyped-call]  # a scorer kept as it was
    readings = _readings(passages)
    coder = reader().stages.events
    for passage in passages:
        reading = readings.get(passage["id"])
        if reading is not None:
            yield from _of_passage(passage, reading, coder)


def _readings(passages: Sequence[dict[str, Any]]) -> dict[str, Reading]:
    settings = Settings()
    intake = Intake(None, None, False, settings.fetch, settings.read.max_characters)
    keys = ("id", "text", "published", "outlet")
    rows = "".join(json.dumps({k: p.get(k) for k in keys}) + "\n" for p in passages)
    results = read_stream(gather(["-"], intake, io.BytesIO(rows.encode())), reader().stages)
    return {r.report.source_id or "": r for r in results if isinstance(r, Reading)}


def _of_passage(passage: dict[str, Any], reading: Reading, coder: EventCoder) -> Iterator[Sample]:
    scene = Scene(reading.report, reading.syntax, reading.fillers, coder.lexicon)
    shift = max(reading.report.text.find(passage["text"][:40]), 0)
    for found in settled_triggers(scene):
        if not figurative(scene, found):
            standing = read_status(
                reading.report, reading.syntax, found.head, reading.attributions, coder.standings.statuses
            )
            told = Told(arguments_of(scene, found), standing, reading.attributions)
            signs = signs_of(scene, found, told, coder.standings.sureness.loose)
            yield Sample(passage["id"], signs, _is_right(passage, scene, found, shift))


def _is_right(passage: dict[str, Any], scene: Scene, found: Found, shift: int) -> bool:
    spans = [scene.syntax.span(t) for t in found.tokens]
    for mark in passage["marks"]:
        if mark["kind"] != "event" or found.row.type not in mark["fields"]["type"].rstrip("?").split("/"):
            continue
        words = [x["span"] for k in ("trigger", "mention") for x in mark["spans"].get(k, []) if "span" in x]
        if any(w[0] < s.end - shift and s.start - shift < w[1] for w in words for s in spans):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
