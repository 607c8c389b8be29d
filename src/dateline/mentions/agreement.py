"""Whether a pronoun may speak of a cluster at all: number, gender, and what it is."""

from dateline.mentions.clusters import Cluster
from dateline.mentions.lexicon import Pronoun
from dateline.mentions.scene import Scene
from dateline.model.mention import Kind

_THINGS = frozenset({Kind.ORGANISATION, Kind.COUNTRY, Kind.OUTLET, Kind.GROUP, Kind.WEAPON, Kind.OTHER})
_MANY = frozenset({Kind.ORGANISATION, Kind.GROUP})
_LIFELESS = frozenset({Kind.WEAPON, Kind.OTHER})
_PARTS = ("prep", "agent", "conj")


def agrees(cluster: Cluster, pronoun: Pronoun) -> bool:
    """Whether number and gender allow it."""
    kind = cluster.kind
    if pronoun.number == "p":
        return cluster.plural or kind in _MANY
    if pronoun.gender == "n":
        return kind in _THINGS and not (cluster.plural and not cluster.named)
    # What nobody could tell may be a person where it has a first and a last name.
    if cluster.plural or not (kind is Kind.PERSON or (kind is Kind.OTHER and cluster.named and len(cluster.words) > 1)):
        return False
    return cluster.gender in ("any", pronoun.gender)


def preference(cluster: Cluster, pronoun: Pronoun) -> int:
    """Points against an unnamed person of unknown gender as "he" or "she", and against one body as "they"."""
    if pronoun.number == "p":
        return 0 if cluster.plural and cluster.kind not in _LIFELESS else -6
    if pronoun.gender in ("m", "f") and cluster.kind is Kind.OTHER:
        return -4
    return -3 if pronoun.gender in ("m", "f") and cluster.gender == "any" and not cluster.named else 0


def governor(scene: Scene, token: int) -> int:
    """The word that a noun is an argument of, above its prepositions and conjunctions."""
    syntax = scene.syntax
    above = syntax.heads[token]
    while syntax.deprels[above] in _PARTS and syntax.upos[above] != "VERB" and syntax.heads[above] != above:
        above = syntax.heads[above]
    return above
