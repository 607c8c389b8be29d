"""What the tellings of some events consist of, fetched for all of them at once."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

import apsw

from dateline.exports.nouns import Mark, Paper, Party, Policy, Said, Spot, Voice
from dateline.freeze.nouns import TextLevel

Divisions: TypeAlias = Callable[[Collection[int]], Mapping[int, str]]
_first = itemgetter(0)
_WITHIN = ("town", "site", "relative", "admin2")  # levels of places that lie within a first division


@dataclass(slots=True)
class Page:
    """A report with its text, from which quotes are cut; "" where no words may be given away."""

    paper: Paper
    text: str

    def mark(self, start: int, end: int) -> Mark:
        """Its characters from `start` to `end`."""
        return Mark(self.paper.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Parts:
    """A store, how many words may be taken from it, and the names of first divisions by GeoNames number."""

    base: apsw.Connection
    text: TextLevel
    divisions: Mapping[int, str]

    @property
    def quoted(self) -> bool:
        """Whether words of reports may go along."""
        return self.text is not TextLevel.NONE

    def pages(self, reports: Collection[int]) -> dict[int, Page]:
        """Reports by their numbers."""
        sql = _PAGES.format(text="r.text" if self.quoted else "''", title="r.title" if self.quoted else "NULL")
        return {n: Page(Paper(*cells), text) for n, text, *cells in self.base.execute(sql, (_list(reports),))}

    def parties(self, told: Mapping[int, Page]) -> dict[int, tuple[Party, ...]]:
        """Who has a part in each happening; `told` gives its report."""
        rows = self.base.execute(_PARTIES, (_list(told),))
        return {n: tuple(_party(row, told[n]) for row in group) for n, group in groupby(rows, key=_first)}

    def spots(self, told: Mapping[int, Page]) -> dict[int, tuple[Spot, ...]]:
        """The places of each happening, the most exact first."""
        rows = self.base.execute(_SPOTS, (_list(told),))
        return {n: tuple(self._spot(row, told[n]) for row in group) for n, group in groupby(rows, key=_first)}

    def said(self, told: Mapping[int, Page]) -> "dict[int, tuple[tuple[int, Said], ...]]":
        """The live claims of each happening, with their numbers, in the order in which they came."""
        voices = self._voices(told)
        rows = self.base.execute(_CLAIMS, (_list(told),))
        return {
            happening: tuple(
                (n, Said(claim, asserted, bool(sure), voices.get(n, ()), told[happening].mark(start, end)))
                for _, n, claim, asserted, sure, start, end in group
            )
            for happening, group in groupby(rows, key=_first)
        }

    def _voices(self, told: Collection[int]) -> dict[int, tuple[Voice, ...]]:
        """The chain of each of their claims; an outlet speaks in many, and is made once."""
        made: dict[tuple[Any, ...], Voice] = {}
        found: dict[int, tuple[Voice, ...]] = {}
        for claim, *cells in self.base.execute(_VOICES, (_list(told),)):
            key = tuple(cells)
            if key not in made:
                made[key] = _voice(key)
            found[claim] = (*found.get(claim, ()), made[key])
        return found

    def policies(self, told: Mapping[int, Page]) -> dict[int, Policy]:
        """What policy events change."""
        return {
            n: Policy(subject if self.quoted else None, *cells)
            for n, subject, *cells in self.base.execute(_POLICIES, (_list(told),))
        }

    def stories(self, events: Sequence[int]) -> dict[int, tuple[str, str]]:
        """The story of each event that has one: id and title."""
        rows = self.base.execute(_STORIES, (_list(events),))
        return {n: (identity, title if self.quoted else "") for n, identity, title in rows}

    def _spot(self, row: tuple[Any, ...], page: Page) -> Spot:
        _, name, country, geonames, level, lat, lon, implied, start, end = row
        first = self.divisions.get(geonames) if geonames is not None and level in _WITHIN else None
        admins = (name if level == "admin1" else first, name if level == "admin2" else None)
        return Spot(name, country, *admins, geonames, level, lat, lon, bool(implied), page.mark(start, end))


def first_divisions(base: apsw.Connection, divisions: Divisions | None) -> Mapping[int, str]:
    """The first divisions of all places of a store."""
    if divisions is None:
        return {}
    return divisions([n for (n,) in base.execute("SELECT DISTINCT geonames FROM spot WHERE geonames IS NOT NULL")])


def _party(row: tuple[Any, ...], page: Page) -> Party:
    """A row of _PARTIES; what SQLite gives is typed by its schema, here and below."""
    _, role, name, actor, known, kind, country, sector, implied, start, end = row
    return Party(role, name, actor, known, kind, country, sector, bool(implied), page.mark(start, end))


def _voice(row: tuple[Any, ...]) -> Voice:
    name, actor, outlet, cue_class, unnamed = row
    return Voice(name, actor, outlet, cue_class, bool(unnamed))


def _list(numbers: Collection[int]) -> str:
    return json.dumps(list(numbers))


_AMONG = "IN (SELECT value FROM json_each(?))"
_PAGES = f"""SELECT r.n, {{text}}, r.id, {{title}}, r.outlet, r.origin_id, r.url, r.byline, r.language, r.published,
    r.text_sha256, r.words, length(r.text), r.added_at FROM report r WHERE r.n {_AMONG}"""
_PARTIES = f"""SELECT p.happening, p.role, p.name, coalesce(b.id, a.id), coalesce(b.name, a.name),
    coalesce(b.kind, a.kind), coalesce(b.country, a.country), coalesce(b.sector, a.sector), p.implied, p.start, p."end"
    FROM participant p LEFT JOIN actor a ON a.n = p.actor LEFT JOIN actor b ON b.n = a.same_as
    WHERE p.happening {_AMONG} ORDER BY p.happening, p.role, p.start, p.rowid"""
_SPOTS = f"""SELECT happening, name, country, geonames, level, lat, lon, implied, start, "end" FROM spot
    WHERE happening {_AMONG} ORDER BY happening, implied, level IN ('country', 'region', 'none'), rowid"""
_CLAIMS = f"""SELECT happening, n, id, asserted, sure, evidence_start, evidence_end FROM claim
    WHERE happening {_AMONG} AND live ORDER BY happening, n"""
_VOICES = f"""SELECT v.claim, v.name, coalesce(b.id, a.id), v.outlet, v.cue_class, v.unnamed
    FROM claim c JOIN voice v ON v.claim = c.n LEFT JOIN actor a ON a.n = v.actor LEFT JOIN actor b ON b.n = a.same_as
    WHERE c.happening {_AMONG} AND c.live ORDER BY v.claim, v.place"""
_POLICIES = f"""SELECT p.happening, p.subject, coalesce(s.name, a.name), coalesce(t.name, g.name), p.before, p.after
    FROM policy p LEFT JOIN actor a ON a.n = p.holder LEFT JOIN actor s ON s.n = a.same_as
    LEFT JOIN actor g ON g.n = p.grantor LEFT JOIN actor t ON t.n = g.same_as WHERE p.happening {_AMONG}"""
_STORIES = f"SELECT e.n, s.id, s.title FROM event e JOIN story s ON s.n = e.story WHERE e.n {_AMONG}"
