"""Whom a speaker speaks for: the body of his post, which "we" means in his mouth."""

from collections.abc import Iterable, Iterator

from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.naming import Naming
from dateline.model.mention import Form, Kind

_BODIES = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET, Kind.COUNTRY})
_OF = frozenset(["of", "for", "at", "with"])


def body_of(ground: Ground, speaker: Cluster) -> Cluster | None:
    """The one body that a person's titles and roles name ("the army's spokesman"), else the country that they name."""
    said = [n for n in speaker.namings if n.form is not Form.PRONOUN]
    found = list(dict.fromkeys(c for n in said for c in _beside(ground, n) if c is not speaker))
    bodies = [c for c in found if c.kind is not Kind.COUNTRY] or found
    if len(bodies) == 1:
        return bodies[0]
    return None if bodies else _country(ground.clusters, speaker)


def _beside(ground: Ground, naming: Naming) -> Iterator[Cluster]:
    """Bodies that own the noun of a naming, modify it, or stand behind it with "of" or "for"."""
    syntax = ground.scene.syntax
    for noun in sorted({naming.head, *range(naming.first, naming.last + 1)}):
        for child in syntax.children_of(noun, "poss", "compound", "nmod"):
            yield from _body_at(ground, child)
        places = (p for p in syntax.children_of(noun, "prep") if syntax.lemmas[p] in _OF)
        for inner in (t for p in places for t in syntax.children_of(p, "pobj")):
            # "The spokesman of the front's military wing" speaks for the front where the wing is no party of its own.
            owners = syntax.children_of(inner, "poss") if inner not in ground.at_head else ()
            for token in (inner, *owners):
                yield from _body_at(ground, token)


def _body_at(ground: Ground, token: int) -> Iterator[Cluster]:
    cluster = ground.at_head.get(token)
    if cluster is not None and cluster.kind in _BODIES:
        yield cluster


def _country(clusters: Iterable[Cluster], speaker: Cluster) -> Cluster | None:
    """The chain of the one country that the speaker's titles name."""
    if len(speaker.countries) != 1:
        return None
    keys = speaker.countries
    return next((c for c in clusters if c.kind is Kind.COUNTRY and any(n.key in keys for n in c.namings)), None)
