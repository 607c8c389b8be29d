"""Codes the events of one report: triggers, their arguments and standing, then one event for several mentions."""

from dataclasses import dataclass, replace

from dateline.events.among import settled_triggers
from dateline.events.announced import announced
from dateline.events.answered import answer_acts
from dateline.events.arguments import arguments_of
from dateline.events.asked import asked
from dateline.events.doubts import Sureness, doubts_of, load_sureness
from dateline.events.figures import figurative
from dateline.events.identity import only_names, unite
from dateline.events.lexicon import Lexicon, load_lexicon
from dateline.events.means import mode_of
from dateline.events.narrated import carry_times
from dateline.events.policy import PolicyLexicon, load_policy_lexicon, read_policy
from dateline.events.restated import without_restatements
from dateline.events.resumed import resume_places
from dateline.events.scene import Scene
from dateline.events.signs import Told
from dateline.events.status import StatusLexicon, load_status_lexicon, read_status
from dateline.events.triggers import Found
from dateline.events.when import date_event
from dateline.model.attribution import Attribution, CueClass
from dateline.model.event import Event, Role, Status
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class Standings:
    """The tables by which an event's standing, its effect on what is allowed, and how sure it is are read."""

    statuses: StatusLexicon
    policies: PolicyLexicon
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class EventCoder:
    """The events stage: a report's parse and fillers in, its events out, in text order."""

    lexicon: Lexicon
    schemes: frozenset[str]
    standings: Standings

    def __call__(
        self, report: Report, syntax: Syntax, fillers: Fillers, attributions: tuple[Attribution, ...]
    ) -> tuple[Event, ...]:
        scene = Scene(report, syntax, fillers, self.lexicon)
        coded = [
            _event(scene, found, attributions, self.standings)
            for found in settled_triggers(scene)
            if self.lexicon.schemes[found.row.type] in self.schemes and not figurative(scene, found)
        ]
        united = list(unite(scene, carry_times(scene, without_restatements(scene, coded))))
        united = asked(scene, answer_acts(scene, announced(scene, resume_places(scene, united), attributions)))
        return tuple(_not_its_own_doer(event) for event in united)


def build(schemes: frozenset[str]) -> EventCoder:
    """The stage with its tables read; events of other schemes than these are left out."""
    return EventCoder(load_lexicon(), schemes, Standings(load_status_lexicon(), load_policy_lexicon(), load_sureness()))


def _event(scene: Scene, found: Found, attributions: tuple[Attribution, ...], tables: Standings) -> Event:
    standing = read_status(scene.report, scene.syntax, found.head, attributions, tables.statuses)
    arguments = arguments_of(scene, found)
    doubts = doubts_of(scene, found, Told(arguments, standing, attributions), tables.sureness)
    spans = trigger_spans(scene.syntax, found.tokens)
    return Event(
        spans,
        (spans,),
        found.head,
        scene.lexicon.schemes[found.row.type],
        found.row.type,
        mode_of(scene, found, arguments),
        found.row.contexts,
        standing.status,
        standing.evidence,
        standing.hedged,
        date_event(scene.report, scene.syntax, scene.fillers.timexes, found.head),
        arguments,
        read_policy(scene.syntax, scene.fillers, found.head, (found.row.type, arguments), tables.policies),
        not doubts,
        doubts,
        found.row.id,
        (spans,) if standing.status is Status.DENIED and _is_told(spans, attributions) else (),
        (spans,) if only_names(scene, found.head) else (),
    )


def _not_its_own_doer(event: Event) -> Event:
    """Without an act that was read as who did it: in "the blast killed nine" the blast is the event itself."""
    triggers = [span for mention in event.mentions for span in mention]
    doers = [a for a in event.arguments if a.role is Role.ACTOR and any(a.span.end == t.end for t in triggers)]
    return replace(event, arguments=tuple(a for a in event.arguments if a not in doers)) if doers else event


def _is_told(trigger: tuple[Span, ...], attributions: tuple[Attribution, ...]) -> bool:
    """Whether somebody's words hold this mention, so that its denial is theirs and not the report's."""
    return any(
        a.cue_class is not CueClass.DECLINE and not a.cue.overlaps(trigger[0]) and c.covers(trigger[0])
        for a in attributions
        for c in a.content
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
