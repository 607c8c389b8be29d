"""Joins nominals: by apposition, by title, by the register's role words, by saying the same again."""

from collections.abc import Iterable

from dateline.mentions import kinds, near
from dateline.mentions.clusters import Cluster
from dateline.mentions.join_apposed import heads, join_one
from dateline.mentions.naming import Naming
from dateline.mentions.offices import bears, by_bare_office, join_offices_ahead
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind

_BODIES = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET})


def join_nominals(scene: Scene, clusters: list[Cluster], nominals: Iterable[Naming]) -> None:
    """Joins nominals to the clusters before them; the rest open clusters of their own."""
    at_head = heads(scene, clusters)
    for naming in nominals:
        if join_one(scene, at_head, naming):
            continue
        cluster, rule = _find(scene, clusters, at_head, naming)
        if cluster is None:
            if naming.tentative:
                continue
            cluster, rule = Cluster(), naming.rule
            clusters.append(cluster)
        cluster.add(naming, rule)
        at_head[naming.head] = cluster
    join_offices_ahead(scene, clusters)


def _find(
    scene: Scene, clusters: list[Cluster], at_head: dict[int, Cluster], naming: Naming
) -> tuple[Cluster | None, str]:
    if naming.kind is Kind.WEAPON:
        named = (at_head.get(c) for c in scene.syntax.children_of(naming.head, "compound"))
        weapon = next((c for c in named if c is not None and c.kind is Kind.WEAPON), None)
        if weapon is not None:
            return weapon, "named-weapon"
    group = near.by_membership(scene, at_head, naming)
    if group is not None:
        return group, "members"
    client = near.by_client(scene, at_head, naming)
    if client is not None:
        return client, "client"
    if not naming.definite and not near.is_dignity(scene, naming):
        if scene.is_bare_office(naming.first, naming.head):
            return by_bare_office(clusters, naming), "bare-office"
        return kinds.by_bare_repeat(scene, _before(clusters, naming), naming), "same-bare"
    before = _before(clusters, naming)
    for rule, finder in (
        ("title", _by_title),
        ("role-word", _by_role_word),
        ("only-country", near.by_country),
        ("only-outlet", near.by_outlet),
        ("same-nominal", _by_words),
        ("synonym", near.by_synonym),
        ("weapon", near.by_weapon),
        ("age", near.by_person),
        ("people", near.by_people),
        ("dignity", near.by_dignity),
        ("broader", kinds.by_broader),
        ("demonym", kinds.by_demonym),
        ("calling", kinds.by_calling),
        ("kind-of-body", kinds.by_sector),
        ("kind-of-country", kinds.by_country_noun),
    ):
        cluster = finder(scene, before, naming)
        if cluster is not None:
            return cluster, rule
    return None, ""


def _before(clusters: list[Cluster], naming: Naming) -> list[Cluster]:
    return [c for c in clusters if c.namings and c.first < naming.first]


