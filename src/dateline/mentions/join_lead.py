"""Joins whom a report opens with unnamed ("A nurse told …") to the bare name that the next sentences give."""

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
    opened = [c for c in clusters if _is_opened(scene, c)]
    if len(opened) != 1:
        return
    lead = opened[0]
    after = [c for c in clusters if c is not lead and _is_bare_name(scene, c, lead)]
    if len(after) == 1 and {after[0].gender, lead.gender} != {"m", "f"}:
        after[0].absorb(lead, "lead")
        clusters[:] = sorted((c for c in clusters if c.namings), key=lambda c: c.first)


def _is_opened(scene: Scene, cluster: Cluster) -> bool:
    """Whether a cluster is one unnamed person who is the main subject of one of the first sentences."""
    if not cluster.namings or cluster.named or cluster.plural or cluster.kind is not Kind.PERSON:
        return False
    first = min(cluster.namings, key=lambda n: n.first)
    syntax = scene.syntax
    verb = syntax.heads[first.head]
    told = syntax.deprels[first.head] in _SUBJECTS and syntax.deprels[verb] in ("ROOT", "ccomp", "csubj", "csubjpass")
    nameless = syntax.lemmas[first.head] in scene.lexicon.loose["nameless"] or syntax.words[first.first].lower() == "no"
    return told and not nameless and syntax.sentence_of[first.head] - _body_start(scene) < _OPENING


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
