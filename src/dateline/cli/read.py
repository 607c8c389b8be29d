"""`dateline read`: reports in, claims out."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.batch import read_stream
from dateline.cli.options import Failures, Outlet, Private, Published, SettingsFile, Sources, Target
from dateline.cli.terminal import FAILED, Plain, err, notice, settings_from, waiting
from dateline.compose import Reader, reader_for
from dateline.errors import SourceError
from dateline.ingest import Intake, gather
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report
from dateline.records import encode, flatten
from dateline.settings import Settings


class Format(StrEnum):
    """What `dateline read` writes."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


Shape = Annotated[Format, typer.Option("--format", "-f", help="table, jsonl (the record) or html (one page).")]


def read_command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    shape: Shape = Format.TABLE,
    output: Target = None,
    failures: Failures = None,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
) -> None:
    """Read reports into claims: who did what to whom, when, where, how many, according to whom."""
    settings = settings_from(settings_file)
    asked = Asked(sources, intake_from(settings, published, outlet, allow_private), output, failures)
    with read_for(asked, settings) as (reader, readings, stream):
        write = _writer(shape, stream, reader)
        for reading in readings:
            write(reading)
        write(None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read, how it is taken in, where results go (None: standard output) and where failures do."""

    sources: list[str]
    intake: Intake
    output: Path | None
    failures: Path | None


@contextmanager
def read_for(asked: Asked, settings: Settings) -> Iterator[tuple[Reader, Iterator[Reading], TextIO]]:
    """The reader, what it reads and where that is written to; at the end failures are told, with status 3."""
    items = gather(asked.sources, asked.intake, sys.stdin.buffer)
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    with opened(asked.output) as stream, rows_of_failures(asked.failures) as failed:
        yield reader, _succeeded(counted(read_stream(items, reader.stages)), failed), stream
    _tell_failures(failed)


def intake_from(settings: Settings, published: str | None, outlet: str | None, allow_private: bool) -> Intake:
    """How to take reports in; a date that is not ISO is the operator's error."""
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is not a date like 2026-11-22", param_hint="--published") from error
    return Intake(
        published=day,
        outlet=outlet,
        allow_private=allow_private,
        fetch=settings.fetch,
        max_characters=settings.read.max_characters,
        documents=settings.documents,
    )


@contextmanager
def opened(target: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole or not at all; a device or a pipe is written to as it is."""
    if target is None:
        yield sys.stdout
        return
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    part = target.with_name(target.name + ".part")
    try:
        stream = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}") from error
    try:
        with stream:
            yield stream
        part.replace(target)
    except BrokenPipeError:  # of standard output, beside which this file is written
        raise
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def rows_of_failures(target: Path | None) -> Iterator[list[Failure]]:
    """A list that is written to a file at the end, one JSON line each; the file is tried before anything is read."""
    failed: list[Failure] = []
    if target is None:
        yield failed
        return
    with opened(target) as stream:
        yield failed
        for failure in failed:
            print_line(stream, json.dumps(asdict(failure), ensure_ascii=False))


def counted(results: Iterator[Reading | Failure]) -> Iterator[Reading | Failure]:
    """Passes results through, showing on stderr how far the run is."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("reports read", total=None)
        for done, result in enumerate(results, 1):
            bar.update(task, completed=done)
            yield result


def _tell_failures(failed: list[Failure]) -> None:
    """Says on stderr what could not be read, and ends with status 3 where anything could not."""
    for failure in failed:
        notice(f"failed: {failure.path or failure.source_id or '?'}: {failure.stage}: {failure.error}")
    if failed:
        raise typer.Exit(FAILED)


def _succeeded(results: Iterator[Reading | Failure], failed: list[Failure]) -> Iterator[Reading]:
    """The readings; failures go into the list."""
    for result in results:
        if isinstance(result, Failure):
            failed.append(result)
        else:
            yield result


def _writer(shape: Format, stream: TextIO, reader: Reader) -> Callable[[Reading | None], None]:
    """Takes readings one by one; None ends the run."""
    if shape is Format.JSONL:
        return lambda reading: None if reading is None else print_line(stream, encode(flatten(reading, reader.edition)))
    # What shows is loaded only where it is asked for: a start with records alone is a tenth of a second shorter.
    if shape is Format.TABLE:
        from dateline.cli.table import print_reading

        console = Plain(file=stream, highlight=False)
        return lambda reading: None if reading is None else print_reading(console, reading)
    from dateline.show.page import page

    gathered: list[Reading] = []

    def write_page(reading: Reading | None) -> None:
        if reading is not None:
            gathered.append(reading)
        elif gathered:
            print_line(stream, page(gathered))

    return write_page


def print_line(stream: TextIO, line: str) -> None:
    """One line to a stream."""
    stream.write(line + "\n")


def first_report(source: str, intake: Intake) -> Report:
    """The one report of a source; what cannot be read is an operator error here."""
    item = next(iter(gather([source], intake, sys.stdin.buffer)), None)
    if item is None:
        raise SourceError(f"{source}: nothing to read")
    if isinstance(item, Failure):
        raise SourceError(f"{source}: {item.error}")
    return item
