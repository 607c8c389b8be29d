"""What is handed out holds the built scripts and styles, once, and a wheel made of the sdist builds nothing."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from configparser import ConfigParser
from pathlib import Path

import pytest

from dateline.doors import Door

ROOT = Path(__file__).parents[1]
STATIC = "dateline/web/static/"
FRONT = ROOT / "web" / "front"
ENTRIES = ("main", "reader", "map", "network", "chart")


def build(root: Path, out: Path, *words: str, **environ: str) -> None:
    """Runs the build of `root` without isolation."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *words]
    done = subprocess.run(command, cwd=root, env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    build(ROOT, out, "-t", "sdist", "-t", "wheel")
    return out


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as held:
        return [name for name in held.namelist() if name.startswith(STATIC)]


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_the_wheel_holds_every_built_file_once(made: Path) -> None:
    wheel = only(made, "*.whl")
    found = Counter(names(wheel))
    assert set(found.values()) == {1}
    with zipfile.ZipFile(wheel) as held:
        manifest = json.loads(held.read(STATIC + "manifest.json"))
        assert not [name for name in held.namelist() if "node_modules" in name or name.endswith(".ts")]
        assert "MapLibre" in held.read(STATIC + "licences.txt").decode()
    entries = {entry["name"]: entry["file"] for entry in manifest.values() if entry.get("isEntry")}
    assert set(entries) == set(ENTRIES)
    needed = {entry["file"] for entry in manifest.values()} | {"style.css", "site.js"}
    assert {STATIC + name for name in needed} <= set(found)


def test_the_wheel_names_what_stands_behind_every_door(made: Path) -> None:
    with zipfile.ZipFile(only(made, "*.whl")) as held:
        (name,) = [name for name in held.namelist() if name.endswith(".dist-info/entry_points.txt")]
        listed = ConfigParser(delimiters=("=",))
        listed.read_string(held.read(name).decode())
        files = set(held.namelist())
    for door in Door:
        modules = dict(listed[door.value])
        assert modules, door
        assert not [path for path in modules.values() if path.replace(".", "/") + ".py" not in files]
    assert listed["console_scripts"]["dateline"] == "dateline.cli.main:app"


def test_a_wheel_of_the_sdist_is_the_same_and_needs_no_node(made: Path, tmp_path: Path) -> None:
    with tarfile.open(only(made, "*.tar.gz")) as held:
        assert not [name for name in held.getnames() if "node_modules" in name]
        held.extractall(tmp_path / "source", filter="data")
    unpacked = only(tmp_path / "source", "dateline-*")
    build(unpacked, tmp_path / "out", "-t", "wheel", PATH=str(tmp_path))
    assert sorted(names(only(tmp_path / "out", "*.whl"))) == sorted(names(only(made, "*.whl")))


def test_the_switch_leaves_the_front_end_out(made: Path, tmp_path: Path) -> None:
    with tarfile.open(only(made, "*.tar.gz")) as held:
        held.extractall(tmp_path / "source", filter="data")
    unpacked = only(tmp_path / "source", "dateline-*")
    for built in sorted((unpacked / "src" / "dateline" / "web" / "static").rglob("*"), reverse=True):
        built.rmdir() if built.is_dir() else built.unlink()
    build(unpacked, tmp_path / "out", "-t", "wheel", PATH=str(tmp_path), DATELINE_SKIP_WEB="1")
    assert names(only(tmp_path / "out", "*.whl")) == []


def test_the_lock_file_names_no_host() -> None:
    locked = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(locked) > 50
    assert not [name for name, entry in locked.items() if "resolved" in entry]
    named = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))
    versions = {**named["dependencies"], **named["devDependencies"]}
    assert all(version[0].isdigit() for version in versions.values()), "every version is exact"
