"""The questions of the tools, each answered from the store within the bounds of one answer."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import apsw

from dateline.errors import ConfigError
from dateline.mcp.fitting import ITEMS, cut, fits, part, size_of
from dateline.mcp.items import cited, event_item, evidence_item, figure_item, told
from dateline.mcp.shapes import (
    EventsFound,
    EventWhole,
    EvidenceFound,
    FactItem,
    FiguresFound,
    OpenItem,
    PositionItem,
    PositionsFound,
    SourceItem,
    SourcesFound,
    Spread,
    StoryWhole,
)
from dateline.query.answers_positions import State
from dateline.query.changes import Gone
from dateline.query.events import events
from dateline.query.events_page import EventPage, event_page
from dateline.query.figures import ledgers_of
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.query.questions import Filter, Page, plain
from dateline.query.sources import houses
from dateline.query.stories import StoryPage, story_page

Whole = TypeVar("Whole")
_FACTS, _VALUE, _TITLE, _PEOPLE, _OPEN, _LANES = 12, 200, 200, 8, 3, 200


def search_events(base: apsw.Connection, asked: Filter, cursor: str | None) -> EventsFound:
    """Events of a filter, newest first."""
    found = events(base, asked, Page(ITEMS, cursor))
    items = tuple(map(event_item, found))
    held = fits(items)
    more = found.next if held == len(items) else events(base, asked, Page(held, cursor)).next
    return EventsFound(items[:held], found.total, found.exact, more is not None, more)


def get_event(base: apsw.Connection, identity: str) -> EventWhole:
    """One event with its facts and the first of its words. ConfigError where there is none."""
    page = _event(base, identity)
    facts = tuple(
        FactItem(fact.question, cut(fact.value, _VALUE), fact.notes, fact.against) for fact in page.facts[:_FACTS]
    )
    event = replace(event_item(page.event), cite=None)
    cites = part(tuple(map(cited, page.notes)), None, size_of(event) + sum(map(size_of, facts)))
    return EventWhole(event, facts, cites.items, cites.next is not None, cites.next)


def get_evidence(base: apsw.Connection, identity: str, cursor: str | None) -> EvidenceFound:
    """The words behind an event, in the order in which get_event numbers them."""
    page = _event(base, identity)
    found = part(tuple(map(evidence_item, page.notes)), cursor)
    title = cut(page.event.title, _TITLE)
    return EvidenceFound(page.event.id, title, found.items, found.total, found.next is not None, found.next)


def compare_figures(base: apsw.Connection, identity: str, kind: str | None, cursor: str | None) -> FiguresFound:
    """The figures of an event or story, kind by kind. ConfigError where there is none."""
    wanted = plain(identity)
    ledgers = ledgers_of(base, wanted, kind)
    if ledgers is None:
        raise ConfigError(f"the record holds no {wanted} (give an evt_ or sto_ id)")
    spreads = tuple(
        Spread(cut(ledger.kind, 60), ledger.spread, ledger.states, ledger.sources, ledger.origins)
        for ledger in ledgers[:ITEMS]
    )
    items = tuple(figure_item(ledger.kind, f) for ledger in ledgers for f in (*ledger.figures, *ledger.running))
    shown = spreads[: fits(spreads, 4_000)] if spreads else ()
    found = part(items, cursor, sum(map(size_of, shown)))
    title = cut(ledgers[0].title if ledgers else "", _TITLE)
    return FiguresFound(wanted, title, shown, found.items, found.total, found.next is not None, found.next)


def get_story(base: apsw.Connection, identity: str, cursor: str | None) -> StoryWhole:
    """One story with its events in the order of days. ConfigError where there is none."""
    page = _story(base, identity)
    items = tuple(event_item(event) for chapter in page.timeline for event in chapter.events)
    people = tuple(cut(person.name, 60) for person in page.people[:_PEOPLE])
    unsettled = tuple(OpenItem(o.event.id, cut(o.event.title, 120), cut(o.why, 120)) for o in page.open[:_OPEN])
    found = part(items, cursor, sum(map(size_of, (*people, *unsettled))))
    story = page.story
    return StoryWhole(
        id=story.id,
        title=cut(story.title, _TITLE),
        first=story.first,
        last=story.last,
        told_by=story.sourced,
        people=people,
        open=unsettled,
        items=found.items,
        total=found.total,
        truncated=found.next is not None,
        next_cursor=found.next,
    )


def position_history(base: apsw.Connection, asked: Asked, cursor: str | None) -> PositionsFound:
    """What holders may do about a subject, and where actors stand on it, stretch by stretch."""
    found = positions(base, asked, _LANES)
    held = [
        _state("permission", (lane.subject, lane.holder or "holder not said"), state)
        for lane in found.positions
        for state in lane.states
    ]
    stood = [_state("stand", (lane.subject, lane.actor), state) for lane in found.standpoints for state in lane.states]
    shown = part((*held, *stood), cursor)
    return PositionsFound(shown.items, shown.total, shown.next is not None or found.capped, shown.next)


def list_sources(base: apsw.Connection, words: str | None, cursor: str | None) -> SourcesFound:
    """Outlets and agencies whose names hold the words."""
    found = houses(base, words, Page(ITEMS, cursor))
    items = tuple(SourceItem(cut(h.name, 120), h.kind, h.reports, h.own, h.copies, h.carried) for h in found)
    return SourcesFound(items, found.total, found.next is not None, found.next)


def _event(base: apsw.Connection, identity: str) -> EventPage:
    return _whole(identity, event_page(base, identity), lambda other: event_page(base, other))


def _story(base: apsw.Connection, identity: str) -> StoryPage:
    return _whole(identity, story_page(base, identity), lambda other: story_page(base, other))


def _whole(identity: str, found: Whole | Gone | None, again: Callable[[str], Whole | Gone | None]) -> Whole:
    """A thing by its id, or what stands in its place. ConfigError where nothing does, with the reason."""
    if isinstance(found, Gone) and found.replaced_by:
        found = again(found.replaced_by)
    if isinstance(found, Gone):
        raise ConfigError(f"{found.id} no longer stands since {found.at[:10]}: {found.why}")
    if found is None:
        raise ConfigError(f"the record holds no {plain(identity)}")
    return found


def _state(kind: str, lane: tuple[str, str], state: State) -> PositionItem:
    subject, holder = lane
    return PositionItem(
        kind=kind,
        subject=cut(subject, 160),
        holder=cut(holder, 120),
        state=state.state,
        since=state.since,
        until=state.until,
        confirmed=state.confirmed,
        disputed=state.disputed,
        event=state.event,
        cite=told(state.tellings[0]) if state.tellings else None,
    )
