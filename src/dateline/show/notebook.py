"""What a notebook shows of a store's answers: HTML without script, link or id, made by the macros of the web pages.

No id and no script: the same answer may be shown twice, and is read where outputs are not trusted.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dateline.query.answers import Answers, EventAnswer
from dateline.query.answers_figures import Ledger
from dateline.query.answers_positions import Positions
from dateline.query.events_page import EventPage
from dateline.query.events_tellings import QUESTIONS
from dateline.query.stories import StoryAnswer, StoryPage
from dateline.query.today import Holdings
from dateline.query.who import ActorPage
from dateline.show.filling import environment
from dateline.show.lanes import lanes_svg
from dateline.show.ledgers import ledger_svg
from dateline.show.locator import locator, places_of
from dateline.show.story_line import story_line
from dateline.show.words.deeds import sentence

_TELLINGS = 20
_NOTES = 30
_LINES = 40  # of a story
_FIGURES = 20


def events_fragment(found: Answers[EventAnswer]) -> str:
    """Events as rows, each with its words under a disclosure."""
    return _filled("events", {"found": found})


def event_fragment(event: EventAnswer) -> str:
    """One event as a row."""
    return _filled("events", {"found": Answers((event,), None, 1, True)})


def event_page_fragment(page: EventPage) -> str:
    """One event whole: its facts, what each source says, the words behind it."""
    shown = {
        "page": page,
        "title": sentence(page.event),
        "tellings": page.tellings[:_TELLINGS],
        "questions": QUESTIONS,
        "notes": page.notes[:_NOTES],
        "map": locator(places_of([page.event])),
    }
    return _filled("event", shown)


def story_fragment(page: StoryPage) -> str:
    """One story: its summary in quoted words, its line, who is in it, what is open."""
    every = [event for chapter in page.timeline for event in chapter.events]
    line = [event for event in every if event.sure][:_LINES]
    return _filled("story", {"page": page, "line": story_line(every), "events": line, "left": len(every) - len(line)})


def stories_fragment(found: Answers[StoryAnswer]) -> str:
    """Stories as a list."""
    return _filled("stories", {"found": found})


def figures_fragment(ledgers: Sequence[Ledger]) -> str:
    """Each ledger as a picture, with who gives which number."""
    pictures = [
        (ledger, Markup(ledger_svg([ledger]))) for ledger in ledgers if ledger.figures
    ]  # escaped in its template
    return _filled("figures", {"ledgers": pictures, "most": _FIGURES})


def positions_fragment(found: Positions) -> str:
    """Lanes of what held from when to when, and the words at each change."""
    return _filled("positions", {"found": found, "picture": Markup(lanes_svg(found))})  # escaped in its template


def actor_fragment(page: ActorPage) -> str:
    """One actor: names, what they did, what was done to them, what they said."""
    return _filled("actor", {"page": page})


def store_fragment(held: Holdings, name: str) -> str:
    """How much a store holds."""
    return _filled("store", {"held": held, "name": name})


def _filled(template: str, shown: Mapping[str, object]) -> str:
    return environment().get_template(f"notebook/{template}.html.j2").render(link=_nowhere, **shown)


def _nowhere(*_: object, **__: object) -> str:
    """A notebook has no pages to lead to."""
    return ""
