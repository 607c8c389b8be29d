"""Joins nominals: by apposition, by title, by the register's role words, by saying the same again."""

from collections.abc import Iterable

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind

_BODIES = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET})
_SAME = {
    Kind.PERSON: frozenset({Kind.PERSON, Kind.OTHER}),
    Kind.ORGANISATION: _BODIES | {Kind.OTHER},
    Kind.OUTLET: _BODIES | {Kind.OTHER},
    Kind.GROUP: _BODIES | {Kind.OTHER},
    Kind.WEAPON: frozenset({Kind.WEAPON, Kind.OTHER, Kind.ORGANISATION}),
    Kind.COUNTRY: frozenset({Kind.COUNTRY}),
}


def join_nominals(scene: Scene, clusters: list[Cluster], nominals: Iterable[Naming]) -> list[Cluster]:
    """The clusters with nominals joined to them, and clusters of their own for the rest."""
    at_head = {n.head: c for c in clusters for n in c.namings}
    for naming in nominals:
        cluster, rule = _find(scene, clusters, at_head, naming)
        if cluster is None:
            if naming.tentative:
                continue
            cluster, rule = Cluster(), naming.rule
            clusters.append(cluster)
        cluster.add(naming, rule)
        at_head[naming.head] = cluster
    return clusters


def _find(
    scene: Scene, clusters: list[Cluster], at_head: dict[int, Cluster], naming: Naming
) -> tuple[Cluster | None, str]:
    beside = _apposed(scene, at_head, naming)
    if beside is not None:
        return beside, "apposition"
    if not naming.definite:
        return None, ""
    before = [c for c in clusters if c.namings and any(n.first < naming.first for n in c.namings)]
    for rule, finder in (
        ("title", _by_title),
        ("role-word", _by_role_word),
        ("only-country", _by_country),
        ("same-nominal", _by_words),
    ):
        cluster = finder(scene, before, naming)
        if cluster is not None:
            return cluster, rule
    return None, ""


def _apposed(scene: Scene, at_head: dict[int, Cluster], naming: Naming) -> Cluster | None:
    syntax = scene.syntax
    partners = [syntax.heads[naming.head]] if syntax.deprels[naming.head] == "appos" else []
    partners += syntax.children_of(naming.head, "appos")
    for partner in partners:
        cluster = at_head.get(partner)
        listed = any(syntax.child(t, "conj", "cc") is not None for t in (partner, naming.head))
        if cluster and not listed and cluster.kind in _SAME[naming.kind] and cluster.plural == naming.plural:
            return cluster
    return None


def _by_title(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    if naming.kind is not Kind.PERSON:
        return None
    lemma = scene.syntax.lemmas[naming.head]
    wanted = frozenset(role for role in naming.roles if role.endswith(lemma))
    fits = [c for c in before if c.kind is Kind.PERSON and c.named and _bears(c, wanted) and _agrees(c, naming)]
    if naming.countries:
        fits = [c for c in fits if naming.countries & _countries_of(scene, c)] or fits
    return _nearest_alone(scene, fits, naming)


def _bears(cluster: Cluster, wanted: frozenset[str]) -> bool:
    longest = max(wanted, key=len, default="")
    return any(role == longest or role.endswith(f" {longest}") for role in cluster.roles) and bool(longest)


def _countries_of(scene: Scene, cluster: Cluster) -> frozenset[str]:
    held = scene.lexicon.offices.get(" ".join(cluster.words), frozenset())
    return cluster.countries | {country for _, country in held}


def _agrees(cluster: Cluster, naming: Naming) -> bool:
    clash = cluster.countries and naming.countries and not cluster.countries & naming.countries
    return {cluster.gender, naming.gender} != {"m", "f"} and not clash


def _nearest_alone(scene: Scene, fits: list[Cluster], naming: Naming) -> Cluster | None:
    """The only one that fits, else the one named last if the runner-up was not named in the last two sentences."""
    if len(fits) < 2:
        return fits[0] if fits else None
    nearest = sorted(fits, key=lambda c: -_last_before(c, naming))
    here = scene.syntax.sentence_of[naming.head]
    runner_up = scene.syntax.sentence_of[_last_before(nearest[1], naming)]
    return nearest[0] if here - runner_up > 2 else None


def _last_before(cluster: Cluster, naming: Naming) -> int:
    return max((n.head for n in cluster.namings if n.first < naming.first), default=-1)


def _by_role_word(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    said = " ".join(naming.words)
    lemma = scene.syntax.lemmas[naming.head]
    if naming.kind is Kind.PERSON:
        return None
    fits = [c for c in before if said in _role_words(scene, c) or (len(naming.words) == 1 and _named_so(c, lemma))]
    recent = [c for c in fits if c.named and _agrees(c, naming)]
    return max(recent, key=lambda c: _last_before(c, naming), default=None)


def _role_words(scene: Scene, cluster: Cluster) -> frozenset[str]:
    keys = {n.key for n in cluster.namings if n.key}
    words = [word for key in keys for word in scene.lexicon.nominals_of.get(key, ())]
    return frozenset(words) | frozenset(word.split()[-1] for word in words)


def _named_so(cluster: Cluster, lemma: str) -> bool:
    return cluster.kind in _BODIES and len(cluster.words) > 1 and lemma in {w.lower() for w in cluster.words}


def _by_words(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    wanted = frozenset(naming.words[:-1])
    fits = [c for c in before if any(_says_the_same(n, naming, wanted) for n in c.namings)]
    return max((c for c in fits if _agrees(c, naming)), key=lambda c: _last_before(c, naming), default=None)


def _says_the_same(earlier: Naming, naming: Naming, wanted: frozenset[str]) -> bool:
    return (
        earlier.form is Form.NOMINAL
        and earlier.words[-1] == naming.words[-1]
        and wanted <= frozenset(earlier.words[:-1])
    )


def _by_country(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The country" as the only country spoken of in this sentence and the one before."""
    if naming.kind is not Kind.COUNTRY or len(naming.words) > 1:
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.kind is Kind.COUNTRY and here - _sentence_before(scene, c, naming) <= 1]
    return near[0] if len(near) == 1 else None


def _sentence_before(scene: Scene, cluster: Cluster, naming: Naming) -> int:
    last = _last_before(cluster, naming)
    return -9 if last < 0 else scene.syntax.sentence_of[last]