def _by_title(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    if naming.kind is not Kind.PERSON:
        return None
    lemma = scene.syntax.lemmas[naming.head]
    wanted = frozenset(role for role in naming.roles if role.endswith(lemma))
    people = [c for c in before if c.kind is Kind.PERSON and c.named and near.agree(c, naming)]
    people = [c for c in people if _of_same(scene, c, naming)]
    fits = [c for c in people if bears(c, wanted)] or [c for c in people if _goes_by(scene, c, lemma, naming)]
    if naming.countries:
        fits = [c for c in fits if naming.countries & _countries_of(scene, c)] or fits
    return _nearest_alone(scene, fits, naming)


def _of_same(scene: Scene, cluster: Cluster, naming: Naming) -> bool:
    """Whether the nouns before a role ("the NSC counsel") are part of its title or were said of the person before."""
    syntax = scene.syntax
    title = " ".join(naming.roles)
    nouns = [
        t for t in range(naming.first, naming.head) if syntax.deprels[t] == "compound" and t not in scene.country_at
    ]
    extra = {syntax.words[t].lower() for t in nouns} - set(title.split())
    said = {w.lower() for n in cluster.namings for w in syntax.words[n.first : n.last + 1]} if extra else set()
    return extra <= said


def _goes_by(scene: Scene, cluster: Cluster, lemma: str, naming: Naming) -> bool:
    """Whether a bare noun is another word for one of the person's titles ("the pontiff" for a pope)."""
    if len(naming.words) > 1 or scene.syntax.child(naming.head, "relcl") == naming.head + 2:
        return False
    return any(lemma in scene.lexicon.title_nouns.get(role, ()) for role in cluster.roles)


def _countries_of(scene: Scene, cluster: Cluster) -> frozenset[str]:
    held = scene.lexicon.offices.get(" ".join(cluster.words), frozenset())
    return cluster.countries | {country for _, country in held}


def _nearest_alone(scene: Scene, fits: list[Cluster], naming: Naming) -> Cluster | None:
    """The only one that fits, else the one just named if the runner-up was not named in the last two sentences."""
    if len(fits) < 2:
        return fits[0] if fits else None
    nearest = sorted(fits, key=lambda c: -near.last_before(c, naming))
    here = scene.syntax.sentence_of[naming.head]
    runner_up = scene.syntax.sentence_of[near.last_before(nearest[1], naming)]
    just_named = here - scene.syntax.sentence_of[near.last_before(nearest[0], naming)] <= 1
    return nearest[0] if just_named and here - runner_up > 2 else None


def _by_role_word(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    said = " ".join(naming.words)
    lemma = scene.syntax.lemmas[naming.head]
    if naming.kind is Kind.PERSON:
        return None
    modified = len(naming.words) == 2 and scene.syntax.deprels[naming.head - 1] == "amod"
    any_body = lemma in scene.lexicon.loose["any body"] and not near.is_told_apart(scene, naming)
    if not naming.countries and any_body and (len(naming.words) == 1 or modified):
        loose = [c for c in before if c.kind in _BODIES and c.named]
    else:
        loose = []
    fits = [c for c in before if _is_role_of(scene, c, said) or (len(naming.words) == 1 and _named_so(c, lemma))]
    recent = [c for c in fits if c.named and near.agree(c, naming)]
    if not recent:
        return _alone_nearby(scene, loose, naming)
    return max(recent, key=lambda c: near.last_before(c, naming))


def _alone_nearby(scene: Scene, loose: list[Cluster], naming: Naming) -> Cluster | None:
    """The only body that the register does not know and that the last two sentences name ("the body", "the group")."""
    here = scene.syntax.sentence_of[naming.head]
    close = [c for c in loose if here - near.sentence_before(scene, c, naming) <= 2]
    close = [c for c in close if near.last_before(c, naming) not in scene.datelined]
    unknown = [c for c in close if c.kind is Kind.GROUP or not any(n.key for n in c.namings)]
    sectors = scene.lexicon.body_sectors.get(scene.syntax.lemmas[naming.head], frozenset())
    fits = [c for c in unknown if not sectors or kinds.sector_of(scene, c) in (*sectors, "")]
    return fits[0] if len(close) == len(fits) == 1 else None


def _is_role_of(scene: Scene, cluster: Cluster, said: str) -> bool:
    """Whether words, or the last of them, stand for what a cluster names."""
    words = (word for n in cluster.namings if n.key for word in scene.lexicon.nominals_of.get(n.key, ()))
    return any(word == said or word.split()[-1] == said for word in words)


def _named_so(cluster: Cluster, lemma: str) -> bool:
    return (
        cluster.kind in _BODIES
        and len(cluster.words) > 1
        and bool({lemma, lemma + "s"} & {w.lower() for w in cluster.words})
    )


def _by_words(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    wanted = frozenset(naming.words[:-1])
    fits = [c for c in before if any(_says_the_same(n, naming, wanted) for n in c.namings)]
    return max((c for c in fits if near.agree(c, naming)), key=lambda c: near.last_before(c, naming), default=None)


def _says_the_same(earlier: Naming, naming: Naming, wanted: frozenset[str]) -> bool:
    return (
        earlier.form is Form.NOMINAL
        and earlier.words[-1] == naming.words[-1]
        and wanted <= frozenset(earlier.words[:-1])
    )
