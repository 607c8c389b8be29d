"""Where an event was: its own phrase, its parties' phrases, its clause, its sentence, else the place of filing."""

from collections.abc import Iterable, Iterator
from itertools import islice

from dateline.events.moored import occasions
from dateline.events.phrases import conjuncts, phrase, verbs_above
from dateline.events.placed import PEOPLE, PLACES, is_name_of_place, is_site, named_places, place_of, placed, site
from dateline.events.roles import is_ground
from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.event import Argument, Role
from dateline.model.syntax import Syntax
from dateline.model.text import SectionKind

_INSIDE = ("compound", "poss", "nmod", "appos")
_STRUCK = ("obj", "on", "against", "of", "into", "to", "iobj", "subj")
_REACHED = ("obj", "to", "iobj", "against", "for")
_LOCAL = frozenset(
    ("ACCIDENT", "ASSAULT", "CONSULT", "COURT", "DISASTER", "PROTEST")
)  # done on the spot, not from a capital
_SAID = ("ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")  # whoever it is said to is no place
_SET = ("CONCEDE", "CONSULT")  # spoken, but of things that have their place
_LOOSE = (
    "place:clause",
    "place:participle",
    "place:occasion",
    "place:party",
    "place:relative",
    "place:sentence",
    "place:actor",
    "place:here",
    "place:dateline",
)
_ASIDE = ("relcl", "acl", "xcomp", "pcomp")
_UNDOING = ("AID", "DISASTER", "RETREAT")  # done to those who were where the participle says
_LOOSER = ("place:sentence", "place:actor")


def places_of(scene: Scene, found: Found, known: list[Argument]) -> list[Argument]:
    """The place by the first rule that finds one; rule ids say which."""
    for rule, words in _rules(scene, found):
        tokens = list(words)
        if rule == "place:name":  # "the Parakou mutiny": a town before an act is where it was, whoever did it
            indices = list(dict.fromkeys(scene.town_at[t] for t in tokens if t in scene.town_at))
        else:
            indices = list(dict.fromkeys(_toponyms(scene, tokens)))
        if rule in _LOOSE:
            spots = _spots(scene, found) or (list(_grounds(scene, found, known)) if rule in _LOOSER else [])
            if spots:
                return spots
        if indices:
            return [*(place_of(scene, index, rule) for index in indices), *named_places(scene, tokens)]
        if rule == "place:where" and tokens:
            return [site(scene, t, rule) for t in tokens]
    return _spots(scene, found) or list(_struck(scene, found)) or list(_grounds(scene, found, known))


def within(scene: Scene, known: list[Argument]) -> Iterator[Argument]:
    """The wider place that a place's own phrase names: "across the Line of Control in Uri sector"."""
    for argument in known:
        head = scene.syntax.head_of(argument.span) if argument.role is Role.PLACE else None
        below = () if head is None else placed(scene, head)
        for index in dict.fromkeys(_toponyms(scene, below)):
            if not scene.fillers.toponyms[index].span.overlaps(argument.span):
                yield place_of(scene, index, "place:within")
        yield from (a for a in named_places(scene, below) if not a.span.overlaps(argument.span))


def _spots(scene: Scene, found: Found) -> list[Argument]:
    """Names in phrases of place that no gazetteer knows: "near Chumar", "a stairwell in Rosengård"."""
    things = [*found.tokens, *(t for slot, t in found.frame.fillers() if slot != "xcomp")]
    searched = found.frame.slots.get("into", ()) if found.row.type in ("ACCUSE", "COURT") else ()
    below = (t for token in (found.head, *things) for t in placed(scene, token))
    return named_places(scene, (t for t in below if t not in searched))


def _grounds(scene: Scene, found: Found, known: list[Argument]) -> Iterator[Argument]:
    """Without a name: the ground itself, in a phrase of place of those who took part or of the clause."""
    if found.row.type in scene.lexicon.lists["spoken"] and found.row.type not in _SET:
        return
    things = [*found.tokens, *(t for slot, t in found.frame.fillers() if slot != "xcomp")]
    joined = scene.syntax.deprels[found.head] in ("conj", "pcomp")
    above = () if joined else islice(verbs_above(scene.syntax, found.head), 1)
    for token in (*things, *above):
        for inner in placed(scene, token):
            span = phrase(scene, inner)
            if not any(a.span.overlaps(span) for a in known) and _is_plain_ground(scene, inner):
                yield site(scene, inner, "place:ground")
                return


def _is_plain_ground(scene: Scene, token: int) -> bool:
    syntax = scene.syntax
    if syntax.deprels[token] != "pobj" or syntax.upos[token] != "NOUN":
        return False
    if syntax.tags[token] == "NN" and not syntax.children_of(token, "det", "poss", "nummod", "amod", "compound"):
        return False  # "jailed in prison"
    slot = syntax.words[syntax.heads[token]].lower()
    kinds = scene.classes(token)
    return slot != "to" and (bool(kinds & PLACES and not kinds & PEOPLE) or is_ground(scene, slot, token))


def _struck(scene: Scene, found: Found) -> Iterator[Argument]:
    """A building with a name of its own that was acted on is also where it was: "took over Amura fort"."""
    syntax = scene.syntax
    for slot in _STRUCK[:-1]:
        for thing in found.frame.slots.get(slot, ()):
            named = any(syntax.upos[t] == "PROPN" for t in (thing, *syntax.children_of(thing, "compound")))
            if named and is_site(scene, thing) and "country" not in scene.classes(thing):
                yield Argument(Role.PLACE, phrase(scene, thing), None, False, "place:target")


