"""What can be seen at a trigger that tells for or against its reading: phrases, each a row of `scorers/sure.csv`."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.phrases import counted
from dateline.events.scene import Scene
from dateline.events.status import StatusReading
from dateline.events.triggers import Found
from dateline.model.attribution import Attribution, Quotation
from dateline.model.doubt import Unresolved, Why
from dateline.model.event import Argument, Layer, Role, Status
from dateline.model.mention import Kind

_CLAUSES = {
    "relcl": "relative clause",
    "acl": "participle after a noun",
    "advcl": "adverbial clause",
    "amod": "attributive",
    "ccomp": "content clause",
    "xcomp": "complement",
    "pcomp": "after a preposition",
    "conj": "joined",
    "ROOT": "main",
}
_PLACES = {"dobj": "object", "nsubj": "subject", "pobj": "after a preposition", "nsubjpass": "subject"}
_SPEAKERS = frozenset(("i", "we", "me", "us", "you"))
_QUOTES = frozenset("\"'“”‘’«»")
_PARTY_SLOTS = ("obj", "on", "of", "against", "with", "to", "subj", "agent", "poss")
_PATIENTS = (Role.RECIPIENT, Role.TARGET)
_YEARS_AGO = 2
_MANY = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What the other readers made of a trigger: its arguments, its standing, and the report's sayings."""

    arguments: tuple[Argument, ...]
    standing: StatusReading
    attributions: tuple[Attribution, ...]

    def of(self, *roles: Role) -> list[Argument]:
        """The arguments in these roles."""
        return [a for a in self.arguments if a.role in roles]


