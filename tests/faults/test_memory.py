"""Not enough memory for a batch: it is halved until the report that takes too much stands alone."""

import pytest

from dateline.batch import read_batch
from dateline.model.reading import Failure
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.read import Stages
from dateline.syntax import spacy
from tests.whole import reader, sample_reports


def test_a_report_that_takes_all_memory_stands_alone() -> None:
    reports, stages = sample_reports(), reader().stages
    greedy = reports[3].id
    sizes: list[int] = []

    def analyse(some: "list[Report]") -> "list[Syntax]":
        sizes.append(len(some))
        if any(report.id == greedy for report in some):
            raise MemoryError("cannot take 8 GiB")
        return list(stages.analyse(some))

    read = read_batch(reports, _with(stages, analyse))
    assert [isinstance(one, Failure) for one in read] == [report.id == greedy for report in reports]
    failure = read[3]
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.error) == ("syntax", "MemoryError: cannot take 8 GiB")
    assert len(sizes) > 3 and 1 in sizes


def _with(stages: Stages, analyse: object) -> Stages:
    from dataclasses import replace

    return replace(stages, analyse=analyse)  # type: ignore[arg-type]  # as an analyser


def test_new_words_are_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "_KEPT_STRINGS", 0)
    parser = spacy_parser()
    first = sample_reports()[0]
    parser([first])
    before = len(parser.nlp.vocab.strings)
    again = parser(sample_reports())
    assert len(parser.nlp.vocab.strings) == before
    monkeypatch.setattr(spacy, "_KEPT_STRINGS", 10**9)
    assert parser(sample_reports()) == again


def spacy_parser() -> spacy.SpacyParser:
    """The parser, built anew."""
    from dateline.compose import model_name
    from dateline.settings import Settings
    from dateline.syntax.models import find_model
    from dateline.tables import read_table

    return spacy.load_parser(find_model(model_name(Settings())), read_table("en/abbreviations.csv"))
