"""One event whole: each value with the words behind it, what each origin says, its history and what is related."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers, EventAnswer, Evidence
from dateline.query.changes import Change, Gone, News, changes, gone
from dateline.query.events import events_by_number
from dateline.query.events_related import Related, related
from dateline.query.events_tellings import QUESTIONS, Face, Telling, tellings
from dateline.query.paged import paged
from dateline.query.questions import Page, plain

_HISTORY = 50
_MARKS = 6  # words shown behind one value


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of an event; `notes` number (from 1) the words that say so, `against` those that say otherwise."""

    question: str
    value: str
    notes: tuple[int, ...]
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that the record has of one event; `notes` are the words, numbered from 1, one for each voice."""

    event: EventAnswer
    facts: tuple[Fact, ...]
    tellings: tuple[Telling, ...]
    notes: tuple[Evidence, ...]
    history: Answers[Change]
    related: tuple[Related, ...]


def event_page(base: apsw.Connection, identity: str) -> EventPage | Gone | None:
    """An event by its id; what stands in its place where the id is gone, None for an id that never was."""
    wanted = plain(identity)
    row = next(base.execute("SELECT n FROM event WHERE id = ?", (wanted,)), None)
    if row is None:
        return gone(base, wanted)
    (event,) = events_by_number(base, row)
    told = tellings(base, row[0], _face(event))
    notes = paged(base, [evidence for telling in told for evidence in telling.evidence])
    history = changes(base, News(subject=wanted), Page(_HISTORY))
    return EventPage(event, _facts(event, told), told, notes, history, related(base, row[0]))


def _face(event: EventAnswer) -> Face:
    who, whom = (actor.name if actor else "" for actor in (event.who, event.whom))
    return Face(who, whom, event.when, event.where, event.status)


def _facts(event: EventAnswer, told: tuple[Telling, ...]) -> tuple[Fact, ...]:
    face = _face(event)
    values = (face.who, face.whom, event.when.edtf, event.where.words, _numbers(told), event.standing)
    first = _first_notes(told)
    deed = Fact("did", f"{event.trigger} ({event.did})", tuple(first)[:_MARKS], ())
    found = [_fact(question, value, told, first) for question, value in zip(QUESTIONS, values, strict=True) if value]
    return (*(f for f in found if f.question == "who"), deed, *(f for f in found if f.question != "who"))


def _fact(question: str, value: str, told: tuple[Telling, ...], first: list[int]) -> Fact:
    said = [(telling.says(question), note) for telling, note in zip(told, first, strict=True)]
    notes = [note for answered, note in said if answered.words and not answered.differs]
    against = [note for answered, note in said if answered.words and answered.differs]
    if question == "how many":
        notes, against = [note for answered, note in said if answered.words], []
    return Fact(question, value, tuple(notes)[:_MARKS], tuple(against)[:_MARKS])


def _first_notes(told: tuple[Telling, ...]) -> list[int]:
    """The number of the first words of each telling."""
    numbers, next_one = [], 1
    for telling in told:
        numbers.append(next_one)
        next_one += len(telling.evidence)
    return numbers


def _numbers(told: tuple[Telling, ...]) -> str:
    said = [telling.says("how many").words for telling in told]
    return " / ".join(dict.fromkeys(words for words in said if words))
