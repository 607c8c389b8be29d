"""Words looked for everywhere: in reports, in events, in the names of actors."""

from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.query.answers import Answers, EventAnswer
from dateline.query.questions import Filter, Page
from dateline.query.search import CLOSE, OPEN, Found, Hit, search
from dateline.query.who import ActorAnswer, actors
from dateline.web.routes import MOST_ON_A_PAGE, Route, page_of
from dateline.web.sheet import Ask, Sheet, Table

_COLUMNS = ("report", "title", "outlet", "published", "url", "snippet", "events", "story")
_REPORTS, _ACTORS = 30, 6


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What holds the words; `problem` says why nothing could be looked for."""

    q: str
    reports: Answers[Hit]
    events: Answers[EventAnswer]
    actors: tuple[ActorAnswer, ...]
    problem: str | None


def looked_for(ask: Ask) -> Sheet:
    """The page; without words the form alone."""
    words = ask.word("q") or ""
    size = page_of(ask, _REPORTS).size
    nothing: Answers[Hit] = Answers((), None, 0, True)
    found, problem = Found(nothing, Answers((), None, 0, True)), None
    try:
        if words:
            found = search(ask.base, words, Page(size))
    except ConfigError as error:
        problem = str(error)
    named = _named(ask, words) if words and problem is None else ()
    page = SearchPage(words, _plain(found.reports), found.events, named, problem)
    shown = tuple((hit, _parts(hit.snippet)) for hit in found.reports)
    rows = Table(_COLUMNS, tuple(_row(hit) for hit in page.reports))
    more = MOST_ON_A_PAGE if found.reports.total > size < MOST_ON_A_PAGE else 0
    extra = {"hits": shown, "asked": Filter(text=words), "more": more}
    return Sheet("search.html.j2", f"Search: {words}" if words else "Search", page, rows, extra=extra)


def _named(ask: Ask, words: str) -> tuple[ActorAnswer, ...]:
    """Actors whose names hold the words."""
    try:
        return actors(ask.base, words, Page(_ACTORS)).items
    except ConfigError:
        return ()


def _parts(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet cut where the words stand: each part, and whether it is one of the words."""
    found: list[tuple[str, bool]] = []
    for i, part in enumerate(snippet.split(OPEN)):
        word, closed, after = part.partition(CLOSE)
        found += [(word, True), (after, False)] if i and closed else [(part, False)]
    return tuple((words, marked) for words, marked in found if words)


def _plain(hits: Answers[Hit]) -> Answers[Hit]:
    """The same without the marks around words."""
    bare = (Hit(h.source, h.snippet.replace(OPEN, "").replace(CLOSE, ""), h.events, h.story) for h in hits)
    return Answers(tuple(bare), hits.next, hits.total, hits.exact)


def _row(hit: Hit) -> tuple[str | int | None, ...]:
    source = hit.source
    return source.id, source.title, source.outlet, source.published, source.url, hit.snippet, hit.events, hit.story


ROUTES = (Route("/search", looked_for, frozenset({"q", "size"})),)
