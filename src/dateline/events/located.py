"""Where an event was: its own phrase, its parties' phrases, its clause, its sentence, else the place of filing."""

from collections.abc import Iterable, Iterator

from dateline.events.frames import Frame, add_prepositions
from dateline.events.moored import occasions
from dateline.events.phrases import conjuncts, counted, phrase, verbs_above
from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.event import Argument, Layer, Ref, Role
from dateline.model.text import SectionKind

_INSIDE = ("compound", "poss", "nmod", "appos")
_STRUCK = ("obj", "on", "against", "of", "into", "to", "iobj", "subj")
_REACHED = ("obj", "to", "iobj", "against", "for")
_LOCAL = frozenset(
    ("ACCIDENT", "ASSAULT", "CONSULT", "COURT", "DISASTER", "PROTEST")
)  # done on the spot, not from a capital
_LOOSE = (
    "place:clause",
    "place:occasion",
    "place:party",
    "place:relative",
    "place:sentence",
    "place:actor",
    "place:here",
    "place:dateline",
)
_PEOPLE = frozenset(
    ("person", "person_role", "group_people", "group", "country", "force", "body", "organisation", "outlet", "meeting")
)
_PLACES = frozenset(("place", "building", "infrastructure", "territory"))


def places_of(scene: Scene, found: Found) -> list[Argument]:
    """The place by the first rule that finds one; rule ids say which."""
    for rule, tokens in _rules(scene, found):
        if rule == "place:name":  # "the Parakou mutiny": a town before an act is where it was, whoever did it
            indices = list(dict.fromkeys(scene.town_at[t] for t in tokens if t in scene.town_at))
        else:
            indices = list(dict.fromkeys(_toponyms(scene, tokens)))
        if rule in _LOOSE:
            spots = _spots(scene, found)
            if spots:
                return spots
        if indices:
            return [_place(scene, index, rule) for index in indices]
    return _spots(scene, found) or list(_struck(scene, found))


def within(scene: Scene, known: list[Argument]) -> Iterator[Argument]:
    """The wider place that a place's own phrase names: "across the Line of Control in Uri sector"."""
    for argument in known:
        head = scene.syntax.head_of(argument.span) if argument.role is Role.PLACE else None
        for index in dict.fromkeys(() if head is None else _toponyms(scene, placed(scene, head))):
            if not scene.fillers.toponyms[index].span.overlaps(argument.span):
                yield _place(scene, index, "place:within")


def _spots(scene: Scene, found: Found) -> list[Argument]:
    """Names in phrases of place that no gazetteer knows: "near Chumar", "a stairwell in Rosengård"."""
    things = [t for slot, t in found.frame.fillers() if slot != "xcomp"]
    named = (t for token in (found.head, *things) for t in placed(scene, token))
    return [
        Argument(Role.PLACE, phrase(scene, t), scene.ref(t), False, "place:named")
        for t in dict.fromkeys(named)
        if scene.syntax.upos[t] == "PROPN"
        and scene.syntax.deprels[t] in ("pobj", "conj")
        and t not in scene.timed
        and not scene.classes(t) & _PEOPLE
    ]


def _struck(scene: Scene, found: Found) -> Iterator[Argument]:
    """A building with a name of its own that was acted on is also where it was: "took over Amura fort"."""
    syntax = scene.syntax
    for slot in _STRUCK[:-1]:
        for thing in found.frame.slots.get(slot, ()):
            named = any(syntax.upos[t] == "PROPN" for t in (thing, *syntax.children_of(thing, "compound")))
            if named and _is_site(scene, thing) and "country" not in scene.classes(thing):
                yield Argument(Role.PLACE, phrase(scene, thing), None, False, "place:target")


def site_of(scene: Scene, token: int) -> int:
    """The name that says which site is meant: "the port of Callao" is Callao; else what it counts."""
    syntax = scene.syntax
    if scene.is_a(token, "site") and token not in scene.toponym_at:
        preps = (p for p in syntax.children_of(token, "prep") if syntax.lemmas[p] == "of")
        named = (t for p in preps for t in syntax.children_of(p, "pobj") if syntax.upos[t] == "PROPN")
        return next(named, token)
    return counted(scene, token)


def placed(scene: Scene, token: int) -> tuple[int, ...]:
    """Place words under the prepositions of place of a word, as deep as they go."""
    known = scene.placed.get(token)
    if known is None:
        known = scene.placed[token] = tuple(_placed(scene, token)) if scene.syntax.children[token] else ()
    return known


def _placed(scene: Scene, token: int) -> Iterator[int]:
    if scene.syntax.upos[token] not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    frame = Frame(token)
    add_prepositions(scene.syntax, frame, token)
    for slot, thing in frame.fillers():
        if slot in scene.lexicon.lists["placing"] or (slot == "of" and _is_site(scene, token)):
            for each in conjuncts(scene.syntax, thing):
                yield each
                yield from scene.syntax.children_of(each, *_INSIDE)
                yield from placed(scene, each)


