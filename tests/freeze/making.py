"""Small stores to freeze: invented readings whose stories and events are given."""

from itertools import islice
from pathlib import Path

from benchmarks.generator import made
from benchmarks.tasks.scale_given import Given

from dateline.freeze import Label, TextLevel, freeze
from dateline.store import Access, open_store

READINGS = 120


def filled(path: Path, readings: int = READINGS, first: int = 0) -> Path:
    """A store of so many invented readings, or so many more of them in one that is there."""
    with open_store(path, Access.WRITE) as store:
        given = Given(store)
        given.put(islice(made(5), first, first + readings))
        given.assemble()
    return path


def label(text: TextLevel = TextLevel.QUOTES, version: str = "v1", day: str | None = None) -> Label:
    """What a test's package says of itself."""
    return Label(version, "Claims of a test", ("A. Tester", 'B. "Quoted"'), day, text)


def frozen(store: Path, folder: Path, told: Label | None = None, against: Path | None = None) -> Path:
    """The package of a store, written to a folder."""
    with open_store(store, Access.READ) as opened:
        freeze(opened.base, folder, told or label(), against, lambda table: None)
    return folder
