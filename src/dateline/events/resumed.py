"""Places taken up from what was told before: "there", "the village", and the ground that a story keeps to."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.phrases import verbs_above
from dateline.events.placed import placed
from dateline.events.scene import Scene
from dateline.events.scope import is_verb
from dateline.model.event import Argument, Event, Layer, Ref, Role, Status
from dateline.model.place import Level, Place
from dateline.model.text import SectionKind, Span

_BACK = 2  # sentences
_STORY = frozenset(("ASSAULT", "COERCE", "ACCIDENT", "DISASTER", "PROTEST", "AID", "RETREAT", "DEATH", "MOBILIZE"))
_ASIDE = ("relcl", "acl", "xcomp", "pcomp", "advcl")
_WIDE = frozenset((Level.ADMIN1, Level.ADMIN2))


def resume_places(scene: Scene, events: list[Event]) -> list[Event]:
    """Events in text order; those without a place take the one that their words point back to."""
    done: list[Event] = []
    for event in sorted(events, key=lambda e: e.head):
        if not any(a.role is Role.PLACE and a.ref is not None for a in event.arguments):
            added = next(_taken_up(scene, event, done), None)
            if added is not None:
                event = replace(event, arguments=(*event.arguments, added))
        done.append(event)
    return done


def _taken_up(scene: Scene, event: Event, before: list[Event]) -> Iterator[Argument]:
    for word in _pointers(scene, event):
        found = _last_place(scene, before, word)
        if found is not None:
            yield replace(found, implied=True, rule="place:there")
    definites = () if any(a.role is Role.PLACE for a in event.arguments) else _definites(scene, event)
    for word in definites:
        found = _meant(scene, before, word)
        if found is not None:
            yield replace(found, implied=True, rule="place:definite")
    if event.type in _STORY and _is_told(scene, event):
        yield from _kept(scene, event, before)


def _is_told(scene: Scene, event: Event) -> bool:
    """Whether the body tells the event as the next thing that was done, with no time of its own."""
    syntax = scene.syntax
    body = scene.report.section_at(syntax.starts[event.head]) is SectionKind.BODY
    real = event.status in (Status.OCCURRED, Status.ONGOING) and is_verb(syntax, event.head)
    own = event.time is not None and event.time.basis == "own"
    aside = any(syntax.deprels[t] in _ASIDE for t in (event.head, *syntax.ancestors(event.head)))
    return body and real and not own and not aside


def _pointers(scene: Scene, event: Event) -> Iterator[int]:
    """ "there", on the event's word, its clause or those who took part."""
    syntax = scene.syntax
    heads = [syntax.head_of(a.span) for a in event.arguments if a.role in (Role.ACTOR, Role.RECIPIENT, Role.TARGET)]
    above = list(verbs_above(syntax, event.head))[:1]
    for token in dict.fromkeys([event.head, *above, *(h for h in heads if h is not None)]):
        for child in syntax.children_of(token, "advmod"):
            if syntax.words[child].lower() == "there":
                yield child


def _definites(scene: Scene, event: Event) -> Iterator[int]:
    """Sites spoken of as known: "stormed the village", "looted shops in the town"."""
    syntax = scene.syntax
    spans = [a.span for a in event.arguments if a.role in (Role.TARGET, Role.RECIPIENT, Role.PLACE)]
    heads = [h for h in map(syntax.head_of, spans) if h is not None]
    below = [t for h in (event.head, *heads) for t in placed(scene, h)]
    for token in dict.fromkeys((*heads, *below)):
        if syntax.upos[token] != "NOUN" or not scene.is_a(token, "anaphoric_site"):
            continue
        known = any(syntax.lemmas[d] in ("the", "that", "this") for d in syntax.children_of(token, "det"))
        named = any(syntax.upos[c] == "PROPN" for c in syntax.children_of(token, "compound", "nmod", "poss", "appos"))
        if known and not named and not syntax.children_of(token, "prep", "relcl"):
            yield token


def _meant(scene: Scene, before: list[Event], word: int) -> Argument | None:
    """The place that a site spoken of as known is or lies in."""
    wide = scene.syntax.lemmas[word] in ("province", "region", "state", "district", "county", "governorate")
    return _last_place(scene, before, word, _WIDE if wide else None)


def _last_place(
    scene: Scene, before: list[Event], word: int, levels: frozenset[Level] | None = None
) -> Argument | None:
    """The place named last before a word: a toponym told as a place, or an earlier event's own place."""
    here, start = scene.syntax.sentence_of[word], scene.syntax.starts[word]
    told = [*_toponyms(scene, levels)]
    if levels is None:
        told += [a for event in before for a in event.arguments if a.role is Role.PLACE]
    near = (a for a in told if a.span.end <= start and _is_near(scene, a.span, here))
    return max(near, key=lambda a: (a.span.start, a.ref is not None), default=None)


def _toponyms(scene: Scene, levels: frozenset[Level] | None) -> Iterator[Argument]:
    for index, toponym in enumerate(scene.fillers.toponyms):
        level = toponym.value.level if isinstance(toponym.value, Place) else None
        if toponym.literal and (levels is None or level in levels):
            yield Argument(Role.PLACE, toponym.span, Ref(Layer.TOPONYM, index), True, "")


def _is_near(scene: Scene, span: Span, here: int) -> bool:
    token = scene.syntax.head_of(span)
    return token is not None and 0 <= here - scene.syntax.sentence_of[token] <= _BACK


def _kept(scene: Scene, event: Event, before: list[Event]) -> Iterator[Argument]:
    """The ground of the last act that shares somebody with this one."""
    mine = {a.ref for a in event.arguments if a.ref is not None and a.role in (Role.ACTOR, Role.RECIPIENT)}
    here = scene.syntax.sentence_of[event.head]
    for other in reversed(before):
        if here - scene.syntax.sentence_of[other.head] > _BACK or other.type not in _STORY:
            continue
        theirs = {a.ref for a in other.arguments if a.ref is not None and a.role in (Role.ACTOR, Role.RECIPIENT)}
        if mine & theirs:
            kept = (a for a in other.arguments if a.role is Role.PLACE)
            yield from (replace(a, implied=True, rule="place:kept") for a in kept)
            return
