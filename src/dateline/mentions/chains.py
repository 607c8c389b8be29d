"""Finished clusters as chains: spans, names, kinds, and the rule behind each mention."""

from collections.abc import Iterable

from dateline.mentions.clusters import Cluster, fullest
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Chain, Kind, Mention


def make_chains(scene: Scene, clusters: Iterable[Cluster]) -> tuple[Chain, ...]:
    """Chains in order of their first mention; the rules stand in the order of the mentions."""
    chains = [_chain(scene, cluster) for cluster in clusters if cluster.namings]
    return tuple(sorted(chains, key=lambda c: (c.mentions[0].span, c.mentions[0].head)))


def _chain(scene: Scene, cluster: Cluster) -> Chain:
    rows = sorted(
        {(_mention(scene, n), rule) for n, rule in zip(cluster.namings, cluster.rules, strict=True)},
        key=lambda row: (row[0].span, row[0].head, row[1]),
    )
    rules = dict(reversed(rows))
    mentions = tuple(sorted(rules, key=lambda mention: (mention.span, mention.head)))
    return Chain(_name(scene, cluster), cluster.kind, mentions, tuple(rules[m] for m in mentions))


def _mention(scene: Scene, naming: Naming) -> Mention:
    return Mention(scene.syntax.span(naming.first, naming.last), naming.form, naming.head)


def _name(scene: Scene, cluster: Cluster) -> str:
    if cluster.label:
        return cluster.label
    best = fullest(cluster.namings)
    if best.kind is Kind.COUNTRY and best.key in scene.lexicon.country_names:
        return scene.lexicon.country_names[best.key]
    first = best.last - len(best.words) + 1
    return " ".join(scene.report.quote(scene.syntax.span(first, best.last)).split())
