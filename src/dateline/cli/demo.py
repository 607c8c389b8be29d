"""`dateline demo`: reads the samples that ship with dateline and shows what it makes of them."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from dateline.batch import read_stream
from dateline.cli.read import SettingsFile, counted, opened, print_line
from dateline.cli.table import print_reading
from dateline.cli.terminal import FAILED, notice, out, settings_from, waiting
from dateline.compose import reader_for
from dateline.ingest import Intake, gather
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report
from dateline.records import encode, flatten
from dateline.settings import Settings
from dateline.show.page import page


def demo(
    folder: Annotated[Path, typer.Option("--output", "-o", help="Folder for the page and the records.")] = Path(
        "demo-out"
    ),
    settings_file: SettingsFile = None,
) -> None:
    """Read the sample reports (invented) and print their claims; writes a page and the records."""
    settings = settings_from(settings_file)
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    with as_file(files("dateline") / "samples") as samples:
        results = list(counted(read_stream(_reports(samples, settings), reader.stages)))
    readings = [result for result in results if isinstance(result, Reading)]
    for reading in readings:
        print_reading(out, reading)
    folder.mkdir(parents=True, exist_ok=True)
    with opened(folder / "samples.html") as stream:
        print_line(stream, page(readings))
    with opened(folder / "samples.jsonl") as stream:
        for reading in readings:
            print_line(stream, encode(flatten(reading, reader.edition)))
    notice(f"\nread {len(readings)} sample reports (all invented).")
    notice(f"the page:    {(folder / 'samples.html').resolve()}")
    notice(f"the records: {(folder / 'samples.jsonl').resolve()}")
    for failure in (result for result in results if isinstance(result, Failure)):
        notice(f"failed: {failure.path}: {failure.stage}: {failure.error}")
    if len(readings) < len(results):
        raise typer.Exit(FAILED)


def _reports(samples: Path, settings: Settings) -> Iterator[Report | Failure]:
    """Each sample with the outlet and date that its list gives, where the file itself has none."""
    listed = tomllib.loads((samples / "samples.toml").read_text(encoding="utf-8"))["sample"]
    for sample in listed:
        intake = Intake(
            published=datetime.fromisoformat(sample["published"]).date(),
            outlet=sample["outlet"],
            allow_private=False,
            fetch=settings.fetch,
            max_characters=settings.read.max_characters,
        )
        yield from gather([str(samples / sample["file"])], intake, BytesIO())
