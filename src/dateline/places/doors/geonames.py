"""All of GeoNames: one file, built by `dateline gazetteer build --from` from a dump that you have fetched."""

from dataclasses import dataclass

from dateline.doors import Built, Resources
from dateline.errors import ResourceError
from dateline.places import gazetteer as file

_BUILD = "run `dateline gazetteer build --from allCountries.txt`"


@dataclass(frozen=True, slots=True)
class Settings:
    """None of its own: where the file lies is `gazetteer` of dateline.toml."""


def build(settings: Settings, resources: Resources) -> Built[file.Gazetteer]:
    """The opened file; one that is missing, stale or made of anything else than a dump is a ResourceError."""
    if not resources.gazetteer.is_file():
        raise ResourceError(f"there is no gazetteer of a GeoNames dump at {resources.gazetteer}; {_BUILD}")
    opened = file.Gazetteer.open(resources.gazetteer)
    if not opened.of_dump:
        raise ResourceError(f"the gazetteer at {resources.gazetteer} was not built from a GeoNames dump; {_BUILD}")
    return Built(opened, (("gazetteer", opened.content),))
