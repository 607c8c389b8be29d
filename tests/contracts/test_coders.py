"""What every coder keeps: events that point into their report, the same each time, of the schemes asked for."""

import re
from dataclasses import replace
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from dateline.doors import Door
from dateline.events.doors.checked import CheckedCoder, Code, event_fault
from dateline.model.event import Argument, Event, EventTime, Layer, Policy, Ref, Role, Status
from dateline.model.reading import Fillers, Reading
from dateline.model.text import Report, Span
from dateline.model.time import Interval
from dateline.read import interpret
from dateline.records import flatten, record_schema
from tests.contracts import parts
from tests.making import make_report, parse
from tests.whole import reader, sample_readings, taken_in

MODULES = ["dateline.events.doors.rules", "dateline_example.openings"]
NONE = Fillers((), (), (), (), ())


@cache
def coder(module: str, schemes: frozenset[str] = parts.SCHEMES) -> Code:
    """The coder, built once."""
    built: Code = parts.build(module, {}, parts.resources(schemes=schemes)).stage  # type: ignore[assignment]
    return built


def coded(module: str, reading: Reading, schemes: frozenset[str] = parts.SCHEMES) -> tuple[Event, ...]:
    return coder(module, schemes)(reading.report, reading.syntax, reading.fillers, reading.attributions)


def test_every_coder_is_tried_and_there_are_two() -> None:
    assert parts.all_are_tried(Door.CODERS, MODULES) and len(MODULES) > 1


@pytest.mark.parametrize("module", MODULES)
def test_events_of_the_samples_point_into_their_reports(module: str) -> None:
    events = 0
    for reading in sample_readings():
        for event in coded(module, reading):
            assert event_fault(event, reading.report, reading.syntax, reading.fillers) is None
            events += 1
    assert events > 30


@pytest.mark.parametrize("module", MODULES)
def test_the_same_report_gives_the_same_events_in_the_order_of_the_text(module: str) -> None:
    for reading in sample_readings():
        events = coded(module, reading)
        assert events == coded(module, reading)
        assert [event.head for event in events] == sorted(event.head for event in events)


@pytest.mark.parametrize("module", MODULES)
def test_schemes_that_are_not_asked_for_are_left_out(module: str) -> None:
    plain = frozenset({"plover"})
    told = [event for reading in sample_readings() for event in coded(module, reading)]
    kept = [event for reading in sample_readings() for event in coded(module, reading, plain)]
    assert "dateline" in {event.scheme for event in told} and "dateline" not in {event.scheme for event in kept}
    assert "plover" in {event.scheme for event in kept}


@pytest.mark.parametrize("module", MODULES)
def test_a_report_without_words_has_no_events(module: str) -> None:
    report = make_report("")
    assert coder(module)(report, parse(report), NONE, ()) == ()


@pytest.mark.parametrize("module", MODULES)
def test_records_of_its_events_are_valid(module: str) -> None:
    report = taken_in("The mayor inaugurated a bridge in Gao on Monday. Rebels shelled it, the army said.")
    assert isinstance(report, Report)
    stages = replace(reader().stages, events=coder(module))
    reading = interpret(report, stages.analyse([report])[0], stages)
    assert "ASSAULT" in {event.type for event in reading.events} and len(reading.claims) >= len(reading.events)
    Draft202012Validator(record_schema()).validate(flatten(reading, reader().edition))


REPORT = make_report("Rebels shelled Gao.")
SHELLED = Span(7, 14)
GOOD = Event(
    trigger=(SHELLED,),
    mentions=((SHELLED,),),
    head=1,
    scheme="plover",
    type="ASSAULT",
    mode=None,
    contexts=(),
    status=Status.OCCURRED,
    status_evidence=(),
    hedged=False,
    time=None,
    arguments=(Argument(Role.ACTOR, Span(0, 6), None, False, "r"),),
    policy=None,
    sure=True,
    doubts=(),
    rule="r",
)
FAULTS = [
    (replace(GOOD, scheme="My scheme"), "no names of a scheme and a type"),
    (replace(GOOD, type="assault"), "no names of a scheme and a type"),
    (replace(GOOD, status="occurred"), "none of dateline's"),
    (replace(GOOD, trigger=()), "the trigger is empty"),
    (replace(GOOD, head=12), "the head is no token"),
    (replace(GOOD, status_evidence=(Span(15, 99),)), "outside the text"),
    (replace(GOOD, arguments=(Argument(Role.ACTOR, Span(0, 6), Ref(Layer.CHAIN, 0), False, "r"),)), "argument points"),
    (replace(GOOD, time=EventTime(0, Interval(None, None), "own")), "the time points at nothing"),
    (replace(GOOD, policy=Policy(None, 3, None, None, None)), "holder or grantor points at nothing"),
    ("ASSAULT", "a str is no Event"),
]


@pytest.mark.parametrize(("event", "said"), FAULTS, ids=range(len(FAULTS)))
def test_an_event_that_does_not_fit_is_told(event: Event, said: str) -> None:
    assert event_fault(GOOD, REPORT, parse(REPORT), NONE) is None
    with pytest.raises(ValueError, match=re.escape(said)):
        CheckedCoder("odd", lambda *given: (event,))(REPORT, parse(REPORT), NONE, ())
