"""Probe lists: sentences written before the rules, by someone who had not seen them; a share right for each list."""

import tomllib
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.reading import PROBES, digest, read_rows
from benchmarks.tasks import hard_checks, phrases, probe_checks

Checker = Callable[[dict[str, Any], dict[str, Any]], str | None]

LISTS: dict[str, Checker] = {
    "times": probe_checks.time,
    "quantities": probe_checks.quantity,
    "places": probe_checks.place,
    "hard_quantities": hard_checks.hard_quantity,
    "news_places": hard_checks.news_place,
    "news_times": hard_checks.news_time,
    "mentions": probe_checks.mention,
    "attribution": probe_checks.attribution,
    "events": probe_checks.event,
    "status": probe_checks.status,
    "policy": probe_checks.policy,
    "sections": probe_checks.sections,
    "phrases": phrases.phrase,
}


def gold_digest() -> str:
    """Digest of the probe lists."""
    return digest(PROBES.glob("*.toml"))


def run() -> tuple[str, dict[str, float]]:
    """Every list: right / all, and each probe that failed with what was wrong."""
    lines, found = [], {}
    for name, check in LISTS.items():
        probes = tomllib.loads((PROBES / f"{name}.toml").read_text(encoding="utf-8"))["probe"]
        problems = judge(name, probes, check)
        found[name] = 1 - len(problems) / len(probes)
        kinds = Counter(problem.split(":")[0] for _, problem in problems)
        lines.append(f"{name:12} {len(probes) - len(problems):4d} / {len(probes):4d}  {dict(kinds.most_common())}")
    return "\n".join(lines), found


def judge(name: str, probes: list[dict[str, Any]], check: Checker) -> list[tuple[dict[str, Any], str]]:
    """Probes that failed, with the reason."""
    rows = [
        {"id": f"{name}-{n}", "text": probe["text"], "published": probe.get("published", "2026-03-11") or None}
        for n, probe in enumerate(probes)
    ]
    records = read_rows(rows)
    problems = []
    for row, probe in zip(rows, probes, strict=True):
        record = records.get(str(row["id"]))
        problem = "not read" if record is None else check(probe, record)
        if problem:
            problems.append((probe, problem))
    return problems
