"""The reference report: its facts, and an executable check for each reading that would be wrong."""

from typing import Any

import yaml

from benchmarks.reading import digest, figures, gold, read_rows, score, written
from benchmarks.tasks.seed_checks import CHECKS, Check


def gold_digest() -> str:
    """Digest of report and facts."""
    return digest([gold("seed/report.txt"), gold("seed/facts.yaml")])


def record() -> dict[str, Any]:
    """The record of the reference report."""
    text = gold("seed/report.txt").read_text(encoding="utf-8")
    row = {"id": "seed", "text": text, "published": "2024-11-17", "outlet": "CBS News"}
    read = read_rows([row])["seed"]
    facts = yaml.safe_load(gold("seed/facts.yaml").read_text(encoding="utf-8"))
    quotes = {fact["id"]: fact["quote"] for fact in facts["facts"]}
    quotes |= {f"not_content {n}": junk["quote"] for n, junk in enumerate(facts["report"]["not_content"], 1)}
    return read | {"quotes": quotes}


def run() -> tuple[str, dict[str, float]]:
    """Facts found and slots right, then every `not` row."""
    facts = gold("seed/facts.yaml")
    read = record()
    printed = score("score_facts.py", str(facts), written([read]), "--misses")
    found = figures(printed, r"^(?P<name>\S.*?)\s+(?P<right>\d+) / +(?P<all>\d+)$")
    slots = figures(printed, r"^  (?P<name>\S.*?)\s+(?P<right>\d+) / +(?P<all>\d+)$")
    found["slots"] = _slot_share(printed) if slots else 0.0
    lines = [printed]
    passed = 0
    for name, check in CHECKS.items():
        problem = check(read)
        passed += problem is None
        lines.append(f"not: {name}: {'ok' if problem is None else 'VIOLATED: ' + problem}")
    found["not rows"] = passed / len(CHECKS)
    lines.append(f"not rows {passed} / {len(CHECKS)}; every `not` of facts.yaml has a check: {_all_checked(facts)}")
    return "\n".join(lines), found


def _slot_share(printed: str) -> float:
    """Right over given slots of the required facts."""
    right = given = 0
    for line in printed.splitlines():
        if line.startswith("  ") and "optional" not in line:
            a, _, b = line.rpartition("/")
            right += int(a.split()[-1])
            given += int(b)
    return right / max(1, given)


def _all_checked(facts: Any) -> bool:
    data = yaml.safe_load(facts.read_text(encoding="utf-8"))
    wanted = sum(len(fact.get("not", [])) for fact in data["facts"]) + len(data["report"]["not_content"]) + 1
    return wanted == len(CHECKS)


__all__ = ["CHECKS", "Check", "gold_digest", "record", "run"]
