"""Joins what a headline speaks of without a name ("army", "gunmen") to the party that the first sentences mean."""

from dateline.mentions import near
from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form
from dateline.model.text import SectionKind

_OPENING = 3


def join_title(scene: Scene, clusters: list[Cluster]) -> None:
    """Joins each unnamed party of the headline to the only one of the opening that the same noun or its like names."""
    ends = [s.span.end for s in scene.report.sections if s.kind is SectionKind.TITLE]
    if not ends:
        return
    body = next((t for t, start in enumerate(scene.syntax.starts) if start >= max(ends)), len(scene.syntax))
    above = [c for c in clusters if c.namings and not c.named and max(n.last for n in c.namings) < body]
    below = [c for c in clusters if c.namings and c.first >= body and _is_opening(scene, c, body)]
    for cluster in above:
        first = cluster.namings[0]
        fits = [c for c in below if c.namings and near.agree(c, first) and _speaks_of(scene, c, first)]
        if len(fits) == 1 and fits[0].kind is cluster.kind:
            fits[0].absorb(cluster, "headline")
    clusters[:] = sorted((c for c in clusters if c.namings), key=lambda c: c.first)


def _is_opening(scene: Scene, cluster: Cluster, body: int) -> bool:
    sentence = scene.syntax.sentence_of
    return body < len(scene.syntax) and sentence[cluster.first] - sentence[body] < _OPENING


def _speaks_of(scene: Scene, cluster: Cluster, naming: Naming) -> bool:
    """Whether a nominal of a party has the headline's noun, or one of its set."""
    lemma = scene.syntax.lemmas[naming.head].lower()
    sets = scene.lexicon.synonyms.get(lemma, frozenset())
    said = (scene.syntax.lemmas[n.head].lower() for n in cluster.namings if n.form is Form.NOMINAL)
    return any(word == lemma or bool(sets & scene.lexicon.synonyms.get(word, frozenset())) for word in said)
