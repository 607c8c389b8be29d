"""What every analyser keeps: one parse a report, columns that fit the text, nothing that hangs on its neighbours."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.doors import Door
from dateline.model.syntax import Syntax
from dateline.syntax.doors.checked import Analyse, CheckedAnalyser, parse_fault
from tests.contracts import parts
from tests.making import make_report
from tests.whole import sample_reports

MODULES = ["dateline.syntax.doors.spacy", "dateline.syntax.doors.plain", "dateline_example.lines"]
ODD = (
    "",
    " \n\t\n",
    "...",
    "🚢🚢 Żółw e\u0301té.\n\nشمال غرب\n\u200b",
    "“Stop!” he said. Then—nothing…\r\n\r\nA\u00a0B\u2028C",
    "word " * 400,
    "NARVA, Nov. 16 (Example Wire) - Gov. Tamm's 1,200 men left U.S.-held Ft. Hood at 5 p.m.",
    "👨\u200d👩\u200d👧 \U0001f3fd\u0301 \ufeff x",
)


@cache
def analyser(module: str) -> Analyse:
    """The analyser, built once."""
    built: Analyse = parts.build(module, {}, parts.resources()).stage  # type: ignore[assignment]
    return built


def test_every_analyser_is_tried() -> None:
    assert parts.all_are_tried(Door.ANALYSERS, MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_parses_of_the_samples_can_be_worked_with(module: str) -> None:
    reports = sample_reports()
    parses = analyser(module)(reports)
    assert len(parses) == len(reports)
    for report, parse in zip(reports, parses, strict=True):
        assert parse_fault(report, parse) is None
        assert len(parse) > 50
        assert all(report.text[start:end].strip() for start, end in zip(parse.starts, parse.ends, strict=True))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("module", MODULES)
def test_odd_texts_are_parsed(module: str, text: str) -> None:
    report = make_report(text)
    (parse,) = analyser(module)([report])
    assert parse_fault(report, parse) is None


@pytest.mark.parametrize("module", MODULES)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_parsed(module: str, text: str) -> None:
    report = make_report(text)
    (parse,) = analyser(module)([report])
    assert parse_fault(report, parse) is None


@pytest.mark.parametrize("module", MODULES)
def test_a_parse_hangs_on_its_report_alone(module: str) -> None:
    reports = sample_reports()[:4]
    together, backwards = analyser(module)(reports), analyser(module)(reports[::-1])
    assert list(together) == list(backwards)[::-1] == [analyser(module)([report])[0] for report in reports]
    assert list(analyser(module)([])) == []


REPORT = make_report("Rebels left Gao. It rained.")


def broken(**columns: object) -> Syntax:
    """The plain parse of the report above with some columns as they must not be."""
    from dataclasses import replace

    return replace(analyser("dateline.syntax.doors.plain")([REPORT])[0], **columns)  # type: ignore[arg-type]


FAULTS = [
    ({"words": ("a",)}, "not of one length"),
    ({"ends": (6, 11, 15, 16, 19, 26, 99)}, "outside the text"),
    ({"starts": (0, 5, 12, 15, 17, 20, 26)}, "overlap"),
    ({"heads": (0, 1, 2, 3, 4, 5, 9)}, "no token"),
    ({"sentences": ((0, 4),)}, "sentences do not hold every token"),
    ({"paragraphs": ((0, 3), (3, 7))}, "crosses a paragraph"),
    ({"heads": (0, 0, 1, 1, 0, 4, 4)}, "another sentence"),
]


@pytest.mark.parametrize(("columns", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_a_parse_that_does_not_fit_is_told(columns: dict[str, object], said: str) -> None:
    assert parse_fault(REPORT, broken()) is None
    with pytest.raises(ValueError, match=said):
        CheckedAnalyser("odd", lambda reports: [broken(**columns)])([REPORT])
