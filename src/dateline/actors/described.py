"""What all namings of one chain tell together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.actors.ground import Ground
from dateline.actors.home import acting_country
from dateline.actors.phrase import Description, describe
from dateline.model.mention import Chain, Form, Kind

_OWN_COUNTRY_KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET)
_OF_STATE = ("GOV", "MIL", "COP", "LEG")


@dataclass(frozen=True, slots=True)
class Told:
    """The country, sector and role that a chain's own words tell, and every role and organisation they name."""

    country: str | None
    sector: str | None
    role: str | None
    roles: tuple[str, ...]
    former: bool
    near: bool
    bodies: tuple[str, ...]
    evidence: tuple[str, ...]


def told_of(ground: Ground, chain: Chain) -> Told:
    """What the chain's names and nominals tell, the first that tells something deciding."""
    found = [d for m in chain.mentions if m.form in (Form.NAME, Form.NOMINAL) for d in describe(ground, m, chain)]
    country = next((d for d in found if d.country and d.near), next((d for d in found if d.country), None))
    sector = _surest(found)
    role = next((d for d in found if d.role), None)
    used = dict.fromkeys(e for d in (country, sector, role) if d for e in d.evidence)
    return Told(
        country.country if country else None,
        sector.sector if sector else None,
        role.role if role else None,
        tuple(d.role for d in found if d.role),
        any(d.former for d in found),
        country is None or country.near,
        tuple(body for d in found for body in d.bodies),
        tuple(used),
    )


def _surest(found: Iterable[Description]) -> Description | None:
    """The first reading with a sector that is not merely a carrier's own."""
    known = [d for d in found if d.sector]
    return next((d for d in known if d.noun and not d.noun.carries), next(iter(known), None))


def with_own_country(ground: Ground, chain: Chain, told: Told) -> Told:
    """The country of the sentence or the report for a participant whose words tell none, where there is clearly one."""
    if told.country or chain.kind not in _OWN_COUNTRY_KINDS:
        return told
    words = ground.lexicon.words
    if any(ground.syntax.lemmas[m.head] in words.relations for m in chain.mentions):
        return told
    if any(role.split()[-1].lower() in words.topics for role in told.roles):
        return told
    acting = acting_country(ground, chain.mentions[0].head) if told.sector in _OF_STATE else None
    country = acting or ground.own_country
    if country is None:
        return told
    evidence = f"acting-country:{acting}" if acting else f"report-country:{country}"
    return replace(told, country=country, evidence=(*told.evidence, evidence))
