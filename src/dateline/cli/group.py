"""The commands by name: each one's file is loaded when it is run, so that a question need not wait for the parser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click.core import Command, Context

# Where each command is, and the first line of what it says of itself.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "read": (
        "read:read_command",
        "Read reports into claims: who did what to whom, when, where, how many, according to whom.",
    ),
    "add": (
        "add:add_command",
        "Add reports to a store. What it holds is passed over, so a run that was cut short goes on where it was.",
    ),
    "load": (
        "load:load_command",
        "Load shards into a store: what `dateline add --shards` read, each shard exactly once, then linked.",
    ),
    "watch": (
        "watch:watch_command",
        "Watch feeds: what is new in them is fetched politely, read, added and linked, until Ctrl-C.",
    ),
    "alerts": (
        "watch_alerts:alerts_app",
        "Saved queries: each tells of an event once, the first time it is seen, as Atom, JSON Feed or to a webhook.",
    ),
    "events": (
        "events:events_command",
        "Show events: who did what to whom, when and where, in whose words, told by how many origins.",
    ),
    "story": (
        "story:story_command",
        "Show stories, or one: quoted facts, its line of days, who is in it, what is open, its reports and copies.",
    ),
    "figures": (
        "figures:figures_command",
        "Show the figures of events: who gave which number as of when, and what low, high, latest and official answer.",
    ),
    "positions": (
        "positions:positions_command",
        "Show positions: what is permitted, restricted or banned for whom since when, and who supports or opposes it.",
    ),
    "timeline": ("timeline:timeline_command", "Show events day by day, oldest first; those without a day come last."),
    "who": (
        "who:who_command",
        "Show actors, busiest first; or those of a name: names used, what they did, what was done to them, sayings.",
    ),
    "brief": (
        "brief:brief_command",
        "Write a brief: what is new, changed, disputed, planned, and figures with their spread, each with its words.",
    ),
    "changes": (
        "changes:changes_command",
        "Show what came to be known: new reports and versions, events that grew, changed or merged, claims withdrawn.",
    ),
    "search": (
        "search:search_command",
        "Look for words: the reports that hold all of them, best first, and the events whose sentences do.",
    ),
    "link": (
        "link:link_command",
        "Link the reports of a store: copies, stories, events. `dateline add` does it as reports come in.",
    ),
    "judge": (
        "link:judge_command",
        "Say that two events or actors are one, or are not. It outranks every scorer and survives `link --again`.",
    ),
    "remove": (
        "remove:remove_command",
        "Remove a report for good: every version's text, all that was derived from it, its words in the file's bytes.",
    ),
    "report": (
        "report:report_command",
        "Show a report's versions, and with --diff which words and claims each one changed.",
    ),
    "reread": (
        "reread:reread_command",
        "Read again what an older edition read. Its readings are kept, and so is what people judged.",
    ),
    "explain": (
        "explain:explain_command",
        "Show why words were read so: rule ids, candidates with scores, what was refused and why.",
    ),
    "sources": (
        "sources:sources_command",
        "Show who is quoted: each source, how often, how, on what, and what share rests on unnamed ones.",
    ),
    "actors": (
        "actors:actors_command",
        "Show who is who: each actor with country, sector, role, the words that decided, and who acts on whom.",
    ),
    "plot": ("plot:plot_command", "Draw a report's events, places or figures. Needs the extra `plot`."),
    "demo": (
        "demo:demo",
        "Read the sample reports (invented) and print their claims; writes a page, the records and a store.",
    ),
    "schema": (
        "schema:schema",
        "Print the JSON Schema of the records that `dateline read --format jsonl` writes, or of exported events.",
    ),
    "doctor": (
        "doctor:doctor",
        "Check versions, data, models, their every byte, and licences; exit status 1 where one is missing or changed.",
    ),
    "freeze": (
        "freeze:freeze_command",
        "Freeze the record as a data package: Parquet, CSV, codebook, hashes. Needs the extra `frames`.",
    ),
    "diff": (
        "diff:diff_command",
        "Say which events, claims, figures and positions came, went or changed between two freezes, and why.",
    ),
    "export": (
        "export:export_command",
        "Write events in a form that others open: tables, linked data, graphs, calendars; or the pages as a folder.",
    ),
    "import": (
        "import_:import_command",
        "Import rows of ACLED, UCDP, POLECAT, GDELT or a list of your own, to compare with; no event is made of them.",
    ),
    "compare": (
        "compare:compare_command",
        "Compare another data set with the record: matched, only ours, only theirs, with words, reasons and agreement.",
    ),
    "review": (
        "review:review_app",
        "Show what should be looked at first (doubt times effect), and put it right; every deed can be undone.",
    ),
    "serve": ("serve:serve_command", "Serve the pages of a store to this machine, until Ctrl-C."),
    "mcp": (
        "mcp:mcp_command",
        "Serve the record to an AI assistant (MCP over standard input and output); read-only.",
    ),
    "register": ("register:register_app", "Who is known: check it, look a name up, add rows of your own."),
    "gazetteer": ("gazetteer:gazetteer_app", "The local file of places."),
    "train": ("train:train_app", "Train the optional parts on gold of your own."),
}


class LaterCommand(TyperCommand):
    """A command that is known by name and first line until it is run or its options are asked for."""

    def __init__(self, name: str, place: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._place = place

    @cached_property
    def whole(self) -> Command:
        """The command itself."""
        module, _, attribute = self._place.partition(":")
        found: object = getattr(import_module(f"dateline.cli.{module}"), attribute)
        if isinstance(found, typer.Typer):
            return typer.main.get_group(found)
        alone = typer.Typer(add_completion=False)
        alone.command(self.name)(found)  # type: ignore[type-var]  # every command is a function
        return typer.main.get_command(alone)

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: object
    ) -> Context:
        """The context of the command itself."""
        return self.whole.make_context(info_name, args, parent, **extra)


class LaterGroup(TyperGroup):
    """All of them, in the order in which help lists them."""

    def __init__(self, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]  # handed on as they came
        self.commands = {name: LaterCommand(name, *where) for name, where in COMMANDS.items()}
