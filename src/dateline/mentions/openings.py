"""Pronouns that open a report before anybody is named ("He came at night," said the widow of …)."""

from dateline.mentions.agreement import agrees
from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.lexicon import Pronoun
from dateline.mentions.naming import Naming
from dateline.model.mention import Form, Kind

_AHEAD = 1


def looks_ahead(ground: Ground, token: int, pronoun: Pronoun) -> Cluster | None:
    """The only person, or the only several, that the rest of the sentence and the next one bring in; else none."""
    if pronoun.gender == "n" or any(agrees(c, pronoun) for _, c in ground.before(token, pronoun.gender)):
        return None
    here = ground.scene.syntax.sentence_of[token]
    after = [row for s in range(here, here + _AHEAD + 1) for row in ground.by_sentence.get(s, ())]
    fits = {id(c): c for n, c in after if n.first > token and _fits(ground, token, pronoun, c, n)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _fits(ground: Ground, token: int, pronoun: Pronoun, cluster: Cluster, naming: Naming) -> bool:
    people = cluster.plural if pronoun.number == "p" else cluster.kind is Kind.PERSON
    told = ground.speaks(token, cluster) or ground.scene.syntax.heads[naming.head] == ground.scene.syntax.heads[token]
    return people and naming.form is not Form.PRONOUN and agrees(cluster, pronoun) and not told
