"""Stories: the list of them, by days, words and origins."""

from dateline.query.stories import StoryFilter, stories
from dateline.web.routes import Route, number_in, page_of
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = ("id", "title", "first", "last", "reports", "outlets", "origins", "events")


def listed(ask: Ask) -> Sheet:
    """Stories of a filter, last reported first."""
    asked = StoryFilter(ask.word("after"), ask.word("before"), ask.word("text"), number_in(ask, "min_origins"))
    found = stories(ask.base, asked, page_of(ask))
    rows = tuple(tuple(getattr(story, name) for name in _COLUMNS) for story in found)
    return Sheet("stories.html.j2", "Stories", found, Table(_COLUMNS, rows), extra={"asked": asked})


ROUTES = (Route("/stories", listed, frozenset({"after", "before", "text", "min_origins", "next", "size"})),)
