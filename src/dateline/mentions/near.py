"""Joins nominals to whoever was just spoken of: "the insurgents", "the paper", "the country", "the woman"."""

from collections.abc import Mapping

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind


def agree(cluster: Cluster, naming: Naming) -> bool:
    """Whether gender and country let a nominal stand for a cluster."""
    clash = cluster.countries and naming.countries and not cluster.countries & naming.countries
    return {cluster.gender, naming.gender} != {"m", "f"} and not clash


def last_before(cluster: Cluster, naming: Naming) -> int:
    """The head of a cluster's last naming before another naming; -1 where there is none."""
    return max((n.head for n in cluster.namings if n.first < naming.first), default=-1)


def sentence_before(scene: Scene, cluster: Cluster, naming: Naming) -> int:
    """The sentence of that naming; far off where there is none."""
    last = last_before(cluster, naming)
    return -99 if last < 0 else scene.syntax.sentence_of[last]


def is_told_apart(scene: Scene, naming: Naming) -> bool:
    """Whether words right behind a noun say which one is meant ("the man accused of it")."""
    syntax = scene.syntax
    behind = syntax.children_of(naming.head, "acl", "relcl", "prep")
    return any(syntax.lefts[child] == naming.head + 1 for child in behind)


def by_synonym(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The insurgents" as the only party of the last two sentences that a word of the same set names ("rebels")."""
    sets = _sets(scene, naming.head)
    if not sets or len(naming.words) > 1:
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.plural == naming.plural and here - sentence_before(scene, c, naming) <= 2]
    fits = [c for c in near if any(_is_of_sets(scene, n, sets) for n in c.namings)]
    return fits[0] if len(fits) == 1 and agree(fits[0], naming) else None


def _is_of_sets(scene: Scene, naming: Naming, sets: frozenset[str]) -> bool:
    return naming.form is Form.NOMINAL and bool(_sets(scene, naming.head) & sets)


def _sets(scene: Scene, head: int) -> frozenset[str]:
    """The sets of a noun, or of it and the word before ("armed men")."""
    lemmas, sets = scene.syntax.lemmas, scene.lexicon.synonyms
    return sets.get(lemmas[head]) or sets.get(" ".join(lemmas[max(0, head - 1) : head + 1]), frozenset())


def by_weapon(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The weapons" as the only weapon spoken of in the last two sentences."""
    if naming.kind is not Kind.WEAPON or scene.syntax.lemmas[naming.head] != "weapon" or len(naming.words) > 1:
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.kind is Kind.WEAPON and here - sentence_before(scene, c, naming) <= 2]
    return near[0] if len(near) == 1 else None


def by_person(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The 46-year-old", "the woman", "the 30-year-old baker" as the one person just named, else spoken of."""
    any_person = len(naming.words) == 1 and scene.syntax.lemmas[naming.head] in scene.lexicon.loose["any person"]
    loose = any_person or ("-", "old") in (naming.words[-2:], naming.words[-3:-1])
    if naming.kind is not Kind.PERSON or not loose or is_told_apart(scene, naming):
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.kind is Kind.PERSON and here - sentence_before(scene, c, naming) <= 2]
    near = [c for c in near if c.named] or near
    return near[0] if len(near) == 1 and agree(near[0], naming) else None


def by_people(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The men", "the pair", "the nine" as the only people, of that number, in the last two sentences."""
    *number, noun = naming.words
    loose = scene.syntax.lemmas[naming.head] in scene.lexicon.loose["any people"]
    counted = scene.syntax.tags[naming.head] == "CD"
    if not (loose or counted) or len(number) > 1 or naming.kind is Kind.PERSON or is_told_apart(scene, naming):
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.kind is Kind.GROUP and not c.named and c.plural]
    near = [c for c in near if here - sentence_before(scene, c, naming) <= 2]
    said = noun if counted else "".join(number)
    if said:
        near = [c for c in near if any(said in n.words for n in c.namings)]
    return near[0] if len(near) == 1 else None


