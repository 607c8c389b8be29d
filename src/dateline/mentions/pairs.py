"""Resolves "the former" and "the latter"."""

from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.naming import Naming
from dateline.model.mention import Form, Kind

_PARTIES = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY, Kind.OUTLET})
_BACK = 1


def add_pairs(ground: Ground) -> None:
    """Puts each "the former" and "the latter" that stands alone into the chain of the one of two that it means."""
    words = ground.scene.syntax.words
    for token in range(1, len(words)):
        which = words[token]
        if which in ("former", "latter") and words[token - 1].lower() == "the" and _stands_alone(ground, token):
            cluster = _one_of_two(ground, token, which)
            if cluster is not None:
                naming = Naming(token - 1, token, token, Form.NOMINAL, cluster.kind, (which,), "nominal")
                ground.add(cluster, naming, which)


def _stands_alone(ground: Ground, token: int) -> bool:
    after = token + 1
    tags = ground.scene.syntax.tags
    return after == len(tags) or tags[after][:2] not in ("NN", "JJ", "CD")


def _one_of_two(ground: Ground, token: int, which: str) -> Cluster | None:
    """Of the last two parties joined by "and" the first or the second; without such two, "the latter" is the last."""
    syntax = ground.scene.syntax
    here = syntax.sentence_of[token]
    start = syntax.sentences[max(0, here - _BACK)][0]
    for second in range(token - 1, start - 1, -1):
        one, other = ground.at_head.get(syntax.heads[second]), ground.at_head.get(second)
        joined = syntax.deprels[second] == "conj" and one is not None and other is not None and one is not other
        if joined and one is not None and other is not None and {one.kind, other.kind} <= _PARTIES:
            return one if which == "former" else other
    if which == "former":
        return None
    parties = (ground.at_head[t] for t in range(token - 1, start - 1, -1) if t in ground.at_head)
    return next((c for c in parties if c.kind in _PARTIES), None)
