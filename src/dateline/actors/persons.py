"""Persons: holders of the register by name or by the office a nominal names, else what the text tells."""

from dataclasses import replace

from dateline.actors.described import Told, told_of, with_own_country
from dateline.actors.ground import SPECIAL, Ground
from dateline.actors.offices import Clues, Holder, find_holder, find_person, office_words
from dateline.actors.spelling import fold
from dateline.model.actor import Actor
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form, Kind, Mention
from dateline.tables import Row

_UNKNOWN = Unresolved(Why.UNKNOWN_NAME)
_KIN = frozenset(["son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "cousin", "fiancee"])
_AGE_DIGITS = 3
_AGE_ENDS = frozenset([",", ".", ";", ")", "of", "from", "who", "and"])


def person(ground: Ground, chain: Chain) -> Actor:
    """The actor of a person's chain."""
    told = told_of(ground, chain)
    if all(m.form is not Form.NAME for m in chain.mentions):
        return _role_holder(ground, chain, told)
    if " " not in chain.name and any(role.split()[-1].lower() in _KIN for role in told.roles):
        # "Her son Paul": a given name, which is nobody's surname.
        return _unknown(ground, chain, told, _UNKNOWN)
    found = find_person(ground.lexicon.offices, chain.name, _clues(ground, told))
    if isinstance(found, Unresolved):
        return _unknown(ground, chain, told, found)
    return _known(ground, chain, told, found)


def known_person(ground: Ground, chain: Chain) -> Actor | None:
    """The person of the register whose full name a chain of another kind bears; the recogniser errs on rare names."""
    names = [chain.name, *(ground.report.quote(m.span) for m in chain.mentions if m.form is Form.NAME)]
    for name in names:
        if fold(name) in ground.lexicon.offices.by_name:
            return person(ground, replace(chain, name=name, kind=Kind.PERSON))
    return _head_of_state(ground, chain)


def _head_of_state(ground: Ground, chain: Chain) -> Actor | None:
    """The serving head of state or government whose bare surname a chain of no clear kind is: "Museveni said"."""
    if chain.kind not in (Kind.OTHER, Kind.GROUP) or not chain.name.istitle() or " " in chain.name:
        return None
    clues = Clues((), frozenset(), ground.mentioned, ground.day)
    found = find_person(ground.lexicon.offices, chain.name, clues)
    heads = ground.lexicon.offices.heads
    if isinstance(found, Unresolved) or not found.current or fold(found.row["office"]) not in heads:
        return None
    return person(ground, replace(chain, kind=Kind.PERSON))


def _clues(ground: Ground, told: Told) -> Clues:
    countries = frozenset([told.country]) if told.country and told.country not in SPECIAL else frozenset()
    return Clues(told.roles, countries, ground.mentioned, ground.day)


def _unknown(ground: Ground, chain: Chain, told: Told, why: Unresolved) -> Actor:
    told = with_own_country(ground, chain, told)
    sector, evidence = told.sector, told.evidence
    if sector is None and any(_is_aged(ground, m) for m in chain.mentions):
        sector, evidence = "CVL", (*evidence, "sector:age")
    return Actor(chain.name, chain.kind, told.country, sector, told.role, why, evidence)


def _is_aged(ground: Ground, mention: Mention) -> bool:
    """Whether a name is told with an age, as private persons are ("Ann Lee, 34,", "34-year-old Ann Lee")."""
    tokens = ground.syntax.tokens_in(mention.span)
    if mention.form is not Form.NAME or not tokens:
        return False
    words = ground.syntax.words
    before = {w.lower() for w in words[max(0, tokens[0] - 2) : tokens[-1]]}
    comma, *after = words[tokens[-1] + 1 : tokens[-1] + 5] or ("",)
    age = [w for w in after if w not in ("now", "aged", "then")][:2]
    told = comma == "," and len(age) == 2 and age[0].isdigit() and len(age[0]) <= _AGE_DIGITS
    return "old" in before or (told and age[1] in _AGE_ENDS)


def _known(ground: Ground, chain: Chain, told: Told, found: Holder) -> Actor:
    row, offices = found.row, ground.lexicon.offices
    value, evidence = f"office:{row['key']}", (found.rule, *told.evidence)
    if ground.day is None:
        sector = told.sector or ("ELI" if row["valid_until"] else row["sector"])
        return Actor(row["holder"], chain.kind, row["country"], sector, told.role, value, (*evidence, "office:undated"))
    if (row["valid_from"] or "0") > ground.day.isoformat():
        evidence = (*evidence, "office:later")
        return Actor(row["holder"], chain.kind, row["country"], told.sector, told.role, _UNKNOWN, evidence)
    if found.current:
        role = _as_written(told, row, office_words(offices, row))
        return Actor(row["holder"], chain.kind, row["country"], row["sector"], role, value, (*evidence, "office:held"))
    role = f"former {office_words(offices, row)}"
    return Actor(row["holder"], chain.kind, row["country"], "ELI", role, value, (*evidence, "office:left"))


def _as_written(told: Told, row: Row, office: str) -> str:
    """The office held, spelled as the text spells it where the text names it."""
    return next((role for role in told.roles if role.casefold() == office.casefold()), office)


def _role_holder(ground: Ground, chain: Chain, told: Told) -> Actor:
    told = with_own_country(ground, chain, told)
    row = _holder_of(ground, told)
    if row is None:
        value: str | Unresolved = Unresolved(Why.UNKNOWN_NAME)
        return Actor(chain.name, chain.kind, told.country, told.sector, told.role, value, told.evidence)
    evidence = (*told.evidence, "office:by-description")
    return Actor(chain.name, chain.kind, row["country"], row["sector"], told.role, f"office:{row['key']}", evidence)


def _holder_of(ground: Ground, told: Told) -> Row | None:
    if told.role is None or told.former or told.country is None:
        return None
    owners = [*told.bodies, told.country]
    offices = ground.lexicon.offices
    found = (find_holder(offices, told.role, owner, told.country, ground.day) for owner in owners)
    return next((row for row in found if row), None)
