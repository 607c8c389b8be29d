"""Which events of ours are looked at for a row of theirs: by day, family of types and country."""

from collections.abc import Iterable, Iterator

from dateline.imports.match.ours import Ours
from dateline.imports.match.theirs import Row
from dateline.imports.sorts import families

_WIDE = 45  # days from which an event stands in a list of its own
_WIDER = 7  # days further away in which the nearest is looked for
NOWHERE = ""


class Blocks:
    """Our events under their days, families and countries."""

    def __init__(self, events: Iterable[Ours]) -> None:
        self._days: dict[tuple[int, str, str], list[Ours]] = {}
        self._wide: dict[str, list[Ours]] = {}
        self._names: dict[str, list[Ours]] = {}
        self._families: set[str] = set()
        self._countries: set[str] = set()
        for one in events:
            self._put(one)

    def near(self, row: Row, days: int) -> Iterator[Ours]:
        """Events that may be the row: of a kindred type, within so many days, in its country or nowhere told."""
        yield from self._at(row, row.families, days, self._there(row))

    def around(self, row: Row, days: int) -> Iterator[Ours]:
        """The same with some days more, of other types in its country, and of its place's name in other countries."""
        yield from self._at(row, row.families, days + _WIDER, self._there(row))
        if row.told.country:
            yield from self._at(row, frozenset(self._families - row.families), days, [row.told.country])
        for one in self._names.get(row.folded, ()):
            if one.at != row.told.country and one.first - days <= row.last and row.first <= one.last + days:
                yield one

    def _there(self, row: Row) -> list[str]:
        """A row at sea or of no country may be anywhere."""
        return [row.told.country, NOWHERE] if row.told.country else sorted(self._countries)

    def _put(self, one: Ours) -> None:
        family, country = families().get(one.type, one.type), one.at or NOWHERE
        self._families.add(family)
        self._countries.add(country)
        if one.folded:
            self._names.setdefault(one.folded, []).append(one)
        if one.last - one.first >= _WIDE:
            self._wide.setdefault(family, []).append(one)
            return
        for day in range(one.first, one.last + 1):
            self._days.setdefault((day, family, country), []).append(one)

    def _at(self, row: Row, kin: frozenset[str], days: int, countries: list[str]) -> Iterator[Ours]:
        seen = set[str]()
        for family in sorted(kin):
            lists = [
                self._days.get((day, family, country), ())
                for day in range(row.first - days, row.last + days + 1)
                for country in countries
            ]
            wide = [one for one in self._wide.get(family, ()) if (one.at or NOWHERE) in countries]
            for one in (one for some in (*lists, wide) for one in some):
                if one.id not in seen:
                    seen.add(one.id)
                    yield one
