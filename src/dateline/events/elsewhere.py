"""Parties that the trigger's own clause leaves unsaid but another clause of the sentence gives, by clear rules only."""

from collections.abc import Iterator

from dateline.events.phrases import conjuncts, phrase
from dateline.events.scene import Scene
from dateline.events.subjects import is_passive, meant_by, surface_subject
from dateline.events.sufferers import owner_of
from dateline.events.triggers import Found
from dateline.model.event import Argument, Role

_IMPLIED = ("sent", "ally", "sequence", "attending")
_FACED = ("ASSAULT", "ACCUSE", "COURT", "THREATEN", "SANCTION", "COERCE", "AID", "SUPPORT")
_ANSWERED = ("REQUEST", "ACCUSE", "THREATEN")  # what others said, though it be weighed
_SAID = ("THREATEN", "ACCUSE", "REQUEST", "AGREE")


def elsewhere(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """Arguments for the roles of actor and recipient that are still empty."""
    roles = {argument.role for argument in known}
    added: list[Argument] = []
    if not roles & {Role.RECIPIENT, Role.TARGET} and found.row.type in _SAID:
        added += _threatened(scene, found)
    if Role.ACTOR not in roles and found.row.type == "MOBILIZE":
        added += _sent(scene, found)
    if Role.RECIPIENT not in roles and found.row.type == "AID":
        added += _ally(scene, found)
    if not any(a.role is Role.ACTOR and not a.rule.startswith("with") for a in known) and found.row.type == "CONSULT":
        added += _before(scene, found) or _attending(scene, found)
    if not any(a.role is Role.ACTOR for a in known):
        added += _decreed(scene, found)
        added += _striking(scene, found)
        added += _undertaken(scene, found)
    if not roles & {Role.RECIPIENT, Role.TARGET} and found.row.pos == "noun":
        added += _facing(scene, found) or _left(scene, found)
    if not roles & {Role.RECIPIENT, Role.TARGET} and found.row.type == "ACCUSE" and not added:
        added += _told_first(scene, found)
    return added


def _left(scene: Scene, found: Found) -> list[Argument]:
    """ "the bombardment that left two cranes unusable", "a blast that tore off a roof": the cranes, the roof."""
    if found.row.type not in ("ASSAULT", "ACCIDENT", "DISASTER"):
        return []
    syntax = scene.syntax
    done = [c for c in syntax.children_of(found.head, "relcl", "acl") if scene.is_a(c, "harming")]
    if syntax.deprels[found.head] == "nsubj" and scene.is_a(syntax.heads[found.head], "harming"):
        done.append(syntax.heads[found.head])
    things = [t for c in done for t in syntax.children_of(c, "dobj")]
    below = [
        s for c in done for o in syntax.children_of(c, "ccomp", "xcomp", "oprd") for s in syntax.children_of(o, "nsubj")
    ]
    hit = [each for t in (*things, *below) for each in conjuncts(syntax, t) if each not in scene.timed]
    return [_argument(scene, t, Role.RECIPIENT if _is_party(scene, t) else Role.TARGET, "target:left") for t in hit]


def _told_first(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "Soldiers shot 56 villagers, the group alleges": the soldiers."""
    syntax, head = scene.syntax, found.head
    above = syntax.heads[head]
    if syntax.deprels[head] in ("parataxis", "ccomp") and above < head and syntax.words[head - 1] != "that":
        for who in syntax.children_of(above, "nsubj"):
            if _is_party(scene, who) and syntax.upos[who] != "PRON":
                yield _argument(scene, who, Role.RECIPIENT, "recipient:clause")
    for clause in syntax.children_of(head, "ccomp"):
        if clause < head:
            parties = [t for t in syntax.children_of(clause, "nsubj") if _is_party(scene, t)]
            yield from (_argument(scene, t, Role.RECIPIENT, "recipient:clause") for t in parties[:1])


def _threatened(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "threatened to expel the envoy": the envoy; "alleged that soldiers beat": the soldiers."""
    syntax = scene.syntax
    slot = "dobj" if found.row.type in ("THREATEN", "AGREE") else "nsubj"
    for clause in syntax.children_of(found.head, "xcomp", "ccomp", "acl"):
        things = [] if scene.is_a(clause, "moving") and slot == "dobj" else list(syntax.children_of(clause, slot))
        if slot == "dobj":
            preps = [p for t in (clause, *things) for p in syntax.children_of(t, "prep", "dative")]
            toward = (p for p in preps if syntax.lemmas[p] in ("to", "against", "on"))
            things += [t for p in toward for t in syntax.children_of(p, "pobj")]
        parties = [each for thing in things for each in conjuncts(syntax, thing) if _is_party(scene, each)]
        parties = parties or [owner for thing in things if (owner := owner_of(scene, thing)) is not None]
        yield from (_argument(scene, each, Role.RECIPIENT, "recipient:clause") for each in parties[:1])


def _sent(scene: Scene, found: Found) -> Iterator[Argument]:
    """Forces that are sent act for their own side where no sender is named."""
    slot = "obj" if found.row.pos == "verb" else "of"
    for thing in found.frame.slots.get(slot, ()):
        if "force" in scene.classes(thing):
            yield _argument(scene, thing, Role.ACTOR, "actor:sent")


def _ally(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "X is Y's largest donor, giving ...": Y receives."""
    syntax = scene.syntax
    above = syntax.heads[found.head]
    if syntax.deprels[found.head] != "advcl" or syntax.lemmas[above] != "be":
        return
    for what in syntax.children_of(above, "attr"):
        for owner in syntax.children_of(what, "poss"):
            if _is_party(scene, owner):
                yield _argument(scene, owner, Role.RECIPIENT, "recipient:ally")


def _attending(scene: Scene, found: Found) -> list[Argument]:
    """ "A told B at a meeting", "A concluded talks with B": those of the clause met."""
    syntax, head = scene.syntax, found.head
    while syntax.deprels[head] == "pobj" and syntax.lemmas[syntax.heads[head]] == "of":
        head = syntax.heads[syntax.heads[head]]
    verb = syntax.heads[head]
    if found.row.pos != "noun":
        return []
    if syntax.deprels[head] == "pobj" and syntax.lemmas[verb] in ("at", "in", "during", "after", "following", "on"):
        prep, verb = verb, syntax.heads[verb]
        if syntax.upos[verb] not in ("VERB", "AUX") or syntax.deprels[prep] != "prep":
            return []
    elif syntax.deprels[head] != "dobj" or not scene.is_a(verb, "attending"):
        return []
    subject, _ = surface_subject(scene, verb)
    met = [t for o in syntax.children_of(verb, "dobj", "dative") for t in conjuncts(syntax, o) if _is_person(scene, t)]
    who = [] if subject is None or is_passive(syntax, verb) else conjuncts(syntax, subject)
    return [
        *(_argument(scene, t, Role.ACTOR, "actor:attending") for t in who if _is_party(scene, t)),
        *(_argument(scene, t, Role.RECIPIENT, "recipient:attending") for t in met if t != head),
    ]


def _is_person(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & {"person", "person_role", "country"})


def _decreed(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "closed by order of the governor": the governor."""
    for slot in ("agent", "by"):
        for thing in found.frame.slots.get(slot, ()):
            if scene.is_a(thing, "decreed"):
                preps = (p for p in scene.syntax.children_of(thing, "prep") if scene.syntax.lemmas[p] in ("of", "from"))
                inner = [*scene.syntax.children_of(thing, "poss")]
                inner += [t for p in preps for t in scene.syntax.children_of(p, "pobj")]
                yield from (_argument(scene, t, Role.ACTOR, "actor:decreed") for t in inner if _is_party(scene, t))


def _undertaken(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "France floated travel bans", "the union is mulling a stoppage", "both camps reaffirmed the truce": theirs."""
    syntax = scene.syntax
    verb = found.frame.governor
    if found.row.pos != "noun" or verb is None or found.row.type in _ANSWERED or not scene.is_a(verb, "undertaking"):
        return
    who = None if is_passive(syntax, verb) else surface_subject(scene, verb)[0]
    who = None if who is None else meant_by(scene, who) or who
    if who is not None and (_is_party(scene, who) or syntax.upos[who] in ("PRON", "PROPN")):
        yield from (_argument(scene, t, Role.ACTOR, "actor:undertaken") for t in conjuncts(syntax, who))


def _striking(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "X, on hunger strike since May", "X went on strike": X."""
    syntax = scene.syntax
    prep = syntax.heads[found.head]
    if found.row.type != "PROTEST" or syntax.deprels[found.head] != "pobj" or syntax.lemmas[prep] != "on":
        return
    who: int | None = syntax.heads[prep]
    if who is not None and syntax.upos[who] in ("VERB", "AUX"):
        who = surface_subject(scene, who)[0] if syntax.lemmas[who] in ("be", "go", "remain", "stay") else None
    if who is not None and _is_party(scene, who):
        yield from (_argument(scene, t, Role.ACTOR, "actor:striking") for t in conjuncts(syntax, who))


def _facing(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "X survived an ambush", "X denied the allegations", "X stood trial": X."""
    syntax = scene.syntax
    verb = syntax.heads[found.head]
    if syntax.deprels[found.head] != "dobj" or found.row.type not in _FACED or is_passive(syntax, verb):
        return
    disputed = found.row.type in ("ACCUSE", "COURT") and scene.is_a(verb, "disputing")
    if disputed or scene.is_a(verb, "facing"):
        who, _ = surface_subject(scene, verb)
        who = None if who is None else meant_by(scene, who) or who
        if who is not None and _is_party(scene, who):
            yield from (_argument(scene, t, Role.RECIPIENT, "recipient:facing") for t in conjuncts(syntax, who))


def _before(scene: Scene, found: Found) -> list[Argument]:
    """ "Biden's decision followed meetings with …": the one whose act followed the meetings took part in them."""
    syntax, head = scene.syntax, found.head
    verb = syntax.heads[head]
    if syntax.deprels[head] != "dobj" or not scene.is_a(verb, "sequence"):
        return []
    subject, _ = surface_subject(scene, verb)
    inside = () if subject is None else syntax.subtree(subject)
    owners = (t for t in inside if syntax.deprels[t] == "poss" and _is_party(scene, t))
    return [_argument(scene, t, Role.ACTOR, "actor:sequence") for t in owners]


def _is_party(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & scene.lexicon.lists["party"])


def _argument(scene: Scene, token: int, role: Role, rule: str) -> Argument:
    implied = rule.partition(":")[2] in _IMPLIED
    return Argument(role, phrase(scene, token), scene.ref(token), implied, rule)
