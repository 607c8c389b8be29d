"""The gazetteer as review asks it: places by name or number; without a gazetteer none is known."""

from functools import cache
from pathlib import Path

from dateline.archive.review_places import Gazetteer, Place
from dateline.errors import ResourceError
from dateline.places import gazetteer as file
from dateline.places.entry import Entry

_MOST = 12


def gazetteer_places(path: Path) -> Gazetteer:
    """Looks places up in a built gazetteer, which is opened when it is first asked."""

    @cache
    def opened() -> file.Gazetteer | None:
        try:
            return file.Gazetteer.open(path)
        except ResourceError:
            return None

    def places(words: str) -> tuple[Place, ...]:
        held = opened()
        if held is None:
            return ()
        if words.isdigit():
            return tuple(_place(entry) for entry in held.numbered(int(words))[:1])
        return tuple(_place(named.entry) for named in held.candidates(words)[:_MOST])

    return places


def _place(entry: Entry) -> Place:
    place = entry.place()
    return place.name, place.country, place.geonames, place.level.value, place.lat, place.lon
