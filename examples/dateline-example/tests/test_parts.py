"""Tests of the example's parts: what a package of your own would test. Run with dateline and this package installed."""

import io
from datetime import date
from pathlib import Path

import pytest
from dateline_example.desk import read_places
from dateline_example.markdown import plain
from dateline_example.press import report_of

from dateline.compose import reader_for
from dateline.doors import Door, names
from dateline.errors import ConfigError, ResourceError, SourceError
from dateline.ingest import Intake, gather
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.places.entry import Naming
from dateline.settings import PlacesSettings, PluginSettings, ReadSettings, Settings

PRESS = b"#press 1\n2026-11-16 | Harbour Wire | Ferry back | The ferry runs again, the police said.\nno line\n"
INTAKE = Intake(date(2026, 11, 20), None, False, Settings().fetch, 100_000)


def test_every_part_stands_behind_its_door() -> None:
    parts = {"READERS": "press", "ANALYSERS": "lines", "GAZETTEERS": "desk", "CODERS": "openings"}
    assert all(name in names(Door[door]) for door, name in (parts | {"EXPORTERS": "markdown"}).items())


def test_lines_become_reports_and_failures() -> None:
    report, failure = gather(["-"], INTAKE, io.BytesIO(PRESS))
    assert isinstance(report, Report) and isinstance(failure, Failure)
    assert (report.title, report.outlet, report.published) == ("Ferry back", "Harbour Wire", date(2026, 11, 16))
    assert failure.source_id == "line 3"


@pytest.mark.parametrize("line", ["", "a | b | c", "soon | Wire | Title | Text"])
def test_a_line_that_is_no_report_says_why(line: str) -> None:
    with pytest.raises(SourceError, match=r"four parts|no day"):
        report_of(line)


@pytest.mark.parametrize(("longest", "sentences"), [(60, 2), (4, 3)])
def test_a_short_paragraph_is_one_sentence(longest: int, sentences: int) -> None:
    tables = PluginSettings((("lines", f'{{"longest": {longest}}}'),))
    analyse = reader_for(Settings(ReadSettings("lines"), plugins=tables)).stages.analyse
    report = next(gather(["-"], INTAKE, io.BytesIO(b"Ferry back\n\nThe ferry to Narva is back. Police were there.")))
    assert isinstance(report, Report)
    assert len(analyse([report])[0].sentences) == sentences


def test_places_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,level,country,lat,lon\nPort Mirel,town,EST,58.1,23.4\n", "utf-8")
    places, digest = read_places(tmp_path / "places.csv")
    (named,) = places["port mirel"]
    assert (named.entry.country, named.naming, digest[:7]) == ("EST", Naming.PRIMARY, "sha256:")


@pytest.mark.parametrize("content", ["name,level\nPort Mirel,town\n", "name,level,country,lat,lon\nBor,spot,SSD,1,2\n"])
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "places.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match="is no file of places"):
        read_places(tmp_path / "places.csv")


def test_the_gazetteer_needs_its_file() -> None:
    with pytest.raises(ConfigError, match=r"\[plugins.desk\]: required field missing @ \$.file"):
        reader_for(Settings(ReadSettings("plain"), places=PlacesSettings("desk")))


def test_words_of_reports_stay_words() -> None:
    assert plain("<b>*Big* [news](x)\n# one") == r"\<b\>\*Big\* \[news\](x) \# one"
