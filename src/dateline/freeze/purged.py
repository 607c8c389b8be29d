"""Words of reports that were removed for good: they stand in the earlier package, and are not told again."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.freeze.differences import Change
from dateline.freeze.opened import Package, Record

_QUOTED = ("claims", "evidence", "figures", "positions")
_LONG = 12  # characters from which words are looked for inside others


class Purged:
    """Which reports the later package has tombstones of, and what the earlier one quotes from them."""

    def __init__(self, before: Package, after: Package) -> None:
        self._reports = {row["id"] for row in after.rows("tombstones")}
        self._words = frozenset(_words(before, self._reports)) if self._reports else frozenset[str]()
        self._long = [words for words in self._words if len(words) >= _LONG]

    def hide(self, change: Change) -> Change:
        """The change without what was removed: its ids and its reason stay."""
        if change.report in self._reports or change.id in self._reports or self._tells(change.before):
            return replace(change, before=None)
        return change

    def _tells(self, before: str | None) -> bool:
        return before is not None and (before in self._words or any(words in before for words in self._long))


def _words(package: Package, reports: set[str | None]) -> Iterator[str]:
    for table in _QUOTED:
        for row in package.rows(table):
            if row["report_id"] in reports:
                yield from _filled(row, "quote")
    for row in package.rows("reports"):
        if row["report_id"] in reports:
            yield from _filled(row, "title")


def _filled(row: Record, column: str) -> Iterator[str]:
    if words := row.get(column):
        yield words
