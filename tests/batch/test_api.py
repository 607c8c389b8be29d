"""dateline from Python: typed readings, records, failures as values, a view for notebooks."""

from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import dateline as dl
from dateline.records import record_schema

GOOD = "Rebels attacked the town of Bor on Monday, killing 12 soldiers, police said."


def test_a_text_becomes_typed_claims() -> None:
    (report,) = dl.read_text(GOOD, published="2026-11-16", outlet="Example Wire")
    assert report.report.text == GOOD
    assert report.report.published == date(2026, 11, 16)
    event = next(event for event in report.events if event.type == "ASSAULT")
    assert report.quote(event.trigger[0]) == "attacked"
    assert report.rows[0].who == "Rebels"
    assert all(isinstance(claim, dl.Claim) for claim in report.claims)
    assert all(report.quote(claim.evidence) for claim in report.claims)


def test_the_record_is_the_record() -> None:
    (report,) = dl.read_text(GOOD, published=date(2026, 11, 16))
    Draft202012Validator(record_schema()).validate(report.record())
    assert dl.read_text(GOOD, published=date(2026, 11, 16))[0].to_json() == report.to_json()


def test_files_and_folders_are_read_and_failures_are_values(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    results = dl.read(tmp_path, outlet="Example Wire")
    assert len(results) == 1
    assert [Path(failure.path or "").name for failure in results.failures] == ["b.bin"]
    assert results[0].report.outlet == "Example Wire"
    assert len(dl.read([tmp_path / "a.txt", str(tmp_path / "a.txt")])) == 2


def test_what_is_wrong_with_the_call_is_raised(tmp_path: Path) -> None:
    with pytest.raises(dl.SourceError, match=r"gone\.txt: no such file or folder"):
        dl.read(tmp_path / "gone.txt")
    with pytest.raises(ValueError, match="last week"):
        dl.read_text(GOOD, published="last week")


def test_half_a_character_is_replaced_and_moves_nothing() -> None:
    (report,) = dl.read_text("The \ud83d army \ud83d\ude80 attacked Bor on Monday.")
    assert report.report.text == "The \ufffd army 🚀 attacked Bor on Monday."


def test_a_text_that_is_none_is_a_failure() -> None:
    for text in ("", "\0\0\0", " \n"):
        results = dl.read_text(text)
        assert len(results) == 0
        assert results.failures[0].stage == "ingest"


def test_settings_are_used() -> None:
    plain = dl.Settings(read=type(dl.Settings().read)(model="plain"))
    (report,) = dl.read_text(GOOD, settings=plain)
    assert [name for name, _ in report.edition.models] == ["gazetteer"]


def test_notebooks_show_the_page_without_a_page_around_it() -> None:
    results = dl.read_text(GOOD)
    assert results._repr_html_() == results[0]._repr_html_()
    assert results[0]._repr_html_().startswith('<div class="dateline">')
