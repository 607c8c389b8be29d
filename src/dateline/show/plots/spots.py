"""The places of a report: where its events are, what it only names, and what could not be put on a map."""

from dataclasses import dataclass

from dateline.model.doubt import Unresolved
from dateline.model.event import Layer, Role
from dateline.model.place import Level, Place
from dateline.model.reading import Reading
from dateline.show.plots.line import deed
from dateline.show.rows import event_rows

_NEAR, _NEAR_IF_VAGUE = 12.0, 4.0  # degrees


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with how often it is named and what happens there; without events the report only names it."""

    name: str
    country: str
    level: Level
    lat: float
    lon: float
    bbox: tuple[float, float, float, float] | None
    named: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spots:
    """What the map shows, places of events first, and what stands beside it."""

    spots: tuple[Spot, ...]
    aside: tuple[str, ...]


def spots_of(reading: Reading) -> Spots:
    """The places that the report means as places; names of governments are none."""
    happened = _events_at(reading)
    found: dict[Place, list[int]] = {}
    aside: dict[str, None] = {}
    for index, toponym in enumerate(reading.fillers.toponyms):
        if not toponym.literal and index not in happened:
            continue
        if isinstance(toponym.value, Unresolved):
            aside[f"{' '.join(toponym.name.split())} ({toponym.value.why.value})"] = None
        elif _is_wide(toponym.value):
            aside[f"{toponym.value.name} (too wide to draw)"] = None
        elif toponym.value.lat is None and toponym.value.bbox is None:
            aside[f"{toponym.value.name} (no coordinates)"] = None
        else:
            found.setdefault(toponym.value, []).append(index)
    spots = [_spot(place, indices, happened) for place, indices in found.items()]
    near, far = _apart(sorted(spots, key=lambda spot: (not spot.events, -spot.named)))
    return Spots(tuple(near), (*aside, *(f"{spot.name} (only named, far away)" for spot in far)))


def _is_wide(place: Place) -> bool:
    """Whether its box would make the map one of the whole earth."""
    return place.bbox is not None and (place.bbox[2] - place.bbox[0] > 100 or place.bbox[3] - place.bbox[1] > 70)


def _apart(spots: list[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The places of events with what lies around them, and those that are only named and lie far away.

    Without this a map of one town would be one of a continent, because the report names a capital.
    """
    events = [spot for spot in spots if spot.events]
    if not events:
        return spots, []
    near = [spot for spot in spots if spot.events or any(_is_near(spot, event) for event in events)]
    return near, [spot for spot in spots if spot not in near]


def _is_near(spot: Spot, event: Spot) -> bool:
    far = _NEAR_IF_VAGUE if spot.level in (Level.COUNTRY, Level.REGION) else _NEAR
    return abs(spot.lat - event.lat) + abs(spot.lon - event.lon) <= far


def _events_at(reading: Reading) -> dict[int, list[str]]:
    """For each toponym (index) the events that are placed at it."""
    at: dict[int, list[str]] = {}
    for row in event_rows(reading):
        for argument in reading.events[row.event].arguments:
            if argument.role is Role.PLACE and argument.ref is not None and argument.ref.layer is Layer.TOPONYM:
                at.setdefault(argument.ref.index, []).append(deed(row))
    return at


def _spot(place: Place, indices: list[int], happened: dict[int, list[str]]) -> Spot:
    events = dict.fromkeys(deed for index in indices for deed in happened.get(index, ()))
    lat, lon = _middle(place)
    return Spot(place.name, place.country or "", place.level, lat, lon, place.bbox, len(indices), tuple(events))


def _middle(place: Place) -> tuple[float, float]:
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    assert place.bbox is not None
    west, south, east, north = place.bbox
    return (south + north) / 2, (west + east) / 2
