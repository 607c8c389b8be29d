"""The houses whose words the record has: how often each is the origin, and how often it prints others' words."""

from dataclasses import dataclass
from functools import cache
from string import capwords

import apsw

from dateline.query.answers import Answers
from dateline.query.questions import Page, checked_size, plain
from dateline.query.questions_cursor import Last, closed, opened
from dateline.tables import read_table

AGENCY, OUTLET = "agency", "outlet"
_SPEAKERS = 20


@dataclass(frozen=True, slots=True)
class House:
    """An outlet or agency by name, counted in stored reports.

    `reports` it printed itself: `own` in its own words, `copies` in another's, the rest of nobody knows whose.
    `carried`: reports of others that print its words.
    """

    name: str
    kind: str
    reports: int
    own: int
    copies: int
    carried: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whom reports quote, and in how many claims."""

    id: str
    name: str
    kind: str | None
    country: str | None
    claims: int


def houses(base: apsw.Connection, words: str | None, page: Page) -> Answers[House]:
    """The houses whose names hold the words (all where none are given), those with most reports first."""
    size, start = checked_size(page.size), opened(page.cursor)
    first = min(max(0, start.n), 10**9) if start is not None else 0
    wanted = plain(words).casefold() if words else ""
    known = [house for house in _houses(base) if wanted in house.name.casefold()]
    more = closed(Last(None, first + size)) if len(known) > first + size else None
    return Answers(tuple(known[first : first + size]), more, len(known), True)


def house(base: apsw.Connection, name: str) -> House | None:
    """One house by its name, in any case of letters; None where no report has it."""
    wanted = plain(name).casefold()
    return next((found for found in _houses(base) if found.name.casefold() == wanted), None)


def speakers(base: apsw.Connection) -> tuple[Speaker, ...]:
    """Whom reports quote most."""
    return tuple(Speaker(*row) for row in base.execute(_QUOTED, (_SPEAKERS,)))


def _houses(base: apsw.Connection) -> list[House]:
    """All of them, by number of reports printed or carried."""
    rows = [
        (outlet or "", *(origin or "").partition(":")[::2], many) for outlet, origin, many in base.execute(_PRINTED)
    ]
    counts: dict[str, list[int]] = {}
    for outlet, kind, whose, many in rows:
        _count(counts, outlet.casefold(), whose.casefold() if kind in (AGENCY, OUTLET) else kind, many)
    agencies = {whose.casefold() for _, kind, whose, _ in rows if kind == AGENCY}
    names = _agency_names() | {outlet.casefold(): outlet for outlet, _, _, _ in rows}
    found = [House(names.get(n) or capwords(n), AGENCY if n in agencies else OUTLET, *row) for n, row in counts.items()]
    return sorted(found, key=lambda h: (-(h.reports + h.carried), h.name))


def _count(counts: dict[str, list[int]], outlet: str, origin: str, many: int) -> None:
    """Adds reports of an outlet in the words of some house ("text": of another outlet; "": nobody knows)."""
    if outlet:
        row = counts.setdefault(outlet, [0, 0, 0, 0])
        row[0] += many
        if origin not in ("", _UNRATED):
            row[1 if origin == outlet else 2] += many
    if origin not in ("", _UNRATED, _TEXT, outlet):
        counts.setdefault(origin, [0, 0, 0, 0])[3] += many


@cache
def _agency_names() -> dict[str, str]:
    """How agencies write themselves, by the folded name that origins have."""
    return {row["name"].casefold(): row["name"] for row in read_table("en/agencies.csv").rows}


_UNRATED, _TEXT = "unrated", "text"
_PRINTED = """
SELECT outlet, CASE WHEN origin_id LIKE 'text:%' THEN 'text' ELSE origin_id END AS origin, sum(many)
FROM (SELECT outlet, origin_id, count(*) AS many FROM report GROUP BY origin_id, outlet) GROUP BY 1, 2
"""
_QUOTED = """
SELECT a.id, a.name, a.kind, a.country, q.claims
FROM (SELECT actor, count(*) AS claims FROM voice WHERE actor IS NOT NULL GROUP BY actor ORDER BY 2 DESC, 1 LIMIT ?) q
JOIN actor a ON a.n = q.actor ORDER BY q.claims DESC, a.n
"""
