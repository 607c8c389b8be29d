"""Times that a story carries on: what is next said in the plain past is of the day on which the telling stands."""

from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.scope import is_verb
from dateline.model.event import Event, EventTime
from dateline.model.text import SectionKind

_FAR = 4  # sentences
_DAY = 10  # characters of an ISO date
_TOLD = ("own", "dateline", "publication")
_ASIDE = ("relcl", "acl", "advcl", "ccomp", "pcomp")


def carry_times(scene: Scene, events: list[Event]) -> list[Event]:
    """Events in text order; acts of speech without a time take the day of the main act told shortly before."""
    carried: list[Event] = []
    last: Event | None = None
    for event in sorted(events, key=lambda e: e.head):
        if not _is_told(scene, event):
            carried.append(event)
            continue
        if event.time is None and last is not None and _follows(scene, last, event):
            assert last.time is not None
            event = replace(event, time=EventTime(last.time.ref, last.time.interval, "inherited"))
        elif event.time is not None and event.time.basis in _TOLD and _is_day(event.time):
            last = event
        carried.append(event)
    return carried


def _is_told(scene: Scene, event: Event) -> bool:
    """Whether an event is the plain past of a main clause of the body."""
    syntax, head = scene.syntax, event.head
    if not is_verb(syntax, head) or scene.report.section_at(syntax.starts[head]) is not SectionKind.BODY:
        return False
    passive = any(syntax.tags[t] == "VBD" for t in syntax.children_of(head, "auxpass"))
    plain = syntax.tags[head] == "VBD" or (passive and not syntax.children_of(head, "aux"))
    aside = any(syntax.deprels[t] in _ASIDE for t in (head, *syntax.ancestors(head)))
    return plain and not aside and not any(syntax.lemmas[t] == "have" for t in syntax.children_of(head, "aux"))


def _follows(scene: Scene, last: Event, event: Event) -> bool:
    syntax = scene.syntax
    here = syntax.sentence_of[event.head]
    near = 0 <= here - syntax.sentence_of[last.head] <= _FAR
    start, end = syntax.sentences[here]
    dated = any(syntax.starts[start] <= t.span.start < syntax.ends[end - 1] for t in scene.fillers.timexes)
    return near and not dated and event.type in scene.lexicon.lists["spoken"]


def _is_day(time: EventTime) -> bool:
    earliest, latest = time.interval.earliest, time.interval.latest
    return earliest is not None and latest is not None and earliest[:_DAY] == latest[:_DAY]
