"""The names a question may use for types, modes, statuses, roles and countries; an unknown one names the nearest."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from dateline.errors import ConfigError
from dateline.model.event import Role, Status
from dateline.query.questions import plain
from dateline.tables import cell_list, read_table, read_toml

SOURCE = "source"
_OTHERS = re.compile(r"[a-z][a-z0-9-]*:[A-Z][A-Z0-9_-]*")
_SCHEMES = ("ontology/plover.toml", "ontology/dateline.toml")


def types(words: str) -> tuple[str, ...]:
    """Event types as the schemes write them, from names in any case, joined by commas.

    A type of a scheme that another package brings is named with it, and is not known beforehand: "example:OPENING".
    """
    parts = [plain(part) for part in words.split(",")]
    others = tuple(part.partition(":")[2] for part in parts if _OTHERS.fullmatch(part))
    own = ",".join(part for part in parts if not _OTHERS.fullmatch(part))
    return (*(_each(own, _codes()[0], "event type") if own or not others else ()), *others)


def type_codes() -> tuple[str, ...]:
    """Every event type of the schemes."""
    return _codes()[0]


def modes(words: str) -> tuple[str, ...]:
    """Modes of events as the schemes write them, from names in any case, joined by commas."""
    return _each(words, _codes()[1], "mode")


def statuses(words: str) -> tuple[str, ...]:
    """Statuses (occurred, planned, denied …) from names in any case, joined by commas."""
    return _each(words, tuple(Status), "status")


def roles(words: str) -> tuple[str, ...]:
    """What an actor is to an event: roles of the record joined by commas, or "source" (alone) for who says it."""
    found = _each(words, (*Role, SOURCE), "role")
    if SOURCE in found and len(found) > 1:
        raise ConfigError('the role "source" stands alone')
    return found


def country(words: str) -> str | None:
    """A country's three letters from its code (two or three letters) or one of its names; None for no country."""
    return _countries().get(plain(words).casefold())


def country_named(words: str) -> str:
    """The same, a ConfigError where no country is called so."""
    found = country(words)
    if found is None:
        near = get_close_matches(plain(words).casefold(), _countries(), n=3, cutoff=0.75)
        raise ConfigError(f"no country is called {plain(words)!r}" + _perhaps(near))
    return found


def is_code(words: str) -> bool:
    """Whether the words are a country's code in capitals (MLI, ML), not a name."""
    return words.isascii() and words.isupper() and len(words) in (2, 3) and country(words) is not None


@cache
def country_name(code: str | None) -> str:
    """A country's name for people; a code that no country has stays as it is."""
    rows = read_table("register/countries.csv").rows
    return next((row["name"] for row in rows if row["iso3"] == code), code or "")


def _each(words: str, known: Iterable[str], kind: str) -> tuple[str, ...]:
    names = tuple(known)
    found = tuple(_named(part, names, kind) for part in words.split(",") if part.strip())
    if not found:
        raise ConfigError(f"no {kind} is named")
    return tuple(dict.fromkeys(found))


def _named(words: str, known: tuple[str, ...], kind: str) -> str:
    wanted = plain(words).casefold().replace("_", "-").replace(" ", "-")
    by_name = {str(name).casefold().replace("_", "-"): str(name) for name in known}
    if wanted in by_name:
        return by_name[wanted]
    near = get_close_matches(wanted, by_name, n=3, cutoff=0.6)
    raise ConfigError(f"no {kind} is called {plain(words)!r}" + _perhaps([by_name[n] for n in near] or sorted(known)))


def _perhaps(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"; there is {listed}" if listed else ""


@cache
def _codes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Types and modes of both schemes."""
    rows = [row for name in _SCHEMES for row in read_toml(name)["type"]]
    return tuple(row["code"] for row in rows), tuple(dict.fromkeys(m["code"] for row in rows for m in row["modes"]))


@cache
def _countries() -> dict[str, str]:
    """Codes and names, folded, to the three letters; a country of today goes before one that is gone."""
    found: dict[str, str] = {}
    rows = read_table("register/countries.csv").rows
    for row in sorted(rows, key=lambda row: row["status"] == "historic"):
        for name in (row["iso3"], row["iso2"], row["name"], *cell_list(row["aliases"])):
            found.setdefault(name.casefold(), row["iso3"])
    return found