def signs_of(scene: Scene, found: Found, told: Told, loose: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Every sign at a trigger, each once, in a fixed order."""
    groups = (
        _of_row(scene, found, loose),
        _of_form(scene, found),
        _of_actor(scene, found, told),
        _of_patient(scene, told),
        _of_standing(scene, found, told),
        _of_surroundings(scene, found),
    )
    return tuple(dict.fromkeys(sign for group in groups for sign in group))


def _of_row(scene: Scene, found: Found, loose: frozenset[tuple[str, str]]) -> Iterator[str]:
    row = found.row
    yield f"type: {row.type}"
    if len(row.words) == 1 and (row.words[0], row.pos) in loose:
        yield "word: loose, conditions met" if row.requires else "word: loose"
    elif not row.requires:
        yield "word: no conditions"
    if found.rivals:
        yield "word: several senses"
    if len(row.words) > 1:
        yield "word: phrase"
    if scene.syntax.upos[found.head] == "PROPN":
        yield "word: capitalised"
    if not any(found.frame.slots.get(slot) for slot in _PARTY_SLOTS):
        yield "word: alone"


def _of_form(scene: Scene, found: Found) -> Iterator[str]:
    syntax, head = scene.syntax, found.head
    label, tag = syntax.deprels[head], syntax.tags[head]
    if syntax.upos[head] in ("NOUN", "PROPN"):
        yield f"noun: {_PLACES.get(label, 'elsewhere')}"
        if not syntax.children_of(head, "det", "poss", "nummod", "amod", "compound"):
            yield "noun: bare"
        return
    yield f"verb: {_CLAUSES.get(label, 'elsewhere')}"
    if found.row.pos == "adj":
        yield "word: adjective"
    if tag in ("VBZ", "VBP") and not syntax.children_of(head, "aux", "auxpass"):
        yield "verb: present"
    if tag == "VBN" and not syntax.children_of(head, "agent", "aux", "nsubj"):
        yield "verb: passive without a doer"


def _of_actor(scene: Scene, found: Found, told: Told) -> Iterator[str]:
    actors = told.of(Role.ACTOR)
    if not actors:
        yield "actor: missing"
        if found.row.type in scene.lexicon.lists["spoken"]:
            yield "actor: a saying without a speaker"
        return
    if len(actors) > 1:
        yield "actor: several"
    party = tuple(_of_party(scene, actors[0], "actor"))
    yield from party
    if "actor: no party" in party and found.row.type in scene.lexicon.lists["spoken"]:
        yield "actor: a saying by no party"


def _of_patient(scene: Scene, told: Told) -> Iterator[str]:
    patients = told.of(*_PATIENTS)
    if not patients:
        yield "patient: missing"
        return
    yield from _of_party(scene, patients[0], "patient")


def _of_party(scene: Scene, argument: Argument, name: str) -> Iterator[str]:
    """How well an argument is known: named, by its country, as a pronoun, as a thing."""
    syntax = scene.syntax
    head = syntax.head_of(argument.span)
    if argument.implied:
        yield f"{name}: implied"
    if head is not None:
        if syntax.words[head].lower() in _SPEAKERS:
            yield f"{name}: the speaker"
        elif syntax.upos[head] == "PRON":
            yield f"{name}: pronoun"
        elif not _is_party(scene, head):
            yield f"{name}: no party"
    yield from _of_ref(scene, argument, name)


def _is_party(scene: Scene, head: int) -> bool:
    classes = scene.classes(counted(scene, head))
    return bool(classes & scene.lexicon.lists["party"]) or scene.country_of(head) is not None


def _of_ref(scene: Scene, argument: Argument, name: str) -> Iterator[str]:
    ref = argument.ref
    if ref is None or ref.layer is not Layer.CHAIN:
        yield f"{name}: unknown"
        return
    actor, chain = scene.fillers.actors[ref.index], scene.fillers.chains[ref.index]
    if isinstance(actor.value, Unresolved) and actor.value.why is Why.AMBIGUOUS:
        yield f"{name}: AMBIGUOUS"
    if actor.country is not None:
        yield f"{name}: country known"
    if chain.kind is Kind.OTHER:
        yield f"{name}: no party"
    if name == "patient" and len(chain.mentions) > 1:
        yield "patient: named again"


def _of_standing(scene: Scene, found: Found, told: Told) -> Iterator[str]:
    status = told.standing.status
    if status not in (Status.OCCURRED, Status.ONGOING):
        yield f"status: {status.value}"
    if told.standing.hedged:
        yield "status: hedged"
    word = scene.syntax.span(found.head)
    quoted = (a.content for a in told.attributions if a.quotation is Quotation.DIRECT)
    if any(span.covers(word) for content in quoted for span in content):
        yield "told: in a quotation"
    if any(a.cue.overlaps(word) for a in told.attributions):
        yield "told: itself a saying"
    if not told.of(Role.PLACE):
        yield "place: missing"
    if told.of(Role.QUANTITY):
        yield "number: given"


def _of_surroundings(scene: Scene, found: Found) -> Iterator[str]:
    syntax, head = scene.syntax, found.head
    if scene.in_title(head):
        yield "text: title"
    first, last = syntax.sentences[syntax.sentence_of[head]]
    if any(syntax.upos[t] in ("NOUN", "PROPN") and scene.is_unreal(t) for t in range(first, last)):
        yield "text: sport, show or market nearby"
    if len(scene.unreal_words) > _MANY:
        yield "text: of sport, shows or markets"
    if not any(syntax.upos[t] in ("VERB", "AUX") for t in range(first, last)):
        yield "text: no sentence"
    before, after = syntax.words[max(first, head - 1)], syntax.words[min(last - 1, head + 1)]
    if before in _QUOTES or after in _QUOTES:
        yield "text: beside a quotation mark"
    if any(scene.is_a(t, "habitual") for t in syntax.children_of(head, "advmod")):
        yield "kind: habitual"
    if _is_old(scene, syntax.starts[first], syntax.span(last - 1).end):
        yield "time: long ago"


def _is_old(scene: Scene, start: int, end: int) -> bool:
    """Whether the sentence names a year well before the report's."""
    published = scene.report.published
    times = [t.interval for t in scene.fillers.timexes if start <= t.span.start < end]
    ends = [i.latest for i in times if not isinstance(i, Unresolved)]
    known = [int(y[:4]) for y in ends if y and y[:4].isdigit()]
    return published is not None and any(y <= published.year - _YEARS_AGO for y in known)
