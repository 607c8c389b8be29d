"""The wheel is the same to the byte wherever, whenever and by whom it is built, from a checkout or from the sdist."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore", "src", "tools", "locks", "web")
LATER = 1_800_000_000  # after every file of this checkout
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}


def built(root: Path, out: Path, *words: str, umask: int = 0o022) -> Path:
    """The wheel of a folder, or what other words ask for, built in another time zone and language."""
    environment = {**os.environ, **ELSEWHERE}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *(words or ("-t", "wheel"))]
    done = subprocess.run(command, cwd=root, env=environment, umask=umask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = out.iterdir()
    return path


def told(one: Path, other: Path) -> list[str]:
    """The files in which two wheels differ."""
    with zipfile.ZipFile(one) as a, zipfile.ZipFile(other) as b:
        names = sorted({*a.namelist(), *b.namelist()})
        held = [
            {name: (zipped.read(name), zipped.getinfo(name).external_attr) for name in zipped.namelist()}
            for zipped in (a, b)
        ]
    return [name for name in names if held[0].get(name) != held[1].get(name)]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another checkout: in another folder, with other times and rights of files, its scripts not built yet."""
    root = tmp_path_factory.mktemp("another place") / "checkout"
    root.mkdir()
    left = shutil.ignore_patterns("__pycache__", "static", "node_modules", "*.pyc")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, root / part, **({"ignore": left} if copy is shutil.copytree else {}))  # type: ignore[operator]
    modules = ROOT / "web" / "front" / "node_modules"
    if modules.is_dir():
        shutil.copytree(modules, root / "web" / "front" / "node_modules", copy_function=os.link, symlinks=True)
    for path in (root / "src").rglob("*"):
        os.utime(path, (LATER, LATER))
        path.chmod(0o700 if path.is_dir() else 0o600)
    return root


def test_another_checkout_gives_the_same_bytes(wheel: Path, elsewhere: Path, tmp_path: Path) -> None:
    again = built(elsewhere, tmp_path / "out", umask=0o077)
    assert (elsewhere / "src" / "dateline" / "web" / "static" / "manifest.json").exists(), (
        "the scripts were built there"
    )
    assert told(wheel, again) == []
    assert wheel.read_bytes() == again.read_bytes()


def test_the_sdist_gives_the_same_wheel_and_is_itself_the_same(wheel: Path, tmp_path: Path) -> None:
    sdists = [built(ROOT, tmp_path / name, "-t", "sdist", umask=umask) for name, umask in (("a", 0o022), ("b", 0o077))]
    assert sdists[0].read_bytes() == sdists[1].read_bytes()
    with tarfile.open(sdists[0]) as held:
        held.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = built(source, tmp_path / "out", umask=0o077)
    assert told(wheel, again) == []
    assert wheel.read_bytes() == again.read_bytes()
