"""Joins nominals that stand in apposition to a name, or right before it with the seat of the post between."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Kind

_BODIES = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET})
_SEAT = 8
_ENDS = frozenset([",", ".", ";", ":", ")", "who", "–", "—"])
_OF = frozenset(["of", "for", "in", "at", "to", "on"])
_SAME = {
    Kind.PERSON: frozenset({Kind.PERSON, Kind.OTHER}),
    Kind.ORGANISATION: _BODIES | {Kind.OTHER},
    Kind.OUTLET: _BODIES | {Kind.OTHER},
    Kind.GROUP: _BODIES | {Kind.OTHER},
    Kind.WEAPON: frozenset({Kind.WEAPON, Kind.OTHER, Kind.ORGANISATION}),
    Kind.COUNTRY: frozenset({Kind.COUNTRY}),
    Kind.OTHER: frozenset({Kind.OTHER, Kind.WEAPON}),
}


def join_apposed(scene: Scene, clusters: list[Cluster], nominals: Iterable[Naming]) -> list[Naming]:
    """Joins nominals that stand in apposition to a name; returns the others."""
    at_head = heads(scene, clusters)
    return [naming for naming in nominals if not join_one(scene, at_head, naming)]


def heads(scene: Scene, clusters: Iterable[Cluster]) -> dict[int, Cluster]:
    """Clusters by the head of each naming, and by the title nouns that stand before a name ("the banker X")."""
    at_head: dict[int, Cluster] = {}
    for cluster in clusters:
        for naming in cluster.namings:
            before = naming.last - len(naming.words)
            if before >= naming.first and before not in scene.name_at:
                at_head.setdefault(before, cluster)
            at_head[naming.head] = cluster
    return at_head


def join_one(scene: Scene, at_head: dict[int, Cluster], naming: Naming) -> bool:
    """Puts one nominal into the cluster of the name it is apposed to; false where there is none."""
    cluster = _apposed(scene, at_head, naming)
    if cluster is None:
        return False
    # What a name is said to be outweighs what the recogniser took it for.
    cluster.add(replace(naming, sure=naming.kind not in _SAME or cluster.kind not in _SAME[naming.kind]), "apposition")
    at_head[naming.head] = cluster
    return True


def _apposed(scene: Scene, at_head: dict[int, Cluster], naming: Naming) -> Cluster | None:
    if naming.tentative or _is_one_of_two(scene, naming.head) or _speaks(scene, naming):
        return None
    for partner in _partners(scene, naming):
        cluster = at_head.get(partner)
        if cluster and cluster.named and cluster.plural == naming.plural and _may_be(cluster, naming):
            return cluster
    return None


def _is_one_of_two(scene: Scene, head: int) -> bool:
    """Whether another party is joined to a noun; "his uncle and rival, X" are one, "his uncle and the rival" two."""
    syntax = scene.syntax
    other = syntax.child(head, "conj")
    if other is None:
        return syntax.child(head, "cc") is not None
    bare = syntax.lefts[other] == other and syntax.tags[other] == syntax.tags[head] == "NN"
    return not (bare and syntax.child(head, "det", "poss") is not None)


def _speaks(scene: Scene, naming: Naming) -> bool:
    """Whether a noun is rather who says what stands before it ("… of the minister, a spokeswoman for him said")."""
    syntax = scene.syntax
    after = syntax.rights[naming.head] + 1
    return (
        syntax.deprels[naming.head] == "appos"
        and after < len(syntax)
        and syntax.lemmas[after] in scene.lexicon.speech_verbs
        and syntax.tags[after] in ("VBD", "VBZ", "VBP")
        and syntax.words[after - 1] != ","
    )


def _partners(scene: Scene, naming: Naming) -> Iterator[int]:
    syntax = scene.syntax
    if syntax.deprels[naming.head] == "appos":
        yield syntax.heads[naming.head]
    yield from syntax.children_of(naming.head, "appos")
    for verb in syntax.children_of(naming.head, "acl"):
        if syntax.lemmas[verb] in ("call", "name"):
            yield from syntax.children_of(verb, "oprd", "dobj", "attr")
    if naming.kind is Kind.PERSON:
        yield from _named_behind(scene, naming)
        yield from _bearer_after_post(scene, naming.head)
        places = (p for p in syntax.children_of(naming.head, "prep") if syntax.lemmas[p] in _OF)
        for preposition in places:
            for inner in syntax.children_of(preposition, "pobj"):
                yield from syntax.children_of(inner, "appos")


def _named_behind(scene: Scene, naming: Naming) -> Iterator[int]:
    """The person named between commas right behind a noun and its seat ("the consul in Grodno, Pavel Adamek, …")."""
    syntax = scene.syntax
    comma = naming.head + 1
    if comma < len(syntax) and syntax.lemmas[comma] in _OF:
        comma = next((t for t in range(comma, min(comma + _SEAT, len(syntax))) if syntax.words[t] == ","), len(syntax))
    if naming.first == naming.head or comma + 2 >= len(syntax) or syntax.words[comma] != ",":
        return
    if any(syntax.upos[t] == "VERB" for t in range(naming.head, comma)):
        return
    start = next((t for t in range(comma + 1, min(comma + 4, len(syntax))) if t in scene.name_at), None)
    if start is None or any(not syntax.words[t][:1].isupper() for t in range(comma + 1, start)):
        return
    name = scene.names[scene.name_at[start]]
    ends = syntax.words[name.last + 1 : name.last + 3]
    goes_on = ends[-1:] in (("and",), ("or",)) and syntax.upos[name.last + 3 : name.last + 4] not in (
        ("VERB",),
        ("AUX",),
    )
    if name.kind is Kind.PERSON and ends[:1] and ends[0] in _ENDS and not goes_on:
        yield from range(name.first, name.last + 1)


def _bearer_after_post(scene: Scene, noun: int) -> Iterator[int]:
    """The person named right after the name of the post's seat ("Ambassador to the European Union Jan Boer")."""
    syntax = scene.syntax
    after = noun + 1
    if after >= len(syntax) or syntax.lemmas[after] not in _OF:
        return
    after += 2 if syntax.words[after + 1 : after + 2] == ("the",) else 1
    seat = scene.name_at.get(after)
    bearer = None if seat is None else scene.name_at.get(scene.names[seat].last + 1)
    if bearer is not None and scene.names[bearer].kind is Kind.PERSON:
        yield from range(scene.names[bearer].first, scene.names[bearer].last + 1)


def _may_be(cluster: Cluster, naming: Naming) -> bool:
    if cluster.kind is Kind.PERSON and naming.kind is not Kind.PERSON and cluster.gender != "any":
        return False
    vouched = any(n.sure for n in cluster.namings) or (cluster.kind is Kind.PLACE and naming.kind is Kind.PERSON)
    return cluster.kind in _SAME.get(naming.kind, frozenset()) or (not vouched and naming.kind is not Kind.GROUP)
