"""`dateline search`: reports and events that hold some words."""

from dataclasses import replace
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.lines import heading, plain, source_line
from dateline.cli.stores import StoreOption
from dateline.cli.story_one import day_line
from dateline.cli.terminal import out
from dateline.query.answers import Answers, EventAnswer, counted
from dateline.query.questions import Page
from dateline.query.search import CLOSE, OPEN, Found, Hit, search
from dateline.show.answers import one_json, written

_PAGE = 10

Words = Annotated[list[str], typer.Argument(help='Words to look for; "…" for words in a row.')]


def search_command(
    words: Words,
    limit: asking.Limit = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Look for words: the reports that hold all of them, best first, and the events whose sentences do."""
    with reading(store) as base:
        found = search(base, " ".join(_kept_together(word) for word in words), Page(limit or _PAGE))
    if as_json:
        write(written(one_json(found)))
    else:
        _print(found)


def _kept_together(argument: str) -> str:
    """Words that the shell was told to keep together stay together."""
    return f'"{argument}"' if " " in argument.strip() and '"' not in argument else argument


def _print(found: Found) -> None:
    reports = found.reports
    out.print(("" if reports.exact else "at least ") + counted(reports.total, "report"), style="bold", markup=False)
    for hit in reports:
        out.print()
        out.print(_hit(hit))
    if reports.total > len(reports):
        out.print(f"\n… and {'' if reports.exact else 'at least '}{reports.total - len(reports):,} more", style="dim")
    if found.events.items:
        _print_events(found.events)


def _hit(hit: Hit) -> Text:
    text = Text(plain(hit.source.title) or "no title", style="bold")
    text.append("\n").append(_snippet(hit.snippet))
    parts = [source_line(replace(hit.source, title=None)), counted(hit.events, "event")]
    return text.append("\n" + " · ".join([*parts, *([hit.story] if hit.story else [])]), style="dim")


def _snippet(snippet: str) -> Text:
    """The words found are set off."""
    text = Text()
    for i, part in enumerate(snippet.split(OPEN)):
        found, _, rest = part.partition(CLOSE) if i else ("", "", part)
        text.append(_line(found), style="bold yellow").append(_line(rest))
    return text


def _line(part: str) -> str:
    """One line, with the spaces at its ends kept."""
    inner = plain(part)
    return f"{' ' * part[:1].isspace()}{inner}{' ' * (part[-1:].isspace() and bool(inner))}"


def _print_events(found: Answers[EventAnswer]) -> None:
    out.print(heading("\nEvents told in these words"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    for event in found:
        table.add_row(Text(event.when.first or "no day", style="bold"), day_line(event))
    out.print(table)
    if found.total > len(found):
        out.print(f"… and {'' if found.exact else 'at least '}{found.total - len(found):,} more", style="dim")
