"""Figures: for each event who gave which number as of when, what replaced it, and what a named rule answers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup

from dateline.query.answers import EventAnswer
from dateline.query.answers_figures import RULES, Figure, Ledger
from dateline.query.events import bare_events
from dateline.query.figures import ledgers_of, ledgers_where
from dateline.query.questions import Filter, in_words, plain
from dateline.show.ledgers import ledger_svg
from dateline.web.asking import filter_of
from dateline.web.routes import Route
from dateline.web.sheet import Ask, PageError, Sheet, Table

_EVENTS = 10  # of one page
_ROWS = 30  # figures of one ledger that the page lists
_WORDS = frozenset(item.name for item in fields(Filter)) | {"kind", "rule", "event"}
_COLUMNS = (
    *("id", "title", "kind", "standing", "as_of", "low", "high", "bound", "words", "counted", "said_by", "official"),
    *("origin", "outlets", "reports", "superseded_by", "sentence", "locator", "spread_low", "spread_high"),
)
_ASIDE = ("parts", "running", "possible", "former", "background")


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Ledgers under a rule. `scanned` events of the filter were looked at, the newest; `capped`: there are more."""

    rule: str
    kind: str | None
    ledgers: tuple[Ledger, ...]
    scanned: int
    capped: bool


def figures(ask: Ask) -> Sheet:
    """The ledgers of one event, of a story, or of the newest events of a filter."""
    rule, kind = ask.word("rule") or "latest", ask.word("kind")
    if rule not in RULES:
        raise PageError(400, f"no rule is called “{rule}”; there is {', '.join(RULES)}")
    asked = filter_of(ask)
    ledgers, scanned, capped = _ledgers(ask, asked, kind)
    ledgers = tuple(sorted(ledgers, key=lambda ledger: not ledger.figures))  # those that count the event itself first
    page = FiguresPage(rule, kind, ledgers, scanned, capped)
    kinds = tuple(k for (k,) in ask.base.execute(_KINDS))
    extra = {
        "asked": asked,
        "in_words": in_words(asked),
        "kinds": kinds,
        "rules": RULES,
        "most": _ROWS,
        "events": _events(ask, ledgers),
        "picture": lambda ledger: Markup(ledger_svg([ledger])),  # the SVG's own template escapes
    }
    return Sheet("figures.html.j2", "Figures", page, Table(_COLUMNS, tuple(_rows(page))), extra=extra)


def _ledgers(ask: Ask, asked: Filter, kind: str | None) -> tuple[tuple[Ledger, ...], int, bool]:
    one = ask.word("event")
    if one is not None:
        found = ledgers_of(ask.base, plain(one), kind)
        if found is None:
            raise PageError(404, f"the record holds no {plain(one)}")
        return found, 1, False
    whole = ledgers_of(ask.base, plain(asked.story), kind) if asked.story else ()
    listing = ledgers_where(ask.base, asked, kind, _EVENTS)
    return (*(whole or ()), *listing.ledgers), listing.scanned, listing.capped


def _events(ask: Ask, ledgers: tuple[Ledger, ...]) -> Mapping[str, EventAnswer]:
    """The events of the ledgers by their ids."""
    ids = json.dumps([ledger.id for ledger in ledgers])
    numbers = [int(n) for (n,) in ask.base.execute(_NUMBERS, (ids,))]
    return {event.id: event for event in bare_events(ask.base, numbers)}


def _rows(page: FiguresPage) -> Iterator[tuple[str | int | float | bool | None, ...]]:
    for ledger in page.ledgers:
        for figure in ledger.figures:
            later = ledger.figures[figure.superseded_by].words if figure.superseded_by is not None else None
            yield _row(ledger, "own", figure, later)
        for standing in _ASIDE:
            yield from (_row(ledger, standing, figure, None) for figure in getattr(ledger, standing))


def _row(
    ledger: Ledger, standing: str, figure: Figure, later: str | None
) -> tuple[str | int | float | bool | None, ...]:
    return (
        *(ledger.id, ledger.title, ledger.kind, standing, figure.as_of, figure.low, figure.high, figure.bound),
        *(figure.words, figure.of, figure.said_by, figure.official, figure.origin, "; ".join(figure.outlets)),
        *("; ".join(figure.reports), later, figure.sentence),
        *(f"{figure.reports[0]}#char={figure.start},{figure.end}", ledger.low, ledger.high),
    )


_NUMBERS = "SELECT n FROM event WHERE id IN (SELECT value FROM json_each(?))"
_KINDS = "SELECT DISTINCT frame FROM amount WHERE frame IS NOT NULL ORDER BY frame"
ROUTES = (Route("/figures", figures, _WORDS),)
