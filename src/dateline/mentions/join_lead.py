"""Joins people spoken of unnamed ("A nurse told …", "arrested a Nigerien") to the name that the next sentences give."""

from dateline.mentions.clusters import Cluster, fullest
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind
from dateline.model.text import SectionKind

_SUBJECTS = ("nsubj", "nsubjpass")
_OPENING = 2
_AHEAD = 2


def join_lead(scene: Scene, clusters: list[Cluster]) -> None:
    """Joins the person that the first sentences speak of unnamed to the one person named bare right after."""
    unnamed = [c for c in clusters if _is_unnamed(scene, c)]
    opened = [c for c in unnamed if _is_told_of(scene, c)] or unnamed
    if len(opened) != 1:
        return
    lead = opened[0]
    after = [c for c in clusters if c is not lead and _is_bare_name(scene, c, lead)]
    if len(after) == 1 and {after[0].gender, lead.gender} != {"m", "f"}:
        after[0].absorb(lead, "lead")
        clusters[:] = sorted((c for c in clusters if c.namings), key=lambda c: c.first)


def join_brought_in(scene: Scene, clusters: list[Cluster]) -> None:
    """Joins the one person just spoken of unnamed to whom "the man, NAME" then names."""
    for cluster in [c for c in clusters if c.namings and c.kind is Kind.PERSON and c.named]:
        first = min(cluster.namings, key=_first)
        if not (first.form is Form.NOMINAL and first.definite and _is_loose(scene, first)):
            continue
        unnamed = [c for c in clusters if c.kind is Kind.PERSON and not c.named and not c.plural and c.namings]
        near = [c for c in unnamed if 0 <= _away(scene, c, first) <= _AHEAD and c.first < first.first]
        if len(near) == 1 and {near[0].gender, cluster.gender} != {"m", "f"}:
            cluster.absorb(near[0], "brought-in")
    clusters[:] = sorted((c for c in clusters if c.namings), key=lambda c: c.first)


def _is_loose(scene: Scene, naming: Naming) -> bool:
    """Whether a noun is "the man", "the 34-year-old" or another that tells of anybody."""
    lemma = scene.syntax.lemmas[naming.head]
    return len(naming.words) == 1 and (lemma in scene.lexicon.loose["any person"] or lemma == "old")


def _away(scene: Scene, cluster: Cluster, naming: Naming) -> int:
    return scene.syntax.sentence_of[naming.head] - scene.syntax.sentence_of[cluster.first]


def _is_unnamed(scene: Scene, cluster: Cluster) -> bool:
    """Whether a cluster is one unnamed person, brought in by one of the first sentences, who may yet be named."""
    if not cluster.namings or cluster.named or cluster.plural or cluster.kind is not Kind.PERSON:
        return False
    first = min(cluster.namings, key=_first)
    syntax = scene.syntax
    nameless = syntax.lemmas[first.head] in scene.lexicon.loose["nameless"] or syntax.words[first.first].lower() == "no"
    return not nameless and syntax.sentence_of[first.head] - _body_start(scene) < _OPENING


def _is_told_of(scene: Scene, cluster: Cluster) -> bool:
    """Whether a cluster is the main subject of the sentence that brings it in."""
    head, syntax = min(cluster.namings, key=_first).head, scene.syntax
    verb = syntax.heads[head]
    return syntax.deprels[head] in _SUBJECTS and syntax.deprels[verb] in ("ROOT", "ccomp", "csubj", "csubjpass")


def _body_start(scene: Scene) -> int:
    """The first sentence that is no headline."""
    syntax = scene.syntax
    ends = [s.span.end for s in scene.report.sections if s.kind is SectionKind.TITLE]
    after = max(ends, default=0)
    return next((i for i, (start, _) in enumerate(syntax.sentences) if syntax.starts[start] >= after), 0)


def _is_bare_name(scene: Scene, cluster: Cluster, lead: Cluster) -> bool:
    """Whether a person's full name comes in as a subject, without title or apposition, or with the lead's noun."""
    if not cluster.namings or cluster.kind is not Kind.PERSON or not cluster.named:
        return False
    first = min(cluster.namings, key=lambda n: n.first)
    syntax = scene.syntax
    away = syntax.sentence_of[first.head] - syntax.sentence_of[lead.first]
    full = first.form is Form.NAME and len(fullest(cluster.namings).words) > 1 and len(first.words) > 1
    subject = syntax.deprels[first.head] in _SUBJECTS
    return full and subject and 0 < away <= _AHEAD and (not cluster.roles or _same_noun(scene, cluster, lead))


def _same_noun(scene: Scene, cluster: Cluster, lead: Cluster) -> bool:
    noun = scene.syntax.lemmas[min(lead.namings, key=_first).head]
    return all(noun in {role, *scene.lexicon.title_nouns.get(role, ())} for role in cluster.roles)


def _first(naming: Naming) -> int:
    return naming.first
