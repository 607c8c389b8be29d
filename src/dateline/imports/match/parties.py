"""Who takes part, as keys that both sides can share: a name, an entry of the register, a country with a sector."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from dateline.actors.spelling import fold
from dateline.query.questions_codes import country
from dateline.tables import cell_list, read_table

Keys = Mapping[str, str]  # key -> the name it comes from

_ARMED = frozenset({"UAF", "REB", "CRM", "PRM"})
_ASIDE = re.compile(r"\(([^()]*)\)")
_OF = re.compile(r"\bof (?:the )?(.+)$", re.IGNORECASE)
_LEAST = 3  # letters of a name that is a key


def named(name: str) -> str | None:
    """The key of a name; None for a word like "court" that names nobody."""
    folded = fold(name)
    return None if len(folded) < _LEAST or folded in _sectors() else "n:" + folded


def classed(code: str, sector: str) -> str:
    """The key of a country's sector; all who bear arms without a state are one."""
    return f"c:{code}/{'ARMED' if sector in _ARMED else sector}"


def keys_of_theirs(names: Iterable[str], at: str | None) -> Keys:
    """The keys of their names; `at`: the country of the row, for names that say none."""
    found: dict[str, str] = {}
    for name in names:
        for key in _keys(name, at):
            found.setdefault(key, name)
    return found


@cache
def _keys(name: str, at: str | None) -> tuple[str, ...]:
    plain = _ASIDE.sub(" ", name)
    own = _country_in(name, plain)
    sector = _sector(fold(plain))
    found = []
    if (code := country(plain)) is not None:
        return f"r:country:{code}", classed(code, "GOV")
    if sector is not None and (own or at):
        found.append(classed(own or at or "", sector))
        if sector == "GOV" and own:
            found.append(f"r:country:{own}")
    for part in (name, *plain.split(":"), *_ASIDE.findall(name)):
        found += _named_keys(part)
    return tuple(dict.fromkeys(found))


def _named_keys(part: str) -> list[str]:
    key, folded = named(part), fold(part)
    if key is None or country(part) is not None or re.fullmatch(r"[\d\s]*", folded):
        return []
    entry = _register().get(folded)
    if entry is None:
        return [key]
    name, code, sector = entry
    return [key, f"r:org:{name}", *([classed(code, sector)] if code and sector else [])]


def _country_in(name: str, plain: str) -> str | None:
    """The country that a name names: in brackets, after "of", or as an adjective before it."""
    said = _OF.search(plain.strip())
    words = plain.split()
    tried = [*_ASIDE.findall(name), said[1] if said else "", words[0] if words else ""]
    return next((code for one in tried if one and (code := country(one) or _adjectives().get(fold(one)))), None)


def _sector(folded: str) -> str | None:
    fits = [words for words in _sectors() if re.search(rf"\b{re.escape(words)}\b", folded)]
    return _sectors()[max(fits, key=len)] if fits else None


@cache
def _sectors() -> Mapping[str, str]:
    return {fold(row["words"]): row["sector"] for row in read_table("datasets/parties.csv").rows}


@cache
def _adjectives() -> Mapping[str, str]:
    rows = read_table("register/countries.csv").rows
    return {fold(word): row["iso3"] for row in rows for word in cell_list(row["adjectives"])}


@cache
def _register() -> Mapping[str, tuple[str, str, str]]:
    """Organisations by every name that only one of them bears."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in read_table("register/organisations.csv").rows:
        for name in (row["name"], *cell_list(row["aliases"])):
            found.setdefault(fold(name), []).append((row["name"], row["country"], row["sector"]))
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}
