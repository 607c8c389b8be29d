"""How words that govern an event change its standing, and the table of those words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.event import Status
from dateline.model.text import Span
from dateline.tables import cell_list, read_table


class Effect(StrEnum):
    """What a governing word does to the standing of what hangs on it."""

    NEGATE = "negate"
    EXCLUDE = "exclude"
    NEAR = "near"
    PLANNED = "planned"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    POSSIBLE_WEAK = "possible_weak"
    MAYBE = "maybe"
    WOULD = "would"
    CONDITIONAL = "conditional"
    ONGOING = "ongoing"
    STILL = "still"
    UNDERWAY = "underway"
    NEXT = "next"
    GUARD = "guard"
    REAL = "real"
    GRANTED = "granted"
    HAPPEN = "happen"
    HEDGE = "hedge"
    RAISE = "raise"
    SAY = "say"
    ABILITY = "ability"
    DREAD = "dread"
    PRESUPPOSE = "presuppose"
    PART = "part"


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """Governing words by (lemma, part of speech, way of hanging); the empty way stands for any."""

    effects: Mapping[tuple[str, str, str], Effect]

    def find(self, lemma: str, pos: str, kinds: Iterable[str]) -> Effect | None:
        """The effect of a word on what hangs on it in the first known of these ways."""
        for kind in kinds:
            if found := self.effects.get((lemma, pos, kind)):
                return found
        return self.effects.get((lemma, pos, ""))


def load_status_lexicon() -> StatusLexicon:
    """The shipped table of governing words, compiled once."""
    effects: dict[tuple[str, str, str], Effect] = {}
    for row in read_table("en/status.csv").rows:
        for scope in cell_list(row["scope"]) or ("",):
            effects[row["lemma"].lower(), row["pos"], scope] = Effect(row["effect"])
    return StatusLexicon(effects)


LIVE = (Status.PLANNED, Status.POSSIBLE, Status.REQUESTED)
_REAL = (Status.OCCURRED, Status.ONGOING)
_OPEN = (*_REAL, Status.PLANNED, Status.POSSIBLE)
_CHANGES: Mapping[Effect, Mapping[Status, Status]] = {
    # "If the laws are not withdrawn" sets a condition, and says nothing of whether they are.
    Effect.NEGATE: {s: Status.DENIED for s in Status if s not in (Status.DENIED, Status.CONDITIONAL)}
    | {Status.DENIED: Status.OCCURRED},
    Effect.EXCLUDE: dict.fromkeys(Status, Status.DENIED),
    Effect.NEAR: dict.fromkeys(_REAL, Status.DENIED),
    Effect.PLANNED: {Status.OCCURRED: Status.PLANNED},
    Effect.NEXT: dict.fromkeys(_REAL, Status.PLANNED),
    Effect.REQUESTED: dict.fromkeys(_OPEN, Status.REQUESTED),
    Effect.POSSIBLE: dict.fromkeys((Status.OCCURRED, Status.PLANNED), Status.POSSIBLE),
    Effect.POSSIBLE_WEAK: dict.fromkeys((Status.OCCURRED, Status.PLANNED, Status.DENIED), Status.POSSIBLE),
    Effect.GUARD: dict.fromkeys(_REAL, Status.POSSIBLE),
    Effect.MAYBE: {},
    Effect.CONDITIONAL: dict.fromkeys((*_OPEN, Status.REQUESTED), Status.CONDITIONAL),
    Effect.ONGOING: {Status.OCCURRED: Status.ONGOING},
    Effect.UNDERWAY: {Status.OCCURRED: Status.ONGOING},
}


@dataclass(slots=True)
class Standing:
    """The standing gathered so far while governing words are met from the inside out."""

    status: Status
    hedged: bool
    excluded: bool
    evidence: list[Span]
    condition: Span | None = None

    def close(self) -> None:
        """At the end of the walk: a condition met on the way binds what has not happened yet."""
        if self.condition is not None and self.status in LIVE:
            self.apply(Effect.CONDITIONAL, self.condition)

    def apply(self, effect: Effect, cue: Span) -> None:
        """Let one governing word work; its words are evidence only where they changed something."""
        if cue in self.evidence:
            return
        if effect is Effect.DREAD:
            effect = Effect.POSSIBLE if self.status is Status.PLANNED else Effect.HEDGE
        if effect is Effect.ABILITY:
            effect = Effect.POSSIBLE
        if effect in (Effect.HEDGE, Effect.MAYBE):
            self.hedged = True
            self.evidence.append(cue)
            return
        changed = _CHANGES.get(effect, {}).get(self.status, self.status)
        if effect is Effect.NEGATE and self.status is Status.DENIED and self.excluded:
            changed = Status.POSSIBLE
        self.excluded = self.excluded or effect is Effect.EXCLUDE
        if changed is not self.status or effect in (Effect.NEGATE, Effect.EXCLUDE):
            self.status = changed
            self.evidence.append(cue)
