"""To whom an act is done where its clause names only a thing, a measure or a purpose: owners and beneficiaries."""

from collections.abc import Iterator

from dateline.events.frames import Frame, add_prepositions
from dateline.events.phrases import conjuncts, phrase
from dateline.events.scene import Scene
from dateline.events.subjects import meant_by
from dateline.events.triggers import Found
from dateline.model.event import Argument, Layer, Role

_HARM = frozenset(("ASSAULT", "COERCE", "THREATEN"))
_OWNED = _HARM | frozenset(("SANCTION", "REJECT", "ACCUSE", "SUPPORT", "RETREAT", "CONCEDE", "COURT", "REQUEST"))
_BODILY = frozenset(("ASSAULT", "THREATEN"))
_CUT = frozenset(("SANCTION", "REJECT"))
_GIVEN = frozenset(("AGREE", "AID", "CONCEDE", "RETREAT", "SUPPORT"))
_EASED = frozenset(("CONCEDE", "RETREAT", "SUPPORT", "COOPERATE"))
_THINGS = ("obj", "on", "against", "of", "at", "into", "inside", "over", "to")
_INNER = ("inside", "in", "within", "of", "on", "against", "from", "with")
_DOWN = ("xcomp", "ccomp", "acl", "relcl", "dobj", "advcl", "prep", "pcomp", "pobj")
_HELD = ("hold", "own", "run", "operate")
_DEEP = 6


