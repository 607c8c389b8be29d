"""Who: the same ones in the same parts, names that agree in a word, and others where both are named."""

from functools import cache, lru_cache

from dateline.identity.features.evidence import Evidence, listed
from dateline.identity.sides import Side
from dateline.identity.told import Told
from dateline.records.words import stem
from dateline.tables import read_table


def actor(left: Told, right: Told) -> Evidence | None:
    """Who did it."""
    return _compared("actor", left.actors, right.actors)


def patient(left: Told, right: Told) -> Evidence | None:
    """To whom or what it was done."""
    return _compared("patient", left.patients, right.patients)


def anyone(left: Told, right: Told) -> Evidence | None:
    """Someone of either side in another part ("Ann's arrest" and "police arrested Ann"), where no part agrees."""
    one, other = left.everyone, right.everyone
    if not one.names or not other.names:
        return None
    if left.actors.agrees(right.actors) or left.patients.agrees(right.patients):
        return None
    apart = one.words.isdisjoint(other.words)
    return _found("parties: none shared" if apart else "parties: in other parts", one, other)


def alone(left: Told, right: Told) -> Evidence | None:
    """What one person does or undergoes alone, told of two persons who are named in full."""
    for part in sorted(_alone(left.happening.trigger) & _alone(right.happening.trigger)):
        one, other = _part(left, part), _part(right, part)
        if one.whole and other.whole and not one.agrees(other):
            return _found("person: another", one, other)
    return None


def turned(left: Told, right: Told) -> Evidence | None:
    """The same two the other way round: another act, or an answer to it."""
    one, other = left.actors.keys, left.patients.keys
    back, forth = right.actors.keys, right.patients.keys
    if one & forth and other & back and not (one & back or other & forth):
        return Evidence("parties: turned round", lambda: _order(left), lambda: _order(right))
    return None


def _compared(part: str, one: Side, other: Side) -> Evidence | None:
    if not one.names or not other.names:
        return None
    return _found(f"{part}: {_sign(one, other)}", one, other)


def _sign(one: Side, other: Side) -> str:
    if not one.keys.isdisjoint(other.keys):
        return "same"
    if not one.words.isdisjoint(other.words):
        return "names agree"
    if one.whole and other.whole:
        return "other person"
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return "other country"
    return "other" if one.known and other.known else "no word shared"


def _found(sign: str, one: Side, other: Side) -> Evidence:
    return Evidence(sign, lambda: listed(one.names), lambda: listed(other.names))


def _part(told: Told, part: str) -> Side:
    return {"actor": told.actors, "patient": told.patients, "any": told.everyone}[part]


@lru_cache(maxsize=1 << 14)
def _alone(trigger: tuple[str, ...]) -> frozenset[str]:
    """Of whom an act is that is one person's alone; nothing for another act."""
    return frozenset(part for word in trigger if (part := _personal().get(word)))


@cache
def _personal() -> dict[str, str]:
    return {stem(row["word"]): row["part"] for row in read_table("scorers/personal_acts.csv").rows}


def _order(told: Told) -> str:
    return f"{listed(told.actors.names)} > {listed(told.patients.names)}"
