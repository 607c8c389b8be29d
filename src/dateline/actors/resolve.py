"""One actor a chain: the register where it knows the name, the text's own words everywhere else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.actors.described import Told, told_of, with_own_country
from dateline.actors.ground import Affiliation, Ground
from dateline.actors.persons import known_person, person
from dateline.actors.register import organisation_row, weapon_name
from dateline.actors.spelling import fold
from dateline.model.actor import Actor
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form, Kind
from dateline.tables import Row

_NAMED_BODIES = (Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET)
_UNKNOWN = Unresolved(Why.UNKNOWN_NAME)


def resolve(ground: Ground, chains: tuple[Chain, ...]) -> tuple[Actor, ...]:
    """Actors in the chains' order. Bodies come first, so that persons may take country and sector from them."""
    found: dict[int, Actor] = {i: _ruled(ground, c) for i, c in enumerate(chains) if c.kind is not Kind.PERSON}
    wider = replace(ground, lent={**_lent_by(ground, chains, found), **ground.lent})
    return tuple(found[i] if i in found else person(wider, chain) for i, chain in enumerate(chains))


def _ruled(ground: Ground, chain: Chain) -> Actor:
    return _RULES.get(chain.kind, _other)(ground, chain)


def _lent_by(ground: Ground, chains: tuple[Chain, ...], found: Mapping[int, Actor]) -> Mapping[int, Affiliation]:
    lent: dict[int, Affiliation] = {}
    for index, actor in found.items():
        if chains[index].kind in _NAMED_BODIES and (actor.country or actor.sector):
            for mention in chains[index].mentions:
                tokens = ground.syntax.tokens_in(mention.span)
                if mention.form is Form.NAME and tokens:
                    words = ground.text(tokens[0], tokens[-1])
                    lent[tokens[-1]] = Affiliation(actor.country, actor.sector, "chain", words, tokens[0])
    return lent


def _country(ground: Ground, chain: Chain) -> Actor:
    names = (chain.name, *(ground.report.quote(m.span) for m in chain.mentions))
    iso = next((i for name in names if (i := ground.lexicon.country_names.get(fold(name)))), None)
    if iso is None:
        return _body(ground, chain)
    if _elsewhere(ground, chain, iso):
        return _place(ground, chain)
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
        told = with_own_country(ground, chain, told)
        sector = told.sector or ("JRN" if chain.kind is Kind.OUTLET else None)
        return Actor(chain.name, chain.kind, told.country, sector, told.role, row, told.evidence)
    value = f"org:{row['name']}"
    country = _seat(told, row)
    return Actor(
        row["name"], chain.kind, country, row["sector"], None, value, ("register:organisation", *told.evidence)
    )


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
    acts = any(ground.syntax.deprels[m.head] == "nsubj" and m.head in ground.lent for m in chain.mentions)
    evidence = (*evidence, "sector:place-acts") if acts else evidence
    country = lent.country if lent else None
    return Actor(chain.name, chain.kind, country, "GOV" if acts else None, None, _UNKNOWN, evidence)


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
}
