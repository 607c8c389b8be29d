"""What the REST interface says of one thing, and what it answers that is no list of like items."""

from dataclasses import dataclass, replace

from dateline.errors import ConfigError
from dateline.query.answers import Evidence
from dateline.query.events_page import EventPage, event_page
from dateline.query.facets import Facets, facets
from dateline.query.search import Found, search
from dateline.query.search_reports import ReportPage, report_page
from dateline.query.stories import StoryPage, story_page
from dateline.query.who import ActorPage, actor_page
from dateline.web.asking import filter_of
from dateline.web.rest.lists import page
from dateline.web.routes import found
from dateline.web.sheet import Ask, PageError

MOST_EVIDENCE = 200


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """The words behind one event, one for each voice; each opens the report at its locator."""

    id: str
    title: str
    items: tuple[Evidence, ...]
    truncated: bool


def one_event(ask: Ask) -> EventPage:
    """One event whole: its values, what each origin says, its history."""
    identity = ask.path["id"]
    return found(ask, "event", identity, event_page(ask.base, identity))


def event_words(ask: Ask) -> EventEvidence:
    """The words behind one event."""
    whole = one_event(ask)
    return EventEvidence(
        whole.event.id, whole.event.title, whole.notes[:MOST_EVIDENCE], len(whole.notes) > MOST_EVIDENCE
    )


def one_story(ask: Ask) -> StoryPage:
    """One story whole."""
    identity = ask.path["id"]
    return found(ask, "story", identity, story_page(ask.base, identity))


def one_actor(ask: Ask) -> ActorPage:
    """One actor whole."""
    try:
        return actor_page(ask.base, ask.path["id"])
    except ConfigError as error:  # a name that means nobody
        raise PageError(404, str(error)) from error


def one_report(ask: Ask) -> ReportPage:
    """One stored version of a report, with as much of its words as is asked for."""
    identity = ask.path["id"]
    whole = found(ask, "report", identity, report_page(ask.base, identity))
    asked = ask.word("text") or "quotes"
    if asked == "full":
        return whole
    silent = whole.evidence if asked == "quotes" else tuple(replace(words, quote="") for words in whole.evidence)
    return replace(whole, text="", evidence=silent)


def event_facets(ask: Ask) -> Facets:
    """How the events of a filter spread over the values of a column."""
    return facets(ask.base, filter_of(ask), ask.word("by") or "type")


def looked_for(ask: Ask) -> Found:
    """Reports that hold the words, and the newest events told in them."""
    return search(ask.base, ask.word("q") or "", page(ask))
