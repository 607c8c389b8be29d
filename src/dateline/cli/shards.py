"""Shards at the terminal: where they lie, who makes them, how far they are, how they come into a store."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.archive.link import Linking
from dateline.archive.load import Brought, Hands, load
from dateline.cli.machine import cores, now
from dateline.cli.terminal import err, notice
from dateline.engine.local import Local
from dateline.engine.making import Made
from dateline.engine.place import Place
from dateline.engine.shards import Shard
from dateline.engine.task import Engine
from dateline.errors import ConfigError
from dateline.store import Store

_PATIENCE = 5.0  # seconds between two lines where stderr is no terminal

# Read where Ray is loaded: its makers are told nothing, the person here not its worries, and its workers are not put
# behind all other work of the machine.
_RAY = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_worker_niceness": "0"}


class EngineName(StrEnum):
    """Who reads: processes of this machine, or Ray, on it or on a cluster."""

    LOCAL = "local"
    RAY = "ray"


EngineOption = Annotated[EngineName, typer.Option("--engine", help="Who reads: local processes, or ray.")]
Address = Annotated[
    str | None,
    typer.Option("--address", help="A Ray cluster's address, or auto (else Ray is started on this machine)."),
]
ShardsOption = Annotated[
    str | None, typer.Option("--shards", help="A folder or object store (s3://…) for what is read, piece by piece.")
]
Piece = Annotated[int, typer.Option("--piece", min=1, max=100_000, help="How many reports go into a shard, about.")]
OnlyShards = Annotated[bool, typer.Option("--only-shards", help="Make shards; `dateline load` brings them in.")]


def engine_of(name: EngineName, address: str | None, jobs: int | None) -> Engine:
    """The engine of this name. ConfigError where an address is given to one that has none."""
    if name is EngineName.RAY:
        for name_of, value in _RAY.items():
            os.environ.setdefault(name_of, value)
        from dateline.engine.ray import RayEngine

        return RayEngine(address, jobs)
    if address is not None:
        raise ConfigError("--address is for --engine ray")
    return Local(jobs or cores())


def beside(store: Path) -> str:
    """Where a store's shards lie where nothing else is said."""
    return str(store.with_name(f"{store.name}.shards"))


def bring(store: Store, place: Place, shards: Iterable[Shard]) -> Brought:
    """Loads shards, showing on stderr how far that is."""
    linking = Linking(store)
    with live("loading") as show:
        begun = time.monotonic()

        def told(brought: Brought) -> None:
            done = sum(brought.added.counts.values())
            show(f"loaded {brought.loaded} shards · {_rate(done, begun)}")

        return load(store, place, shards, Hands(lambda _, at: _linked(linking, at), now, told))


@contextmanager
def making() -> Iterator[Callable[[Made], None]]:
    """Shows on stderr how far reading into shards is."""
    begun, told_of = time.monotonic(), 0
    with live("reading") as show:

        def told(made: Made) -> None:
            nonlocal told_of
            for words in made.odd[told_of:]:
                notice(words)
            told_of = len(made.odd)
            read = sum(shard.rows for shard in made.new)
            held = f" · {len(made.held)} held" if made.held else ""
            show(f"{len(made.new)} shards{held} · {_rate(read, begun)}")

        yield told


@contextmanager
def live(words: str) -> Iterator[Callable[[str], None]]:
    """A live line on a terminal, a line every few seconds elsewhere."""
    if not err.is_terminal:
        yield _lines()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(words)
        yield lambda said: bar.update(task, description=said)


def _linked(linking: Linking, at: str) -> None:
    linking.link_new(at)


def _lines() -> Callable[[str], None]:
    last = time.monotonic()

    def show(said: str) -> None:
        nonlocal last
        if time.monotonic() - last > _PATIENCE:
            last = time.monotonic()
            notice(said)

    return show


def _rate(done: int, begun: float) -> str:
    return f"{done:,} reports   ({done / max(time.monotonic() - begun, 0.01):.1f} reports/s)"
