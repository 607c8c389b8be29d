"""`dateline who`: the actors of a store, or one of them."""

from typing import Annotated

import apsw
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.lines import heading, plain, quoted, short, voice
from dateline.cli.stores import StoreOption
from dateline.cli.story_one import day_line
from dateline.cli.terminal import out
from dateline.query.answers import Answers, EventAnswer, counted
from dateline.query.filters_actors import actors_named
from dateline.query.questions import Page
from dateline.query.who import ActorAnswer, ActorPage, actor_page, actors
from dateline.show.answers import one_json, page_json, written

_PAGE = 20

Name = Annotated[str | None, typer.Argument(help="A name, or an actor's id (ent_…).")]


def who_command(
    name: Name = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show actors, busiest first; or those of a name: names used, what they did, what was done to them, sayings."""
    with reading(store) as base:
        if name is None:
            _show_all(actors(base, None, Page(limit or _PAGE, cursor)), as_json)
            return
        page = actor_page(base, name)
        if as_json:
            write(written(one_json(page)))
            return
        print_actor(out, page)
        _print_others(base, name, page)


def _show_all(found: Answers[ActorAnswer], as_json: bool) -> None:
    if as_json:
        write(written(page_json(found)))
        return
    out.print(("" if found.exact else "at least ") + counted(found.total, "actor"), style="bold", markup=False)
    out.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    for _ in range(3):
        table.add_column(no_wrap=True)
    for actor in found:
        table.add_row(
            Text(short(actor.name, 60), style="bold"), Text(_kind(actor), style="dim"), _counts(actor), actor.id
        )
    out.print(table)
    if found.next:
        out.print(f"… and more actors: --next {found.next}", style="dim", markup=False)


def print_actor(console: Console, page: ActorPage) -> None:
    """One actor: who they are, the names used of them, deeds, what was done to them, and what they are quoted for."""
    actor = page.actor
    console.print(Text(plain(actor.name), style="bold"))
    parts = (_kind(actor), _counts(actor), actor.register_id or "", actor.id)
    console.print(Text(" · ".join(part for part in parts if part), style="dim"))
    if page.names:
        told = ", ".join(f"{short(name, 60)} ({many})" for name, many in page.names)
        console.print(Text("called ", style="dim").append(told, style="default"))
    if page.same:
        names = ", ".join(f"{plain(one.name)} {one.id}" for one in page.same[:6])
        console.print(Text("judged to be the same as ", style="dim").append(names))
    _print_events(console, "Did", page.done)
    _print_events(console, "Was done to", page.suffered)
    if page.said:
        console.print(heading("\nSays"))
        for evidence in page.said:
            console.print(
                Text(quoted(evidence.quote)).append(f"\n{voice(evidence)} · {evidence.locator}\n", style="dim")
            )


def _print_events(console: Console, title: str, found: Answers[EventAnswer]) -> None:
    if not found.items:
        return
    console.print(heading(f"\n{title}"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    for event in found:
        table.add_row(Text(event.when.first or "no day", style="bold"), day_line(event))
    console.print(table)
    if found.total > len(found):
        least = "" if found.exact else "at least "
        console.print(f"… and {least}{found.total - len(found):,} more", style="dim")


def _print_others(base: apsw.Connection, name: str, page: ActorPage) -> None:
    """Who else the name may mean."""
    shown = {page.actor.id, *(one.id for one in page.same)}
    others = [one for one in actors_named(base, name) if one.id not in shown]
    if others:
        out.print(heading("\nAlso of this name"))
    for one in others[:10]:
        out.print(Text(f"{plain(one.name)} · {one.kind} {one.country or ''} · {one.id}"))
    if len(others) > 10:
        out.print(f"… and {len(others) - 10:,} more", style="dim")


def _kind(actor: ActorAnswer) -> str:
    return " ".join(part for part in (actor.kind, actor.country or "", actor.sector or "") if part)


def _counts(actor: ActorAnswer) -> str:
    said = f", {counted(actor.sayings, 'saying')}" if actor.sayings else ""
    return counted(actor.parts, "part") + said
