"""BCubed on cases worked out by hand."""

import pytest
from benchmarks.bcubed import bcubed, joined


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("aabb", "wxyz", 1.0, 0.5),
        ("aabb", "xxxx", 0.5, 1.0),
        # Two of a and one b together, one b alone: 2/3, 2/3, 1/3, 1 and 1, 1, 1/2, 1/2.
        ("aabb", "xxxy", (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 0.75),
    ],
)
def test_bcubed(gold: str, found: str, precision: float, recall: float) -> None:
    measured = bcubed(gold, found)
    assert measured[:2] == pytest.approx((precision, recall))
    assert measured[2] == pytest.approx(2 * precision * recall / (precision + recall))


def test_bcubed_of_nothing() -> None:
    assert bcubed("", "") == (0.0, 0.0, 0.0)


def test_joined_counts_pairs_of_one_family_only() -> None:
    gold = ["1a", "1a", "1b", "2a", "2b"]
    assert joined(gold, "xxxyy", lambda story: story[0]) == (3, 3)
    assert joined(gold, "xyyzz", lambda story: story[0]) == (2, 3)
    assert joined(gold, "vwxyz", lambda story: story[0]) == (0, 3)
