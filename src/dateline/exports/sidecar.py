"""Tables of other people's columns, and beside each the words behind its cells: TARGET.evidence.csv.

Such a table has no room for evidence, so the sidecar has one row for each place in a report that shows a cell's value,
or, for a value that a rule made, one row with the rule.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

from dateline.exports.nouns import Mark, Said, Telling, Whole
from dateline.freeze.cells import safe

EVIDENCE = (
    *("row_id", "column", "value", "rule", "event_id", "claim_id", "report_id"),
    *("start", "end", "quote", "said_by"),
)
# For loss notes: of every table, and of those laid out with tabs.
GUARDED = (
    "A value that begins with = + - @ or an apostrophe, and is no number, has one apostrophe more before it, so that no"
    " spreadsheet takes it for a formula."
)
ON_ONE_LINE = "Line ends and tabs within a value are spaces, double quotation marks single ones."
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


class Layout(StrEnum):
    """How a table is laid out: CSV with a header, or tab-separated with one or without."""

    CSV = "csv"
    TSV = "tsv"
    BARE_TSV = "bare tsv"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as written, the characters that show it, and the rule that made it of them, where one did."""

    value: str
    shown: tuple[Mark, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its own id, the event it is of, its cells in the order of the columns."""

    id: str
    whole: Whole
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table and its layout. `tags`: a second row of the header (HXL), where there is one."""

    columns: tuple[str, ...]
    layout: Layout = Layout.CSV
    tags: tuple[str, ...] = ()


def write_rows(target: Path, shape: Shape, lines: Iterable[Line]) -> tuple[Path, Path]:
    """Streams rows into the table and their evidence into the sidecar, both UTF-8 with \\n; returns both paths."""
    beside = target.with_name(target.name + ".evidence.csv")
    with (
        target.open("w", encoding="utf-8", newline="") as table,
        beside.open("w", encoding="utf-8", newline="") as evidence,
    ):
        shown = csv.writer(evidence, lineterminator="\n")
        table.writelines(_row(head, shape.layout) for head in _header(shape))
        shown.writerow(EVIDENCE)
        for line in lines:
            assert len(line.cells) == len(shape.columns), f"{line.id}: {len(line.cells)} cells"
            table.write(_row([_written(cell.value, shape.layout) for cell in line.cells], shape.layout))
            shown.writerows(_evidence(line, shape))
    return target, beside


def _header(shape: Shape) -> list[tuple[str, ...]]:
    return [] if shape.layout is Layout.BARE_TSV else [row for row in (shape.columns, shape.tags) if row]


def _row(cells: Sequence[str], layout: Layout) -> str:
    if layout is not Layout.CSV:
        return "\t".join(cells) + "\n"
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _written(value: str, layout: Layout) -> str:
    """A value that no spreadsheet runs; in tab-separated tables on one line, and alike with quoting or without."""
    flat = value if layout is Layout.CSV else " ".join(value.replace('"', "'").split())
    return flat if _NUMBER.fullmatch(flat) else safe(flat)


def _evidence(line: Line, shape: Shape) -> Iterator[tuple[str, ...]]:
    for column, cell in zip(shape.columns, line.cells, strict=True):
        if not (cell.shown or cell.rule):
            continue
        head = (line.id, column, _written(cell.value, Layout.CSV), safe(cell.rule), line.whole.event.id)
        for mark in dict.fromkeys(cell.shown):
            claim, said_by = _voiced(line.whole, mark)
            where = (claim, mark.report, str(mark.start), str(mark.end))
            yield (*head, *where, safe(mark.quote), safe(said_by))
        if not cell.shown:
            yield (*head, "", "", "", "", "", "")


def _voiced(whole: Whole, mark: Mark) -> tuple[str, str]:
    """The claim that words belong to, and who says them, innermost first; a figure has a chain of its own."""
    told = [telling for telling in whole.tellings if telling.paper.id == mark.report]
    chief = _chief(told, mark)
    chain = [voice.outlet or voice.name for voice in chief.chain] if chief else []
    for number in whole.numbers:
        if number.mark == mark:
            chain = [*number.chain, *(telling.paper.outlet or "" for telling in told[:1])]
            break
    return chief.claim if chief else "", " → ".join(name for name in dict.fromkeys(chain) if name)


def _chief(told: list[Telling], mark: Mark) -> Said | None:
    """The claim whose words hold the mark, the closest first; else one of the telling whose sentence holds it."""
    said = [one for telling in told for one in telling.said]
    around = [one for one in said if _holds(one.evidence, mark)]
    if around:
        return min(around, key=lambda one: one.evidence.end - one.evidence.start)
    near = [one for telling in told if _holds(telling.sentence, mark) for one in telling.said]
    return next(iter(near or said), None)


def _holds(outer: Mark, inner: Mark) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
