"""How a story is told: its chief events as a summary in quoted words, all of them as a timeline, and who is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.query.answers import EventAnswer, Evidence

NEWS_DAYS = 31  # what lies further back than its first report is background
_SUMMARY = 7
_PEOPLE = 12
_HAPPENED = ("occurred", "ongoing", "denied")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One day of a story's line with the events of that day, by how many origins tell them; "" for no day known."""

    day: str
    events: tuple[EventAnswer, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An actor of a story: in how many of its events they act, suffer, and are a source."""

    id: str | None
    name: str
    kind: str | None
    country: str | None
    done: int
    suffered: int
    said: int


def summary(told: Sequence[EventAnswer]) -> tuple[Chapter, ...]:
    """The chief events, in the order of days: what is news before background, what most origins tell before the rest.

    One event of a sentence stands for all of them.
    """
    chief: dict[str, EventAnswer] = {}
    for event in sorted(told, key=lambda event: (is_news(event), *_weight(event)), reverse=True):
        quote = event.evidence[0].quote if event.evidence else event.id
        chief.setdefault(quote, event)
    return timeline_of(list(chief.values())[:_SUMMARY])


def is_news(event: EventAnswer) -> bool:
    """Whether it is of the weeks in which it was reported, not background; an event without a day may be."""
    day, first = (event.when.earliest or "")[:10], event.first_published
    if not day or not first:
        return True
    return day >= (date.fromisoformat(first[:10]) - timedelta(days=NEWS_DAYS)).isoformat()


def timeline_of(told: Sequence[EventAnswer]) -> tuple[Chapter, ...]:
    """All events by the first day that they can have been on; those without a day come last."""
    days: dict[str, list[EventAnswer]] = {}
    for event in sorted(told, key=lambda e: (e.when.earliest is None, (e.when.earliest or "")[:10], e.id)):
        days.setdefault(event.when.first, []).append(event)
    return tuple(Chapter(day, tuple(sorted(them, key=_weight, reverse=True))) for day, them in days.items())


def people(told: Sequence[EventAnswer]) -> tuple[Person, ...]:
    """Who acts, suffers and speaks, the busiest first."""
    counts: dict[str, list[int]] = {}
    known: dict[str, tuple[str | None, str | None, str | None]] = {}
    for event in told:
        for place, actor in ((0, event.who), (1, event.whom)):
            if actor is not None and actor.id is not None:
                counts.setdefault(actor.name, [0, 0, 0])[place] += 1
                known[actor.name] = (actor.id, actor.kind, actor.country)
        for name in dict.fromkeys(evidence.chain[0] for evidence in event.evidence if _speaks(evidence)):
            counts.setdefault(name, [0, 0, 0])[2] += 1
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))[:_PEOPLE]
    return tuple(_person(name, known.get(name, (None, None, None)), (a, b, c)) for name, (a, b, c) in ranked)


def _speaks(evidence: Evidence) -> bool:
    """Whether somebody other than the outlet says it."""
    return len(evidence.chain) > 1 and evidence.chain[0] not in ("", evidence.source.outlet)


def _person(name: str, known: tuple[str | None, str | None, str | None], counts: tuple[int, int, int]) -> Person:
    return Person(known[0], name, known[1], known[2], *counts)


def _weight(event: EventAnswer) -> tuple[int, bool, bool, bool, int, str]:
    return (event.origins, event.sure, event.headline, event.status in _HAPPENED, event.claims, event.id)
