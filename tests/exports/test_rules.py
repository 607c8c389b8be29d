"""Rules answer for an event as its ledger does, with the words behind the number."""

import json

import apsw
import pytest

from dateline.exports.nouns import Mark, Number, Whole
from dateline.exports.rules import own, spread, toll
from dateline.query.answers_figures import RULES, Ledger
from dateline.query.figures import ledgers_of
from dateline.query.figures_rows import figure_rows
from tests.exports.made import mark, number, whole
from tests.query.figure_rows import Said, ledger_store
from tests.query.test_figures import GROWING

CASES: dict[str, tuple[Said, ...]] = {
    "growing": GROWING,
    "agreeing": (Said("2026-11-02", "A", 3, "police"), Said("2026-11-03", "B", 3, "the mayor")),
    "conflicting": (Said("2026-11-02", "A", 4, "the army", official=1), Said("2026-11-02", "B", 30, "the rebels")),
    "revised": (Said("2026-11-02", "A", 40, "police"), Said("2026-11-03", "A", 36, "police")),
    "range": (Said("2026-11-02", "A", 7, high=9), Said("2026-11-02", "B", 8)),
    "open above": (Said("2026-11-02", "A", 7, bound=">=", high=None), Said("2026-11-02", "B", 5)),
    "copies": (Said("2026-11-02", "A", 7, origin="agency:W"), Said("2026-11-02", "B", 7, origin="agency:W")),
    "others only": (Said("2026-11-02", "A", 7, standing="running"), Said("2026-11-02", "B", 2, standing="part")),
    "own and others": (Said("2026-11-02", "A", 7), Said("2026-11-02", "B", 900, standing="possible")),
    "at most": (Said("2026-11-02", "A", None, high=12, bound="<="),),
    "voiced": (Said("2026-11-02", "A", 7, report="rpt_x"), Said("2026-11-02", "A", 7, "police", report="rpt_x")),
}


def numbers_of(base: apsw.Connection) -> tuple[Number, ...]:
    return tuple(
        number(
            row.frame, row.low, high=row.high, bound=row.bound, standing=row.standing, as_of=row.as_of,
            source=row.source, official=bool(row.official), chain=row.chain, origin=row.origin,
            mark=Mark(row.report, row.start, row.end, row.quote),
        )
        for row in figure_rows(base, 1)
    )  # fmt: skip


def both(name: str) -> tuple[Whole, Ledger | None]:
    base, event = ledger_store(*CASES[name])
    found = ledgers_of(base, event) or ()
    return whole(numbers=numbers_of(base)), next((ledger for ledger in found if ledger.figures), None)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_picks_what_the_ledger_answers(name: str, rule: str) -> None:
    made, ledger = both(name)
    found = toll(made, "killed", rule)
    answer = next(a for a in ledger.answers if a.rule == rule) if ledger else None
    if ledger is None or answer is None or answer.figure is None:
        assert found is None
        return
    figure = ledger.figures[answer.figure]
    assert found is not None
    assert found.numbers[0].low == figure.low and found.numbers[0].high == figure.high
    assert found.numbers[0].source == figure.source
    assert (found.numbers[0].mark.report, found.numbers[0].mark.start) == (figure.reports[0], figure.start)
    assert {n.mark.report for n in found.numbers} == set(figure.reports)
    assert found.value in (figure.low, figure.high)


@pytest.mark.parametrize("name", CASES)
def test_the_spread_is_the_ledgers(name: str) -> None:
    made, ledger = both(name)
    found = spread(made, "killed")
    if ledger is None or ledger.low is None:
        assert found is None
        return
    assert found is not None
    assert (found.low, found.high, found.open_above) == (ledger.low, ledger.high, ledger.open_above)
    assert found.low in (found.lowest.low, found.lowest.high)
    assert found.high in (found.highest.low, found.highest.high)


@pytest.mark.parametrize(
    ("rule", "value"), [("low", 7.0), ("high", 12.0), ("latest", 9.0), ("official", 7.0)], ids=lambda v: str(v)
)
def test_one_number_of_a_range(rule: str, value: float) -> None:
    figures = (
        number(low=7, high=12, official=True, as_of="2026-09-16", source="police", chain=("police",)),
        number(low=9, as_of="2026-09-17", mark=mark("seven", "rpt_b")),
        number("wounded", 400),
    )
    found = toll(whole(numbers=figures), "killed", rule)
    assert found is not None and found.value == value


def test_only_own_figures_count() -> None:
    others = tuple(number(standing=s) for s in ("part", "running", "background", "possible", "former"))
    made = whole(numbers=others)
    assert own(made, "killed") == ()
    assert all(toll(made, "killed", rule) is None for rule in RULES)
    assert spread(made, "killed") is None


def test_why_names_the_rule_and_who_says_so() -> None:
    found = toll(whole(numbers=(number(chain=("police",), source="police"),)), "killed", "latest")
    assert found is not None and found.why == "the latest: police via Halden Wire"


def test_the_ledger_store_has_chains() -> None:
    base, _ = ledger_store(*GROWING)
    assert json.loads(str(base.execute("SELECT chain FROM figure WHERE n = 2").get)) == [["the governor", 1, "a1"]]


def test_a_number_that_is_somebodys_in_one_report_and_the_papers_own_in_another() -> None:
    """A copy that gives it itself and in the mayor's words counts for the mayor only; the first report stays."""
    twice = (number(mark=mark("seven", "rpt_b")), number(chain=("mayor",), source="mayor", mark=mark("seven", "rpt_b")))
    found = spread(whole(numbers=(number(), *twice)), "killed")
    assert found is not None and found.low == found.high == 7 and found.lowest.mark.report == "rpt_aaaaaaaaaaaaaaaa"
