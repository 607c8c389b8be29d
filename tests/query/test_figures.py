"""Ledgers: growth, agreement, conflict, revision; copies counted once; rules answer beside the spread."""

import pytest

from dateline.query.answers_amounts import in_digits
from dateline.query.answers_figures import Ledger
from dateline.query.figures import ledgers_of, ledgers_where
from dateline.query.questions import Filter
from tests.query.figure_rows import Said, ledger_store


def ledger(*said: Said) -> Ledger:
    base, event = ledger_store(*said)
    found = ledgers_of(base, event)
    assert found is not None
    (one,) = found
    return one


GROWING = (
    Said("2026-11-02", "Coast Daily", 4, bound=">=", high=None),
    Said("2026-11-02", "Ridge Review", 5, "the governor", official=1),
    Said("2026-11-03", "Ridge Review", 11, "the governor", official=1),
    Said("2026-11-04", "Coast Daily", 24, "the rescue agency", official=1),
)


def test_a_growing_toll_is_shown_as_such() -> None:
    one = ledger(*GROWING)
    assert one.states == ("growing",)
    assert [f.low for f in one.figures] == [4, 5, 11, 24]
    assert (one.low, one.high) == (4, 24)


def test_a_later_value_of_one_source_replaces_its_earlier_one() -> None:
    one = ledger(*GROWING)
    assert [f.superseded_by for f in one.figures] == [None, 2, None, None]


def test_sources_of_one_number_agree() -> None:
    one = ledger(Said("2026-11-02", "Coast Daily", 3, "police"), Said("2026-11-03", "Ridge Review", 3, "the mayor"))
    assert one.states == ("agreeing",)
    assert one.spread == "3"


def test_one_source_alone_agrees_with_nobody() -> None:
    assert ledger(Said("2026-11-02", "Coast Daily", 3, "police")).states == ()


def test_two_sides_of_one_day_conflict() -> None:
    one = ledger(Said("2026-11-02", "Coast Daily", 4, "the army"), Said("2026-11-02", "Ridge Review", 30, "the rebels"))
    assert one.states == ("conflicting",)
    assert one.spread == "4 to 30"


def test_a_lower_figure_after_a_higher_one_conflicts() -> None:
    one = ledger(
        Said("2026-11-02", "Coast Daily", 30, "the rebels"),
        Said("2026-11-03", "Coast Daily", 4, "the army"),
        Said("2026-11-04", "Coast Daily", 33, "the rebels"),
    )
    assert one.states == ("growing", "conflicting")


def test_at_least_four_and_twelve_do_not_conflict() -> None:
    one = ledger(
        Said("2026-11-02", "Coast Daily", 12, "police"),
        Said("2026-11-03", "Ridge Review", 4, "the mayor", bound=">=", high=None),
    )
    assert "conflicting" not in one.states


def test_a_figure_taken_back_is_revised_down() -> None:
    one = ledger(Said("2026-11-02", "Coast Daily", 40, "police"), Said("2026-11-03", "Coast Daily", 36, "police"))
    assert one.states == ("revised down",)
    assert one.spread == "36"


def test_copies_of_one_wire_story_count_once() -> None:
    wire = [
        Said("2026-11-02", outlet, 7, "police", origin="agency:Halden Wire") for outlet in ("A Post", "B Post", "C")
    ]
    one = ledger(*wire, Said("2026-11-02", "Coast Daily", 7))
    assert (one.origins, len(one.figures)) == (2, 2)
    assert [len(f.reports) for f in one.figures if f.speaker] == [3]


def test_a_number_said_twice_in_one_report_is_its_speakers() -> None:
    one = ledger(
        Said("2026-11-02", "Coast Daily", 7, report="rpt_x"),
        Said("2026-11-02", "Coast Daily", 7, "police", report="rpt_x"),
    )
    assert [f.speaker for f in one.figures] == ["police"]


def test_other_tolls_and_totals_are_kept_apart() -> None:
    one = ledger(
        Said("2026-11-02", "Coast Daily", 7),
        Said("2026-11-02", "Coast Daily", 900, standing="background"),
        Said("2026-11-02", "Coast Daily", 210, standing="running"),
        Said("2026-11-02", "Coast Daily", 50, standing="possible"),
    )
    assert one.spread == "7"
    assert [[f.low for f in some] for some in (one.background, one.running, one.possible)] == [[900], [210], [50]]


@pytest.mark.parametrize(
    ("rule", "low", "why"),
    [
        ("low", 4, "the lowest that stands"),
        ("high", 24, "the highest that stands"),
        ("latest", 24, "the latest"),
        ("official", 24, "the latest by an authority"),
    ],
)
def test_rules_answer_with_their_reason(rule: str, low: float, why: str) -> None:
    one = ledger(*GROWING)
    ruling = next(r for r in one.answers if r.rule == rule)
    assert ruling.figure is not None
    assert one.figures[ruling.figure].low == low
    assert ruling.why.startswith(why)


def test_without_an_authority_the_official_rule_answers_nothing() -> None:
    ruling = next(r for r in ledger(Said("2026-11-02", "Coast Daily", 3)).answers if r.rule == "official")
    assert (ruling.figure, ruling.why) == (None, "no authority gives one")


def test_an_open_end_is_said_in_the_spread() -> None:
    assert ledger(Said("2026-11-02", "Coast Daily", 12, bound=">=", high=None)).spread == "12 or more"


def test_kinds_have_ledgers_of_their_own() -> None:
    base, event = ledger_store(
        Said("2026-11-02", "Coast Daily", 3), Said("2026-11-02", "Coast Daily", 40, frame="wounded")
    )
    found = ledgers_of(base, event)
    assert found is not None
    assert [one.kind for one in found] == ["killed", "wounded"]
    only = ledgers_of(base, event, "wounded")
    assert only is not None
    assert [one.spread for one in only] == ["40"]


def test_a_listing_says_how_far_it_looked() -> None:
    base, event = ledger_store(*GROWING)
    found = ledgers_where(base, Filter(), "killed", 10)
    assert [one.id for one in found.ledgers] == [event]
    assert (found.scanned, found.capped) == (1, False)
    assert ledgers_where(base, Filter(), "missing", 10).ledgers == ()


def test_an_unknown_event_has_no_ledger() -> None:
    base, _ = ledger_store(*GROWING)
    assert ledgers_of(base, "evt_none") is None


def test_large_numbers_are_written_out() -> None:
    assert [in_digits(n) for n in (240_000_000.0, 1234.5, 0.25)] == ["240,000,000", "1,234.5", "0.25"]
