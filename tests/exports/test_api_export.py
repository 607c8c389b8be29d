"""`record.export(...)`: the same files as `dateline export` writes."""

from pathlib import Path

import pytest

import dateline
from dateline.errors import ConfigError, SourceError


def test_the_same_store_gives_the_same_files(sample_store: Path, tmp_path: Path) -> None:
    with dateline.open(sample_store) as record:
        paths = record.export(tmp_path / "a.csv", "acled", country="COL", rule="low")
        assert [path.name for path in paths] == [
            "a.csv", "a.csv.evidence.csv", "a.csv.left-out.csv", "a.csv.loss.md"
        ]  # fmt: skip
        first = [path.read_bytes() for path in paths]
        assert [p.read_bytes() for p in record.export(tmp_path / "a.csv", "acled", country="COL", rule="low",
                                                       over="replace")] == first  # fmt: skip
        assert "country COL" in paths[-1].read_text("utf-8") and "rule `low`" in paths[-1].read_text("utf-8")


def test_words_and_text_are_two_things(sample_store: Path, tmp_path: Path) -> None:
    with dateline.open(sample_store) as record:
        wanted = {event.id for event in record.events(text="ferry")}
        (path, _) = record.export(tmp_path / "e.csv", "csv", words="ferry", text="none")
    lines = path.read_text("utf-8").splitlines()[1:]
    assert {line.split(",")[0] for line in lines} == wanted and "ferry was" not in path.read_text("utf-8")


def test_what_means_nothing_is_said(sample_store: Path, tmp_path: Path) -> None:
    with dateline.open(sample_store) as record:
        for given in ({"rule": "best"}, {"text": "some"}, {"over": "yes"}, {"type": "NOTHING"}):
            with pytest.raises(ConfigError):
                record.export(tmp_path / "e.csv", "csv", **given)
        with pytest.raises(ConfigError, match="no such form"):
            record.export(tmp_path / "e.csv", "nonsense")
        (tmp_path / "e.csv").write_text("mine", encoding="utf-8")
        with pytest.raises(SourceError, match="is there already"):
            record.export(tmp_path / "e.csv", "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["e.csv"]
