"""`dateline explain`: why a span was read so."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from dateline.cli.options import Outlet, Private, Published, SettingsFile
from dateline.cli.read import first_report, intake_from
from dateline.cli.terminal import out, settings_from, waiting
from dateline.compose import reader_for
from dateline.errors import SourceError
from dateline.model.reading import Reading
from dateline.model.text import Span
from dateline.read import read
from dateline.show.explain import Reason, explain, find_words

Source = Annotated[str, typer.Argument(help="A file, a URL, or - for standard input.")]
At = Annotated[str, typer.Option("--at", help="Words of the report.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of a tree.")]


def explain_command(
    source: Source,
    at: At,
    published: Published = None,
    outlet: Outlet = None,
    as_json: AsJson = False,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Show why words were read so: rule ids, candidates with scores, what was refused and why."""
    settings = settings_from(settings_file)
    report = first_report(source, intake_from(settings, published, outlet, allow_private))
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    reading = read([report], reader.stages)[0]
    spans = find_words(reading, at)
    if not spans:
        raise SourceError(f"{source}: the words {at!r} do not stand in this report")
    if as_json:
        typer.echo(json.dumps([_plain(span, explain(reading, span)) for span in spans], ensure_ascii=False))
        return
    for span in spans:
        out.print(_tree(reading, span))


def _plain(span: Span, reasons: Sequence[Reason]) -> dict[str, object]:
    return {"span": [span.start, span.end], "reasons": [asdict(reason) for reason in reasons]}


def _tree(reading: Reading, span: Span) -> Tree:
    tree = Tree(Text(f"“{reading.report.quote(span)}” [{span.start}, {span.end})", style="bold"))
    for reason in explain(reading, span):
        branch = tree.add(Text.assemble((f"{reason.layer:12}", "yellow"), " ".join(reason.what.split())))
        for line in reason.why:
            branch.add(Text(" ".join(line.split()), style="dim"))
    return tree
