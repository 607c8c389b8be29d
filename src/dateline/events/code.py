"""Codes the events of one report: triggers, their arguments and standing, then one event for several mentions."""

from dataclasses import dataclass

from dateline.events.arguments import arguments_of
from dateline.events.doubts import doubts_of
from dateline.events.identity import unite
from dateline.events.lexicon import Lexicon, load_lexicon
from dateline.events.scene import Scene
from dateline.events.status import StatusLexicon, load_status_lexicon, read_status
from dateline.events.triggers import Found, find_triggers
from dateline.model.attribution import Attribution
from dateline.model.event import Event
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class EventCoder:
    """The events stage: a report's parse and fillers in, its events out, in text order."""

    lexicon: Lexicon
    schemes: frozenset[str]
    statuses: StatusLexicon

    def __call__(
        self, report: Report, syntax: Syntax, fillers: Fillers, attributions: tuple[Attribution, ...]
    ) -> tuple[Event, ...]:
        scene = Scene(report, syntax, fillers, self.lexicon)
        coded = [
            _event(scene, found, attributions, self.statuses)
            for found in find_triggers(scene)
            if self.lexicon.schemes[found.row.type] in self.schemes
        ]
        return unite(scene, coded)


def build(schemes: frozenset[str]) -> EventCoder:
    """The stage with its tables read; events of other schemes than these are left out."""
    return EventCoder(load_lexicon(), schemes, load_status_lexicon())


def _event(scene: Scene, found: Found, attributions: tuple[Attribution, ...], statuses: StatusLexicon) -> Event:
    standing = read_status(scene.report, scene.syntax, found.head, attributions, statuses)
    arguments = arguments_of(scene, found)
    doubts = doubts_of(scene, found, arguments)
    spans = trigger_spans(scene.syntax, found.tokens)
    return Event(
        spans,
        (spans,),
        found.head,
        scene.lexicon.schemes[found.row.type],
        found.row.type,
        found.row.mode,
        found.row.contexts,
        standing.status,
        standing.evidence,
        standing.hedged,
        None,
        arguments,
        None,
        not doubts,
        doubts,
        found.row.id,
    )


def trigger_spans(syntax: Syntax, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """The trigger's words; neighbours make one span."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens):
        if token == last + 1 and spans:
            spans[-1] = spans[-1].join(syntax.span(token))
        else:
            spans.append(syntax.span(token))
        last = token
    return tuple(spans)
