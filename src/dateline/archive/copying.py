"""A new report's copies and origin, written into the store; earlier reports whose origin that changes, too."""

import json
from collections.abc import Iterable, Sequence

import apsw

from dateline.archive.pages import Pages
from dateline.archive.values import number, text
from dateline.identity.copies import find_and_file, origin_of, origins_of
from dateline.model.copying import Copy, Origin, OriginKind, Shared, Text
from dateline.model.text import Span
from dateline.store.database import Store
from dateline.store.postings import StorePostings

_KINDS = {kind.value: kind for kind in OriginKind}


class Copying:
    """Looks for the copies of one report after another. What it writes belongs in a transaction of the caller's."""

    def __init__(self, store: Store, pages: Pages) -> None:
        self._base, self._pages = store.base, pages
        self._index = StorePostings(store, "copy")

    def link(self, n: int) -> frozenset[int]:
        """Finds what a report shares with earlier ones and whose words it has; the reports whose origin is another now.

        Versions of one report are no copies of each other.
        """
        report = self._pages.text(n)
        found = find_and_file(report, self._index, self._pages.text)
        own = set(_versions(self._base, n))
        copies = [copy for copy in found if copy.other(n) not in own]
        self._base.executemany(_PUT, [_row(copy) for copy in copies])
        return self._spread(origins_of(report, copies, self._known).items(), n)

    def _known(self, n: int) -> tuple[Text, Origin]:
        [(origin, basis)] = self._base.execute("SELECT origin_id, origin_basis FROM report WHERE n = ?", (n,))
        named = text(origin) or OriginKind.UNRATED.value
        return self._pages.text(n), Origin(_KINDS[named.split(":")[0]], named, text(basis) or "")

    def _spread(self, origins: Iterable[tuple[int, Origin]], of: int) -> frozenset[int]:
        """Writes origins down; a copy of what has another origin now has that one too."""
        changed: set[int] = set()
        waiting = sorted(origins, key=lambda found: found[0])
        while waiting:
            n, origin = waiting.pop(0)
            _, before = self._known(n)
            if n in changed or (before.id == origin.id and n != of):
                continue
            changed.add(n)
            self._base.execute(_ORIGIN, (origin.id, origin.basis, n))
            heirs = [c.other(n) for c in self._copies(n) if c.source == n] if n != of else []
            waiting += [(heir, origin_of(self._pages.text(heir), self._copies(heir), self._known)) for heir in heirs]
        return frozenset(changed)

    def _copies(self, n: int) -> tuple[Copy, ...]:
        return tuple(_copy(row) for row in self._base.execute(_OF, (n, n)))


def _versions(base: apsw.Connection, n: int) -> list[int]:
    return [number(row[0]) for row in base.execute(_LINE, (n,))]


def _row(copy: Copy) -> tuple[int | float | str | None, ...]:
    spans = [[[s.left.start, s.left.end], [s.right.start, s.right.end]] for s in copy.sentences]
    ends = (copy.left, copy.right, copy.containment, copy.shared, copy.source, copy.basis)
    return (*ends, json.dumps(spans, separators=(",", ":")))


def _copy(row: Sequence[object]) -> Copy:
    left, right, containment, shared, source, basis, sentences = row
    spans = tuple(Shared(Span(*one), Span(*other)) for one, other in json.loads(str(sentences)))
    ends = (int(str(left)), int(str(right)), float(str(containment)), int(str(shared)))
    return Copy(*ends, None if source is None else int(str(source)), str(basis), spans, version=False)


_COLUMNS = '"left", "right", containment, shared, source, basis, sentences'
_PUT = f"INSERT OR REPLACE INTO copy ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_OF = f"""SELECT {_COLUMNS} FROM copy WHERE "left" = ? UNION SELECT {_COLUMNS} FROM copy WHERE "right" = ?
    ORDER BY containment DESC, 1, 2"""
_ORIGIN = "UPDATE report SET origin_id = ?, origin_basis = ? WHERE n = ?"
_LINE = "SELECT n FROM report WHERE line = (SELECT line FROM report WHERE n = ?)"
