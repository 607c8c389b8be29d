"""Joins names that name one: by register key, by spelling, surname to full name, acronym to what it shortens."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.mentions.spelling import units
from dateline.model.mention import Kind

_SMALL_WORDS = frozenset(["of", "for", "and", "the", "in", "on", "de", "la", "du", "des", "al"])
_PERSONAL = frozenset({Kind.PERSON, Kind.OTHER, Kind.ORGANISATION})
_BODIES = frozenset({Kind.ORGANISATION, Kind.OUTLET, Kind.GROUP, Kind.OTHER, Kind.WEAPON})


def join_full_names(namings: Iterable[Naming]) -> tuple[list[Cluster], list[Naming]]:
    """Clusters of the names that stand for themselves, and the lone words that may be part of a person's name."""
    clusters: list[Cluster] = []
    by_key: dict[tuple[str, ...], Cluster] = {}
    short: list[Naming] = []
    found = list(namings)
    surnames = frozenset(n.words[-1] for n in found if n.kind is Kind.PERSON)
    bodies = frozenset(n.words for n in found if n.sure and n.kind is not Kind.PERSON)
    for naming in found:
        if naming.words not in bodies and _is_partial_person(naming, surnames):
            short.append(naming)
        else:
            _put(clusters, by_key, naming)
    return clusters, short


def join_short_names(scene: Scene, clusters: list[Cluster], short: Sequence[Naming]) -> None:
    """Joins surnames, first names, acronyms and shortened names to full ones; the rest get clusters of their own."""
    _join_partials(clusters, short)
    _join_bodies(scene, clusters)
    clusters[:] = sorted((c for c in clusters if c.namings), key=lambda c: c.first)


def _is_partial_person(naming: Naming, surnames: frozenset[str]) -> bool:
    lone = not naming.key and len(units(naming.words)) == 1
    return lone and (naming.kind in _PERSONAL or (not naming.sure and naming.words[0] in surnames))


def _put(clusters: list[Cluster], by_key: dict[tuple[str, ...], Cluster], naming: Naming) -> None:
    key = ("key", naming.key) if naming.key else ("words", *_spelling(naming))
    cluster = by_key.get(key)
    if cluster is None:
        cluster = by_key[key] = Cluster()
        clusters.append(cluster)
        cluster.add(naming, naming.rule)
    else:
        cluster.add(
            naming, "metonym" if naming.rule == "metonym" else "same-register-entry" if naming.key else "same-name"
        )


def _spelling(naming: Naming) -> tuple[str, ...]:
    """A name's words for comparison; a person's middle initials are left out."""
    words = tuple(w.lower() for w in naming.words if w != "-")
    if naming.kind is not Kind.PERSON:
        return words
    return units([w for w in naming.words if len(w.strip(".")) > 1] if len(words) > 2 else naming.words) or words


def _join_partials(clusters: list[Cluster], partial: Sequence[Naming]) -> None:
    owners = _owners(clusters)
    lone: dict[tuple[str, str, str], Cluster] = {}
    for naming in partial:
        word = units(naming.words)[0]
        owner = _owner(owners.get(word, ()), naming)
        if owner is not None:
            owner.add(naming, "part-of-name")
            continue
        # Words that two full names share are kept from words that stand alone.
        key = _lone_key(lone, word, "shared" if len(owners.get(word, ())) > 1 else "alone", _shown_gender(naming))
        if key not in lone:
            lone[key] = Cluster()
            clusters.append(lone[key])
        lone[key].add(naming, "same-name" if lone[key].namings else naming.rule)


def _shown_gender(naming: Naming) -> str:
    return naming.gender if naming.gender in ("m", "f") else "any"


def _lone_key(lone: dict[tuple[str, str, str], Cluster], word: str, standing: str, gender: str) -> tuple[str, str, str]:
    for known in (gender, "any", "m", "f"):
        if (word, standing, known) in lone and (known == gender or "any" in (known, gender)):
            return word, standing, known
    return word, standing, gender


def _owners(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Full person names by the words that may stand for them alone."""
    owners: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        words = units(cluster.words)
        if cluster.kind is Kind.PERSON and len(words) > 1:
            for word in {words[0], words[-1]}:
                owners[word].append(cluster)
    return owners


def _owner(candidates: Sequence[Cluster], naming: Naming) -> Cluster | None:
    word = units(naming.words)[0]
    fits = [c for c in candidates if _may_be(c, naming)]
    if naming.kind is not Kind.PERSON:
        fits = [c for c in fits if units(c.words)[-1] == word]
    if len(fits) > 1:
        fits = [c for c in fits if units(c.words)[-1] == word] or fits
    if len(fits) > 1 and naming.roles:
        fits = [c for c in fits if c.roles & naming.roles]
    if len(fits) > 1:
        # Who is named in full first keeps the bare surname until a namesake is brought in.
        known = [c for c in fits if c.first < naming.first] or [min(fits, key=lambda c: c.first)]
        fits = known if len(known) == 1 else fits
    return fits[0] if len(fits) == 1 else None


def _may_be(cluster: Cluster, naming: Naming) -> bool:
    return {cluster.gender, naming.gender} not in ({"m", "f"},)


def _join_bodies(scene: Scene, clusters: list[Cluster]) -> None:
    bodies = [c for c in clusters if c.kind in _BODIES]
    longer = [c for c in bodies if len(c.words) > 1]
    beside = {n.last: c for c in longer for n in c.namings}
    for cluster in bodies:
        word = cluster.words[0].replace(".", "")
        if len(cluster.words) > 1 or not (word.isupper() and len(word) > 1):
            continue
        given = next((beside[t] for t in (_introduced(scene, n) for n in cluster.namings) if t in beside), None)
        fits = [given] if given else [c for c in longer if word in _initials(c.words)]
        if len(fits) == 1 and fits[0].namings:
            fits[0].absorb(cluster, "acronym")
    _join_short_bodies(clusters)


def _introduced(scene: Scene, naming: Naming) -> int:
    """The last token of the name that "(X)" or ", or X" shortens; -1 where nothing is introduced."""
    words = scene.syntax.words
    before = [words[t] for t in range(max(0, naming.first - 2), naming.first)]
    if before[-1:] == ["("]:
        return naming.first - 2
    return naming.first - 3 if before == [",", "or"] else -1


def _initials(words: Sequence[str]) -> frozenset[str]:
    letters = [w for w in words if w[:1].isalnum()]
    full = "".join(w[0].upper() for w in letters)
    return frozenset({full, "".join(w[0].upper() for w in letters if w.lower() not in _SMALL_WORDS)})


def _join_short_bodies(clusters: list[Cluster]) -> None:
    """Joins a body's short name ("the Observatory") to the one longer name before it that holds it."""
    bodies = [c for c in clusters if c.namings and c.kind in (Kind.ORGANISATION, Kind.OUTLET, Kind.GROUP)]
    for cluster in bodies:
        if any(n.key for n in cluster.namings):
            continue
        words = cluster.words
        fits = [
            c for c in bodies if c is not cluster and c.namings and c.first < cluster.first and _holds(c.words, words)
        ]
        if len(fits) == 1:
            fits[0].absorb(cluster, "short-name")


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    size = len(shorter)
    return size < len(longer) and any(tuple(longer[i : i + size]) == tuple(shorter) for i in range(len(longer)))
