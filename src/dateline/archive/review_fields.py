"""What a person types for a field becomes the value that is kept: names and numbers resolved, codes checked."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TypeAlias

import apsw

from dateline.archive.review_numbers import number_from
from dateline.archive.review_places import Gazetteer, places_from
from dateline.archive.review_times import interval_from
from dateline.archive.review_words import About, actors_from
from dateline.errors import ConfigError
from dateline.model.claim import Stand
from dateline.model.event import Status
from dateline.model.review import CREDIBILITY, Field
from dateline.store.leaf import fit
from dateline.tables import read_toml

_SCHEMES = {"plover": "ontology/plover.toml", "dateline": "ontology/dateline.toml"}
Reader: TypeAlias = Callable[["Looking", str], object]


@dataclass(frozen=True, slots=True)
class Looking:
    """Where names are looked up: the store, the happening they are about (None: an event), a gazetteer, if any."""

    base: apsw.Connection
    about: About | None
    gazetteer: Gazetteer | None


def value_from(looking: Looking, field: Field, words: str) -> str:
    """The value (JSON) that words mean in a field. ConfigError for what means nothing there, or more than one thing."""
    return json.dumps(_READERS[field](looking, fit(" ".join(words.split()))), ensure_ascii=False)


def _type(_: Looking, words: str) -> object:
    known = _codes()
    code = _one_of(words.upper(), tuple(known), "event type")
    return {"scheme": known[code], "type": code}


def _mode(_: Looking, words: str) -> object:
    return _one_of(words.lower(), _modes(), "mode") if words else None


def _status(_: Looking, words: str) -> object:
    return _one_of(words.lower(), tuple(Status), "status")


def _asserted(_: Looking, words: str) -> object:
    return _one_of(words.lower(), tuple(Stand), "stand of a voice")


def _credibility(_: Looking, words: str) -> object:
    if words not in map(str, CREDIBILITY):
        raise ConfigError(f"a statement's credibility is 1 to 6, not {words!r}")
    return int(words)


def _parties(looking: Looking, words: str) -> object:
    return actors_from(looking.base, looking.about, words)


def _place(looking: Looking, words: str) -> object:
    return places_from(looking.base, looking.about, words, looking.gazetteer)


def _time(_: Looking, words: str) -> object:
    return interval_from(words)


def _quantity(looking: Looking, words: str) -> object:
    if looking.about is None:
        raise ConfigError("an event has no number of its own: put the number of a claim right")
    return number_from(looking.base, looking.about, words)


def _one_of(words: str, known: tuple[str, ...], kind: str) -> str:
    if words in known:
        return str(words)
    near = get_close_matches(words, known, n=3, cutoff=0.6) or sorted(known)
    raise ConfigError(f"no {kind} is called {words!r}; there is {', '.join(map(str, near))}")


@cache
def _codes() -> Mapping[str, str]:
    """Each event type with its scheme."""
    return {row["code"]: scheme for scheme, name in _SCHEMES.items() for row in read_toml(name)["type"]}


@cache
def _modes() -> tuple[str, ...]:
    found = (mode["code"] for name in _SCHEMES.values() for row in read_toml(name)["type"] for mode in row["modes"])
    return tuple(dict.fromkeys(found))


_READERS: Mapping[Field, Reader] = {
    Field.TYPE: _type,
    Field.MODE: _mode,
    Field.STATUS: _status,
    Field.ACTOR: _parties,
    Field.RECIPIENT: _parties,
    Field.TARGET: _parties,
    Field.PLACE: _place,
    Field.TIME: _time,
    Field.QUANTITY: _quantity,
    Field.SAID_BY: _parties,
    Field.ASSERTED: _asserted,
    Field.CREDIBILITY: _credibility,
}
