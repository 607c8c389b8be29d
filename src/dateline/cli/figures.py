"""`dateline figures`: how many, according to whom, as of when; each number with the spread beside it."""

from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.filtering import EVERY, filtered
from dateline.cli.lines import plain, quoted
from dateline.cli.stores import StoreOption
from dateline.cli.terminal import out
from dateline.errors import StoreError
from dateline.query.answers_figures import Figure, Ledger
from dateline.query.figures import Listing, ledgers_of, ledgers_where
from dateline.query.questions import Filter
from dateline.show.answers import SCHEMA_VERSION, Json, as_json, written
from dateline.show.ledgers import ledger_page, ledger_svg

_LISTED = 10


class Shape(StrEnum):
    """How ledgers are written."""

    TABLE = "table"
    JSON = "json"
    SVG = "svg"
    HTML = "html"


class Rule(StrEnum):
    """Which figure answers."""

    LOW = "low"
    HIGH = "high"
    LATEST = "latest"
    OFFICIAL = "official"


One = Annotated[
    str | None, typer.Argument(help="An event (evt_…) or a story (sto_…); else the filter says which events.")
]
Kind = Annotated[str | None, typer.Option("--kind", "-k", help="killed, wounded, missing, displaced, protesters …")]
Which = Annotated[Rule | None, typer.Option("--rule", help="Answer with this rule alone; the spread stays beside it.")]
Written = Annotated[Shape, typer.Option("--format", "-f", help="table, json, svg (one event) or html.")]


@filtered("actor", "type", "place", "country", "after", "before", "text", "story", "report")
def figures_command(
    event: One = None,
    kind: Kind = None,
    rule: Which = None,
    asked: Filter = EVERY,
    limit: asking.Limit = None,
    shape: Written = Shape.TABLE,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show the figures of events: who gave which number as of when, and what low, high, latest and official answer."""
    with reading(store) as base:
        if event is None:
            found = ledgers_where(base, asked, kind, limit or _LISTED)
        else:
            one = ledgers_of(base, event, kind)
            if one is None:
                raise StoreError(f"no event or story {plain(event)} in this store")
            found = Listing(one, 1, False)
        _write(found, Shape.JSON if as_json else shape, rule)


def _write(found: Listing, shape: Shape, rule: Rule | None) -> None:
    if shape is Shape.JSON:
        items = [_json(ledger) for ledger in found.ledgers]
        write(written({"schema_version": SCHEMA_VERSION, "items": items, "truncated": found.capped}))
    elif shape is Shape.SVG:
        write(ledger_svg(found.ledgers))
    elif shape is Shape.HTML:
        write(ledger_page(found.ledgers))
    else:
        _print(found, rule)


def _json(ledger: Ledger) -> Json:
    own = as_json(ledger)
    assert isinstance(own, dict)
    return own | {"spread": ledger.spread}


def _print(found: Listing, rule: Rule | None) -> None:
    if not found.ledgers:
        out.print(f"no figures in the {found.scanned} events looked at", style="italic")
    for ledger in found.ledgers:
        _print_ledger(ledger, rule)
    if found.capped:
        out.print("there are more: narrow the filter, or raise --limit", style="italic")


def _print_ledger(ledger: Ledger, rule: Rule | None) -> None:
    out.print()
    head = Text(f"{ledger.kind}: ", style="bold").append(plain(ledger.title), style="bold cyan")
    out.print(head.append(f"  {ledger.id}", style="dim"))
    told = f"{ledger.sources} sources, {ledger.origins} origins" if ledger.figures else "none of the event itself"
    out.print(Text(f"spread {ledger.spread} · {told}").append(_states(ledger), style="yellow"))
    for ruling in ledger.answers:
        if rule is None or ruling.rule == rule.value:
            line = Text(f"  {ruling.rule:9}", style="green").append(plain(ruling.words), style="bold")
            out.print(line.append(f"  ({plain(ruling.why)}; spread {ledger.spread})", style="dim"))
    if ledger.figures:
        out.print(_table(ledger))
    for name, some in _aside(ledger):
        if some:
            out.print(Text(f"{name}: ", style="dim").append("; ".join(map(_line, some[:6])), style="dim"))


def _states(ledger: Ledger) -> str:
    return f" · {', '.join(ledger.states)}" if ledger.states else ""


def _table(ledger: Ledger) -> Table:
    table = Table(box=box.HORIZONTALS, expand=True, pad_edge=False, header_style="bold")
    table.add_column("as of", no_wrap=True, min_width=10)
    for name, share in (("figure", 4), ("according to", 5), ("the words", 8)):
        table.add_column(name, ratio=share)
    for figure in ledger.figures:
        replaced = figure.superseded_by is not None
        words = Text(plain(figure.words), style="dim strike" if replaced else "bold")
        voice = Text(plain(figure.said_by)).append(" (authority)" if figure.official else "", style="green")
        more = len(figure.reports) - 1
        voice.append(f", in {more + 1} reports of one origin" if more else "", style="dim")
        if replaced:
            voice.append(f" → {plain(ledger.figures[figure.superseded_by or 0].words)} later", style="yellow")
        table.add_row((figure.as_of or "?")[:10], words, voice, Text(quoted(figure.sentence), style="dim"))
    return table


def _aside(ledger: Ledger) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    return (
        ("some of them", ledger.parts),
        ("running totals, kept apart", ledger.running),
        ("not counted: feared, planned, or no people", ledger.possible),
        ("earlier values", ledger.former),
        ("of other events, mentioned as background", ledger.background),
    )


def _line(figure: Figure) -> str:
    return f"{plain(figure.words)} ({plain(figure.said_by)}: {quoted(figure.quote)})"
