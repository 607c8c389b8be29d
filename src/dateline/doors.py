"""Doors for parts from other packages: a name leads, by an entry point, to the module that does the work.

What comes with dateline stands behind the same doors. Nothing is loaded before it is asked for by its name.
"""

from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from dateline.errors import ConfigError


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


@cache
def names(door: Door) -> tuple[str, ...]:
    """The names behind a door, in order. ConfigError where two packages offer the same one."""
    return tuple(sorted(_points(door)))


def module(door: Door, name: str) -> ModuleType:
    """The module behind a name. ConfigError for an unknown name, or for a part that cannot be loaded."""
    point = _points(door).get(name)
    if point is None:
        raise ConfigError(f"{name}: no such {door.noun}; there are {', '.join(names(door)) or 'none'}")
    try:
        loaded = point.load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"{name}: the {door.noun} from {_package(point)} cannot be loaded: {error}") from error
    if not isinstance(loaded, ModuleType):
        raise ConfigError(f"{name}: the {door.noun} from {_package(point)} is no module: {point.value}")
    return loaded


def _points(door: Door) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=door.value):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise ConfigError(
                f"{point.name}: two packages offer this {door.noun}: {_package(other)}, {_package(point)}"
            )
    return found


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value
