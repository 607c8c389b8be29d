"""`dateline positions`: what somebody may do about a subject over time, and where actors stand on it."""

from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.lines import plain, quoted
from dateline.cli.stores import StoreOption
from dateline.cli.terminal import out
from dateline.query.answers_positions import Position, Positions, Standpoint, State, Telling
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.show.answers import SCHEMA_VERSION, Json, as_json, written
from dateline.show.lanes import lanes_page, lanes_svg


class Shape(StrEnum):
    """How positions are written."""

    TABLE = "table"
    JSON = "json"
    SVG = "svg"
    HTML = "html"


Holder = Annotated[str | None, typer.Option("--holder", help="Whose permission it is: a name or an ent_ id.")]
Subject = Annotated[str | None, typer.Option("--subject", "-s", help='Words of the subject: "arms embargo".')]
Actor = Annotated[str | None, typer.Option("--actor", "-a", help="Whose stands (and permissions): a name or ent_ id.")]
Written = Annotated[Shape, typer.Option("--format", "-f", help="table, json, svg or html.")]


def positions_command(
    holder: Holder = None,
    subject: Subject = None,
    actor: Actor = None,
    limit: asking.Limit = None,
    shape: Written = Shape.TABLE,
    as_json_: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show positions: what is permitted, restricted or banned for whom since when, and who supports or opposes it."""
    with reading(store) as base:
        found = positions(base, Asked(holder, subject, actor), limit or 20)
    if as_json_ or shape is Shape.JSON:
        write(written(_json(found)))
    elif shape is Shape.SVG:
        write(lanes_svg(found))
    elif shape is Shape.HTML:
        write(lanes_page(found))
    else:
        _print(found)


def _json(found: Positions) -> Json:
    return {
        "schema_version": SCHEMA_VERSION,
        "positions": [as_json(item) for item in found.positions],
        "standpoints": [as_json(item) for item in found.standpoints],
        "truncated": found.capped,
    }


def _print(found: Positions) -> None:
    if not found.positions and not found.standpoints:
        out.print("no positions are told of that", style="italic")
    for position in found.positions:
        _print_position(position)
    if found.standpoints:
        out.print()
        out.print("Who stands where", style="bold")
        out.print(_stands(found.standpoints))
    if found.capped:
        out.print("there are more: name a holder, a subject or an actor, or raise --limit", style="italic")


def _print_position(position: Position) -> None:
    out.print()
    whose = plain(position.holder) or "holder not said"
    head = Text(whose, style="bold cyan").append(": ").append(plain(position.subject), style="bold")
    if position.by:
        head.append(f"  by {', '.join(map(plain, position.by))}", style="dim")
    out.print(head)
    out.print(_states(position))


def _states(position: Position) -> Table:
    table = Table(box=box.HORIZONTALS, expand=True, pad_edge=False, header_style="bold")
    for name in ("since", "until", "confirmed"):
        table.add_column(name, no_wrap=True, min_width=10)
    for name, share in (("state", 3), ("according to", 4), ("the words", 8)):
        table.add_column(name, ratio=share)
    for state in position.states:
        table.add_row(*_cells(state))
    for said in position.announced:
        words = Text(f"{said.state} ({said.status})", style="yellow")
        table.add_row(said.day or "?", "", "", words, _voice(said.telling), quoted(said.telling.sentence))
    return table


def _cells(state: State) -> tuple[str | Text, ...]:
    name = Text(state.state, style="bold").append(" disputed" if state.disputed else "", style="red")
    first = state.tellings[0] if state.tellings else None
    more = f", {len(state.tellings)} reports" if len(state.tellings) > 1 else ""
    since = state.since or ("before" if state.until else "?")
    voice = _voice(first) + more if first else "what had been before"
    return since, state.until or "", state.confirmed or "", name, voice, quoted(first.sentence) if first else ""


def _voice(telling: Telling) -> str:
    return " via ".join(plain(name) for name in (telling.said_by, telling.outlet) if name) or "outlet not known"


def _stands(found: tuple[Standpoint, ...]) -> Table:
    table = Table(box=box.HORIZONTALS, expand=True, pad_edge=False, header_style="bold")
    for name, share in (("who", 3), ("on what", 4), ("stand", 3), ("the words", 7)):
        table.add_column(name, ratio=share)
    for standpoint in found:
        stand = Text()
        for place, state in enumerate(standpoint.states):
            stand.append(" → " if place else "").append(state.state, style="bold")
            stand.append(f" {state.since or ''}", style="dim")
        last = standpoint.states[-1].tellings
        words = quoted(last[-1].sentence) if last else ""
        table.add_row(plain(standpoint.actor), plain(standpoint.subject), stand, Text(words, style="dim"))
    return table
