"""How near clusters are to gold: MUC, B-cubed, CEAF by entities, and their mean (CoNLL F1). Singletons count.

Both sides cluster the same mentions; a side is a mapping of each mention to its cluster's name.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Clusters = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conll(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> dict[str, Measured | float]:
    """The three measures by name, and `conll`, the mean of their F1; ValueError where the mentions differ."""
    if gold.keys() != found.keys():
        raise ValueError("gold and found cluster different mentions")
    sides = clusters(gold), clusters(found)
    measures = {"muc": muc(*sides), "b3": b_cubed(*sides), "ceafe": ceaf_e(*sides)}
    return {**measures, "conll": sum(m.f1 for m in measures.values()) / len(measures)}


def clusters(of: Mapping[Hashable, Hashable]) -> Clusters:
    """The mentions of each cluster."""
    grouped: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in of.items():
        grouped[cluster].add(mention)
    return [frozenset(members) for members in grouped.values()]


def muc(gold: Clusters, found: Clusters) -> Measured:
    """Links: how many a cluster would need less than it has, once the other side has cut it."""
    return Measured(_links(found, gold), _links(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Measured:
    """The mean, over mentions, of the share of its cluster that is rightly with it."""
    return Measured(_shares(found, gold), _shares(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Measured:
    """The best one-to-one match of clusters, each pair worth 2|both| / (|one| + |other|)."""
    worth = matched(gold, found)
    return Measured(worth / len(found) if found else 0.0, worth / len(gold) if gold else 0.0)


def matched(gold: Clusters, found: Clusters) -> float:
    """What the best one-to-one match of clusters is worth: clusters that share mentions are matched group by group."""
    held_by = {mention: i for i, cluster in enumerate(found) for mention in cluster}
    likeness: dict[tuple[int, int], float] = {}
    for g, cluster in enumerate(gold):
        for f, both in Counter(held_by[m] for m in cluster if m in held_by).items():
            likeness[g, f] = 2 * both / (len(cluster) + len(found[f]))
    return sum(_best(group, likeness) for group in _groups(likeness))


def _links(cut: Clusters, by: Clusters) -> float:
    part = {mention: i for i, cluster in enumerate(by) for mention in cluster}
    right = sum(len(c) - len({part.get(m, m) for m in c}) for c in cut)
    return right / all_links if (all_links := sum(len(c) - 1 for c in cut)) else 0.0


def _shares(of: Clusters, other: Clusters) -> float:
    held_by = {mention: cluster for cluster in other for mention in cluster}
    total = sum(len(c) for c in of)
    rights = (len(c & held_by.get(m, frozenset())) / len(c) for c in of for m in c)
    return sum(rights) / total if total else 0.0


def _groups(pairs: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together by some pair."""
    columns: dict[int, set[int]] = defaultdict(set)
    rows: dict[int, set[int]] = defaultdict(set)
    for row, column in pairs:
        columns[row].add(column)
        rows[column].add(row)
    left, groups = set(columns), []
    while left:
        reached, waiting = set(), [min(left)]
        while waiting:
            row = waiting.pop()
            if row not in reached:
                reached.add(row)
                waiting += [r for column in columns[row] for r in rows[column]]
        left -= reached
        groups.append((sorted(reached), sorted({c for row in reached for c in columns[row]})))
    return groups


def _best(group: tuple[Sequence[int], Sequence[int]], likeness: Mapping[tuple[int, int], float]) -> float:
    rows, columns = group
    if len(rows) > len(columns):
        turned = {(c, r): worth for (r, c), worth in likeness.items()}
        return _best((columns, rows), turned)
    table = [[likeness.get((row, column), 0.0) for column in columns] for row in rows]
    return sum(table[row][column] for row, column in enumerate(assigned(table)))


def assigned(worth: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in the one-to-one assignment worth most (rows <= columns): the Hungarian method.

    Rows and columns have potentials that bound a pair's cost from below; each row in turn is placed along the cheapest
    path of exchanges.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    row_at = [0] * (columns + 1)  # 1-based; the row that holds a column, 0 for none
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, before, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_at[column]:
            used[column] = True
            here, step, after = row_at[column], float("inf"), 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                cost = -worth[here - 1][c - 1] - by_row[here] - by_column[c]
                if cost < least[c]:
                    least[c], before[c] = cost, column
                if least[c] < step:
                    step, after = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    by_row[row_at[c]] += step
                    by_column[c] -= step
                else:
                    least[c] -= step
            column = after
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_at[column]:
            found[row_at[column] - 1] = column - 1
    return found
