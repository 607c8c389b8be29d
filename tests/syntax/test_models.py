"""Parsers are loaded only when every pinned file is the pinned one."""

import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import ResourceError
from dateline.syntax import models
from dateline.syntax.models import digest_of, find_model
from dateline.tables import read_toml

VERSION = "1.0"


@pytest.fixture
def upload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed upload of one file in a table of models that pins it."""
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "model").write_bytes(b"weights")
    pin = hashlib.sha256(b"weights").hexdigest()
    row = {"name": "own", "distribution": "own-upload", "version": VERSION, "folder": "pkg", "licence": "MIT"}
    table = {"official": [{"package": "xx_none_md"}], "uploaded": [row | {"files": {"model": pin}}]}

    def distribution(name: str) -> SimpleNamespace:
        if name != "own-upload":
            raise models.metadata.PackageNotFoundError(name)
        return SimpleNamespace(version=VERSION, locate_file=lambda inner: tmp_path / inner)

    monkeypatch.setattr(models, "read_toml", lambda name: table)
    monkeypatch.setattr(models.metadata, "distribution", distribution)
    return tmp_path / "pkg" / "model"


def test_pinned_files_are_accepted(upload: Path) -> None:
    found = find_model("auto")
    assert (found.name, found.version, found.folder) == ("own", VERSION, upload.parent)
    assert found.digest == digest_of(upload.parent)
    assert find_model("own") == found


def test_an_altered_file_is_refused_by_name(upload: Path) -> None:
    upload.write_bytes(b"weights of another kind")
    with pytest.raises(ResourceError, match=r"own-upload: model is missing or not the pinned file"):
        find_model("auto")


def test_a_missing_file_is_refused_by_name(upload: Path) -> None:
    upload.unlink()
    with pytest.raises(ResourceError, match="own-upload: model is missing"):
        find_model("auto")


def test_another_version_is_refused(upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = SimpleNamespace(version="2.0", locate_file=lambda inner: upload.parents[1] / inner)
    monkeypatch.setattr(models, "_official", lambda package: None)
    monkeypatch.setattr(models.metadata, "distribution", lambda name: other)
    with pytest.raises(ResourceError, match=r"own-upload 2\.0 is installed; only 1\.0 is pinned"):
        find_model("auto")


def test_an_unknown_name_lists_the_known_ones(upload: Path) -> None:
    with pytest.raises(ResourceError, match=r"no parser model 'nine' is installed; known: xx_none_md, own"):
        find_model("nine")


def test_every_shipped_pin_is_a_sha256_of_a_file_that_is_there() -> None:
    for row in read_toml("models.toml")["uploaded"]:
        pins = row["files"]
        assert {"config.cfg", "meta.json", "parser/model", "ner/model", "vocab/vectors"} <= set(pins)
        assert all(len(pin) == 64 and set(pin) <= set("0123456789abcdef") for pin in pins.values())


def test_the_digest_tells_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    first = digest_of(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert digest_of(tmp_path) == first
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest_of(tmp_path) != first
