"""One event whole: each value with the words behind it, and what each source says side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dateline import __version__
from dateline.query.answers_figures import Ledger
from dateline.query.events_codes import Code, codes_of
from dateline.query.events_page import EventPage, event_page
from dateline.query.events_tellings import QUESTIONS
from dateline.query.figures import ledgers_of
from dateline.query.reviews import review_history
from dateline.query.stories import titles
from dateline.show.ledgers import ledger_svg
from dateline.show.locator import locator, places_of
from dateline.show.words.citing import citation
from dateline.show.words.deeds import sentence
from dateline.web.routes import Route, found
from dateline.web.sheet import Ask, Cell, Sheet, Table

_TELLINGS = 40  # sources side by side
_NOTES = 80
_LEDGERS = 3
_REVISIONS = 30
_COLUMNS = (
    *("report", "outlet", "origin", "published", *(question.replace(" ", "_") for question in QUESTIONS), "differs"),
    *("copies", "quote", "locator", "said_by", "asserted"),
)
_ORDER = ("corrected by", "corrects", "earlier state", "later state", "follows", "followed by", "kept apart")


@dataclass(frozen=True, slots=True)
class EventSheet:
    """An event with its figures and its names in other schemes."""

    page: EventPage
    figures: tuple[Ledger, ...]
    codes: tuple[Code, ...]


def event(ask: Ask) -> Sheet:
    """One event whole."""
    identity = ask.path["id"]
    page = found(ask, "event", identity, event_page(ask.base, identity))
    ledgers = tuple(one for one in ledgers_of(ask.base, page.event.id) or () if one.figures)
    whole = EventSheet(page, ledgers, codes_of(ask.base, page.event.id))
    extra = {
        "event": page.event,
        "page": page,
        "tellings": page.tellings[:_TELLINGS],
        "questions": QUESTIONS,
        "notes": page.notes[:_NOTES],
        "ledgers": [(ledger, Markup(ledger_svg([ledger]))) for ledger in ledgers[:_LEDGERS]],  # escaped in its template
        "map": locator(places_of([page.event])),
        "story_title": titles(ask.base, [page.event.story]).get(page.event.story) if page.event.story else None,
        "tied": tuple(one for one in page.related if one.kind in _ORDER),
        "before": tuple(one for one in page.related if one.kind == "before it"),
        "after": tuple(one for one in page.related if one.kind == "after it"),
        "put_right": tuple(reversed(review_history(ask.base, page.event.id)))[:_REVISIONS],
        "doubted": next((said.claim for said in page.notes if said.claim), None),
        "cite": citation(page, __version__),
    }
    return Sheet("event.html.j2", sentence(page.event), whole, Table(_COLUMNS, tuple(_rows(page))), extra=extra)


def _rows(page: EventPage) -> Iterator[tuple[Cell, ...]]:
    """One row for each words of each telling."""
    for telling in page.tellings:
        differs = "; ".join(q for q in QUESTIONS if telling.says(q).differs)
        said = [telling.says(question).words or None for question in QUESTIONS]
        source = telling.source
        head = (source.id, source.outlet, source.origin, source.published, *said, differs or None, len(telling.copies))
        for words in telling.evidence:
            yield (*head, words.quote, words.locator, words.said_by, words.asserted)


ROUTES = (Route("/event/{id}", event),)
