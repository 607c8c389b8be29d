"""Whether linking found what is true of invented records: B-cubed over stories and over events, and copies found."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from benchmarks.generator import Made
from dateline.store import Store


def truth_of(store: Store, seen: Sequence[Made]) -> dict[str, float]:
    """Figures of the whole store. They tell that linking works at this size, not how well it does on news."""
    numbers = dict(store.base.execute("SELECT id, n FROM report"))
    stories = dict(store.base.execute("SELECT report, story FROM story_report"))
    told = {numbers[one.record["id"]]: one for one in seen if one.record["id"] in numbers}
    placed = {n: story for n, story in stories.items() if n in told}
    found = {f"stories: {k}": v for k, v in b_cubed({n: told[n].plan.story for n in placed}, placed).items()}
    events, facts = _events(store, told)
    found |= {f"events: {k}": v for k, v in b_cubed(facts, events).items()}
    copies = {(min(a, b), max(a, b)) for a, b in store.base.execute('SELECT "left", "right" FROM copy')}
    true = _copied(told, numbers)
    return found | {"copies: recall": len(true & copies) / max(1, len(true))}


def _events(store: Store, told: Mapping[int, Made]) -> tuple[dict[int, Hashable], dict[int, Hashable]]:
    """Of each live happening: its event, and the fact that it tells."""
    events: dict[int, Hashable] = {}
    facts: dict[int, Hashable] = {}
    for n, report, local, event in store.base.execute(
        "SELECT n, report, local, event FROM happening WHERE live = 1 AND event IS NOT NULL"
    ):
        if report in told:
            events[n] = event
            facts[n] = told[report].facts[int(local[1:]) - 1]
    return events, facts


def _copied(told: Mapping[int, Made], numbers: Mapping[str, int]) -> set[tuple[int, int]]:
    """Pairs of a copy and the report whose words it repeats."""
    by_plan = {id(one.plan): n for n, one in told.items()}
    pairs = ((n, by_plan.get(id(one.plan.source))) for n, one in told.items() if one.plan.version == 1)
    return {(min(n, other), max(n, other)) for n, other in pairs if other is not None}


def b_cubed(true: Mapping[int, Hashable], found: Mapping[int, Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of clusters, every item counting once."""
    overlap: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    sizes: dict[tuple[str, Hashable], int] = defaultdict(int)
    for item, label in true.items():
        overlap[label, found[item]] += 1
        sizes["true", label] += 1
        sizes["found", found[item]] += 1
    total = max(1, len(true))
    precision = sum(n * n / sizes["found", f] for (_, f), n in overlap.items()) / total
    recall = sum(n * n / sizes["true", t] for (t, _), n in overlap.items()) / total
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}
