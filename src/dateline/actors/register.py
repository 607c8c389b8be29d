"""Organisations and weapons of the register, by the names a chain bears."""

from collections.abc import Iterator

from dateline.actors.ground import SPECIAL, Ground, speaks_of
from dateline.actors.spelling import fold
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form, Mention
from dateline.tables import Row, valid_on


def organisation_row(ground: Ground, chain: Chain, country: str | None) -> Row | Unresolved:
    """The organisation that a chain's names name; AMBIGUOUS where several bear the name and nothing tells."""
    for name in _names(ground, chain):
        rows = ground.lexicon.organisations.get(fold(name), ())
        rows = tuple(
            row for row in rows if _agrees(row, country) and speaks_of(ground.lexicon, name, row, ground.nations)
        )
        if rows:
            return _only(ground, rows, country)
    return Unresolved(Why.UNKNOWN_NAME)


def _agrees(row: Row, country: str | None) -> bool:
    """Whether the text leaves the record possible: "Chile's Defense Department" is not the one in Washington."""
    return country is None or row["country"] == country or row["country"] in SPECIAL or country in SPECIAL


def _only(ground: Ground, rows: tuple[Row, ...], country: str | None) -> Row | Unresolved:
    for chosen in (
        rows,
        [row for row in rows if row["country"] == country],
        [row for row in rows if valid_on(row, ground.day)],
        [row for row in rows if row["country"] in ground.mentioned],
    ):
        if len(chosen) == 1:
            return chosen[0]
    return Unresolved(Why.AMBIGUOUS)


def sector_on(ground: Ground, row: Row) -> str:
    """The record's sector on the report's day: a band of rebels may have been a government before, or be one since."""
    other = (s for s in ground.lexicon.standings.get(row["name"], ()) if ground.day and valid_on(s, ground.day))
    return next((standing["sector"] for standing in other), row["sector"])


def seated_body(ground: Ground, chain: Chain) -> Row | None:
    """The international body that a chain's seat stands for, where the report says nothing else of that country."""
    names = {ground.report.quote(m.span) for m in chain.mentions if m.form in (Form.NAME, Form.METONYM)}
    body = ground.lexicon.seated.get(names.pop()) if len(names) == 1 else None
    metonym = all(m.form is not Form.NAME for m in chain.mentions)
    return body if metonym else None


def would_be_state(ground: Ground, chain: Chain) -> Row | None:
    """The authority that a place's name stands for where it is the seat of a would-be state on that day."""
    names = (fold(name) for name in (chain.name, *_names(ground, chain)))
    rows = (ground.lexicon.would_be.get(name) for name in names)
    return next((row for row in rows if row and valid_on(row, ground.day)), None)


def weapon_name(ground: Ground, chain: Chain) -> str | None:
    """The register's name of a named weapon."""
    found = (ground.lexicon.weapons.get(fold(name)) for name in _names(ground, chain))
    return next((name for name in found if name), None)


def _names(ground: Ground, chain: Chain) -> Iterator[str]:
    """The chain's name, then each naming's words and its shorter endings; none where the name began before it."""
    whole = [m for m in chain.mentions if m.form is Form.NAME and not _goes_on(ground, m)]
    if whole or all(m.form is not Form.NAME for m in chain.mentions):
        yield chain.name
    for mention in whole:
        yield from _endings(ground, mention)


def _endings(ground: Ground, mention: Mention) -> Iterator[str]:
    syntax, tokens = ground.syntax, ground.syntax.tokens_in(mention.span)
    for first in tokens:
        if syntax.upos[first] == "DET" and first < mention.head:
            continue
        yield ground.text(first, tokens[-1])
        # A capital word is part of the name, unless it is a nationality: "Santa Marta Defence Forces" are their own.
        if first >= mention.head or (syntax.words[first][0].isupper() and first not in ground.lent):
            break


def _goes_on(ground: Ground, mention: Mention) -> bool:
    """Whether the name began before the mention: "Christian Democrats" are not the Democrats."""
    syntax, tokens = ground.syntax, ground.syntax.tokens_in(mention.span)
    before = tokens[0] - 1 if tokens else -1
    inside = before >= 0 and before not in ground.lent and syntax.heads[before] == mention.head
    return inside and syntax.upos[before] in ("ADJ", "PROPN") and syntax.words[before][0].isupper()
