"""Settings: one strict image of dateline.toml; a wrong key or type is named in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import ConfigError
from dateline.settings import CodingSettings, FetchSettings, ReadSettings, Settings, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dateline.toml"


def test_no_file_means_the_defaults() -> None:
    assert load_settings(None) == Settings()


def test_a_file_changes_only_what_it_names(file: Path) -> None:
    file.write_text('gazetteer = "~/places.sqlite"\n[read]\nmodel = "plain"\n[fetch]\nseconds = 5.5\n')
    expected = Settings(ReadSettings("plain"), FetchSettings(seconds=5.5), gazetteer="~/places.sqlite")
    assert load_settings(file) == expected


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[read]\nmodle = 'plain'", "modle"),
        ("[reed]\nmodel = 'plain'", "reed"),
        ("colour = 'red'", "colour"),
        ("[fetch]\nseconds = 'soon'", "seconds"),
        ("[fetch]\nmax_bytes = 'many'", "max_bytes"),
        ("[read]\nmodel = 7", "model"),
        ("[read]\nmax_characters = 1.5", "max_characters"),
        ("[coding]\nextension = 'no'", "extension"),
        ("read = 3", "read"),
        ("[read", "dateline.toml"),
    ],
)
def test_what_is_wrong_is_named(file: Path, content: str, named: str) -> None:
    file.write_text(content)
    with pytest.raises(ConfigError, match=named) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value).split(str(file), 1)[1] or "[read" in content


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"gazetteer = '\xe9'")
    for name in ("missing.toml", "latin.toml"):
        with pytest.raises(ConfigError, match=name):
            load_settings(tmp_path / name)


def test_the_digest_tells_what_can_change_a_reading() -> None:
    default = Settings()
    assert replace(default, fetch=FetchSettings(seconds=1)).digest() == default.digest()
    assert replace(default, gazetteer="/elsewhere").digest() == default.digest()
    assert replace(default, coding=CodingSettings(extension=False)).digest() != default.digest()
    assert replace(default, read=ReadSettings(model="plain")).digest() != default.digest()
