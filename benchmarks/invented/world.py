"""The invented world: places, actors, outlets and agencies, each drawn by a Zipf law of its rank."""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

from dateline.tables import read_table

WORDS = Path(__file__).with_name("words.toml")
EXPONENT = 1.0
PLACES, PERSONS, BODIES, OUTLETS = 3000, 4000, 900, 240
STATES = 90  # under codes in use, since questions know no others, but with invented names
_FIRST_GEONAMES = 50_000_000  # above the numbers in use, so that no invented place is a real one

Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts or speaks; `plain` ("police") stays within its report."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None = None
    register_id: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A town with its country's code and name."""

    name: str
    country: str
    land: str
    lat: float
    lon: float
    geonames: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, and under which host."""

    name: str
    host: str


class Ranked(Generic[Drawn]):
    """Things by rank: the n-th is drawn with a chance proportional to 1 / n ** EXPONENT."""

    def __init__(self, things: list[Drawn]) -> None:
        self.things = things
        self._sums = list(accumulate(1 / rank**EXPONENT for rank in range(1, len(things) + 1)))

    def draw(self, rng: Random) -> Drawn:
        """One of them, by its rank's chance."""
        return self.things[bisect_left(self._sums, rng.random() * self._sums[-1])]


class World:
    """Everything reports can speak of, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        rng = Random(f"world {seed}")
        self.words: dict[str, Any] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
        codes = [row["iso3"] for row in read_table("register/countries.csv").rows if row["status"] == "state"]
        lands = [(code, f"{self.town(rng)}land") for code in rng.sample(codes, STATES)]
        self.places = Ranked([self._place(rng, n, lands) for n in range(PLACES)])
        self.persons = Ranked([self._person(rng, lands) for _ in range(PERSONS)])
        self.casts = {
            "armed": Ranked([self._body(rng, lands, "colours", "bodies", "REB") for _ in range(BODIES)]),
            "civic": Ranked([self._body(rng, lands, "trades", "unions", "LAB") for _ in range(BODIES)]),
            "office": Ranked([self._office(rng, lands) for _ in range(BODIES)]),
            "state": Ranked([Actor(name, "country", iso, "GOV", None, f"country:{iso}") for iso, name in lands]),
        }
        self.outlets = Ranked([self._outlet(rng) for _ in range(OUTLETS)])
        self.wires = Ranked([Outlet(name, _host(name)) for name in self.words["wires"]])

    def town(self, rng: Random) -> str:
        """A name put together from parts."""
        return "".join(rng.choice(self.words[part]) for part in ("places", "middles", "endings"))

    def _place(self, rng: Random, number: int, lands: list[tuple[str, str]]) -> Place:
        iso, land = lands[min(int(rng.expovariate(6 / STATES)), STATES - 1)]
        lat, lon = round(rng.uniform(-60, 70), 4), round(rng.uniform(-180, 180), 4)
        return Place(f"{self.town(rng)}", iso, land, lat, lon, _FIRST_GEONAMES + number)

    def _person(self, rng: Random, lands: list[tuple[str, str]]) -> Actor:
        name = f"{rng.choice(self.words['given'])} {self.town(rng)}{rng.choice(('', 'ov', 'ez', 'son', 'i', 'man'))}"
        return Actor(name, "person", rng.choice(lands)[0], "GOV", rng.choice(self.words["roles"]).split(" ", 1)[1])

    def _body(self, rng: Random, lands: list[tuple[str, str]], first: str, last: str, sector: str) -> Actor:
        name = f"{self.town(rng)} {rng.choice(self.words[first])} {rng.choice(self.words[last])}"
        return Actor(f"the {name}", "organisation", rng.choice(lands)[0], sector)

    def _office(self, rng: Random, lands: list[tuple[str, str]]) -> Actor:
        iso, land = rng.choice(lands)
        return Actor(f"the {rng.choice(self.words['offices'])} of {land}", "organisation", iso, "GOV")

    def _outlet(self, rng: Random) -> Outlet:
        name = f"{self.town(rng)} {rng.choice(self.words['papers'])}"
        return Outlet(name, _host(name))


def _host(name: str) -> str:
    return name.lower().replace(" ", "-").replace("'", "") + ".example"
