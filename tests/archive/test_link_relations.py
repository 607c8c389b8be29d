"""Which events of one story belong together without being one."""

from dataclasses import replace

import pytest

from dateline.archive.relate import Central, related

VOTE = Central(
    n=1,
    report=1,
    reports=1,
    name="Senate",
    type="SUPPORT",
    status="planned",
    earliest=None,
    latest=None,
    told="2026-11-14",
    who=7,
    whom=None,
    matter=frozenset({"veto", "bill", "presid"}),
    act=frozenset({"vot"}),
    leads=True,
)
DONE = replace(VOTE, n=2, report=2, status="occurred", earliest="2026-11-16", latest="2026-11-16", told="2026-11-16")
RETIRES = replace(
    VOTE, n=3, report=3, type="RETREAT", matter=frozenset(), earliest="2027-02-01", latest="2027-02-28", whom=None
)
LEAVES = replace(RETIRES, n=4, report=4, earliest="2027-01-01", latest="2027-01-01", told="2026-11-17")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(VOTE, DONE, (1, 2, "state-of"), id="planned, then done"),
        pytest.param(DONE, VOTE, (1, 2, "state-of"), id="whichever is given first"),
        pytest.param(VOTE, replace(DONE, report=1), None, id="told by one report"),
        pytest.param(VOTE, replace(DONE, who=8, type="REJECT"), None, id="another one, another kind of act"),
        pytest.param(VOTE, replace(DONE, who=8), (1, 2, "state-of"), id="another body, one matter"),
        pytest.param(
            VOTE, replace(DONE, matter=frozenset({"budget", "tax"}), who=8), None, id="the same act on another matter"
        ),
        pytest.param(replace(VOTE, told="2026-11-20"), DONE, None, id="still ahead after it was done: another one"),
        pytest.param(RETIRES, LEAVES, (3, 4, "corrects"), id="the same plan with another date"),
        pytest.param(RETIRES, replace(LEAVES, earliest="2027-02-10", latest="2027-02-10"), None, id="dates that agree"),
        pytest.param(
            replace(RETIRES, leads=False), LEAVES, (3, 4, "corrects"), id="told best further down, with another date"
        ),
        pytest.param(replace(VOTE, leads=False), DONE, None, id="told best further down, and done"),
        pytest.param(RETIRES, replace(LEAVES, who=9), None, id="somebody else's plan"),
        pytest.param(
            DONE,
            replace(
                DONE, n=5, report=5, type="REJECT", who=8, earliest="2026-11-18", latest="2026-11-18", told="2026-11-18"
            ),
            (2, 5, "follows"),
            id="one act after another on one matter",
        ),
        pytest.param(
            DONE, replace(DONE, n=5, report=5, earliest="2027-11-18", latest="2027-11-18"), None, id="a year after"
        ),
    ],
)
def test_related(one: Central, other: Central, expected: tuple[int, int, str] | None) -> None:
    found = related(one, other)
    assert (None if found is None else (found.left, found.right, found.kind)) == expected
    assert found is None or all(reason.feature for reason in found.reasons)
