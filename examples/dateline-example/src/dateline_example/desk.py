"""A gazetteer: a newsroom's own places from a CSV file, before those of dateline's local gazetteer.

The file has a header and a place a row: name,level,country,lat,lon. A level is site, town, admin1 …
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.doors import Built, Resources
from dateline.errors import ResourceError
from dateline.model.place import Level
from dateline.places.doors import local
from dateline.places.doors.checked import Gazetteer
from dateline.places.entry import Entry, Named, Naming
from dateline.places.fold import fold


@dataclass(frozen=True, slots=True)
class Settings:
    """`file`: the CSV file of places."""

    file: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's own places by their folded names, and the gazetteer that is asked after them."""

    own: Mapping[str, tuple[Named, ...]]
    rest: Gazetteer
    content: str
    known: frozenset[str]

    def candidates(self, name: str) -> tuple[Named, ...]:
        """The desk's place of that name, else what the local gazetteer has."""
        return self.own.get(fold(name)) or self.rest.candidates(name)


def build(settings: Settings, resources: Resources) -> Built[Gazetteer]:
    """The gazetteer with the file read; the local one must have been built."""
    rest = local.build(local.Settings(), resources)
    own, digest = read_places(Path(settings.file).expanduser())
    return Built(Desk(own, rest.stage, digest, rest.stage.known | frozenset(own)), rest.models)


def read_places(path: Path) -> tuple[Mapping[str, tuple[Named, ...]], str]:
    """The places of a file by their folded names, and a digest of it."""
    try:
        content = path.read_bytes()
        rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
        found: dict[str, tuple[Named, ...]] = defaultdict(tuple)
        for number, row in enumerate(rows, 1):
            entry = Entry(
                row["name"], Level(row["level"]), row["country"] or None, None, float(row["lat"]), float(row["lon"])
            )
            # Numbers below nought: those of the local gazetteer are above it.
            found[fold(entry.name)] += (Named(-number, entry, Naming.PRIMARY),)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{path} is no file of places: {error}") from error
    return dict(found), "sha256:" + hashlib.sha256(content).hexdigest()
