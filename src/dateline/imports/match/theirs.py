"""Their rows as they are compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.actors.spelling import fold
from dateline.imports.columns import Kind
from dateline.imports.match.parties import Keys, keys_of_theirs
from dateline.imports.sorts import also_of, families
from dateline.store.imported import Theirs


@dataclass(frozen=True, slots=True)
class Row:
    """One row of theirs. `number`: its number in the store, None for a file; `types`: what it may be with us.

    `families`: the families of those types; `exact`: whether its point is a place.
    """

    told: Theirs
    number: int | None
    first: int
    last: int
    folded: str
    exact: bool
    also: tuple[str, ...]
    families: frozenset[str]
    keys: Keys

    @property
    def id(self) -> str:
        """Its own id."""
        return self.told.id


def rows_to_compare(rows: Iterable[tuple[int | None, Theirs]], kind: Kind) -> list[Row]:
    """Rows ready to be compared, by their own ids; of an id that comes twice the first."""
    found: dict[str, Row] = {}
    for number, told in rows:
        if told.id not in found:
            found[told.id] = _row(number, told, kind)
    return sorted(found.values(), key=lambda row: row.id)


def _row(number: int | None, told: Theirs, kind: Kind) -> Row:
    also = also_of(kind, told.words)
    types = (told.type, *also) if told.type else ()
    known = families()
    return Row(
        *(told, number, date.fromisoformat(told.earliest).toordinal(), date.fromisoformat(told.latest).toordinal()),
        *(fold(told.place or told.area or ""), told.place_precision in ("exact", "near"), also),
        frozenset(known.get(one, one) for one in types),
        keys_of_theirs(told.actors, told.country),
    )
