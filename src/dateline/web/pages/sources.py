"""Outlets and agencies: whose words they print, who is quoted through them, and how far people trust them."""

from dataclasses import dataclass

from dateline.model.review import RELIABILITY
from dateline.query.answers import Answers
from dateline.query.ratings import Rating, rating_history, rating_of, ratings_of
from dateline.query.sources import House, Speaker, house, houses, speakers
from dateline.query.sources_chains import Chains, chains
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, PageError, Sheet, Table

_COLUMNS = ("name", "kind", "rating", "reports", "own_words", "copies", "printed_by_others")
_CHAINS = ("voices", "claims", "quote", "locator", "event")


@dataclass(frozen=True, slots=True)
class Rated:
    """A house and how far people trust it: "F" where nobody has rated it."""

    house: House
    grade: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One house: its counts, its rating and those before, and who is quoted via whom in its reports."""

    house: House
    rating: Rating
    history: tuple[Rating, ...]
    chains: Chains


def sources(ask: Ask) -> Sheet:
    """The list."""
    found = houses(ask.base, ask.word("text"), page_of(ask))
    grades = ratings_of(ask.base, tuple(one.name for one in found))
    rated = tuple(Rated(one, grades[one.name].grade) for one in found)
    rows = tuple((r.house.name, r.house.kind, r.grade, *_counts(r.house)) for r in rated)
    first = not ask.word("next") and not ask.word("text")
    quoted: tuple[Speaker, ...] = speakers(ask.base) if first else ()
    page = Answers(rated, found.next, found.total, found.exact)
    extra = {"speakers": quoted, "text": ask.word("text") or "", "grades": RELIABILITY}
    return Sheet("sources.html.j2", "Sources", page, Table(_COLUMNS, rows), extra=extra)


def source(ask: Ask) -> Sheet:
    """One of them by its name."""
    found = house(ask.base, ask.path["id"])
    if found is None:
        raise PageError(404, f"no report is from {ask.path['id']}")
    told = chains(ask.base, found.name)
    page = SourcePage(found, rating_of(ask.base, found.name), rating_history(ask.base, found.name), told)
    rows = ((" → ".join(one.voices), one.claims, one.words.quote, one.words.locator, one.event) for one in told.items)
    extra = {"grades": RELIABILITY}
    return Sheet("source.html.j2", found.name, page, Table(_CHAINS, tuple(rows)), extra=extra)


def _counts(found: House) -> tuple[int, int, int, int]:
    return found.reports, found.own, found.copies, found.carried


ROUTES = (
    Route("/sources", sources, frozenset({"text", "next", "size", "by"})),
    Route("/source/{id:path}", source, frozenset({"by"})),
)
