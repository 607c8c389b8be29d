"""`dateline actors`: who is who in reports, by which words, and who acts on whom."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.options import Failures, Outlet, Private, Published, SettingsFile, Sources, Target
from dateline.cli.portray import AsJson, Format, Portrayal, Shape, portray
from dateline.cli.read import Asked, intake_from, read_for
from dateline.cli.terminal import settings_from
from dateline.show.actors import Cast, Who, cast_of
from dateline.show.actors_page import actors_page, actors_svg

_COLUMNS = (
    *("report", "title", "outlet", "published", "name", "kind", "country", "sector", "role", "id", "open"),
    *("evidence", "namings", "acts", "undergoes"),
)
_NAMINGS = 3


def actors_command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    shape: Shape = Format.TABLE,
    as_json: AsJson = False,
    output: Target = None,
    failures: Failures = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Show who is who: each actor with country, sector, role, the words that decided, and who acts on whom."""
    settings = settings_from(settings_file)
    asked = Asked(sources, intake_from(settings, published, outlet, allow_private), output, failures)
    with read_for(asked, settings) as (_, readings, stream):
        casts = [cast_of(reading) for reading in readings]
        portray(_PORTRAYAL, casts, Format.JSON if as_json else shape, stream)


def _rows(cast: Cast) -> Iterable[Sequence[object]]:
    """One row an actor; a naming is its words and offsets."""
    return ((cast.report, cast.title, cast.outlet, cast.published, *_told(who)) for who in cast.actors)


def _told(who: Who) -> tuple[object, ...]:
    namings = tuple(f"{naming.words} {naming.start}-{naming.end}" for naming in who.namings)
    named = (who.name, who.kind, who.country, who.sector, who.role, who.id, who.open)
    return (*named, tuple(who.evidence), namings, who.acts, who.undergoes)


def _show(console: Console, casts: Sequence[Cast]) -> None:
    for cast in casts:
        console.print()
        console.print(Text(cast.title), style="bold")
        told = (cast.outlet or "outlet not known", cast.published or "date not known", cast.report)
        console.print(Text(" · ".join(told)), style="dim")
        console.print(_table(cast) if cast.actors else Text("nobody is named in this report", style="italic"))
        for deed in cast.deeds:
            console.print(Text(f"{deed.source} → {deed.target}: {', '.join(deed.types)} ({deed.events})"), style="dim")


def _table(cast: Cast) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, header_style="bold", pad_edge=False)
    for column, ratio in (("who", 4), ("what", 3), ("decided by", 5), ("named at", 5)):
        table.add_column(column, ratio=ratio)
    for who in cast.actors:
        table.add_row(_name(who), _what(who), Text("\n".join(_decided(who)), style="dim"), _named(who))
    return table


def _name(who: Who) -> Text:
    return Text.assemble((who.name, "bold" if who.id else "italic"), (f"\n{who.role}" if who.role else "", ""))


def _what(who: Who) -> Text:
    return Text(f"{who.country or '?'} {who.sector or '?'}\n{who.kind}")


def _decided(who: Who) -> list[str]:
    return [*who.evidence, who.id or who.why_open]


def _named(who: Who) -> Text:
    shown = [f"{n.words} {n.start}–{n.end}" for n in who.namings[:_NAMINGS]]
    more = len(who.namings) - len(shown)
    return Text("\n".join([*shown, *([f"(+{more})"] if more else [])]))


_PORTRAYAL = Portrayal(_show, actors_page, actors_svg, _COLUMNS, _rows)
