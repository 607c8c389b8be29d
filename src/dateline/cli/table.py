"""Claims as a table for the terminal. Outside text goes in as plain text, never as markup."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model.reading import Reading
from dateline.show.rows import ClaimRow, claim_rows

_STATUS = {"occurred": "green", "ongoing": "green", "denied": "red"}


def print_reading(console: Console, reading: Reading) -> None:
    """One report: a heading, then a row for each claim with its words."""
    report, rows = reading.report, claim_rows(reading)
    console.print()
    console.print(_plain(report.title or report.text[:80]), style="bold")
    published = report.published.isoformat() if report.published else "date not known: relative dates stay open"
    origin = f", written by {report.origin}" if report.origin and report.origin != report.outlet else ""
    console.print(_plain(f"{report.outlet or 'outlet not known'}{origin} · {published} · {report.id}"), style="dim")
    if not rows:
        console.print("no event was coded in this report", style="italic")
        return
    console.print(_table(rows))
    sure = sum(row.sure for row in rows)
    console.print(
        f"{len(reading.events)} events, {len(rows)} claims ({sure} sure), {len(reading.attributions)} attributions",
        style="dim",
    )


def _table(rows: tuple[ClaimRow, ...]) -> Table:
    table = Table(show_lines=True, expand=True, header_style="bold", pad_edge=False)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who did what to whom, and the words", ratio=6)
    table.add_column("when · where · how many", ratio=3)
    table.add_column("status · according to", ratio=3)
    for row in rows:
        table.add_row(str(row.number), _deed(row), _circumstance(row), _standing(row))
    return table


def _deed(row: ClaimRow) -> Text:
    code, _, words = row.did.partition(": ")
    line = Text.assemble((row.who or "—", "bold cyan"), " ", (words, "bold"), " ", (row.whom, "bold magenta"))
    line.append(f"  {code}", style="yellow")
    return line.append(f"\n“{_shorten(row.quote)}”", style="dim")


def _circumstance(row: ClaimRow) -> Text:
    return Text("\n".join(part for part in (row.when, row.where, row.how_many) if part))


def _standing(row: ClaimRow) -> Text:
    status = Text(row.status, style=_STATUS.get(row.status.split(",")[0].split(" ")[0], "yellow"))
    if row.policy:
        status.append(f"\n{row.policy}", style="blue")
    status.append(f"\n{row.said_by}", style="default")
    if not row.sure:
        status.append("\nnot sure: " + ("; ".join(row.doubts) or "speaker"), style="dim italic")
    return status


def _plain(words: str) -> Text:
    return Text(" ".join(words.split()))


def _shorten(words: str, longest: int = 260) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
