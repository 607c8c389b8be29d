"""What a module behind the door `dateline.exporters` offers, and what it is given."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import apsw

from dateline.doors import Door, module, names
from dateline.errors import ConfigError
from dateline.exports.nouns import Whole
from dateline.freeze.nouns import TextLevel


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, the ending of its file ("" for a folder), what it is in one line, and what it cannot hold.

    `figure`: the fields that hold one figure, which the rule picks; "" where a form has none.
    """

    name: str
    ending: str
    meaning: str
    loss: tuple[str, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a record is to be exported.

    `text`: how many words of reports may go along; `rule`: which figure fills a field that holds one (low, high,
    latest, official); `at`: the time of the export, UTC, ISO; `edition`: the version of the program.
    """

    text: TextLevel
    rule: str
    at: str
    edition: str


class Lost:
    """What a run left out, counted: `lost.count("events without a day, which a calendar cannot show")`."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, what: str, many: int = 1) -> None:
        """Counts what could not be put into the form; the words go into the loss note, after the number."""
        self._counts[what] += many

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What was left out and how often, in the order of the alphabet."""
        return tuple(sorted((what, many) for what, many in self._counts.items() if many))


@dataclass(frozen=True, slots=True)
class Record:
    """What is exported: `base`, a read connection; `events()`, a stream of the events asked for, the same each time.

    `lost` takes up what the exporter has to leave out of what it is given.
    """

    base: apsw.Connection
    events: Callable[[], Iterator[Whole]]
    asked: Asked
    lost: Lost = field(default_factory=Lost)


class Exporter(Protocol):
    """A module that writes one form. `write` fills `target` and may put more files beside it; it returns them all."""

    FORM: Form

    def write(self, record: Record, target: Path) -> tuple[Path, ...]:
        """Writes the record; the target does not exist yet."""
        ...


def exporter(name: str) -> Exporter:
    """The exporter of a form. ConfigError for an unknown name or a module that is none."""
    loaded = module(Door.EXPORTERS, name)
    if not (isinstance(getattr(loaded, "FORM", None), Form) and callable(getattr(loaded, "write", None))):
        raise ConfigError(f"{name}: {loaded.__name__} is no exporter: it needs FORM and write(record, target)")
    return loaded


def forms() -> tuple[str, ...]:
    """The names of all forms that are installed."""
    return names(Door.EXPORTERS)
