"""An event's standing: what negation, plans, requests, ability, conditions and hedges make of it.

The walk starts at the event's word, reads the words around it, then climbs the parse; each governor may change the
standing (`status.csv`), let it pass, or end the walk (what is said is not touched by how it is said).
"""

from dataclasses import dataclass

from dateline.events.clause import Clause
from dateline.events.climb import Walk
from dateline.events.denial import stands_despite
from dateline.events.standing import Effect, Standing, StatusLexicon, load_status_lexicon
from dateline.model.attribution import Attribution, CueClass, Quotation
from dateline.model.event import Status
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span

__all__ = ["StatusLexicon", "StatusReading", "load_status_lexicon", "read_status"]

_HEARSAY = (CueClass.HEARSAY, CueClass.EVIDENTIAL)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """How an event stands, the cue words that decided it (none for what plainly happened), and whether it is hedged."""

    status: Status
    evidence: tuple[Span, ...]
    hedged: bool


def read_status(
    report: Report, syntax: Syntax, head: int, attributions: tuple[Attribution, ...], lexicon: StatusLexicon
) -> StatusReading:
    """The standing of the event whose trigger's head token is `head`."""
    if not 0 <= head < len(syntax):
        return StatusReading(Status.OCCURRED, (), False)
    standing = Standing(Status.OCCURRED, False, False, [])
    Walk(syntax, lexicon, standing, Clause(syntax, lexicon, standing), head).run()
    spoken = lexicon.effects.get((syntax.lemmas[head], "noun", "spoken")) is Effect.SAY
    trigger = syntax.span(head)
    around = (a for a in attributions if [c for c in a.content if c.covers(trigger)])  # a list: every event asks this
    over = (a for a in around if not (spoken and a.cue_class is CueClass.DENY))
    told = tuple(a for a in over if not _is_beside(syntax, head, a.cue) and _reaches(syntax, head, a, lexicon))
    _voices(standing, trigger, told)
    return StatusReading(standing.status, tuple(sorted(set(standing.evidence))), standing.hedged)


def _reaches(syntax: Syntax, head: int, saying: Attribution, lexicon: StatusLexicon) -> bool:
    """Whether a denial is of this very happening; any other saying reaches all its words."""
    return saying.cue_class is not CueClass.DENY or not stands_despite(syntax, head, saying.cue, lexicon)


def _voices(standing: Standing, trigger: Span, around: tuple[Attribution, ...]) -> None:
    """What the sayings around the event add: a denial of it, or that it is but hearsay."""
    for saying in around:
        if saying.cue_class in _HEARSAY or (saying.cue_class is CueClass.BELIEVE and not saying.source):
            standing.apply(Effect.HEDGE, saying.cue)
        if _denies(saying, trigger) and standing.status in (Status.OCCURRED, Status.ONGOING):
            standing.apply(Effect.EXCLUDE, saying.cue)


def _is_beside(syntax: Syntax, head: int, cue: Span) -> bool:
    """Whether an event is joined to a saying, and so no part of what is said: "denied it and accused them"."""
    for token in (head, *syntax.ancestors(head)):
        if syntax.deprels[token] == "conj" and cue.covers(syntax.span(syntax.heads[token])):
            return True
    return False


def _denies(saying: Attribution, trigger: Span) -> bool:
    """A denial told in the writer's words covers its content; a quoted one holds its own negation."""
    plain = saying.cue_class is CueClass.DENY and saying.quotation is not Quotation.DIRECT and not saying.negated
    return plain and not saying.cue.overlaps(trigger)