def sufferers(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """Recipients by the first rule that finds any; none where the act is known to be done to somebody."""
    if any(a.role is Role.RECIPIENT for a in known):
        return []
    acting = {a.ref for a in known if a.role is Role.ACTOR} - {None}
    for rule in (_owner, _enabled, _helped, _lender, _given, _cut, _bound, _staffed):
        made = [a for a in rule(scene, found) if a.ref not in acting and not _at_home(scene, a, known)]
        if made:
            return made
    return []


def _at_home(scene: Scene, made: Argument, known: list[Argument]) -> bool:
    """Whether an owner is but the country of those who act: "Kenyan police searched Kenyan homes"."""
    head = scene.syntax.head_of(made.span)
    if head is not None and not _is_country(scene, head):
        return False
    own = _country(scene, made)
    return own is not None and any(own == _country(scene, a) for a in known if a.role is Role.ACTOR)


def _country(scene: Scene, argument: Argument) -> str | None:
    if argument.ref is not None and argument.ref.layer is Layer.CHAIN:
        return scene.fillers.actors[argument.ref.index].country
    head = scene.syntax.head_of(argument.span)
    return None if head is None else scene.country_of(head)


def owner_of(scene: Scene, thing: int) -> int | None:
    """The party whose a thing is said to be: its possessor, or the country that its adjective names."""
    for child in scene.syntax.children_of(thing, "poss", "amod", "compound", "nmod"):
        if _is_party(scene, child) and (scene.syntax.deprels[child] == "poss" or _is_country(scene, child)):
            whose = meant_by(scene, child)
            return child if whose is None else whose
    return None


def _owner(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "its cities", "targets inside Russia", "Russian territory", "the firm's permits"."""
    if found.row.type not in _OWNED:
        return
    for slot, thing in found.frame.fillers():
        if slot not in _THINGS or thing in scene.timed:
            continue
        if _is_country(scene, thing) and slot in ("into", "inside", "over"):
            yield _recipient(scene, thing, "where")
        owner = owner_of(scene, thing)
        if owner is not None and (scene.syntax.upos[owner] != "PRON" or scene.ref(owner) is not None):
            yield _recipient(scene, owner, "owner")
        yield from _inside(scene, found, thing)


def _inside(scene: Scene, found: Found, thing: int) -> Iterator[Argument]:
    frame = Frame(thing)
    add_prepositions(scene.syntax, frame, thing)
    for slot, inner in frame.fillers():
        country = slot in _INNER and _is_country(scene, inner)
        holder = slot in ("of", "with", "by", "from") and found.row.type not in _BODILY and _is_party(scene, inner)
        if country or holder:
            yield _recipient(scene, inner, "owner")
    held = (p for p in scene.syntax.children_of(thing, "acl") if scene.syntax.lemmas[p] in _HELD)
    agents = (a for participle in held for a in scene.syntax.children_of(participle, "agent"))
    for token in (t for agent in agents for t in scene.syntax.children_of(agent, "pobj")):
        if _is_party(scene, token):
            yield _recipient(scene, token, "owner")


def _enabled(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "lift restrictions that will allow X to use Y", "the easing would allow X to ...": X."""
    if found.row.type not in _EASED:
        return
    syntax, head = scene.syntax, found.head
    start = [head, *found.tokens]
    if syntax.deprels[head] == "nsubj":
        start.append(syntax.heads[head])
    for verb in _below(scene, start):
        if scene.is_a(verb, "enabling") and verb not in found.tokens:
            who = syntax.child(verb, "dobj", "dative", "nsubjpass")
            clause = syntax.child(verb, "ccomp", "xcomp")
            who = syntax.child(clause, "nsubj") if who is None and clause is not None else who
            if who is not None and _is_party(scene, who):
                yield from (_recipient(scene, each, "enabled") for each in conjuncts(syntax, who))
                return


def _below(scene: Scene, start: list[int]) -> Iterator[int]:
    """Words under these by clauses, objects and prepositions, nearest first."""
    layer = list(dict.fromkeys(start))
    for _ in range(_DEEP):
        yield from layer
        layer = [c for token in layer for c in scene.syntax.children_of(token, *_DOWN)]


def _helped(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "troops were sent to help X retake the town": X."""
    syntax = scene.syntax
    if found.row.type not in ("MOBILIZE", "AID", "COOPERATE"):
        return
    for clause in syntax.children_of(found.head, "advcl", "xcomp"):
        if not scene.is_a(clause, "helping"):
            continue
        inner = syntax.child(clause, "ccomp", "xcomp")
        who = syntax.child(clause, "dobj")
        who = syntax.child(inner, "nsubj") if who is None and inner is not None else who
        if who is not None and _is_party(scene, who):
            yield from (_recipient(scene, each, "helped") for each in conjuncts(syntax, who))


def _lender(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "asked to use X's weapons": X, who alone can grant it."""
    syntax = scene.syntax
    if found.row.type != "REQUEST":
        return
    for clause in syntax.children_of(found.head, "xcomp", "acl"):
        for thing in syntax.children_of(clause, "dobj") if not syntax.children_of(clause, "nsubj") else ():
            owner = owner_of(scene, thing)
            if owner is not None and _is_country(scene, owner):
                yield _recipient(scene, owner, "lender")


def _given(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "pledged $40m for X", "support for X": X."""
    syntax = scene.syntax
    if found.row.type not in _GIVEN:
        return
    holders = [found.head, *found.frame.slots.get("obj", ())]
    if found.row.type == "AID":  # "provided $2 million in assistance to Fiji"
        inner = (p for h in holders[1:] for p in syntax.children_of(h, "prep") if syntax.lemmas[p] in ("in", "of"))
        holders += [t for p in inner for t in syntax.children_of(p, "pobj")]
    meant = [c for holder in holders for c in syntax.children_of(holder, "acl") if syntax.tags[c] == "VBN"]
    preps = (p for holder in (*holders, *meant) for p in syntax.children_of(holder, "prep", "dative"))
    things = (t for p in preps if syntax.lemmas[p] in ("for", "to") for t in syntax.children_of(p, "pobj"))
    for thing in things:
        if _is_party(scene, thing):
            yield from (_recipient(scene, each, "given") for each in conjuncts(syntax, thing))


def _staffed(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "cabin crew at X will walk out": X, whose staff they are."""
    if found.row.type != "PROTEST":
        return
    syntax = scene.syntax
    doers = (t for slot in ("subj", "agent", "poss") for t in found.frame.slots.get(slot, ()))
    preps = (p for t in (*doers, found.head) for p in syntax.children_of(t, "prep") if syntax.lemmas[p] == "at")
    for thing in (t for p in preps for t in syntax.children_of(p, "pobj")):
        if "organisation" in scene.classes(thing):
            yield _recipient(scene, thing, "staffed")


def _cut(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "suspended aid to X", "cut ties with X", "froze funds earmarked for X": X, however deep under what is cut."""
    if found.row.type not in _CUT:
        return
    syntax = scene.syntax
    layer = list(found.frame.slots.get("obj", ()))
    for _ in range(3):
        layer += [c for thing in layer for c in syntax.children_of(thing, "acl") if syntax.tags[c] == "VBN"]
        preps = [p for thing in layer for p in syntax.children_of(thing, "prep")]
        ends = [t for p in preps if syntax.lemmas[p] in ("to", "with", "for") for t in syntax.children_of(p, "pobj")]
        parties = [each for t in ends for each in conjuncts(syntax, t) if _is_party(scene, each)]
        yield from (_recipient(scene, each, "cut") for each in parties)
        if parties:
            return
        layer = [t for p in preps if syntax.lemmas[p] in ("in", "of") for t in syntax.children_of(p, "pobj")]


def _bound(scene: Scene, found: Found) -> Iterator[Argument]:
    """ "X's efforts to stop attacks on its cities": a pronoun that no chain holds is the clause's subject above."""
    syntax = scene.syntax
    if found.row.type not in _HARM or found.row.pos != "noun":
        return
    for slot, thing in found.frame.fillers():
        owner = syntax.child(thing, "poss") if slot in _THINGS else None
        if owner is None or syntax.lemmas[owner] not in ("its", "their") or scene.ref(owner) is not None:
            continue
        above = (syntax.child(v, "nsubj") for v in syntax.ancestors(found.head) if syntax.upos[v] in ("VERB", "AUX"))
        who = next((s for s in above if s is not None and _is_party(scene, s)), None)
        if who is not None:
            yield Argument(Role.RECIPIENT, syntax.span(owner), scene.ref(who), True, "recipient:bound")


def _recipient(scene: Scene, token: int, rule: str) -> Argument:
    implied = rule in ("enabled", "helped", "lender")
    return Argument(Role.RECIPIENT, phrase(scene, token), scene.ref(token), implied, f"recipient:{rule}")


def _is_party(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & scene.lexicon.lists["party"]) or _is_country(scene, token)


def _is_country(scene: Scene, token: int) -> bool:
    return "country" in scene.classes(token) or scene.country_of(token) is not None
