"""Explore: events by filter, grouped by day, with their days and places as pictures and what else could be asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.model.event import Role, Status
from dateline.query.answers import Answers, EventAnswer
from dateline.query.density import Spread, spread
from dateline.query.events import events, loosened
from dateline.query.facets import facets
from dateline.query.filters_actors import actors_named
from dateline.query.questions import Filter
from dateline.query.questions_codes import country_name, type_codes
from dateline.query.stories import titles
from dateline.show.answers import COLUMNS, event_row
from dateline.show.bars import Bar, bars_of
from dateline.show.locator import locator
from dateline.show.words.codes import status_words, types_words
from dateline.show.words.when import day_words
from dateline.web.asking import PAGING, WORDS, active, filter_of, kept
from dateline.web.routes import Route, number, page_of
from dateline.web.sheet import Ask, Sheet, Table

_FACETS = (("type", "What", types_words), ("country", "Country", country_name), ("status", "Standing", status_words))
_SHOWN = 10  # values of one facet
_NAMES = {
    "actor": "who", "type": "what", "mode": "kind", "place": "place", "country": "country", "after": "first day",
    "before": "last day", "status": "standing", "min_origins": "number of origins", "sure": "“only what is sure”",
    "contested": "“contested only”", "text": "words", "story": "story", "report": "report", "role": "role",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet in words, with how many events have it and the page that asks for it."""

    words: str
    many: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as links."""

    title: str
    items: tuple[Choice, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Looser:
    """The page without one thing that is asked for, and how many events that would show."""

    words: str
    many: int
    exact: bool
    address: str


def explore(ask: Ask) -> Sheet:
    """Events of a filter, a page at a time."""
    asked, page = filter_of(ask), page_of(ask)
    found = events(ask.base, asked, page)
    rows = Table(COLUMNS, tuple(tuple(event_row(event)) for event in found))
    extra = {
        "asked": asked,
        "days": _by_day(found),
        "titles": titles(ask.base, {event.story for event in found if event.story}),
        "active": active(ask, "events", _names(ask, asked)),
        "pager": _pager(ask, found),
        "looser": () if found.items else _looser(ask, asked),
        **_pictures(ask, asked),
        **_form(),
    }
    return Sheet("events.html.j2", "Events", found, rows, frozenset({"chart"}), extra)


def _by_day(found: Answers[EventAnswer]) -> tuple[tuple[str, tuple[EventAnswer, ...]], ...]:
    """Events under the first day, month or year that they can have been on, in words."""
    grouped = groupby(found.items, key=lambda event: event.when.first)
    return tuple((day_words(day) or "No day told", tuple(them)) for day, them in grouped)


def _names(ask: Ask, asked: Filter) -> Mapping[str, str]:
    """Titles and names in place of the ids that are asked for."""
    named = dict(titles(ask.base, {asked.story} if asked.story else set()))
    if asked.actor and asked.actor.startswith("ent_"):
        named[asked.actor] = actors_named(ask.base, asked.actor)[0].name
    return named


def _pager(ask: Ask, found: Answers[EventAnswer]) -> Mapping[str, object]:
    """Which of how many are shown, and the addresses of the next and the first page."""
    words = ask.word("seen")
    start = number(words, "seen") if words and ask.word("next") else 0
    own = kept(ask) | ({"size": ask.query["size"]} if ask.word("size") else {})
    end = start + len(found)
    total = max(found.total, end)
    return {
        "from": start + 1,
        "to": end,
        "total": total,
        "exact": found.exact and total == found.total,
        "next": ask.link("events", **own, next=found.next, seen=end) if found.next else "",
        "first": ask.link("events", **own) if ask.word("next") else "",
    }


def _looser(ask: Ask, asked: Filter) -> tuple[Looser, ...]:
    own = kept(ask)
    found = []
    for name, many, exact in loosened(ask.base, asked):
        gone = {name, "role"} if name == "actor" else {name}
        rest = {other: words for other, words in own.items() if other not in gone}
        found.append(Looser(_NAMES.get(name, name), many, exact, ask.link("events", **rest)))
    return tuple(found)


def _pictures(ask: Ask, asked: Filter) -> Mapping[str, object]:
    found = spread(ask.base, asked)
    own = {name: words for name, words in kept(ask).items() if name not in ("after", "before")}

    def days(bar: Bar) -> str:
        return ask.link("events", **own, after=bar.first, before=bar.last)

    return {
        "density": found.density,
        "bars": bars_of(found.density.days),
        "bar_link": days,
        "map": locator(found.places),
        "facets": tuple(_choices(ask, facet, (asked, found)) for facet in _FACETS),
    }


def _choices(ask: Ask, facet: tuple[str, str, Callable[[str], str]], of: tuple[Filter, Spread]) -> Choices:
    """The values of a facet under the rest of the filter."""
    (name, title, words), (asked, found) = facet, of
    values, exact = found.values[name][:_SHOWN], found.exact
    if getattr(asked, name):
        other = facets(ask.base, _WITHOUT[name](asked), name, _SHOWN)
        values, exact = tuple((item.value, item.events) for item in other.items if item.value), other.exact
    own = {other: value for other, value in kept(ask).items() if other != name}
    return Choices(title, tuple(_linked(ask, (name, words), values, own)), exact)


_WITHOUT: Mapping[str, Callable[[Filter], Filter]] = {
    "type": lambda asked: replace(asked, type=None),
    "country": lambda asked: replace(asked, country=None),
    "status": lambda asked: replace(asked, status=None),
}


def _linked(
    ask: Ask, facet: tuple[str, Callable[[str], str]], values: Sequence[tuple[str, int]], own: dict[str, str]
) -> Sequence[Choice]:
    name, words = facet
    chosen = (ask.word(name) or "").casefold()
    return [
        Choice(words(value), many, ask.link("events", **own, **{name: value}), value.casefold() == chosen)
        for value, many in values
    ]


def _form() -> Mapping[str, object]:
    return {
        "types": sorted(((types_words(code), code) for code in type_codes()), key=lambda pair: pair[0]),
        "statuses": [(status.value, status_words(status.value)) for status in Status],
        "roles": [*(role.value for role in (Role.ACTOR, Role.RECIPIENT, Role.TARGET)), "source"],
    }


ROUTES = (Route("/events", explore, WORDS | PAGING),)
