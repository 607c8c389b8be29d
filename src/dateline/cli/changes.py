"""`dateline changes`: what came to be known, newest first."""

from dataclasses import replace
from itertools import groupby
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import day, reading, write
from dateline.cli.events_one import change_words
from dateline.cli.lines import short
from dateline.cli.stores import StoreOption
from dateline.cli.terminal import out
from dateline.query.answers import Answers, counted
from dateline.query.changes import Change, News, changes
from dateline.query.questions import Page
from dateline.show.answers import page_json, written

_PAGE = 30

Since = Annotated[str | None, typer.Option("--since", help="From this day on: 2026-11-22, 7d, yesterday …")]
Until = Annotated[str | None, typer.Option("--until", help="Up to this day, inclusive.")]
Kind = Annotated[str | None, typer.Option("--kind", help="Only of this kind: event-new, report-version …")]
Subject = Annotated[str | None, typer.Argument(help="Only of this report, event, story or claim (its id).")]


def changes_command(
    subject: Subject = None,
    since: Since = None,
    until: Until = None,
    kind: Kind = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show what came to be known: new reports and versions, events that grew, changed or merged, claims withdrawn."""
    with reading(store) as base:
        found = changes(base, News(day(since), day(until), kind, subject), Page(limit or _PAGE, cursor))
    if as_json:
        write(written(page_json(found)))
    else:
        _print(found)


def _print(found: Answers[Change]) -> None:
    out.print(("" if found.exact else "at least ") + counted(found.total, "change"), style="bold", markup=False)
    for at, them in groupby(found, key=lambda change: change.at):
        out.print(Text(f"\n{at[:16].replace('T', ' ')}", style="bold"))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True, style="yellow", width=15)
        table.add_column(ratio=1)
        for change in them:
            text = Text(short(change.what, 120))
            told = change_words(
                replace(change, after="") if change.what and change.after.endswith(change.what) else change
            )
            text.append("\n" if text and told else "").append(told).append(f"  {change.subject}", style="dim")
            table.add_row(change.kind, text)
        out.print(table)
    if found.next:
        out.print(f"\n… and more changes: --next {found.next}", style="dim", markup=False)
