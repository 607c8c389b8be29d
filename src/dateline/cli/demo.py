"""`dateline demo`: reads the samples that ship with dateline and shows what it makes of them."""

import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from dateline.archive.add import Item, Outcome, Work, add
from dateline.archive.link import Linking
from dateline.batch import read_stream
from dateline.cli.add import link_batch
from dateline.cli.machine import now
from dateline.cli.options import SettingsFile
from dateline.cli.read import counted, opened, print_line
from dateline.cli.table import print_reading
from dateline.cli.terminal import FAILED, notice, out, settings_from, waiting
from dateline.compose import reader_for
from dateline.ingest import Intake, gather_named
from dateline.model.reading import Failure, Reading
from dateline.records import Record, encode, flatten
from dateline.settings import Settings
from dateline.show.page import page
from dateline.store import Access, open_store

STORE = "samples.dateline"


def demo(
    folder: Annotated[Path, typer.Option("--output", "-o", help="Folder for the page and the records.")] = Path(
        "demo-out"
    ),
    settings_file: SettingsFile = None,
) -> None:
    """Read the sample reports (invented) and print their claims; writes a page, the records and a store."""
    settings = settings_from(settings_file)
    with waiting("loading the parser and the gazetteer"):
        reader = reader_for(settings)
    with as_file(files("dateline") / "samples") as samples:
        reports = list(sample_reports(samples, settings))
    results = list(counted(read_stream((item for _, item in reports), reader.stages)))
    readings = [result for result in results if isinstance(result, Reading)]
    for reading in readings:
        print_reading(out, reading)
    folder.mkdir(parents=True, exist_ok=True)
    with opened(folder / "samples.html") as stream:
        print_line(stream, page(readings))
    outcomes = [flatten(r, reader.edition) if isinstance(r, Reading) else r for r in results]
    with opened(folder / "samples.jsonl") as stream:
        for outcome in outcomes:
            if not isinstance(outcome, Failure):
                print_line(stream, encode(outcome))
    _keep(folder / STORE, reports, outcomes)
    _tell(folder, len(readings))
    for failure in (result for result in results if isinstance(result, Failure)):
        notice(f"failed: {failure.path}: {failure.stage}: {failure.error}")
    if len(readings) < len(results):
        raise typer.Exit(FAILED)


def sample_reports(samples: Path, settings: Settings) -> Iterator[Item]:
    """Each sample by its file's name, with the outlet and date that its list gives, where the file itself has none."""
    listed = tomllib.loads((samples / "samples.toml").read_text(encoding="utf-8"))["sample"]
    for sample in listed:
        intake = Intake(
            published=datetime.fromisoformat(sample["published"]).date(),
            outlet=sample["outlet"],
            allow_private=False,
            fetch=settings.fetch,
            max_characters=settings.read.max_characters,
        )
        for _, item in gather_named([str(samples / sample["file"])], intake, BytesIO()):
            yield sample["file"], item


def _keep(path: Path, reports: Sequence[Item], outcomes: Sequence["Record | Failure"]) -> None:
    """Puts what was read into a store of its own; what the store holds already stays as it is."""
    read = {i.id: outcome for (_, i), outcome in zip(reports, outcomes, strict=True) if not isinstance(i, Failure)}

    def known(items: Iterable[Item]) -> Iterator[Outcome]:
        for name, item in items:
            yield name, item if isinstance(item, Failure) else read[item.id]

    with waiting("joining the reports into events and stories"), open_store(path, Access.WRITE) as store:
        linking = Linking(store)
        add(store, reports, Work(known, lambda _, at: link_batch(linking, at), now, lambda _: None))


def _tell(folder: Path, many: int) -> None:
    """Where everything lies, and what to do next."""
    notice(f"\nread {many} sample reports (all invented).")
    notice(f"the page:    {(folder / 'samples.html').resolve()}")
    notice(f"the records: {(folder / 'samples.jsonl').resolve()}")
    notice(f"the store:   {(folder / STORE).resolve()}")
    notice("to look at the store in a browser:")
    notice(f"    {_command()} serve --open {folder / STORE}")


def _command() -> str:
    """The command as this person can type it: by its name where the shell finds it, else by its path."""
    here = Path(sys.argv[0])
    return here.name if shutil.which(here.name) else str(here)
