"""Whom an agreement, a refusal, a request or praise concerns: the party inside what is agreed to, refused, asked."""

from collections.abc import Iterator

from dateline.events.phrases import conjuncts, phrase
from dateline.events.roles import is_party
from dateline.events.scene import Scene
from dateline.events.subjects import meant_by
from dateline.events.triggers import Found
from dateline.model.event import Argument, Ref, Role

_TALKED = frozenset(("AGREE", "REJECT", "REQUEST", "CONCEDE", "SUPPORT", "THREATEN", "ACCUSE", "RETREAT"))
_STARTS = ("xcomp", "ccomp", "acl", "pcomp", "prep", "dobj")
_DOWN = ("xcomp", "ccomp", "acl", "pcomp", "dobj", "dative", "nsubj", "nsubjpass", "prep", "agent", "pobj", "oprd")
_OWNERS = ("poss", "compound", "amod", "nmod")
_TOWARDS = frozenset(("with", "to", "against", "by", "of", "from", "on", "for", "between", "over", "towards", "into"))
_DEEP = 6


def concerned(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """The nearest party under what the trigger is about, where the trigger itself names nobody it befalls."""
    if found.row.type not in _TALKED or any(a.role is Role.RECIPIENT for a in known):
        return []
    acting = {a.ref for a in known if a.role is Role.ACTOR and a.ref is not None}
    spans = [a.span for a in known if a.role is Role.ACTOR]
    for token in _below(scene, found):
        token = _meant(scene, token)
        if not _may_be(scene, token) or scene.ref(token) in acting or _is_moved(scene, token, acting):
            continue
        each = [t for t in conjuncts(scene.syntax, token) if _may_be(scene, t)]
        made = [_concerned(scene, t) for t in each]
        return [a for a in made if not any(a.span.overlaps(span) for span in spans)]
    return []


def _concerned(scene: Scene, token: int) -> Argument:
    return Argument(Role.RECIPIENT, phrase(scene, token), scene.ref(token), True, "recipient:content")


def _meant(scene: Scene, token: int) -> int:
    """What a relative pronoun stands for, else the word itself."""
    whom = meant_by(scene, token) if scene.syntax.upos[token] == "PRON" else None
    return token if whom is None else whom


def _is_moved(scene: Scene, token: int, acting: set[Ref]) -> bool:
    """Whether a party is but what is sent, made or taken back: "to send troops to Chad", "withdraw its soldiers"."""
    syntax = scene.syntax
    own = any(scene.ref(owner) in acting for owner in syntax.children_of(token, "poss"))
    return own or (syntax.deprels[token] == "dobj" and scene.is_a(syntax.heads[token], "moving"))


def _may_be(scene: Scene, token: int) -> bool:
    """Whether a word is a party; a pronoun only where it is known whom it means."""
    if token in scene.timed or (scene.syntax.upos[token] == "PRON" and scene.ref(token) is None):
        return False
    return is_party(scene, token) and not _is_means(scene, token)


def _is_means(scene: Scene, token: int) -> bool:
    """Whether a bare singular is no party but a means or a matter: "by force", "on television"."""
    syntax = scene.syntax
    return syntax.tags[token] == "NN" and syntax.deprels[token] in ("pobj", "dobj") and not syntax.children[token]


def _below(scene: Scene, found: Found) -> Iterator[int]:
    """Words under the trigger's content, nearest layer first; in each, those it befalls before owners."""
    syntax = scene.syntax
    subjects = set(syntax.children_of(found.head, "nsubj", "nsubjpass", "agent"))
    layer = [c for token in (found.head, *found.tokens) for c in syntax.children_of(token, *_STARTS)]
    layer = [c for c in dict.fromkeys(layer) if c not in subjects]
    for _ in range(_DEEP):
        yield from (t for t in layer if t not in found.tokens and syntax.upos[t] not in ("VERB", "AUX", "ADP"))
        yield from (o for t in layer for o in syntax.children_of(t, *_OWNERS) if _is_owner(scene, o))
        layer = [c for t in layer for c in syntax.children_of(t, *_DOWN) if _leads(scene, c)]


def _is_owner(scene: Scene, token: int) -> bool:
    """Whether a word before a noun names somebody: "the EU police", not "court order"."""
    return (
        scene.syntax.deprels[token] == "poss"
        or scene.syntax.upos[token] == "PROPN"
        or scene.country_of(token) is not None
    )


def _leads(scene: Scene, token: int) -> bool:
    """Whether a word leads to whom an act concerns; of prepositions only those that point at somebody."""
    syntax = scene.syntax
    return syntax.upos[token] != "ADP" or syntax.lemmas[token] in _TOWARDS