def _rules(scene: Scene, found: Found) -> Iterator[tuple[str, Iterable[int]]]:
    syntax, head = scene.syntax, found.head
    things = [token for slot, token in found.frame.fillers() if slot != "xcomp"]
    above = list(verbs_above(scene.syntax, head))
    for token in (head, *things):
        yield "place:phrase", placed(scene, token)
    yield "place:where", _where(scene, (head, *above))
    if found.row.pos == "noun":
        yield "place:modifier", syntax.children_of(head, "compound", "nmod")
        if found.row.type in _LOCAL:
            yield "place:name", syntax.children_of(head, "compound")
    struck = [t for s in _STRUCK for t in found.frame.slots.get(s, ()) if s != "subj" or found.row.type == "DISASTER"]
    if found.row.type not in _SAID:
        yield "place:target", (t for thing in struck for t in (thing, *_parts(scene, thing)))
    beside = syntax.children_of(head, "advmod", "prt")
    yield "place:source", (t for token in (head, *things, *beside) for t in _from(scene, token))
    if found.row.type not in scene.lexicon.lists["spoken"]:
        doing = [c for c in syntax.children_of(head, "advcl") if syntax.tags[c] == "VBG"]
        yield "place:participle", (t for c in doing for t in (*placed(scene, c), *syntax.children_of(c, "dobj")))
    for token in above:
        yield "place:clause", placed(scene, token)
    if above and found.row.pos == "noun" and found.row.type not in scene.lexicon.lists["spoken"]:
        yield "place:clause", (t for s in syntax.children_of(above[0], "nsubj") for t in placed(scene, s))
    for clause in occasions(syntax, head):
        below = (clause, *syntax.children_of(clause, "dobj", "nsubjpass"))
        yield "place:occasion", (t for word in below for t in placed(scene, word))
    met = [t for s in (*_REACHED, "subj") for t in found.frame.slots.get(s, ())]
    tags = ("VBG", "VBN") if found.row.type in _UNDOING else ("VBG",)
    stayed = (c for t in met for c in syntax.children_of(t, "acl") if syntax.tags[c] in tags and c != head)
    yield "place:party", (t for clause in stayed for t in placed(scene, clause))
    yield from _far_rules(scene, found, above)


def _far_rules(scene: Scene, found: Found, above: list[int]) -> Iterator[tuple[str, Iterable[int]]]:
    """Rules that look beyond the act's own phrases, the nearest first."""
    syntax, head = scene.syntax, found.head
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
    if found.row.type in _LOCAL and found.row.mode != "phone" and _is_lead(scene, head) and _is_told(syntax, head):
        yield "place:dateline", _filed(scene)


def _where(scene: Scene, clause: Iterable[int]) -> Iterator[int]:
    """The place that a clause tells of: "at Albert Ekka Chowk, where police charged"."""
    syntax = scene.syntax
    for verb in clause:
        inside = [t for p in syntax.children_of(verb, "prep") for t in syntax.children_of(p, "pobj")]
        led = [t for t in syntax.children_of(verb, "advmod") if syntax.lemmas[t] == "where"]
        led += [t for t in inside if syntax.tags[t] == "WDT" and syntax.words[syntax.heads[t]] in ("in", "at")]
        if not led or syntax.deprels[verb] not in ("relcl", "advcl"):
            continue
        first = syntax.sentences[syntax.sentence_of[verb]][0]
        words = (syntax.heads[verb], *range(led[0] - 1, first - 1, -1))  # the parse may hang it on the day before it
        spots = (t for t in words if t < led[0] and t not in scene.timed)
        places = (t for t in spots if t in scene.toponym_at or is_site(scene, t) or is_name_of_place(scene, t))
        yield from islice(places, 1)


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


def _toponyms(scene: Scene, tokens: Iterable[int]) -> Iterator[int]:
    """Toponyms of words that name a place; an adjective only says whose something is: "an Afghan patrol"."""
    return (scene.toponym_at[t] for t in tokens if t in scene.toponym_at and not _is_adjective(scene, t))


def _is_adjective(scene: Scene, token: int) -> bool:
    attributive = scene.syntax.deprels[token] in ("amod", "compound", "nmod") and scene.syntax.upos[token] != "NOUN"
    return attributive and scene.country_of(token) is not None


def _alone(scene: Scene, head: int) -> list[int]:
    """The one place that a sentence names, before the event, by a locative phrase that is no speaker's."""
    syntax = scene.syntax
    start, end = syntax.sentences[syntax.sentence_of[head]]
    named = {scene.toponym_at[t]: t for t in range(start, end) if t in scene.toponym_at and not _is_filing(scene, t)}
    if len(named) != 1:
        return []
    token = syntax.head_of(scene.fillers.toponyms[next(iter(named))].span)
    if token is None or token > head or syntax.deprels[token] != "pobj":
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


def _is_told(syntax: Syntax, head: int) -> bool:
    """Whether a word stands in a clause that tells the news, and in none that steps aside or back from it."""
    return not any(syntax.deprels[t] in _ASIDE for t in (head, *syntax.ancestors(head)))