def is_dignity(scene: Scene, naming: Naming) -> bool:
    """Whether a nominal is "His Excellency" or another such dignity alone."""
    syntax = scene.syntax
    owned = syntax.words[naming.first].lower() in ("his", "her") and naming.head == naming.first + 1
    return owned and syntax.words[naming.head] in scene.lexicon.loose["dignity"]


def by_dignity(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "His Excellency" as the first person with a title in the sentence before, if that one opens it."""
    if not is_dignity(scene, naming):
        return None
    here = scene.syntax.sentence_of[naming.head]
    shown = "m" if scene.syntax.words[naming.first].lower() == "his" else "f"
    near = [c for c in before if c.kind is Kind.PERSON and c.named and c.roles and c.gender in ("any", shown)]
    near = [c for c in near if any(_is_subject(scene, n) and n.first < naming.first for n in c.namings)]
    near = [c for c in near if here - sentence_before(scene, c, naming) <= 2]
    return near[0] if len(near) == 1 else None


def _is_subject(scene: Scene, naming: Naming) -> bool:
    return scene.syntax.deprels[naming.head] in ("nsubj", "nsubjpass")


def by_membership(scene: Scene, at_head: Mapping[int, Cluster], naming: Naming) -> Cluster | None:
    """ "M23 rebels", "rebels from the M23" as the armed group itself; "two M23 rebels" are no more than two."""
    syntax = scene.syntax
    if not naming.plural or "rebel" not in _sets(scene, naming.head):
        return None
    if syntax.child(naming.head, "nummod", "quantmod", "amod") is not None:
        return None
    prepositions = (p for p in syntax.children_of(naming.head, "prep") if syntax.lemmas[p] in ("from", "of"))
    named = [t for p in prepositions for t in syntax.children_of(p, "pobj")]
    named += syntax.children_of(naming.head, "compound", "nmod", "poss")
    groups = [at_head[t] for t in named if t in at_head]
    return groups[0] if len(groups) == 1 and groups[0].kind is Kind.GROUP and groups[0].named else None


def by_client(scene: Scene, at_head: Mapping[int, Cluster], naming: Naming) -> Cluster | None:
    """ "His client" as the one whose lawyer this sentence or the one before speaks of."""
    syntax, words = scene.syntax, scene.lexicon.synonyms
    if syntax.lemmas[naming.head] != "client" or syntax.child(naming.head, "poss") is None:
        return None
    start = syntax.sentences[max(0, syntax.sentence_of[naming.head] - 1)][0]
    lawyers = [t for t in range(start, naming.first) if "lawyer" in words.get(syntax.lemmas[t], ())]
    owners = [t for noun in lawyers for t in syntax.children_of(noun, "poss")]
    owners += [t for noun in lawyers for p in syntax.children_of(noun, "prep") for t in syntax.children_of(p, "pobj")]
    fits = {id(at_head[t]): at_head[t] for t in owners if t in at_head and at_head[t].plural == naming.plural}
    return next(iter(fits.values())) if len(fits) == 1 else None


def by_country(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The country" as the only one spoken of in this sentence and the one before, or in the whole report so far."""
    if naming.kind is not Kind.COUNTRY or len(naming.words) > 1 or naming.words[-1] not in ("country", "nation"):
        return None
    here = scene.syntax.sentence_of[naming.head]
    known = [c for c in before if c.kind is Kind.COUNTRY]
    near = [c for c in known if here - sentence_before(scene, c, naming) <= 1] or known
    return near[0] if len(near) == 1 else None


def by_outlet(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The paper" as the only outlet that this sentence and the two before it name."""
    outlet = "newspaper" in scene.lexicon.synonyms.get(scene.syntax.lemmas[naming.head], ())
    if not outlet or naming.plural or len(naming.words) > 1 or scene.syntax.words[naming.first].lower() != "the":
        return None
    here = scene.syntax.sentence_of[naming.head]
    near = [c for c in before if c.kind is Kind.OUTLET and here - sentence_before(scene, c, naming) <= 2]
    return near[0] if len(near) == 1 and near[0].named else None
