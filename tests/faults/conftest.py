"""Folders, stores with events, and disks that are small or may not be written to."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from dateline.archive.link import link_new
from dateline.store import Access, Taken, open_store, put_reading
from tests.faults.commands import settled
from tests.store.making import AT, made_record


@pytest.fixture(scope="session")
def linked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of sixty made reports with events, linked; not to be written to: copy it."""
    return _made(tmp_path_factory.mktemp("linked") / "s.dateline", link=True)


@pytest.fixture(scope="session")
def unlinked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, before linking."""
    return _made(tmp_path_factory.mktemp("unlinked") / "s.dateline", link=False)


def _made(path: Path, *, link: bool) -> Path:
    with open_store(path, Access.WRITE) as store:
        with store.writing():
            for seed in range(60):
                put_reading(store, made_record(seed), Taken("made", AT))
        if link:
            link_new(store, AT)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which commands read without a parser."""
    return settled(tmp_path / "work")


@pytest.fixture
def store(folder: Path, linked_store: Path) -> Path:
    """A store with events, to be written to."""
    return Path(shutil.copy(linked_store, folder / "s.dateline"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of a size ("2m"), or with a size again gives it that; where mounting is not allowed: skipped."""
    place = tmp_path / "disk"
    place.mkdir()
    with ExitStack() as undo:

        def sized(size: str) -> Path:
            words = ["-o", f"remount,size={size}"] if os.path.ismount(place) else ["-t", "tmpfs", "-o", f"size={size}"]
            new = not os.path.ismount(place)
            try:
                subprocess.run(["mount", *words, "dateline-test", str(place)], check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError):
                pytest.skip("a disk can only be mounted by root")
            if new:
                undo.callback(subprocess.run, ["umount", "-l", str(place)], check=False)
            return place

        yield sized


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """Copies a folder to where nothing may be written: a disk mounted read-only, or by permission where not root."""
    place = tmp_path / "frozen"
    with ExitStack() as undo:

        def copied(source: Path) -> Path:
            if os.geteuid():
                shutil.copytree(source, place)
                _permit(place, 0o555, 0o444)
                undo.callback(_permit, place, 0o755, 0o644)
                return place
            place.mkdir()
            with suppress(subprocess.CalledProcessError):
                subprocess.run(["mount", "-t", "tmpfs", "dateline-test", str(place)], check=True, capture_output=True)
                undo.callback(subprocess.run, ["umount", "-l", str(place)], check=False)
                shutil.copytree(source, place, dirs_exist_ok=True)
                subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
                return place
            pytest.skip("root may write everywhere, and no disk can be mounted")

        yield copied


def _permit(place: Path, folders: int, files: int) -> None:
    for path in (place, *place.rglob("*")):
        path.chmod(folders if path.is_dir() else files)
