"""`dateline story`: the stories of a store, or one of them whole."""

from typing import Annotated

import apsw
import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import day, reading, write
from dateline.cli.events import print_gone
from dateline.cli.lines import plain, short
from dateline.cli.stores import StoreOption
from dateline.cli.story_one import print_story
from dateline.cli.terminal import out
from dateline.errors import StoreError
from dateline.query.answers import Answers, counted
from dateline.query.changes import Gone
from dateline.query.questions import Page
from dateline.query.stories import StoryAnswer, StoryFilter, stories, story_page
from dateline.show.answers import one_json, page_json, written

_PAGE = 20

One = Annotated[str | None, typer.Argument(help="A story's id (sto_…): everything that the record has of it.")]
Text_ = Annotated[str | None, typer.Option("--text", "-w", help='Words of one of its reports; "…" in a row.')]


def story_command(
    story: One = None,
    after: asking.After = None,
    before: asking.Before = None,
    text: Text_ = None,
    min_origins: asking.MinOrigins = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show stories, or one: quoted facts, its line of days, who is in it, what is open, its reports and copies."""
    with reading(store) as base:
        if story is not None:
            _show_one(base, story, as_json)
            return
        asked = StoryFilter(day(after), day(before), text, min_origins)
        found = stories(base, asked, Page(limit or _PAGE, cursor))
        if as_json:
            write(written(page_json(found)))
        else:
            _print(found)


def _show_one(base: apsw.Connection, identity: str, as_json: bool) -> None:
    page = story_page(base, identity)
    if page is None:
        raise StoreError(f"no story {plain(identity)} in this store")
    if as_json:
        write(written(one_json(page)))
    elif isinstance(page, Gone):
        print_gone(page)
    else:
        print_story(out, page)


def _print(found: Answers[StoryAnswer]) -> None:
    out.print(("" if found.exact else "at least ") + counted(found.total, "story"), style="bold", markup=False)
    out.print()
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    for story in found:
        text = Text(short(story.title, 140), style="bold")
        text.append(f"\n{story.sourced} · {counted(story.events, 'event')}", style="default")
        text.append(f" · {days(story)}\n{story.id}", style="dim")
        table.add_row(Text(story.last or "no day", style="bold"), text)
        table.add_row("")
    out.print(table)
    if found.next:
        out.print(Text(f"… and more stories: --next {found.next}", style="dim"))


def days(story: StoryAnswer) -> str:
    """From its first report to its last."""
    ends = dict.fromkeys(day for day in (story.first, story.last) if day)
    return " to ".join(ends) or "no day known"
