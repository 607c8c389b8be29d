"""Who is one across reports: pairs of names with country, work and company, written before the rules.

register: the holders of offices in the register, each with the other names it gives for them (shares found again), and
all of them with one another: those of two names who are taken for one ("holders joined") are wrong but for few.
"""

import tomllib
from collections.abc import Iterator
from itertools import combinations
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
    kept, names, joined = _register()
    found |= {"register": kept / names}
    lines.append(f"{'register':14} {kept:3d} / {names:3d} other names; holders joined: {', '.join(joined) or 'none'}")
    return "\n".join([*lines, f"{'all':14} {right:3d} / {every:3d}"]), found | {"right": right / every}


def _register() -> tuple[int, int, list[str]]:
    """How many other names of office holders lead to them, of how many; and holders of two names joined."""
    from dateline.identity.actors import Actor, actor_keys
    from dateline.tables import read_table

    holders: dict[tuple[str, str], list[str]] = {}
    for row in read_table("register/offices.csv").rows:
        names = [name for name in row["aliases"].split("|") if " " in name]
        holders.setdefault((row["holder"], row["country"] or "IGO"), []).extend(names)
    actors = {key: Actor(f"{key}", key[0], "person", key[1], None, None) for key in holders}
    pairs = {(key, name) for key, names in holders.items() for name in names}
    kept = sum(_one(actors[key], Actor(name, name, "person", key[1], None, None)) for key, name in pairs)
    blocks: dict[int, list[tuple[str, str]]] = {}
    for key in sorted(actors):
        for block in actor_keys(actors[key]):
            blocks.setdefault(block, []).append(key)
    two = {pair for block in blocks.values() for pair in combinations(block, 2) if pair[0][0] != pair[1][0]}
    return kept, len(pairs), [f"{a[0]} and {b[0]}" for a, b in sorted(two) if _one(actors[a], actors[b])]


def _one(one: Any, other: Any) -> bool:
    """Whether two are found and judged one, whatever company they keep."""
    from dateline.identity.actors import actor_keys, compare
    from dateline.model.linking import Verdict

    meet = actor_keys(one) & actor_keys(other)
    judged = compare(one, other, lambda _: frozenset(), "2026-01-01T00:00:00Z") if meet else None
    return judged is not None and judged.verdict is Verdict.SAME


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
