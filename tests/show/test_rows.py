"""Claims in words: the table, its columns at any width, and why a span was read so."""

import io

import pytest
from rich.console import Console

from dateline.cli.table import print_reading
from dateline.model.reading import Reading
from dateline.model.text import Report, Span
from dateline.show.explain import explain, find_words
from dateline.show.highlight import marks, paragraphs, pieces
from dateline.show.rows import claim_rows, event_rows
from dateline.show.words.voices import quoted
from tests.whole import readings_of, sample_readings, taken_in


def read_one(text: str) -> Reading:
    report = taken_in(text)
    assert isinstance(report, Report)
    return readings_of([report])[0]


def printed(reading: Reading, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    print_reading(console, reading)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_plain_claim_in_words() -> None:
    reading = read_one("Rebels attacked the town of Bor on Monday, killing 12 soldiers, police said.")
    row = claim_rows(reading)[0]
    assert row.who == "Rebels"
    assert "attacked" in row.did and row.did.startswith("ASSAULT")
    assert row.when == "2026-11-16"
    assert row.said_by.endswith("Example Wire")
    assert row.asserted == "affirmed"


def test_events_gather_their_claims_in_the_order_of_the_text() -> None:
    for reading in sample_readings():
        rows = event_rows(reading)
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        starts = [reading.events[row.event].trigger[0].start for row in rows]
        assert starts == sorted(starts)
        assert sorted(c.id for row in rows for c in row.claims) == sorted(c.id for c in reading.claims)
        assert all(claim.event == row.event for row in rows for claim in row.claims)


def test_no_participant_is_named_twice_in_one_cell() -> None:
    for reading in sample_readings():
        for row in claim_rows(reading):
            for cell in (row.who, row.whom, row.where, row.how_many):
                parts = [part.casefold() for part in cell.split("; ")]
                assert len(set(parts)) == len(parts)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_its_terminal_and_shows_every_word(width: int) -> None:
    reading = sample_readings()[0]
    shown = printed(reading, width)
    assert max(len(line) for line in shown.splitlines()) <= width
    for row in event_rows(reading):
        assert row.trigger.split()[0] in shown
        assert row.claims[0].quote.split()[0] in shown


def test_outside_text_is_never_markup() -> None:
    shown = printed(read_one("Rebels [bold red]attacked[/] Bor on Monday, [link=http://x.org]police[/link] said."), 120)
    assert "[bold red]" in shown


def test_one_of_a_kind_is_counted_as_one() -> None:
    shown = printed(read_one("Rebels attacked Bor on Monday."), 100)
    assert "1 event, 1 claim" in shown


def test_nothing_found_is_said() -> None:
    assert "no event was coded" in printed(read_one("The sea was calm and the sky was blue."), 80)


def test_words_are_quoted_once() -> None:
    assert quoted("we left") == "“we left”"
    assert quoted("“we left,” he said") == "“we left,” he said"


def test_pieces_join_to_the_text_under_overlapping_marks() -> None:
    for reading in sample_readings():
        for section, paragraph in zip(reading.report.sections, paragraphs(reading), strict=True):
            assert "".join(piece.text for piece in paragraph.pieces) == reading.report.quote(section.span)
            assert all(
                left.start < right.start for left, right in zip(paragraph.pieces, paragraph.pieces[1:], strict=False)
            )
        window = Span(0, len(reading.report.text))
        for piece in pieces(reading.report.text, window, marks(reading)):
            here = Span(piece.start, piece.start + len(piece.text))
            assert all(mark.span.covers(here) for mark in piece.marks)


def test_words_are_found_whatever_their_case_and_blanks() -> None:
    reading = read_one("The  Army moved.\nThe army\nmoved again.")
    assert [reading.report.quote(span) for span in find_words(reading, "the army")] == ["The army"]
    assert [reading.report.quote(s) for s in find_words(reading, "MOVED")] == ["moved", "moved"]
    assert find_words(reading, "  ") == ()
    assert find_words(reading, "navy") == ()


def test_a_saying_is_explained_with_its_circumstances() -> None:
    reading = read_one(
        "The port is shut, a spokesman for the navy told Reuters in an interview. "
        "A diplomat, who asked not to be named because he feared reprisals, did not confirm it."
    )
    spokesman, diplomat = (
        next(r.why for span in find_words(reading, words) for r in explain(reading, span) if r.layer == "attribution")
        for words in ("told Reuters", "did not confirm")
    )
    assert {"speaks for: navy", "told: “Reuters”", "where: “an interview”"} <= set(spokesman)
    assert any(line.startswith("unnamed; diplomat") for line in diplomat)


def test_every_layer_gives_its_reasons() -> None:
    reading = read_one("Police in Lagos arrested 12 protesters on Monday, an official told Reuters.")
    layers = {
        words: {reason.layer for span in find_words(reading, words) for reason in explain(reading, span)}
        for words in ("Lagos", "12", "Monday", "arrested", "told")
    }
    assert "place" in layers["Lagos"]
    assert "quantity" in layers["12"]
    assert "time" in layers["Monday"]
    assert "event" in layers["arrested"]
    assert "attribution" in layers["told"]
    place = next(r for r in explain(reading, find_words(reading, "Lagos")[0]) if r.layer == "place")
    assert any(line.startswith("chosen") for line in place.why)
