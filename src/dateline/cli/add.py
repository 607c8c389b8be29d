"""`dateline add`: reports into a store."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.archive.add import Added, Item, Outcome, Work, add_read
from dateline.archive.link import Linking
from dateline.cli.load import tell_brought
from dateline.cli.machine import cores, now
from dateline.cli.options import Outlet, Private, Published, SettingsFile, Sources
from dateline.cli.read import intake_from
from dateline.cli.shards import (
    Address,
    EngineName,
    EngineOption,
    OnlyShards,
    Piece,
    ShardsOption,
    beside,
    bring,
    engine_of,
    making,
)
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, err, notice, out, settings_from, waiting
from dateline.compose import reader_for
from dateline.engine.local import Nearest
from dateline.engine.making import Made, make_shards
from dateline.engine.pieces import SIZE, Cutting, edition_name
from dateline.engine.place import Place, place_of
from dateline.engine.reading import TakeAndRead, batches, reading_task
from dateline.engine.rows import outcomes, unit_row
from dateline.engine.shards import check_arrow
from dateline.engine.task import Engine
from dateline.ingest.units import Unit, units
from dateline.store import Access, open_store

_PATIENCE = 5.0  # seconds between two lines where stderr is no terminal

Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read (default: one a core).")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


def add_command(
    sources: Sources,
    store: StoreOption = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = None,
    engine: EngineOption = EngineName.LOCAL,
    address: Address = None,
    shards: ShardsOption = None,
    piece: Piece = SIZE,
    only_shards: OnlyShards = False,
    allow_private: Private = False,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Add reports to a store. What it holds is passed over, so a run that was cut short goes on where it was."""
    settings = settings_from(settings_file)
    intake = intake_from(settings, published, outlet, allow_private)
    target = store_path(store, settings)
    chosen = engine_of(engine, address, jobs)
    if only_shards and shards is None:
        raise typer.BadParameter("needs --shards: where are they to lie?", param_hint="--only-shards")
    found = units(sources, intake, sys.stdin.buffer)
    if shards is None and engine is EngineName.LOCAL:
        tell(_straight(found, TakeAndRead(settings, intake, target.absolute()), jobs or cores()), as_json)
        return
    place = place_of(shards or beside(target))
    made = _into_shards(chosen, found, TakeAndRead(settings, intake), place, piece)
    if only_shards:
        tell_made(made, as_json)
        return
    with open_store(target, Access.WRITE) as opened:
        brought = bring(opened, place, made.shards)
    if shards is None:
        notice(f"what was read lies in {place.address}; it may be deleted now")
    tell_brought(brought, [], as_json)


def _straight(found: Iterator[Unit], work: TakeAndRead, jobs: int) -> Added:
    """From readers into the store, with nothing kept between them."""
    assert work.store is not None
    with open_store(work.store, Access.WRITE) as opened, progress() as told:
        linking = Linking(opened)
        read = Nearest(jobs).run(reading_task(work), batches(map(unit_row, found)))
        hands = Work(_nothing, lambda _, at: link_batch(linking, at), now, told)
        return add_read(opened, (outcome for batch in read for outcome in outcomes(batch)), hands)


def _into_shards(engine: Engine, found: Iterator[Unit], work: TakeAndRead, place: Place, size: int) -> Made:
    check_arrow()
    with waiting("loading the parser and the gazetteer"):
        edition = reader_for(work.settings).edition
    cutting = Cutting(edition_name(edition), work.intake, size)
    with making() as told:
        return make_shards(engine, found, replace(work, edition=edition), (place, cutting), told)


def link_batch(linking: Linking, at: str) -> None:
    """Joins what a batch brought to what the store holds."""
    linking.link_new(at)


@contextmanager
def progress() -> Iterator[Callable[[Added], None]]:
    """Shows on stderr how far adding is: a live line on a terminal, a line every few seconds elsewhere."""
    begun = time.monotonic()
    if not err.is_terminal:
        yield _lines(begun)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("adding")
        yield lambda added: bar.update(task, description=_line(added, begun))


def tell(added: Added, as_json: bool) -> None:
    """The outcome on standard output, failures on stderr; status 3 where something could not be read."""
    if as_json:
        rows = [{"taken_from": name} | asdict(failure) for name, failure in added.failures]
        out.file.write(json.dumps(added.counts | {"failures": rows}, ensure_ascii=False) + "\n")
    else:
        out.print(_counted(added))
    for name, failure in added.failures:
        which = f" ({failure.source_id})" if failure.source_id else ""
        notice(f"failed: {name}{which}: {failure.stage}: {failure.error}")
    if added.failures:
        raise typer.Exit(FAILED)


def tell_made(made: Made, as_json: bool) -> None:
    """The outcome of a run that only made shards; status 3 where something in them could not be read."""
    counts = {
        "shards": len(made.new),
        "held": len(made.held),
        "reports": sum(shard.rows - shard.failures for shard in made.shards),
        "failed": sum(shard.failures for shard in made.shards),
        "bytes": sum(shard.bytes for shard in made.shards),
    }
    if as_json:
        out.file.write(json.dumps(counts) + "\n")
    else:
        told = f"{counts['shards']} shards made · {counts['held']} held"
        out.print(f"{told} · {counts['reports']:,} reports · {counts['failed']} failed · {counts['bytes']:,} bytes")
    if counts["failed"]:
        notice("what failed is named by `dateline load`")
        raise typer.Exit(FAILED)


def _nothing(_: Iterable[Item]) -> Iterator[Outcome]:
    return iter(())


def _lines(begun: float) -> Callable[[Added], None]:
    last = [begun]

    def told(added: Added) -> None:
        if time.monotonic() - last[0] > _PATIENCE:
            last[0] = time.monotonic()
            notice(_line(added, begun))

    return told


def _line(added: Added, begun: float) -> str:
    done = sum(added.counts.values())
    return f"{_counted(added)}   ({done / max(time.monotonic() - begun, 0.01):.1f} reports/s)"


def _counted(added: Added) -> str:
    """ "12 new · 3 same": always what is new, of the rest what there is."""
    return " · ".join(f"{count} {kind}" for kind, count in added.counts.items() if count or kind == "new")
