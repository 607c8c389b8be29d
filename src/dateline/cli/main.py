"""The `dateline` command."""

import sys
from typing import NoReturn

import typer

from dateline.cli.group import LaterGroup
from dateline.cli.terminal import notice
from dateline.errors import DatelineError

commands = typer.Typer(
    cls=LaterGroup,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


@commands.callback()
def _dateline() -> None:
    """Reads news reports into claims: who did what to whom, when, where, how many, according to whom."""


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
