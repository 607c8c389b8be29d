"""One story: told in quoted words alone, with its days, people, figures, open questions and reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.query.answers import EventAnswer, Evidence
from dateline.query.answers_figures import Ledger
from dateline.query.figures import ledgers_of
from dateline.query.stories import MOST_EVENTS, StoryPage, story_page
from dateline.query.stories_told import Chapter, is_news
from dateline.show.ledgers import ledger_svg
from dateline.show.story_line import story_line
from dateline.show.words.voices import distinct
from dateline.web.routes import Route, found
from dateline.web.sheet import Ask, Cell, Sheet, Table

_EACH = 2  # notes of one event of the summary
_LEDGERS = 3
_REPORTS = 100
_COLUMNS = ("report", "title", "outlet", "origin", "published", "version", "why", "copy_of", "shared", "url")


@dataclass(frozen=True, slots=True)
class StorySheet:
    """A story with its figures."""

    page: StoryPage
    figures: tuple[Ledger, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One day of the line: the events that are sure, the others, and whether all of it lies before the story."""

    day: str
    sure: tuple[EventAnswer, ...]
    others: tuple[EventAnswer, ...]
    background: bool
    turn: bool


def story(ask: Ask) -> Sheet:
    """One story whole."""
    identity = ask.path["id"]
    page = found(ask, "story", identity, story_page(ask.base, identity))
    ledgers = tuple(one for one in ledgers_of(ask.base, page.story.id) or () if one.figures)
    told = _relied_on(page.summary)
    notes = _notes(told)
    every = [event for chapter in page.timeline for event in chapter.events]
    extra = {
        "page": page,
        "story": page.story,
        "summary": told,
        "notes": tuple(notes),
        "number": {words.locator + words.said_by: n for n, words in enumerate(notes, 1)},
        "each": _EACH,
        "stops": tuple(_stop(chapter) for chapter in page.timeline),
        "line": story_line(every),
        "shown": len(every),
        "capped": page.story.events > MOST_EVENTS,
        "ledgers": [(ledger, Markup(ledger_svg([ledger]))) for ledger in ledgers[:_LEDGERS]],  # escaped in its template
        "members": page.members[:_REPORTS],
        "names": {member.source.id: member.source.title or "a report" for member in page.members},
    }
    return Sheet(
        "story.html.j2", page.story.title, StorySheet(page, ledgers), Table(_COLUMNS, tuple(_rows(page))), extra=extra
    )


def _relied_on(summary: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chief events without those of which the reading is not sure; where it is sure of none, all of them."""
    sure = [Chapter(c.day, tuple(e for e in c.events if e.sure or e.origins > 1)) for c in summary]
    return tuple(chapter for chapter in sure if chapter.events) or tuple(summary)


def _notes(summary: Sequence[Chapter]) -> list[Evidence]:
    """The words of the summary in their order, each once."""
    told = [words for chapter in summary for event in chapter.events for words in distinct(event.evidence, _EACH)]
    return list({words.locator + words.said_by: words for words in reversed(told)}.values())[::-1]


def _stop(chapter: Chapter) -> Stop:
    sure = tuple(event for event in chapter.events if event.sure)
    others = tuple(event for event in chapter.events if not event.sure)
    background = not any(is_news(event) for event in chapter.events)
    turn = any(event.origins > 1 or event.contested for event in sure)
    return Stop(chapter.day, sure, others, background, turn and bool(chapter.day) and not background)


def _rows(page: StoryPage) -> Iterator[tuple[Cell, ...]]:
    for member in page.members:
        source = member.source
        head = (source.id, source.title, source.outlet, source.origin, source.published)
        yield (*head, member.version, member.why, member.copy_of, member.shared, source.url)


ROUTES = (Route("/story/{id}", story),)
