"""Claims as a table for the terminal. Outside text goes in as plain text, never as markup."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model.reading import Reading
from dateline.show.rows import ClaimRow, EventRow, chief_doubts, event_rows
from dateline.show.words.voices import quoted

_STATUS = {"occurred": "green", "ongoing": "green", "denied": "red"}
_WIDE = 130  # columns from which each part has a column of its own


def print_reading(console: Console, reading: Reading) -> None:
    """One report: a heading, then a row for each event with its words and a line for each voice."""
    report, rows = reading.report, event_rows(reading)
    console.print()
    console.print(_plain(report.title or report.text[:80]), style="bold")
    published = report.published.isoformat() if report.published else "date not known: relative dates stay open"
    origin = f", written by {report.origin}" if report.origin and report.origin != report.outlet else ""
    console.print(_plain(f"{report.outlet or 'outlet not known'}{origin} · {published} · {report.id}"), style="dim")
    if not rows:
        console.print("no event was coded in this report", style="italic")
        return
    console.print(_wide(rows) if console.width >= _WIDE else _narrow(rows))
    sure = sum(claim.sure for row in rows for claim in row.claims)
    console.print(
        f"{_count(len(rows), 'event')}, {_count(len(reading.claims), 'claim')} ({sure} sure), "
        f"{_count(len(reading.attributions), 'attribution')}",
        style="dim",
    )


def _wide(rows: Sequence[EventRow]) -> Table:
    table = _table()
    for name, share in (("who → did → whom", 5), ("when · where · how many", 3), ("status · according to", 4)):
        table.add_column(name, ratio=share)
    table.add_column("the words", ratio=6)
    for row in rows:
        table.add_row(str(row.number), _deed(row), _circumstance(row), _standing(row), _words(row))
    return table


def _narrow(rows: Sequence[EventRow]) -> Table:
    table = _table()
    for name, share in (
        ("who → did → whom, and the words", 6),
        ("when · where · how many", 3),
        ("status · who says", 4),
    ):
        table.add_column(name, ratio=share)
    for row in rows:
        table.add_row(str(row.number), _deed(row).append("\n").append(_words(row)), _circumstance(row), _standing(row))
    return table


def _table() -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, header_style="bold", pad_edge=False)
    table.add_column("#", justify="right", no_wrap=True)
    return table


def _deed(row: EventRow) -> Text:
    """Who → did → whom; an actor whom the report does not name is said to be unnamed."""
    line = Text(row.who, style="bold cyan")
    if not row.who and row.by_someone:
        line.append("not said", style="dim italic")
    line.append(" → " if line else "", style="dim").append(row.trigger, style="bold")
    if row.whom:
        line.append(" → ", style="dim").append(row.whom, style="bold magenta")
    if row.instrument:
        line.append(f" (with {row.instrument})", style="dim")
    return line.append("\n").append(row.code, style="yellow")


def _words(row: EventRow) -> Text:
    quotes = dict.fromkeys(quoted(_shorten(claim.quote)) for claim in row.claims)
    return Text("\n".join(quotes), style="dim")


def _circumstance(row: EventRow) -> Text:
    return Text("\n".join(part for part in (row.when, row.where, row.how_many) if part))


def _standing(row: EventRow) -> Text:
    status = Text(row.status, style=_STATUS.get(row.status.split(",")[0], "yellow"))
    if row.policy:
        status.append(f"\n{row.policy}", style="blue")
    for voice in dict.fromkeys(map(_voice, row.claims)):
        mark, words = voice
        status.append(f"\n{mark}", style="yellow").append(words, style="default")
    if not all(claim.sure for claim in row.claims):
        status.append("\nnot sure: " + (chief_doubts(row.doubts) or "who says it"), style="dim italic")
    return status


def _voice(claim: ClaimRow) -> tuple[str, str]:
    return ("" if claim.asserted == "affirmed" else f"{claim.asserted} by "), claim.said_by


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(words: str) -> Text:
    return Text(" ".join(words.split()))


def _shorten(words: str, longest: int = 260) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"
