"""Turns a trigger's frame into arguments: who, to whom, with what, where, how many."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.events.circumstances import circumstances
from dateline.events.content import concerned
from dateline.events.counterpart import counterpart
from dateline.events.elsewhere import elsewhere
from dateline.events.phrases import conjuncts, counted, phrase
from dateline.events.placed import site_of
from dateline.events.roles import is_party, role_of
from dateline.events.scene import Scene
from dateline.events.sufferers import owner_of
from dateline.events.triggers import Found
from dateline.events.voices import speaker_of, voiceless
from dateline.model.event import Argument, Layer, Ref, Role
from dateline.model.text import Span

_SIDED = ("visit", "third-party")
_LAID = ("curfew", "martial-law")
_DOING = ("subj", "agent", "by", "poss")
_BOTH = ("recipient:mutual", "recipient:each")


def arguments_of(scene: Scene, found: Found) -> tuple[Argument, ...]:
    """All arguments of one trigger, each role's in text order, without repeats."""
    made = list(_from_frame(scene, found))
    made += _mutual(scene, made) or _joint(scene, found, made)
    made += elsewhere(scene, found, made)
    made += circumstances(scene, found, made)
    made += _laid_on(found, made)
    made += concerned(scene, found, made)
    made += counterpart(scene, found, made)
    return tidy(_talking(scene, found, made))


def _talking(scene: Scene, found: Found, made: list[Argument]) -> list[Argument]:
    """In talks and calls those met talk too: both met and acting. Visits, mediation and "X met Y" have sides."""
    if found.row.type != "CONSULT" or found.row.mode in _SIDED:
        return made
    second = [a for a in made if a.role is Role.ACTOR and a.rule.split(":")[0] in ("with", "obj", "to")]
    first = any(a.role is Role.ACTOR and a not in second for a in made)
    talks = found.row.mode == "phone" or any(scene.syntax.upos[t] == "NOUN" for t in found.tokens)
    if first and not talks:
        return [a for a in made if a not in second]
    known: list[Argument] = []
    for argument in made:
        slot, _, how = argument.rule.partition(":")
        met = slot == "with" or how == "attending" or (slot == "obj" and found.row.mode == "phone")
        if argument.role is Role.RECIPIENT and met:
            known.append(replace(argument, role=Role.ACTOR, rule="actor:mutual"))
            argument = replace(argument, rule="recipient:mutual")
        known.append(argument)
    return known


def _laid_on(found: Found, made: list[Argument]) -> list[Argument]:
    """A curfew or a state of siege is laid on the place where it holds."""
    if found.row.mode not in _LAID or any(a.role is Role.RECIPIENT for a in made):
        return []
    told = [a for a in made if a.role is Role.PLACE and not a.implied]
    return [replace(a, role=Role.TARGET, rule="target:laid") for a in told]


