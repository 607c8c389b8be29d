"""One actor a chain: the register where it knows the name, the text's own words everywhere else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.actors.described import Told, told_of, with_own_country
from dateline.actors.ground import Ground
from dateline.actors.lending import lent_by
from dateline.actors.persons import known_person, person
from dateline.actors.register import organisation_row, seated_body, sector_on, weapon_name, would_be_state
from dateline.actors.spelling import fold
from dateline.model.actor import Actor
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form, Kind
from dateline.tables import Row

_TURNS = 5
_UNKNOWN = Unresolved(Why.UNKNOWN_NAME)


def resolve(ground: Ground, chains: tuple[Chain, ...]) -> tuple[Actor, ...]:
    """Actors in the chains' order. What others may belong to is settled first: countries, then named bodies, then
    named persons, then what is only described."""
    found: dict[int, Actor] = {}
    for turn in range(_TURNS):
        now = {i: _ruled(ground, chain) for i, chain in enumerate(chains) if _turn(chain) == turn}
        found |= now
        lent = {t: a for i, actor in now.items() for t, a in lent_by(ground, chains[i], actor)}
        ground = replace(ground, lent={**lent, **ground.lent})
    return tuple(found[i] for i in range(len(chains)))


def _turn(chain: Chain) -> int:
    if chain.kind in (Kind.COUNTRY, Kind.PLACE):
        return 0
    named = any(m.form is Form.NAME for m in chain.mentions)
    order = {(True, False): 1, (True, True): 2, (False, False): 3, (False, True): 4}
    return order[(named, chain.kind is Kind.PERSON)]


def _ruled(ground: Ground, chain: Chain) -> Actor:
    return _RULES.get(chain.kind, _other)(ground, chain)


def _country(ground: Ground, chain: Chain) -> Actor:
    names = (chain.name, *(ground.report.quote(m.span) for m in chain.mentions))
    iso = next((i for name in names if (i := ground.lexicon.country_names.get(fold(name)))), None)
    if iso is None:
        return _body(ground, chain)
    if _elsewhere(ground, chain, iso):
        return _place(ground, chain)
    body = seated_body(ground, chain)
    if body:
        value, evidence = f"org:{body['name']}", ("country:seat-of-body",)
        return Actor(body["name"], chain.kind, body["country"], body["sector"], None, value, evidence)
    evidence = ("country:name",) if any(m.form is Form.NAME for m in chain.mentions) else ("country:metonym",)
    return Actor(ground.lexicon.countries[iso], chain.kind, iso, "GOV", None, f"country:{iso}", evidence)


def _elsewhere(ground: Ground, chain: Chain, iso: str) -> bool:
    """Whether the places say that this name is not the country: "a judge in Georgia", in the United States."""
    lent = [ground.lent[t] for m in chain.mentions for t in ground.syntax.tokens_in(m.span) if t in ground.lent]
    return bool(lent) and all(a.rule == "place" and a.country != iso for a in lent)


def _body(ground: Ground, chain: Chain) -> Actor:
    told = told_of(ground, chain)
    row = organisation_row(ground, chain, told.country)
    if isinstance(row, Unresolved):
        known = known_person(ground, chain)
        if known:
            return known
        told = with_own_country(ground, chain, told)
        sector = told.sector or ("JRN" if chain.kind is Kind.OUTLET else None)
        return Actor(chain.name, chain.kind, told.country, sector, _role(chain, told), row, told.evidence)
    value = f"org:{row['name']}"
    country = _seat(told, row)
    return Actor(
        row["name"], chain.kind, country, sector_on(ground, row), None, value, ("register:organisation", *told.evidence)
    )


def _role(chain: Chain, told: Told) -> str | None:
    """Only people have roles; the noun of a body says what it is, not what it does in another."""
    return told.role if chain.kind is Kind.GROUP and all(m.form is not Form.NAME for m in chain.mentions) else None


def _seat(told: Told, row: Row) -> str:
    """The register's country, unless that is none in particular and a nationality stands before the name."""
    placed = told.country if told.country and told.near and row["country"] in ("UNK", "NGO") else None
    return placed or row["country"]


def _weapon(ground: Ground, chain: Chain) -> Actor:
    told = told_of(ground, chain)
    name = weapon_name(ground, chain)
    sector = "MIL" if name or told.country else told.sector
    evidence = ("register:weapon", *told.evidence) if name else told.evidence
    value = f"weapon:{name}" if name else _UNKNOWN
    return Actor(name or chain.name, chain.kind, told.country, sector, None, value, evidence)


def _place(ground: Ground, chain: Chain) -> Actor:
    tokens = (t for m in chain.mentions for t in ground.syntax.tokens_in(m.span))
    lent = next((ground.lent[t] for t in tokens if t in ground.lent), None)
    evidence = (f"{lent.rule}:{lent.words}",) if lent else ()
    acts = any(_acts(ground, m.head) for m in chain.mentions)
    evidence = (*evidence, "sector:place-acts") if acts else evidence
    state = would_be_state(ground, chain)
    if state:
        sector, evidence = ("PRE" if acts else None), ("register:would-be-state", *evidence)
        return Actor(state["name"], chain.kind, state["country"], sector, None, _UNKNOWN, evidence)
    country = lent.country if lent else None
    return Actor(chain.name, chain.kind, country, "GOV" if acts else None, None, _UNKNOWN, evidence)


def _acts(ground: Ground, head: int) -> bool:
    """Whether a place does something or is asked to ("asked Chhattisgarh to wait"), as its authorities would."""
    syntax = ground.syntax
    asked = syntax.deprels[head] in ("dobj", "dative") and syntax.child(syntax.heads[head], "xcomp") is not None
    return head in ground.lent and (asked or syntax.deprels[head] == "nsubj")


def _other(ground: Ground, chain: Chain) -> Actor:
    told = told_of(ground, chain)
    row = organisation_row(ground, chain, told.country)
    if not isinstance(row, Unresolved):
        return _body(ground, chain)
    known = known_person(ground, chain)
    if known:
        return known
    place = _place(ground, chain)
    country = told.country or place.country
    evidence = told.evidence or place.evidence
    return Actor(chain.name, chain.kind, country, told.sector, told.role, _UNKNOWN, evidence)


_RULES: Mapping[Kind, Callable[[Ground, Chain], Actor]] = {
    Kind.COUNTRY: _country,
    Kind.ORGANISATION: _body,
    Kind.GROUP: _body,
    Kind.OUTLET: _body,
    Kind.WEAPON: _weapon,
    Kind.PLACE: _place,
    Kind.PERSON: person,
}
