"""Offices without a name: who bears one, and whom an office named before its holder stands for."""

from collections.abc import Sequence

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind

_LOWER = frozenset(["deputy", "vice", "vice-", "assistant", "shadow", "under", "associate", "junior"])
_AHEAD = 3


def bears(cluster: Cluster, wanted: frozenset[str]) -> bool:
    """Whether one of a cluster's titles is the longest of these or ends with it, its deputy's left aside."""
    longest = max(wanted, key=len, default="")
    return bool(longest) and any(_is_same_office(role, longest) for role in cluster.roles)


def by_bare_office(clusters: Sequence[Cluster], naming: Naming) -> Cluster | None:
    """The one named person of the whole report who bears the office that stands without "the" ("minister: …")."""
    fits = [c for c in clusters if _may_hold(c) and bears(c, _office(naming))]
    return fits[0] if len(fits) == 1 and not naming.countries - fits[0].countries else None


def join_offices_ahead(scene: Scene, clusters: list[Cluster]) -> None:
    """Joins "the mayor" to the only mayor of the report where the next sentences name him first."""
    for cluster in clusters:
        if not cluster.namings or cluster.named or cluster.kind is not Kind.PERSON:
            continue
        holder = _holder_ahead(scene, clusters, cluster)
        if holder is not None:
            holder.absorb(cluster, "office-ahead")
    clusters[:] = [c for c in clusters if c.namings]


def _holder_ahead(scene: Scene, clusters: Sequence[Cluster], cluster: Cluster) -> Cluster | None:
    first = min(cluster.namings, key=lambda n: n.first)
    office = _office(first)
    fits = [c for c in clusters if _may_hold(c) and bears(c, office)]
    if len(fits) != 1 or not (_is_office(scene, first, office) or _is_brought_in(scene, fits[0], first)):
        return None
    rivals = [c for c in clusters if c is not cluster and not c.named and c.kind is Kind.PERSON and bears(c, office)]
    if rivals or fits[0].countries - cluster.countries or {fits[0].gender, cluster.gender} == {"m", "f"}:
        return None
    here = scene.syntax.sentence_of[first.head]
    return fits[0] if 0 <= scene.syntax.sentence_of[fits[0].first] - here <= _AHEAD else None


def _is_office(scene: Scene, first: Naming, office: frozenset[str]) -> bool:
    return first.definite and bool(office & scene.lexicon.titles.keys())


def _is_brought_in(scene: Scene, holder: Cluster, first: Naming) -> bool:
    """Whether a person is first named beside "the" and a noun that was used before ("a driver … the driver, X")."""
    lemma, opens = scene.syntax.lemmas[first.head], holder.first
    return any(
        n.form is Form.NOMINAL and n.definite and n.first <= opens + 1 and scene.syntax.lemmas[n.head] == lemma
        for n in holder.namings
    )


def _may_hold(cluster: Cluster) -> bool:
    return bool(cluster.namings) and cluster.kind is Kind.PERSON and cluster.named and not cluster.plural


def _office(naming: Naming) -> frozenset[str]:
    ends = naming.words[-1]
    return (
        frozenset(role for role in naming.roles if role.endswith(ends)) if naming.form is Form.NOMINAL else frozenset()
    )


def _is_same_office(role: str, office: str) -> bool:
    before = role.removesuffix(office)
    return role.endswith(office) and (not before or (before.endswith(" ") and before.split()[0] not in _LOWER))
