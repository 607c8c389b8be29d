"""When events were: own cases."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.when import date_event
from dateline.model.doubt import Unresolved, Why
from dateline.model.event import EventTime
from dateline.model.text import Dateline, Report, Span
from dateline.model.time import Interval, Timex, TimexType
from tests.making import make_report, parse

WORDS = ("army", "said", "on", "Monday", "attacked", "the", "attack", "when", ",", ".", "2019", "since", "Friday")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "2019", "May 2022")


def timexes_of(report: Report, bound: str | None = None) -> tuple[Timex, ...]:
    found = []
    for number, words in enumerate(DAYS, start=1):
        at = report.text.find(words)
        if at >= 0:
            day = f"2026-11-{number:02}"
            span = Span(at, at + len(words))
            found.append(Timex(span, TimexType.DATE, day, Interval(day, day), "", "day", bound, False, "", ()))
    return tuple(sorted(found, key=lambda t: t.span))


def dated(report: Report, trigger: str, bound: str | None = None) -> tuple[EventTime | None, str | None]:
    syntax, timexes = parse(report), timexes_of(report, bound)
    head = next(i for i, start in enumerate(syntax.starts) if start == report.text.index(trigger))
    found = date_event(report, syntax, timexes, head)
    return found, report.quote(timexes[found.ref].span) if found and found.ref is not None else None


CASES = [
    ("Rebels attacked the depot on Tuesday.", "attacked", "own", "Tuesday"),
    ("The Friday attack killed two guards.", "attack", "own", "Friday"),
    ("The ministers held talks on Monday.", "talks", "own", "Monday"),
    ("Two guards died when rebels attacked the depot on Tuesday.", "died", "sentence", "Tuesday"),
    ("Two guards were killed and ten were hurt when rebels came on Tuesday.", "killed", "sentence", "Tuesday"),
    ("Rebels attacked the depot on Tuesday, police said on Thursday.", "attacked", "own", "Tuesday"),
    ("Police said on Thursday that rebels attacked the depot on Tuesday.", "attacked", "own", "Tuesday"),
    ("They have sent aid since the army invaded in May 2022.", "invaded", "own", "May 2022"),
]


@pytest.mark.parametrize(("text", "trigger", "basis", "words"), CASES)
def test_the_time_of_the_clause(text: str, trigger: str, basis: str, words: str) -> None:
    found, quoted = dated(make_report(text), trigger)
    assert found is not None
    assert (found.basis, quoted) == (basis, words)


def test_a_time_on_the_saying_does_not_date_the_act() -> None:
    found, _ = dated(
        make_report("Nothing moved here.\nThe army said on Thursday that rebels attacked the depot."), "attacked"
    )
    assert found is None


def test_an_inner_clause_keeps_its_own_year() -> None:
    found, _ = dated(make_report("Nothing moved.\nThe court freed a man who was jailed in 2019."), "freed")
    assert found is None


def test_the_later_naming_inherits() -> None:
    found, words = dated(
        make_report("Rebels attacked the depot on Tuesday.\nThe attack angered the mayor."), "attack a"
    )
    assert found is not None
    assert (found.basis, words) == ("inherited", "Tuesday")


def test_the_lead_is_dated_by_print_and_by_filing() -> None:
    report = make_report("The minister has lifted the ban.")
    found, _ = dated(report, "lifted")
    assert found == EventTime(None, Interval("2026-11-16", "2026-11-16"), "publication")
    filed = replace(report, dateline=Dateline(Span(0, 3), None, date(2026, 11, 15), None))
    found, _ = dated(filed, "lifted")
    assert found == EventTime(None, Interval("2026-11-15", "2026-11-15"), "dateline")


@pytest.mark.parametrize("text", ["The minister will lift the ban.", "The minister had lifted the ban."])
def test_what_is_to_come_or_was_long_before_has_no_day(text: str) -> None:
    assert dated(make_report(text), "lift")[0] is None


def test_since_lasts_until_the_report() -> None:
    found, _ = dated(make_report("Rebels have attacked the depot since Monday."), "attacked", "since")
    assert found is not None
    assert found.interval == Interval("2026-11-01", "2026-11-16")


@pytest.mark.parametrize(("print_day", "first"), [("2026-10-30", "2026-10-30"), ("2026-11-16", None)])
def test_until_says_when_it_ends(print_day: str, first: str | None) -> None:
    report = make_report("The navy has suspended the ferries until Monday.", published=print_day)
    found, words = dated(report, "suspended", "until")
    assert found is not None
    assert (found.interval, words) == (Interval(first, "2026-11-01"), "Monday")


def test_an_unsettled_time_stays_open() -> None:
    report = make_report("Rebels attacked the depot on Tuesday.")
    timex = replace(timexes_of(report)[0], interval=Unresolved(Why.VAGUE))
    found = date_event(report, parse(report), (timex,), 1)
    assert found == EventTime(0, Interval(None, None), "own")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["army", "said", "on", "Monday", "attacked", "the", "attack", "when", ",", ".", "2019", "since", "Friday"]
        ),
        min_size=1,
    )
)
def test_never_raises(words: list[str]) -> None:
    report = make_report(" ".join(words))
    syntax, timexes = parse(report), timexes_of(report)
    for head in range(-1, len(syntax) + 1):
        found = date_event(report, syntax, timexes, head)
        assert found is None or found.ref is None or 0 <= found.ref < len(timexes)


def test_an_act_since_another_one_lasts_until_the_report() -> None:
    report = make_report("America is an ally, sending money since rebels invaded in May 2022.", published="2026-11-22")
    found, _ = dated(report, "sending")
    assert found is not None
    assert (found.interval.earliest, found.interval.latest) == ("2026-11-07", "2026-11-22")


def test_a_time_reckoned_from_an_event_does_not_date_it() -> None:
    text = "Friday will mark the end of the third year of the invasion."
    report = make_report(text)
    syntax = parse(report)
    year = Span(text.index("the third year"), text.index(" of the invasion"))
    third = Timex(year, TimexType.DATE, "2025", Interval("2025-01-01", "2025-12-31"), "", "year", None, False, "", ())
    timexes = tuple(sorted((*timexes_of(report), third), key=lambda t: t.span))
    head = next(i for i, start in enumerate(syntax.starts) if start == text.index("invasion"))
    assert date_event(report, syntax, timexes, head) is None
