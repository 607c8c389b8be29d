"""Whether two actors of two reports are one: signs of name, country, work, office and company, and their weights."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.identity.actors.bodies import OTHER, bodies_agree, body_words
from dateline.identity.actors.names import agreement, parsed
from dateline.identity.actors.spellings import one_alphabet, spelled_alike
from dateline.identity.cluster import BARRED
from dateline.identity.features.evidence import Evidence, listed
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.tables import read_table, read_toml

_PERSON, _COUNTRY, _PLACE = "person", "country", "place"
_MANY = frozenset(("IGO", "NGO", "MNC", "UNK"))
_OFFICE = "office:"
_MOST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named in reports. `register_id`: of an entry, or of the office they held."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    register_id: str | None

    @property
    def group(self) -> str:
        """Person, place, country or body: what is of two groups is never one."""
        return self.kind if self.kind in (_PERSON, _COUNTRY, _PLACE) else "body"

    @property
    def home(self) -> str | None:
        """The country, where it is told and is one."""
        return None if self.country in _MANY else self.country


Company = Callable[[Actor], frozenset[str]]


def compare(one: Actor, other: Actor, company: Company, at: str) -> Judgement | None:
    """The judgement on two actors for the ledger; None where their names have nothing in common.

    `company` gives the names of others in an actor's reports, asked only where the names agree. `at`: UTC, ISO.
    """
    if one.group != other.group or one.group == _COUNTRY:
        return None
    found = list(_signs(one, other))
    if not found:
        return None
    if not any(e.sign in _bars() for e in found) and (shared := company(one) & company(other)):
        amount = float(min(len(shared), _MOST_SHARED))
        found.append(Evidence("company: shared", listed(shared), listed(shared), amount))
    return _judged(one, other, found, at)


def _judged(one: Actor, other: Actor, found: list[Evidence], at: str) -> Judgement:
    weights, scale = _table("weights"), _table("scale")
    reasons = tuple(
        Reason(
            (BARRED if e.sign in _bars() else "") + e.sign, round(weights[e.sign] * e.amount, 3), *e.in_words()
        )
        for e in found
    )  # fmt: skip
    total = round(scale["start"] + sum(reason.score for reason in reasons), 3)
    barred = any(e.sign in _bars() for e in found)
    verdict = Verdict.DIFFERENT if barred or total <= scale["different"] else Verdict.UNSURE
    verdict = Verdict.SAME if not barred and total >= scale["same"] else verdict
    left, right = sorted((one.id, other.id))
    return Judgement("same_actor", left, right, verdict, total, reasons, "actors_v1", False, at)


def _signs(one: Actor, other: Actor) -> Iterator[Evidence]:
    """What the two tell; nothing where their names have nothing in common and no register knows them as one."""
    office = _office(one, other)
    name = _name(one, other)
    if office:
        yield office
    elif name:
        yield name
    else:
        return
    yield from filter(None, (_entries(one, other), _country(one, other), _sector(one, other)))


def _name(one: Actor, other: Actor) -> Evidence | None:
    spelling = one_alphabet if {one.home, other.home} & _latin() else spelled_alike
    if one.group == _PERSON:
        sign = agreement(parsed(one.name), parsed(other.name), spelling)
    else:
        words = [body_words(actor.name, actor.country) for actor in (one, other)]
        found = bodies_agree(words[0], words[1], spelling)
        sign = None if found == OTHER else found
    return Evidence(sign, one.name, other.name) if sign else None


def _office(one: Actor, other: Actor) -> Evidence | None:
    """The register knows who held an office at a day: two who held it then are one."""
    held = one.register_id or ""
    if held.startswith(_OFFICE) and held == other.register_id:
        return Evidence("register: one office", f"{one.name}, {held}", f"{other.name}, {held}")
    return None


def _entries(one: Actor, other: Actor) -> Evidence | None:
    ids = [actor.register_id for actor in (one, other)]
    if all(i and not i.startswith(_OFFICE) for i in ids) and ids[0] != ids[1]:
        return Evidence("register: two entries", str(ids[0]), str(ids[1]))
    return None


def _country(one: Actor, other: Actor) -> Evidence | None:
    told = one.country, other.country
    if not told[0] or not told[1]:
        return None
    said = str(told[0]), str(told[1])
    if told[0] == told[1]:
        return Evidence("country: same", *said)
    if one.home is None or other.home is None:
        return Evidence("country: of a body of many", *said)
    return Evidence("country: other" if one.group == _PERSON else "country: two bodies", *said)


def _sector(one: Actor, other: Actor) -> Evidence | None:
    if not one.sector or not other.sector or "UNK" in (one.sector, other.sector):
        return None
    return Evidence("sector: same" if one.sector == other.sector else "sector: other", one.sector, other.sector)


@cache
def _latin() -> frozenset[str | None]:
    return frozenset(row["country"] for row in read_table("scorers/latin_script.csv").rows)


@cache
def _table(part: str) -> Mapping[str, float]:
    return {str(sign): float(value) for sign, value in read_toml("scorers/same_actor_v1.toml")[part].items()}


@cache
def _bars() -> frozenset[str]:
    return frozenset(map(str, read_toml("scorers/same_actor_v1.toml")["bars"]["signs"]))
