"""Clusters are derived from the ledger: best first, never over a bar, people first."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.identity.cluster import BARRED, component, derive, mended, standing
from dateline.model.linking import Judgement, Reason, Verdict


def judged(pair: str, score: float, by: str = "rules_v1", *, barred: bool = False) -> Judgement:
    human = not by.startswith("rules")
    apart = barred or score <= -0.5
    verdict = Verdict.DIFFERENT if apart else Verdict.SAME if score >= 0.5 else Verdict.UNSURE
    reasons = (Reason(f"{BARRED}time: apart", -4, "2024-01-01", "2024-02-01"),) if barred else ()
    return Judgement("same_event", pair[0], pair[1], verdict, score, reasons, by, human, "2026-11-22")


CASES = {
    "nothing judged": ("abc", [], "a b c"),
    "a chain": ("abc", [judged("ab", 2), judged("bc", 2)], "abc"),
    "unsure joins nobody": ("ab", [judged("ab", 0.1)], "a b"),
    "a bar parts a chain at its weaker link": (
        "abc",
        [judged("ab", 3), judged("bc", 2), judged("ac", 1, barred=True)],
        "ab c",
    ),
    "more against than for": ("abc", [judged("ab", 3), judged("bc", 1), judged("ac", -2)], "ab c"),
    "more for than against": ("abc", [judged("ab", 3), judged("bc", 2), judged("ac", -1)], "abc"),
    "a person joins over a bar": ("ab", [judged("ab", 1, barred=True), judged("ab", 1, "Ann")], "ab"),
    "a person parts": ("ab", [judged("ab", 9), judged("ab", -1, "Ann")], "a b"),
    "a later scorer does not outrank a person": (
        "ab",
        [judged("ab", -1, "Ann"), judged("ab", 9), judged("ab", 9, "rules_v2")],
        "a b",
    ),
    "a person takes back what a person said": ("ab", [judged("ab", -1, "Ann"), judged("ab", 1, "Ben")], "ab"),
    "a later scorer outranks an earlier one": ("ab", [judged("ab", 9), judged("ab", -9, "rules_v2")], "a b"),
    "a person's bar holds for whole clusters": (
        "abcd",
        [judged("ab", 5), judged("cd", 5), judged("bc", 4), judged("ad", -1, "Ann")],
        "abc d",
    ),
    "a stranger's judgement counts for nothing": ("ab", [judged("ab", 2), judged("bz", -9)], "ab"),
}


@pytest.mark.parametrize("name", CASES)
def test_clusters(name: str) -> None:
    anchors, ledger, expected = CASES[name]
    assert [" ".join(c).replace(" ", "") for c in derive(anchors, ledger)] == expected.split()


def test_the_order_of_judgements_does_not_matter() -> None:
    ledger = [judged("ab", 2), judged("bc", 2), judged("ac", 1, barred=True), judged("cd", 1)]
    assert {derive("abcd", list(rows)) for rows in permutations(ledger)} == {(("a", "b"), ("c", "d"))}


def test_one_that_comes_late_does_not_part_what_stands() -> None:
    ledger = [judged("ab", 2), judged("ac", 9), judged("bc", 1, barred=True)]
    assert derive("abc", ledger) == (("a", "b"), ("c",))
    assert derive("acb", ledger) == (("a", "c"), ("b",))


def test_mending_joins_the_surest_first_in_whatever_order_they_came() -> None:
    ledger = [judged("ab", 2), judged("ac", 9), judged("bc", 1, barred=True)]
    assert mended("abc", ledger) == mended("cba", ledger) == (("a", "c"), ("b",))
    person = [*ledger, judged("ab", 1, "Ann")]
    assert mended("abc", person) == (("a", "b"), ("c",))


PAIRS = st.sampled_from(["ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de"])
ROWS = st.lists(
    st.builds(
        lambda pair, score, barred, by: judged(pair, score, by, barred=barred),
        PAIRS,
        st.integers(-5, 5),
        st.booleans(),
        st.sampled_from(["rules_v1", "Ann"]),
    )
)


@given(ROWS)
def test_no_cluster_crosses_a_bar_that_no_person_lifted(ledger: list[Judgement]) -> None:
    clusters = derive("abcde", ledger)
    home = {member: cluster for cluster in clusters for member in cluster}
    joined_by_people = derive("abcde", [j for j in standing(ledger).values() if j.human])
    lifted = {pair for c in joined_by_people for pair in permutations(c, 2)}
    for (left, right), j in standing(ledger).items():
        if j.verdict is Verdict.DIFFERENT and (j.human or j.reasons) and (left, right) not in lifted:
            assert home[left] != home[right]


@given(ROWS)
def test_one_that_comes_last_changes_only_what_it_ties_together(ledger: list[Judgement]) -> None:
    ledger = [j for j in ledger if not j.human]
    before = derive("abcd", [j for j in ledger if "e" not in (j.left, j.right)])
    after = derive("abcde", ledger)
    [with_last] = [set(cluster) for cluster in after if "e" in cluster]
    assert set(after) - {tuple(sorted(with_last))} <= set(before)
    assert all(set(cluster) <= with_last or with_last.isdisjoint(cluster) for cluster in before)


@given(ROWS)
def test_each_component_alone_gives_what_all_give(ledger: list[Judgement]) -> None:
    def of(anchors: object) -> list[Judgement]:
        assert isinstance(anchors, list)
        return [j for j in ledger if j.left in anchors or j.right in anchors]

    whole = set(derive("abcde", ledger))
    parts: set[tuple[str, ...]] = set()
    for anchor in "abcde":
        found = component([anchor], of)
        parts |= set(derive(found.anchors, found.judgements))
    assert parts == whole


@given(ROWS, PAIRS, st.sampled_from([-1, 1]))
def test_a_persons_word_survives_a_new_run(ledger: list[Judgement], pair: str, word: int) -> None:
    alone = [*(j for j in ledger if not j.human), judged(pair, word, "Ann")]
    again = [*alone, judged(pair, -9 * word, "rules_v2")]
    for rows in (alone, again):
        together = any(set(pair) <= set(cluster) for cluster in derive("abcde", rows))
        assert together == (word > 0)
