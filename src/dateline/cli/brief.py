"""`dateline brief`: a cited situation brief, made of the record alone."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import asking
from dateline.cli.asking import day, reading, write
from dateline.cli.filtering import EVERY, filtered
from dateline.cli.options import Target
from dateline.cli.stores import StoreOption
from dateline.errors import SourceError
from dateline.query.brief import Brief, brief
from dateline.query.questions import Filter
from dateline.show.brief import brief_json, brief_markdown, brief_page


class Format(StrEnum):
    """What `dateline brief` writes."""

    MD = "md"
    HTML = "html"
    JSON = "json"


Since = Annotated[str, typer.Option("--since", help="The first day of reports: 2026-11-01, 7d, 1m …")]
Until = Annotated[str | None, typer.Option("--until", help="The last day, inclusive (default: today).")]
Shape = Annotated[Format | None, typer.Option("--format", "-f", help="md, html or json; else by the name of --output.")]


@filtered("actor", "place", "country", "type", "text", "story")
def brief_command(
    since: Since = "7d",
    until: Until = None,
    asked: Filter = EVERY,
    shape: Shape = None,
    as_json: asking.AsJson = False,
    output: Target = None,
    store: StoreOption = None,
) -> None:
    """Write a brief: what is new, changed, disputed, planned, and figures with their spread, each with its words."""
    last = day(until) or datetime.now(UTC).date().isoformat()
    with reading(store) as base:
        made = brief(base, day(since) or since, last, asked)
    words = _written(made, Format.JSON if as_json else shape or _by_name(output))
    if output is None:
        write(words)
    else:
        _save(output, words)


def _written(made: Brief, shape: Format) -> str:
    return {Format.MD: brief_markdown, Format.HTML: brief_page, Format.JSON: brief_json}[shape](made)


def _by_name(output: Path | None) -> Format:
    ending = output.suffix.removeprefix(".").lower() if output else ""
    return {"html": Format.HTML, "htm": Format.HTML, "json": Format.JSON}.get(ending, Format.MD)


def _save(target: Path, words: str) -> None:
    """The file appears whole or not at all."""
    if target.exists() and not target.is_file():  # who may do all would put a file in the place of a device
        raise SourceError(f"cannot write {target}: it is no file")
    part = target.with_name(target.name + ".part")
    try:
        part.write_text(words, encoding="utf-8")
        part.replace(target)
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
