"""The map: where the events of a filter were, as exactly as is known; its JSON twin is a GeoJSON collection."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from dateline.query.answers import Where
from dateline.query.density import density
from dateline.query.map_points import MOST, Box, MapPoints, PlaceCount, box_of, map_points
from dateline.show.bars import Bar, bars_of
from dateline.show.world import world_of
from dateline.web.asking import WORDS, filter_of
from dateline.web.choices import form_of
from dateline.web.routes import Route, number
from dateline.web.sheet import Ask, Sheet, Table

_LISTED = 100
_HERE = "place-to-be-put-here"  # in the one address that all places share
_COLUMNS = ("place", "country", "level", "precision", "radius_km", "geonames", "lat", "lon", "events", "first", "last")


@dataclass(frozen=True, slots=True)
class Point:
    """Where, as GeoJSON has it: longitude, latitude."""

    coordinates: tuple[float, float]
    type: str = "Point"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a map needs to draw a place and to lead on: `radius` in kilometres, `weight` events."""

    label: str
    href: str
    precision: str
    radius: int
    weight: int
    place: str | None
    country: str | None
    level: str | None
    geonames: int | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Feature:
    """One place."""

    geometry: Point
    properties: Properties
    type: str = "Feature"


@dataclass(frozen=True, slots=True)
class MapPage:
    """A GeoJSON feature collection with what no point is known of beside it."""

    features: tuple[Feature, ...]
    in_all: int
    located: int
    named: tuple[tuple[str, int], ...]
    named_events: int
    bare: tuple[tuple[str, str], ...]
    bare_events: int
    capped: int | None
    credit: str
    type: str = "FeatureCollection"


CREDIT = "Land: Natural Earth. Places: GeoNames, CC BY 4.0."


def map_page(ask: Ask) -> Sheet:
    """The page. `beyond` leaves the first places out, for a reader who has them already."""
    asked = filter_of(ask)
    box = _box(ask)
    found = map_points(ask.base, asked, box)
    kept = {name: words for name, words in ask.query.items() if name not in ("bbox", "beyond")}
    beyond = number(ask.word("beyond") or "0", "beyond")
    leads = ask.link("events", **{**kept, "place": _HERE})
    features = tuple(_feature(place, leads) for place in found.places[beyond:])
    page = _page(found, features)
    days = density(ask.base, asked)

    def links(bar: Bar) -> str:
        return ask.link("events", **{**kept, "after": bar.first, "before": bar.last})

    extra: Mapping[str, object] = {
        **form_of(asked),
        "listed": _LISTED,
        "most": MOST,
        "more": ask.link("map", form="json", **{**ask.query, "beyond": _LISTED}) if len(features) > _LISTED else "",
        "picture": world_of(found.places),
        "bars": bars_of(days.days),
        "links": links,
        "kept": kept,
        "box": ask.word("bbox"),
    }
    rows = Table(_COLUMNS, tuple(_row(place) for place in found.places))
    return Sheet("map.html.j2", "Map", page, rows, frozenset({"map", "chart"}), extra)


def _box(ask: Ask) -> Box | None:
    words = ask.word("bbox")
    return box_of(words) if words is not None else None


def _page(found: MapPoints, features: tuple[Feature, ...]) -> MapPage:
    return MapPage(
        features,
        found.in_all,
        found.located,
        found.named,
        found.named_events,
        found.bare,
        found.bare_events,
        found.capped,
        CREDIT,
    )


def _feature(place: PlaceCount, leads: str) -> Feature:
    where = place.where
    told = Properties(
        label=where.words or "a place without a name",
        href=leads.replace(_HERE, quote_plus(_called(where))),
        precision=place.precision,
        radius=place.radius,
        weight=place.events,
        place=where.name,
        country=where.country,
        level=where.level,
        geonames=where.geonames,
        first=place.first,
        last=place.last,
    )
    return Feature(Point((where.lon or 0.0, where.lat or 0.0)), told)


def _called(where: Where) -> str:
    return str(where.geonames) if where.geonames is not None else where.name or f"{where.lat},{where.lon},1"


def _row(place: PlaceCount) -> tuple[str | int | float | None, ...]:
    where = place.where
    return (
        *(where.name, where.country, where.level, place.precision, place.radius, where.geonames, where.lat, where.lon),
        *(place.events, place.first, place.last),
    )


ROUTES = (Route("/map", map_page, WORDS | {"bbox", "beyond"}),)
