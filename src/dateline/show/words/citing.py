"""How one event is cited: what it is, on which reports it rests, as recorded when."""

from dateline.query.events_page import EventPage
from dateline.show.words.deeds import sentence
from dateline.show.words.voices import dated_words, outlet_words
from dateline.show.words.when import day_words, when_words

_MOST = 4


def citation(page: EventPage, version: str) -> str:
    """A reference in one line, ready to be copied."""
    event = page.event
    told = [
        f"“{t.source.title or 'untitled'}”, {outlet_words(t.source)}, {dated_words(t.source)}" for t in page.tellings
    ]
    more = f"; and {len(told) - _MOST} more" if len(told) > _MOST else ""
    as_of = day_words(event.changed_at)
    return (
        f"{sentence(event)} ({when_words(event.when)}). Event {event.id}, read by dateline {version} from "
        f"{'; '.join(told[:_MOST])}{more}. As recorded on {as_of}."
    )
