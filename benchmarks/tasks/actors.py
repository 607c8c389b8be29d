"""Who is one across reports: pairs of names with country, work and company, written before the rules."""

import tomllib
from collections.abc import Iterator
from typing import Any

from benchmarks.reading import HERE, digest

PAIRS = HERE / "gold" / "same_actors.toml"
_FIELDS = 6


def gold_digest() -> str:
    """Digest of the pairs."""
    return digest([PAIRS])


def run() -> tuple[str, dict[str, float]]:
    """Right / all of each list, each miss with its reasons, and the shares."""
    lines, found = [], {}
    right = every = 0
    for name, pairs in tomllib.loads(PAIRS.read_text(encoding="utf-8")).items():
        if name == "header":
            continue
        wanted = "same" in pairs
        missed = [said for pair in pairs["same" if wanted else "different"] if (said := _missed(pair, wanted))]
        count = len(pairs["same" if wanted else "different"])
        right, every = right + count - len(missed), every + count
        found[name] = 1 - len(missed) / count
        lines += [f"{name:14} {count - len(missed):3d} / {count:3d}", *(f"    {said}" for said in missed)]
    return "\n".join([*lines, f"{'all':14} {right:3d} / {every:3d}"]), found | {"right": right / every}


def _missed(pair: list[str], wanted: bool) -> str | None:
    from dateline.identity.actors import actor_keys, compare
    from dateline.model.linking import Verdict

    (one, with_one), (other, with_other) = map(_side, pair)
    known = {one.id: with_one, other.id: with_other}
    meet = actor_keys(one) & actor_keys(other)
    judged = compare(one, other, lambda actor: known[actor.id], "2026-01-01T00:00:00Z") if meet else None
    same = judged is not None and judged.verdict is Verdict.SAME
    if same == wanted:
        return None
    why = (
        ", ".join(f"{r.feature} {r.score:g}" for r in judged.reasons) if judged else f"nothing tied them ({bool(meet)})"
    )
    return f"{one.name} ({one.country}) | {other.name} ({other.country}): {why}"


def _side(text: str) -> tuple[Any, frozenset[str]]:
    from dateline.identity.actors import Actor

    name, kind, country, sector, office, company = _cells(text)
    actor = Actor(text, name, kind, country or None, sector or None, office or None)
    return actor, frozenset(filter(None, (one.strip() for one in company.split(","))))


def _cells(text: str) -> Iterator[str]:
    cells = [cell.strip() for cell in text.split("|")]
    return iter(cells + [""] * (_FIELDS - len(cells)))
