"""Organisations and weapons of the register, by the names a chain bears."""

from collections.abc import Iterator

from dateline.actors.ground import SPECIAL, Ground, speaks_of
from dateline.actors.spelling import fold
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form
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


def seated_body(ground: Ground, chain: Chain) -> Row | None:
    """The international body that a chain's seat stands for, where the report says nothing else of that country."""
    names = {ground.report.quote(m.span) for m in chain.mentions if m.form in (Form.NAME, Form.METONYM)}
    body = ground.lexicon.seated.get(names.pop()) if len(names) == 1 else None
    metonym = all(m.form is not Form.NAME for m in chain.mentions)
    return body if metonym else None


def weapon_name(ground: Ground, chain: Chain) -> str | None:
    """The register's name of a named weapon."""
    found = (ground.lexicon.weapons.get(fold(name)) for name in _names(ground, chain))
    return next((name for name in found if name), None)


def _names(ground: Ground, chain: Chain) -> Iterator[str]:
    """The chain's name, then each naming's words and every shorter ending of them down to its head."""
    syntax = ground.syntax
    whole = [m for m in chain.mentions if m.form is Form.NAME]
    if not whole or not all(_goes_on(ground, syntax.tokens_in(m.span)[0], m.head) for m in whole):
        yield chain.name
    for mention in chain.mentions:
        tokens = syntax.tokens_in(mention.span)
        if mention.form is Form.NAME and tokens and not _goes_on(ground, tokens[0], mention.head):
            for first in range(tokens[0], max(mention.head, tokens[0]) + 1):
                yield ground.text(first, tokens[-1])
                # A capital word before is part of the name: "Social Democrats" are not the Democrats.
                if syntax.words[first][0].isupper() and first not in ground.lent:
                    break


def _goes_on(ground: Ground, first: int, head: int) -> bool:
    """Whether the name began before the mention: "Christian Democrats" are not the Democrats."""
    syntax, before = ground.syntax, first - 1
    inside = before >= 0 and before not in ground.lent and syntax.heads[before] == head
    return inside and syntax.upos[before] in ("ADJ", "PROPN") and syntax.words[before][0].isupper()
