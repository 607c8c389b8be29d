"""What a settled chain lends to the chains that its words stand in: "its troops", "the ministry's spokesman"."""

from collections.abc import Iterator

from dateline.actors.ground import Affiliation, Ground
from dateline.model.actor import Actor
from dateline.model.mention import Chain, Form, Kind

_BODIES = (Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET)


def lent_by(ground: Ground, chain: Chain, actor: Actor) -> Iterator[tuple[int, Affiliation]]:
    """Tokens of the chain with what they lend: a body its country and sector, anything else its country as owner."""
    for mention in chain.mentions:
        tokens = ground.syntax.tokens_in(mention.span)
        if not tokens or not (actor.country or actor.sector):
            continue
        words = ground.text(tokens[0], tokens[-1])
        owns = ground.syntax.deprels[mention.head] == "poss"
        if chain.kind in _BODIES and (owns or mention.form is not Form.PRONOUN):
            yield tokens[-1], Affiliation(actor.country, actor.sector, "chain", words, tokens[0])
        elif owns and actor.country:
            yield tokens[-1], Affiliation(actor.country, None, "owner", words, tokens[0])
