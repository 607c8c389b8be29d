"""The gazetteer on this machine: one file, built by `dateline gazetteer build` from the installed data packages."""

from dataclasses import dataclass

from dateline.doors import Built, Resources
from dateline.places import gazetteer as file


@dataclass(frozen=True, slots=True)
class Settings:
    """None of its own: where the file lies is `gazetteer` of dateline.toml."""


def build(settings: Settings, resources: Resources) -> Built[file.Gazetteer]:
    """The opened file; one that is missing or stale is a ResourceError that names the command."""
    opened = file.Gazetteer.open(resources.gazetteer)
    return Built(opened, (("gazetteer", opened.content),))