def _rules(scene: Scene, found: Found) -> Iterator[tuple[str, Iterable[int]]]:
    syntax, head = scene.syntax, found.head
    things = [token for slot, token in found.frame.fillers() if slot != "xcomp"]
    above = list(verbs_above(scene.syntax, head))
    for token in (head, *things):
        yield "place:phrase", placed(scene, token)
    if found.row.pos == "noun":
        yield "place:modifier", syntax.children_of(head, "compound", "nmod")
        if found.row.type in _LOCAL:
            yield "place:name", syntax.children_of(head, "compound")
    struck = [t for s in _STRUCK for t in found.frame.slots.get(s, ()) if s != "subj" or found.row.type == "DISASTER"]
    yield "place:target", (t for thing in struck for t in (thing, *_parts(scene, thing)))
    yield "place:source", (t for token in (head, *things) for t in _from(scene, token))
    for token in above:
        yield "place:clause", placed(scene, token)
    for clause in occasions(syntax, head):
        below = (clause, *syntax.children_of(clause, "dobj", "nsubjpass"))
        yield "place:occasion", (t for word in below for t in placed(scene, word))
    met = [t for s in _REACHED for t in found.frame.slots.get(s, ())]
    doing = (c for t in met for c in syntax.children_of(t, "acl") if syntax.tags[c] == "VBG")
    yield "place:party", (t for clause in doing for t in placed(scene, clause))
    if found.row.type == "ELECTION":
        yield "place:actor", (t for s in ("subj", "poss", "amod") for t in found.frame.slots.get(s, ()))
    for clause in syntax.children_of(head, "relcl", "acl"):
        below = (clause, *syntax.children_of(clause, "dobj", "xcomp", "ccomp", "oprd"))
        yield "place:relative", (t for word in below for t in (word, *placed(scene, word)))
    if found.row.type not in scene.lexicon.lists["spoken"]:
        yield "place:sentence", _alone(scene, head)
        doers = [t for s in ("subj", "agent", "poss") for t in found.frame.slots.get(s, ())]
        yield "place:actor", (t for doer in doers for t in _parts(scene, doer) if "country" not in scene.classes(t))
    if any(syntax.lemmas[t] == "here" for w in (head, *above) for t in syntax.children_of(w, "advmod")):
        yield "place:here", _filed(scene)
    if found.row.type in _LOCAL and _is_lead(scene, head):
        yield "place:dateline", _filed(scene)


def _parts(scene: Scene, thing: int) -> Iterator[int]:
    """Names within a noun phrase: "Amura fort", "the Portadown home", "the gates of Leer"."""
    syntax = scene.syntax
    yield from syntax.children_of(thing, *_INSIDE)
    for prep in syntax.children_of(thing, "prep"):
        if syntax.lemmas[prep] == "of":
            for inner in syntax.children_of(prep, "pobj"):
                yield from conjuncts(syntax, inner)


def _from(scene: Scene, token: int) -> Iterator[int]:
    for prep in scene.syntax.children_of(token, "prep"):
        if scene.syntax.lemmas[prep] == "from":
            yield from scene.syntax.children_of(prep, "pobj")


def _is_site(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & _PLACES) or scene.is_a(token, "site")


def _toponyms(scene: Scene, tokens: Iterable[int]) -> Iterator[int]:
    """Toponyms of words that name a place; an adjective only says whose something is: "an Afghan patrol"."""
    return (scene.toponym_at[t] for t in tokens if t in scene.toponym_at and not _is_adjective(scene, t))


def _is_adjective(scene: Scene, token: int) -> bool:
    attributive = scene.syntax.deprels[token] in ("amod", "compound", "nmod") and scene.syntax.upos[token] != "NOUN"
    return attributive and scene.country_of(token) is not None


def _alone(scene: Scene, head: int) -> list[int]:
    """The one place that a sentence names by a locative phrase, where that phrase is no speaker's."""
    syntax = scene.syntax
    start, end = syntax.sentences[syntax.sentence_of[head]]
    named = {scene.toponym_at[t]: t for t in range(start, end) if t in scene.toponym_at and not _is_filing(scene, t)}
    if len(named) != 1:
        return []
    token = syntax.head_of(scene.fillers.toponyms[next(iter(named))].span)
    if token is None or syntax.deprels[token] != "pobj":
        return []
    prep = syntax.heads[token]
    owner = syntax.heads[prep]
    speaker = syntax.deprels[owner] in ("nsubj", "nsubjpass", "appos", "agent", "poss")
    placing = syntax.words[prep].lower() in scene.lexicon.lists["placing"]
    return [token] if placing and not speaker else []


def _is_filing(scene: Scene, token: int) -> bool:
    line = scene.report.dateline
    return line is not None and line.span.start <= scene.syntax.starts[token] < line.span.end


def _filed(scene: Scene) -> list[int]:
    return [t for t in scene.toponym_at if _is_filing(scene, t)][:1]


def _is_lead(scene: Scene, head: int) -> bool:
    """Whether a token stands in the body's first sentence, below its dateline."""
    line, syntax = scene.report.dateline, scene.syntax
    if line is None or scene.report.section_at(syntax.starts[head]) is not SectionKind.BODY:
        return False
    first = next((t for t in range(len(syntax)) if syntax.starts[t] >= line.span.end), head)
    return syntax.sentence_of[first] == syntax.sentence_of[head]


def _place(scene: Scene, index: int, rule: str) -> Argument:
    implied = rule in ("place:dateline", "place:here", "place:sentence", "place:actor", "place:party")
    return Argument(Role.PLACE, scene.fillers.toponyms[index].span, Ref(Layer.TOPONYM, index), implied, rule)
