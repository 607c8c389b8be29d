"""`dateline doctor` tells one changed byte of what reading rests on, and leaves with status 1."""

import json
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from dateline import compose
from dateline.cli.doctor_files import Recorded, recorded
from dateline.errors import ResourceError
from dateline.places.sums import check_sum, sum_path, write_sum
from dateline.settings import Settings
from dateline.syntax.models import find_model
from tests.cli.test_commands import run


def flip(path: Path, at: int) -> None:
    """Changes one bit of a file."""
    with path.open("r+b") as held:
        held.seek(at)
        (byte,) = held.read(1)
        held.seek(at)
        held.write(bytes([byte ^ 1]))


def rows(*words: str | Path) -> tuple[int, dict[str, dict[str, object]]]:
    done = run("doctor", "--json", *words)
    return done.status, {row["what"]: row for row in json.loads(done.out)}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Settings that name a copy of the gazetteer."""
    built = compose.gazetteer_path(Settings())
    for path in (built, sum_path(built)):
        shutil.copy(path, tmp_path / path.name)
    file = tmp_path / "dateline.toml"
    file.write_text(f"gazetteer = '{tmp_path / built.name}'\n", encoding="utf-8")
    return file


def test_a_changed_byte_of_the_gazetteer_is_told(copied: Path) -> None:
    status, before = rows("--settings", copied)
    assert status == 0 and before["file of the gazetteer"]["fine"]
    path = copied.with_name("gazetteer.sqlite")
    flip(path, path.stat().st_size // 2)
    status, after = rows("--settings", copied)
    assert status == 1
    assert not after["file of the gazetteer"]["fine"]
    assert "dateline gazetteer build" in str(after["file of the gazetteer"]["note"])
    assert [what for what, row in after.items() if not row["fine"]] == ["file of the gazetteer"]


def test_a_gazetteer_without_its_sum_is_told(copied: Path) -> None:
    sum_path(copied.with_name("gazetteer.sqlite")).unlink()
    status, after = rows("--settings", copied)
    assert status == 1 and "has no sum" in str(after["file of the gazetteer"]["note"])


def test_a_sum_is_what_sha256sum_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"abc")
    write_sum(path)
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sum_path(path).read_text() == f"{known}  a.sqlite\n"
    assert check_sum(path) == known
    flip(path, 1)
    with pytest.raises(ResourceError, match="not the file that was built"):
        check_sum(path)


def test_a_changed_byte_of_the_parser_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_model("auto")
    held = metadata.distribution(found.name)
    top = Path(str(held.locate_file("")))
    for name in {file.parts[0] for file in held.files or () if ".." not in file.parts}:
        shutil.copytree(top / name, tmp_path / name) if (top / name).is_dir() else shutil.copy(top / name, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert recorded(metadata.distribution(found.name)).wrong == ()
    changed = tmp_path / found.folder.relative_to(top) / "parser" / "model"
    flip(changed, 1000)
    status, after = rows()
    assert status == 1
    name = changed.relative_to(tmp_path).as_posix()
    assert recorded(metadata.distribution(found.name)).wrong == (name,)
    assert any(found.name in str(row["note"]) for row in after.values() if not row["fine"])


def doctor_of(site: Path) -> tuple[int, dict[str, dict[str, object]]]:
    """What the doctor of an installed copy says."""
    command = [sys.executable, "-c", "from dateline.cli.main import app; app()", "doctor", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, {row["what"]: row for row in json.loads(done.stdout)}


def test_a_changed_byte_of_an_installed_resource_is_told(installed: Path) -> None:
    status, before = doctor_of(installed)
    assert status == 0, before
    assert str(before["files of dateline"]["state"]).endswith("as installed")
    flip(installed / "dateline" / "resources" / "en" / "cues.csv", 300)
    (installed / "dateline" / "resources" / "en" / "brought.csv").write_text("a,b\n")
    status, after = doctor_of(installed)
    assert status == 1 and "en/brought.csv" in str(after["files of dateline"]["note"])
    (installed / "dateline" / "resources" / "en" / "brought.csv").unlink()
    status, after = doctor_of(installed)
    assert status == 1 and "resources/en/cues.csv" in str(after["files of dateline"]["note"])


def test_a_missing_file_is_wrong_and_one_without_a_hash_is_not(tmp_path: Path) -> None:
    info = tmp_path / "thing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n")
    (info / "RECORD").write_text("thing/a.txt,sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0,3\nthing/a.pyc,,\n")
    held = metadata.Distribution.at(info)
    assert recorded(held) == Recorded("thing", "1.0", 1, ("thing/a.txt",))
    (tmp_path / "thing").mkdir()
    (tmp_path / "thing" / "a.txt").write_bytes(b"abc")
    assert recorded(held) == Recorded("thing", "1.0", 1, ())
