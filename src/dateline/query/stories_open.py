"""What is open in a story: what is contested, what only one origin says, what was announced and not reported done."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.query.answers import EventAnswer
from dateline.query.stories_told import is_news

_MOST = 12


@dataclass(frozen=True, slots=True)
class Open:
    """An event that a careful reader would not take as settled, and why."""

    event: EventAnswer
    why: str


def open_questions(told: Sequence[EventAnswer]) -> tuple[Open, ...]:
    """Contested events first, then what is still to come, then what rests on one origin in a story told by more."""
    several = len({e.source.origin for event in told for e in event.evidence}) > 1
    found = [Open(event, "contested: voices disagree whether it is so") for event in told if event.contested]
    news = [event for event in told if is_news(event)]
    ahead = [event for event in news if event.status in ("planned", "requested", "possible", "conditional")]
    found += [Open(event, f"{event.status}: not reported as done") for event in ahead if event.sure]
    alone = [event for event in news if event.origins == 1 and event.status in ("occurred", "ongoing")]
    if several:
        found += [Open(event, _alone(event)) for event in alone if not event.contested and event.sure]
    return tuple(found[:_MOST])


def _alone(event: EventAnswer) -> str:
    source = next((e.source for e in event.evidence), None)
    named = (source.agency or source.outlet) if source else None
    return f"one origin only ({named})" if named else "one origin only"
