"""The measures of event identity, on cases counted by hand."""

from itertools import permutations

import pytest
from benchmarks.conll import Measured, assigned, b_cubed, ceaf_e, clusters, conll, matched, muc
from hypothesis import given
from hypothesis import strategies as st


def side(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


GOLD = side("abc", "de", "f")


def near(measured: Measured, precision: float, recall: float) -> bool:
    return (measured.precision, measured.recall) == pytest.approx((precision, recall))


def test_the_same_clusters_are_all_right() -> None:
    for measure in (muc, b_cubed, ceaf_e):
        assert near(measure(GOLD, GOLD), 1, 1)


def test_all_apart() -> None:
    found = side(*"abcdef")
    assert near(muc(GOLD, found), 0, 0)
    assert near(b_cubed(GOLD, found), 1, (3 * (1 / 3) + 2 * (1 / 2) + 1) / 6)
    # abc meets one of its singletons (2*1/4), de one (2*1/3), f its own (1)
    assert near(ceaf_e(GOLD, found), (0.5 + 2 / 3 + 1) / 6, (0.5 + 2 / 3 + 1) / 3)


def test_all_together() -> None:
    found = side("abcdef")
    assert near(muc(GOLD, found), 3 / 5, 1)
    assert near(b_cubed(GOLD, found), (3 * 3 + 2 * 2 + 1) / 36, 1)
    assert near(ceaf_e(GOLD, found), 2 * 3 / 9, 2 * 3 / 9 / 3)


def test_one_split_one_joined() -> None:
    found = side("ab", "cde", "f")
    assert near(muc(GOLD, found), 2 / 3, 2 / 3)
    assert near(b_cubed(GOLD, found), (2 + (1 / 3 + 2 * 2 / 3) + 1) / 6, ((2 * 2 / 3 + 1 / 3) + 2 + 1) / 6)
    assert near(ceaf_e(GOLD, found), (0.8 + 0.8 + 1) / 3, (0.8 + 0.8 + 1) / 3)


def test_their_mean() -> None:
    gold = {m: i for i, group in enumerate(GOLD) for m in group}
    assert conll(gold, gold)["conll"] == pytest.approx(1)
    apart = conll(gold, {m: m for m in gold})
    assert apart["conll"] == pytest.approx((0 + 2 / (1 + 6 / 3) + 2 * (13 / 36) * (13 / 18) / (13 / 36 + 13 / 18)) / 3)


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        conll({"a": 1}, {"b": 1})


def test_clusters_of_a_mapping() -> None:
    assert sorted(clusters({"a": 1, "b": 2, "c": 1}), key=len) == side("b", "ac")


@given(st.integers(1, 4), st.integers(0, 2), st.data())
def test_no_other_assignment_is_worth_more(rows: int, more: int, data: st.DataObject) -> None:
    columns = rows + more
    worth = [[data.draw(st.integers(0, 9)) / 9 for _ in range(columns)] for _ in range(rows)]
    found = assigned(worth)
    assert len(set(found)) == rows
    best = max(sum(worth[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))
    assert sum(worth[r][c] for r, c in enumerate(found)) == pytest.approx(best)


def test_a_match_takes_more_columns_than_rows_and_more_rows_than_columns() -> None:
    assert matched(side("abcd"), side("ab", "cd")) == matched(side("ab", "cd"), side("abcd")) == pytest.approx(2 / 3)
