"""Who: the same ones in the same parts, names that agree in a word, and others where both are named."""

from collections.abc import Iterable, Sequence
from functools import cache

from dateline.identity.features.evidence import Evidence, listed
from dateline.identity.told import Told
from dateline.model.linking import Happening, Party
from dateline.records.parties import is_local
from dateline.records.words import content_words, stem
from dateline.tables import read_table

_DONE_TO = ("recipient", "target")
_PARTS = {"actor": ("actor",), "patient": _DONE_TO, "any": ("actor", *_DONE_TO)}


def actor(left: Told, right: Told) -> Evidence | None:
    """Who did it."""
    return _compared("actor", _in(left.happening, ("actor",)), _in(right.happening, ("actor",)))


def patient(left: Told, right: Told) -> Evidence | None:
    """To whom or what it was done."""
    return _compared("patient", _in(left.happening, _DONE_TO), _in(right.happening, _DONE_TO))


def anyone(left: Told, right: Told) -> Evidence | None:
    """Someone of either side in another part ("Ann's arrest" and "police arrested Ann"), where no part agrees."""
    one, other = left.happening.parties, right.happening.parties
    if not one or not other or any(_agree(left.happening, right.happening, roles) for roles in (("actor",), _DONE_TO)):
        return None
    shared = _words(one) & _words(other)
    said = listed(p.name for p in one), listed(p.name for p in other)
    return Evidence("parties: in other parts" if shared else "parties: none shared", *said)


def alone(left: Told, right: Told) -> Evidence | None:
    """What one person does or undergoes alone, told of two persons who are named in full."""
    for part in sorted(_alone(left.happening) & _alone(right.happening)):
        one, other = _in(left.happening, _PARTS[part]), _in(right.happening, _PARTS[part])
        apart = not {p.key for p in one} & {p.key for p in other} and not _words(one) & _words(other)
        if apart and _whole_persons(one) and _whole_persons(other):
            return Evidence("person: another", listed(p.name for p in one), listed(p.name for p in other))
    return None


def turned(left: Told, right: Told) -> Evidence | None:
    """The same two the other way round: another act, or an answer to it."""
    one, other = _keys(left.happening, ("actor",)), _keys(left.happening, _DONE_TO)
    back, forth = _keys(right.happening, ("actor",)), _keys(right.happening, _DONE_TO)
    if one & forth and other & back and not (one & back or other & forth):
        return Evidence("parties: turned round", _order(left.happening), _order(right.happening))
    return None


def _compared(part: str, one: list[Party], other: list[Party]) -> Evidence | None:
    if not one or not other:
        return None
    said = listed(p.name for p in one), listed(p.name for p in other)
    if {p.key for p in one} & {p.key for p in other}:
        return Evidence(f"{part}: same", *said)
    shared = _words(one) & _words(other)
    if shared:
        return Evidence(f"{part}: names agree", *said)
    if _whole_persons(one) and _whole_persons(other):
        return Evidence(f"{part}: other person", *said)
    countries = {p.country for p in one} - {None}, {p.country for p in other} - {None}
    if countries[0] and countries[1] and not countries[0] & countries[1]:
        return Evidence(f"{part}: other country", *said)
    known = all(not is_local(p.key) for p in (*one, *other))
    return Evidence(f"{part}: other" if known else f"{part}: no word shared", *said)


def _agree(left: Happening, right: Happening, roles: Iterable[str]) -> bool:
    one, other = _in(left, roles), _in(right, roles)
    return bool({p.key for p in one} & {p.key for p in other} or _words(one) & _words(other))


def _whole_persons(parties: Sequence[Party]) -> bool:
    """Whether there are some, all of them persons named in full."""
    return all(p.kind == "person" and not is_local(p.key) for p in parties) and bool(parties)


def _alone(happening: Happening) -> frozenset[str]:
    """Of whom an act is that is one person's alone; nothing for another act."""
    return frozenset(part for word in happening.trigger if (part := _personal().get(word)))


@cache
def _personal() -> dict[str, str]:
    return {stem(row["word"]): row["part"] for row in read_table("scorers/personal_acts.csv").rows}


def _in(happening: Happening, roles: Iterable[str]) -> list[Party]:
    return [party for party in happening.parties if party.role in roles]


def _keys(happening: Happening, roles: Iterable[str]) -> set[str]:
    return {party.key for party in _in(happening, roles)}


def _words(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset[str]().union(*(content_words(party.name) for party in parties))


def _order(happening: Happening) -> str:
    done = listed(p.name for p in _in(happening, _DONE_TO))
    return f"{listed(p.name for p in _in(happening, ('actor',)))} > {done}"
