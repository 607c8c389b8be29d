"""Why something differs between two frozen records: what the later one's changes and tombstones say of it."""

from collections import defaultdict
from collections.abc import Iterator, Set

from dateline.freeze.differences import Change
from dateline.freeze.opened import Package, Record

_MOST = 3  # grounds told of one thing


class Reasons:
    """Looks up why; only what the later package tells since the earlier one counts."""

    def __init__(self, before: Package, after: Package, wanted: Set[str]) -> None:
        self._told: dict[str, list[str]] = defaultdict(list)
        for row in _since(before, after):
            if (subject := row["subject"]) in wanted:
                self._told[str(subject)].append(_words(row))
        self._gone = {str(row["id"]): _buried(row) for row in after.rows("tombstones") if row["id"] in wanted}

    def why(self, change: Change) -> str | None:
        """What is told of the thing itself, else of the report that tells it; None where nothing is told."""
        for name in (change.id, change.report or ""):
            if name in self._gone:
                return self._gone[name]
            if grounds := list(dict.fromkeys(self._told.get(name, ()))):
                more = f"; {len(grounds) - _MOST} more" if len(grounds) > _MOST else ""
                return "; ".join(grounds[:_MOST]) + more
        return None


def _since(before: Package, after: Package) -> Iterator[Record]:
    """The later package's changes that the earlier one has not: the rest of the same feed, or all of another one."""
    last = None
    for last in before.rows("changes"):  # noqa: B007 - the last one is what is looked for
        pass
    number = 0 if last is None else int(last["change_id"] or 0)
    rest, same = [], last is None
    for row in after.rows("changes"):
        if int(row["change_id"] or 0) > number:
            rest.append(row)
        elif int(row["change_id"] or 0) == number and last is not None:
            same = all(row[name] == last[name] for name in ("at", "kind", "subject"))
    yield from rest if same else after.rows("changes")


def _words(row: Record) -> str:
    note = f": {row['note']}" if row["note"] else ""
    return f"{row['kind']} {(row['at'] or '')[:10]}{note}"


def _buried(row: Record) -> str:
    instead = f", now {row['replaced_by']}" if row["replaced_by"] else ""
    return f"{row['why']}{instead}"