def tidy(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """One argument a role and span; a party that acts is not also acted upon by itself."""
    kept: dict[tuple[Role, Span], Argument] = {}
    for argument in arguments:
        kept.setdefault((argument.role, argument.span), argument)
    acting = {a.ref for a in kept.values() if a.role is Role.ACTOR and a.ref is not None}
    spans = {a.span for a in kept.values() if a.role is Role.ACTOR}
    order = list(Role)
    return tuple(
        argument
        for argument in sorted(kept.values(), key=lambda a: (order.index(a.role), a.span))
        if argument.role not in (Role.RECIPIENT, Role.TARGET)
        or argument.rule in _BOTH
        or (argument.ref not in acting and argument.span not in spans)
    )


def _from_frame(scene: Scene, found: Found) -> Iterable[Argument]:
    for slot, token in found.frame.fillers():
        role = role_of(scene, found, slot, token)
        if role is Role.ACTOR and voiceless(scene, found, token):
            speaker = speaker_of(scene, found.head, token)
            token, role = (token, None) if speaker is None else (speaker, role)
        if role is None:
            continue
        rule = f"{slot}:{found.frame.how.get(token, 'own')}"
        person = scene.syntax.upos[token] == "PRON" or is_party(scene, token) or _is_number(scene, token)
        if role is Role.RECIPIENT and not scene.ref(token) and not person:
            owner = owner_of(scene, token)
            if owner is not None:
                yield _argument(scene, owner, role, f"{slot}:owner")
            role = Role.TARGET
        yield _argument(scene, token, role, rule)
        if role is Role.ACTOR and slot in _DOING and found.row.type in scene.lexicon.lists["mutual"]:
            yield from (_argument(scene, each, role, "actor:each") for each in _represented(scene, token))


def _is_number(scene: Scene, token: int) -> bool:
    """Whether a bare number stands for those it counts: "seven were killed", "dozens hurt"."""
    return scene.syntax.upos[token] == "NUM" or scene.is_a(counted(scene, token), "counting")


def _mutual(scene: Scene, known: list[Argument]) -> list[Argument]:
    """In a mutual act whoever is named second is both a party and the one met, each country of a list for itself."""
    second = [a for a in known if a.role is Role.ACTOR and a.rule.split(":")[0] in ("with", "obj", "to")]
    first = any(a.role is Role.ACTOR and a not in second for a in known)
    made: list[Argument] = []
    for argument in second:
        head = scene.syntax.head_of(argument.span)
        each = [] if head is None else _represented(scene, head)
        made += [Argument(Role.RECIPIENT, phrase(scene, t), scene.ref(t), False, "recipient:each") for t in each]
        if first and not each:
            made.append(Argument(Role.RECIPIENT, argument.span, argument.ref, argument.implied, "recipient:mutual"))
    return made


def _joint(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """ "Kuwait and its allies agreed to an exercise": each with the other."""
    if found.row.type not in scene.lexicon.lists["mutual"] or any(a.role is Role.RECIPIENT for a in known):
        return []
    subjects = [t for s in ("subj", "poss", "between") for t in found.frame.slots.get(s, ())]
    spans = [phrase(scene, t) for t in subjects]
    joined = [a for a in known if a.role is Role.ACTOR and a.span in spans]
    return [replace(a, role=Role.RECIPIENT, rule="recipient:mutual") for a in joined[1:]]


def _represented(scene: Scene, token: int) -> list[int]:
    """The countries that several persons stand for: "the leaders of Peru, Chile and Bolivia"."""
    syntax = scene.syntax
    preps = [p for p in syntax.children_of(token, "prep") if syntax.lemmas[p] == "of"]
    preps += [c for p in preps for c in syntax.children_of(p, "conj") if syntax.lemmas[c] == "of"]
    things = [t for p in preps for t in syntax.children_of(p, "pobj")]
    countries = [c for t in things for c in conjuncts(syntax, t) if scene.classes(c) & {"country", "organisation"}]
    return countries if len(countries) > 1 and syntax.tags[token] == "NNS" else []


def _argument(scene: Scene, token: int, role: Role, rule: str) -> Argument:
    syntax = scene.syntax
    if syntax.upos[token] in ("VERB", "AUX"):
        return Argument(role, _clause(scene, token), None, False, rule)
    inner = site_of(scene, token) if role is Role.PLACE else counted(scene, token)
    if role is Role.PLACE and inner in scene.toponym_at:
        index = scene.toponym_at[inner]
        return Argument(role, scene.fillers.toponyms[index].span, Ref(Layer.TOPONYM, index), False, rule)
    span = phrase(scene, inner if role is Role.PLACE else token)
    if role is Role.QUANTITY:
        amounts = scene.quantities_over(span)
        if amounts:
            quantity = scene.fillers.quantities[amounts[0]]
            return Argument(role, quantity.span, Ref(Layer.QUANTITY, amounts[0]), False, rule)
    return Argument(role, span, scene.ref(token) or scene.ref(inner), False, rule)


def _clause(scene: Scene, verb: int) -> Span:
    syntax = scene.syntax
    first, last = syntax.lefts[verb], syntax.rights[verb]
    while last > verb and syntax.upos[last] == "PUNCT":
        last -= 1
    while first < verb and syntax.upos[first] == "PUNCT":
        first += 1
    return syntax.span(first, last)
