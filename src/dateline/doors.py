"""Doors for parts from other packages: a name leads, by an entry point, to the module that does the work.

What comes with dateline stands behind the same doors. Nothing is loaded before it is asked for by its name.
"""

import hashlib
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

from dateline.errors import ConfigError

OWN = "dateline"

# What a part that is broken raises while it is loaded or built; what dateline raises on purpose passes as it is.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, ImportError, LookupError),
    *(NameError, OSError, RuntimeError, SyntaxError, TypeError, ValueError),
)

Stage = TypeVar("Stage")


class Door(StrEnum):
    """Where a part from another package can stand; each is the name of a group of entry points."""

    READERS = "dateline.readers"
    ANALYSERS = "dateline.analysers"
    GAZETTEERS = "dateline.gazetteers"
    CODERS = "dateline.coders"
    EXPORTERS = "dateline.exporters"

    @property
    def noun(self) -> str:
        """What stands behind it, in the singular: "reader"."""
        return self.value.rpartition(".")[2].removesuffix("s")


@dataclass(frozen=True, slots=True)
class Offer:
    """One part that is installed: its name behind the door, the package that brings it, that package's version."""

    name: str
    package: str
    version: str

    @property
    def own(self) -> bool:
        """Whether it comes with dateline."""
        return self.package == OWN


@dataclass(frozen=True, slots=True)
class Resources:
    """What dateline's own settings say to a part, beside the settings of its own.

    `folder`: where the user's data files lie; `model`: the parser model asked for, "auto" where none is;
    `gazetteer`: where the file of places is to lie; `schemes`: whose event types are to be coded.
    """

    folder: Path
    model: str
    gazetteer: Path
    schemes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Built(Generic[Stage]):
    """A part that is ready for work. `models`: what it rests on beside its code, each a name with a digest."""

    stage: Stage
    models: tuple[tuple[str, str], ...] = ()


@cache
def names(door: Door) -> tuple[str, ...]:
    """The names behind a door, in order. ConfigError where two packages offer the same one."""
    return tuple(sorted(_points(door)))


def offers(door: Door) -> tuple[Offer, ...]:
    """What is installed behind a door, by name; nothing is loaded. ConfigError as for `names`."""
    return tuple(_offer(point) for _, point in sorted(_points(door).items()))


def offer(door: Door, name: str) -> Offer:
    """Who brings the part of a name. ConfigError for an unknown one, which lists what is installed."""
    return _offer(_point(door, name))


def module(door: Door, name: str) -> ModuleType:
    """The module behind a name. ConfigError for an unknown name, or for a part that cannot be loaded."""
    point = _point(door, name)
    try:
        loaded = point.load()
    except BROKEN as error:
        words = f"{type(error).__name__}: {error}"
        raise ConfigError(f"{name}: the {door.noun} from {_package(point)} cannot be loaded: {words}") from error
    if not isinstance(loaded, ModuleType):
        raise ConfigError(f"{name}: the {door.noun} from {_package(point)} is no module: {point.value}")
    return loaded


def code_digest(part: ModuleType) -> str:
    """A sha256 over the Python files of the package that a part lies in (over its own where it lies in none)."""
    package = sys.modules.get((part.__package__ or "").partition(".")[0])
    home = Path(package.__file__).parent if package and package.__file__ else None
    files = sorted(home.rglob("*.py")) if home else [Path(part.__file__ or "")]
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.relative_to(home) if home else file.name}\n".encode() + file.read_bytes())
    return "sha256:" + total.hexdigest()


def _point(door: Door, name: str) -> EntryPoint:
    point = _points(door).get(name)
    if point is None:
        raise ConfigError(f"{name}: no such {door.noun}; there are {', '.join(names(door)) or 'none'}")
    return point


@cache
def _points(door: Door) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=door.value):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise ConfigError(
                f"{point.name}: two packages offer this {door.noun}: {_package(other)}, {_package(point)}"
            )
    return found


def _offer(point: EntryPoint) -> Offer:
    return Offer(point.name, _package(point), point.dist.version if point.dist else "")


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value
