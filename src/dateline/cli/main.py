"""The `dateline` command."""

import sys
from typing import NoReturn

import typer

from dateline.cli.add import add_command
from dateline.cli.brief import brief_command
from dateline.cli.changes import changes_command
from dateline.cli.demo import demo
from dateline.cli.diff import diff_command
from dateline.cli.doctor import doctor
from dateline.cli.events import events_command
from dateline.cli.explain import explain_command
from dateline.cli.figures import figures_command
from dateline.cli.freeze import freeze_command
from dateline.cli.gazetteer import gazetteer_app
from dateline.cli.link import judge_command, link_command
from dateline.cli.plot import plot_command
from dateline.cli.positions import positions_command
from dateline.cli.read import read_command
from dateline.cli.remove import remove_command
from dateline.cli.report import report_command
from dateline.cli.reread import reread_command
from dateline.cli.schema import schema
from dateline.cli.search import search_command
from dateline.cli.serve import serve_command
from dateline.cli.sources import sources_command
from dateline.cli.story import story_command
from dateline.cli.terminal import notice
from dateline.cli.timeline import timeline_command
from dateline.cli.train import train_app
from dateline.cli.who import who_command
from dateline.errors import DatelineError

commands = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Reads news reports into claims: who did what to whom, when, where, how many, according to whom.",
)
commands.command("read")(read_command)
commands.command("add")(add_command)
commands.command("events")(events_command)
commands.command("story")(story_command)
commands.command("figures")(figures_command)
commands.command("positions")(positions_command)
commands.command("timeline")(timeline_command)
commands.command("who")(who_command)
commands.command("brief")(brief_command)
commands.command("changes")(changes_command)
commands.command("search")(search_command)
commands.command("link")(link_command)
commands.command("judge")(judge_command)
commands.command("remove")(remove_command)
commands.command("report")(report_command)
commands.command("reread")(reread_command)
commands.command("explain")(explain_command)
commands.command("sources")(sources_command)
commands.command("plot")(plot_command)
commands.command("demo")(demo)
commands.command("schema")(schema)
commands.command("doctor")(doctor)
commands.command("freeze")(freeze_command)
commands.command("diff")(diff_command)
commands.command("serve")(serve_command)
commands.add_typer(gazetteer_app, name="gazetteer")
commands.add_typer(train_app, name="train")


def app() -> NoReturn:
    """Runs one command; what an operator can mend is one line on stderr and exit status 1."""
    try:
        commands(standalone_mode=True)
    except DatelineError as error:
        notice(f"error: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    sys.exit(0)
