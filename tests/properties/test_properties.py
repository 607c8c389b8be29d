"""What holds for every report: offsets, order, batches, and text that is added at the end."""

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.batch import read_stream
from dateline.model.reading import Reading
from dateline.model.text import Report, Section, SectionKind, Span
from dateline.records import encode, flatten
from tests.making import make_report
from tests.whole import reader, readings_of, record_of, sample_readings, sample_reports, spans_in, taken_in

WHO = "The army|Police in Lagos|Mr. Anders Holt|Rebels|The U.S. military|Moscow|Gen. Amara Diallo|Ms. Novák"
DID = "attacked|agreed to meet|arrested|will send aid to|denied killing|may sanction|shot down|condemned"
WHOM = "the town of Bor|12 protesters|Ukraine’s envoy|at least 40 soldiers|Hezbollah|two drones|the ban on exports"
WHEN = "on Monday|last week|in March 2024|overnight|at 5 p.m. on Nov. 3|"
SAID = "|, officials said|, according to Reuters|, the minister told CBS News|, she said|, police reported"
ODD = "|||🚨|👮🏽\u200d♀\ufe0f|e\u0301|\u200b|\u202eغزة\u202c|\u00a0|…|“we will”|—|\t|ﬁ|İ|𝕏|\ufeff"


def any_of(words: str) -> st.SearchStrategy[str]:
    """One of some wordings."""
    return st.sampled_from(words.split("|"))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of news with an odd character in it now and then."""
    parts = [draw(any_of(words)) for words in (WHO, DID, WHOM, WHEN)]
    at = draw(st.integers(0, len(parts)))
    parts.insert(at, draw(any_of(ODD)))
    return " ".join(part for part in parts if part) + draw(any_of(SAID)) + "."


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few paragraphs under any line end."""
    paragraphs = draw(st.lists(st.lists(sentences(), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4))
    return draw(st.sampled_from(["\n\n", "\n", "\r\n\r\n"])).join(paragraphs)


FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def spans_of(reading: Reading) -> list[tuple[str, int, int]]:
    return list(spans_in(record_of(reading)))


def lines_of(readings: Sequence[Reading]) -> list[str]:
    return [encode(flatten(reading, reader().edition)) for reading in readings]


@FEW
@given(texts())
def test_every_span_points_at_words(text: str) -> None:
    report = taken_in(text)
    assert isinstance(report, Report)
    assert report.text == text.replace("\r\n", "\n").removeprefix("\ufeff")
    reading = readings_of([report])[0]
    for path, start, end in spans_of(reading):
        words = report.text[start:end]
        assert words and (path.startswith(".report.sections") or words == words.strip()), (path, words)
        first = words[0]
        assert unicodedata.category(first) != "Mn" or start == 0, f"{path}: cut before a combining mark: {words!r}"
    for start, end, word in zip(reading.syntax.starts, reading.syntax.ends, reading.syntax.words, strict=True):
        assert report.text[start:end] == word


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """Some paragraphs of a sample with odd characters set in anywhere."""
    report = draw(st.sampled_from(sample_reports()))
    paragraphs = [report.quote(section.span) for section in report.sections]
    first = draw(st.integers(0, max(len(paragraphs) - 3, 0)))
    text = "\n\n".join(paragraphs[first : first + 3])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(any_of(ODD)) + text[at:]
    return text


@FEW
@given(disturbed())
def test_odd_characters_anywhere_move_nothing(text: str) -> None:
    report = taken_in(text)
    assert isinstance(report, Report)
    reading = readings_of([report])[0]
    for path, start, end in spans_of(reading):
        words = report.text[start:end]
        assert words and (path.startswith(".report.sections") or words == words.strip()), (path, words)


@FEW
@given(texts(), st.sampled_from(["", "\ufeff", "👮🏽‍♀️ ", "\u202b"]))
def test_what_stands_before_only_moves_the_spans(text: str, odd: str) -> None:
    """Letters outside the basic plane count one, as everywhere: a name's span gives the name."""
    report = make_report(odd + text.replace("\r\n", "\n"))
    reading = readings_of([report])[0]
    for chain in reading.fillers.chains:
        for mention in chain.mentions:
            assert reading.syntax.words[mention.head] in report.quote(mention.span)


@settings(parent=FEW, max_examples=8)
@given(st.lists(texts(), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_batches_and_order_change_nothing(several: list[str], chance: random.Random) -> None:
    reports = [replace(make_report(text.replace("\r\n", "\n")), id=f"rpt_{n}") for n, text in enumerate(several)]
    together = lines_of(readings_of(reports))
    alone = [lines_of(readings_of([report]))[0] for report in reports]
    assert alone == together
    shuffled = chance.sample(list(enumerate(reports)), len(reports))
    again = lines_of(readings_of([report for _, report in shuffled]))
    assert again == [together[n] for n, _ in shuffled]


def test_samples_read_one_by_one_backwards_and_as_a_stream_are_the_same() -> None:
    whole = lines_of(sample_readings())
    backwards = lines_of(readings_of(sample_reports()[::-1]))[::-1]
    streamed = [r for r in read_stream(sample_reports(), reader().stages) if isinstance(r, Reading)]
    assert backwards == whole
    assert lines_of(streamed) == whole


UNRELATED = st.sampled_from(
    [
        "The weather stays mild.",
        "Tickets cost nine euros.",
        "A choir sang in the old hall.",
        "🌧️ Rain is likely.",
        "Farmers in Norway grow fewer potatoes, a study said.",
    ]
)


def evidence_of(reading: Reading, before: int) -> set[tuple[str, Span]]:
    """Each earlier claim's deed with its evidence."""
    return {
        (reading.events[claim.event].type, claim.evidence)
        for claim in reading.claims
        if reading.events[claim.event].trigger[0].end <= before
    }


@FEW
@given(texts(), UNRELATED)
def test_a_paragraph_at_the_end_changes_no_earlier_evidence(text: str, added: str) -> None:
    text = text.replace("\r\n", "\n")
    first, second = readings_of([make_report(text), make_report(f"{text}\n\n{added}")])
    assert evidence_of(first, len(text)) == evidence_of(second, len(text))


def test_a_paragraph_at_the_end_of_a_sample_changes_no_earlier_evidence() -> None:
    added = "Tickets cost nine euros."
    longer = []
    for report in sample_reports():
        start = len(report.text) + 2
        section = Section(SectionKind.BODY, Span(start, start + len(added)))
        longer.append(replace(report, text=f"{report.text}\n\n{added}", sections=(*report.sections, section)))
    for before, after in zip(sample_readings(), readings_of(longer), strict=True):
        assert evidence_of(before, len(before.report.text)) == evidence_of(after, len(before.report.text))


def test_line_ends_of_windows_change_nothing() -> None:
    text = "Rebels attacked Bor on Monday.\n\nThe army denied it, an official said."
    one, other = taken_in(text), taken_in(text.replace("\n", "\r\n"))
    assert isinstance(one, Report) and isinstance(other, Report)
    assert lines_of(readings_of([one])) == lines_of(readings_of([other]))
