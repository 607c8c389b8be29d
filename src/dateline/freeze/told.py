"""A difference as Markdown: counts by table, then what it is, as far as a page can hold it."""

from collections.abc import Iterator

from dateline.freeze.differences import Change, Difference, TableDifference

SHOWN = 50  # of each sort of change of a table


def told(difference: Difference) -> str:
    """The list of changes of a release."""
    return "\n".join(_lines(difference)) + "\n"


def in_words(change: Change) -> str:
    """One change as one line."""
    what = f"{change.before or '–'} → {change.after or '–'}" if change.field else change.before or change.after or ""
    field = f" {change.field}:" if change.field else ""
    why = f" ({change.why})" if change.why else ""
    return " ".join(f"{change.id}{field} {what}{why}".split())


def _lines(difference: Difference) -> Iterator[str]:
    yield f"# Changes from {difference.before} to {difference.after}\n"
    yield "| table | before | after | added | withdrawn | rows changed | carried |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for table in difference.tables:
        yield f"| {table.table} | " + " | ".join(f"{number:,}" for number in numbers(table)) + " |"
    for table in difference.tables:
        for sort, changes in (("added", table.added), ("withdrawn", table.withdrawn), ("changed", table.changed)):
            yield from _listed(f"{table.table} {sort}", changes)


def _listed(head: str, changes: tuple[Change, ...]) -> Iterator[str]:
    if changes:
        yield f"\n## {head}\n"
        yield from (f"- {_plain(in_words(change))}" for change in changes[:SHOWN])
    if len(changes) > SHOWN:
        yield f"- and {len(changes) - SHOWN:,} more (`dateline diff --json`)"


def numbers(table: TableDifference) -> tuple[int, ...]:
    """Rows before and after, added, withdrawn, changed (rows, not cells), and carried."""
    changed = len({change.id for change in table.changed})
    return (*table.rows, len(table.added), len(table.withdrawn), changed, table.carried)


def _plain(line: str) -> str:
    """Outside text does not become markup."""
    return "".join("\\" + char if char in "\\`*_[]<>#|" else char for char in line)
