"""The `dateline` command."""

import atexit
import gc
import os
import sys
from pathlib import Path
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
    _open_closed()
    atexit.register(gc.freeze)  # all memory is given back at the end: no need to look through it for cycles first
    try:
        _run()
    except DatelineError as error:
        notice(f"error: {error}")
    except BrokenPipeError:
        _let_go_of_output()
        sys.exit(0)
    except OSError as error:
        _let_go_of_output()
        notice(f"error: {error.filename or 'output'}: {error.strerror or error}")
    except MemoryError:
        notice("error: there is not enough memory; what was stored stands")
    sys.exit(1)


def _run() -> None:
    """One command, and all that it wrote out of the buffer: a disk that is full is told, not passed over."""
    try:
        commands(standalone_mode=True)
    finally:
        sys.stdout.flush()


def _open_closed() -> None:
    """Streams that whoever started the command had closed lead nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - until the end


def _let_go_of_output() -> None:
    """What could not be written is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
