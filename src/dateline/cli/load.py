"""`dateline load`: shards into a store."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from dateline.archive.load import Brought
from dateline.cli.shards import bring
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, notice, out
from dateline.engine.place import place_of
from dateline.engine.shards import MANIFEST, check_arrow, shards_in
from dateline.errors import SourceError
from dateline.store import Access, open_store

Shards = Annotated[str, typer.Argument(help="The folder or object store (s3://…) that `dateline add --shards` filled.")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


def load_command(shards: Shards, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Load shards into a store: what `dateline add --shards` read, each shard exactly once, then linked."""
    check_arrow()
    place = place_of(shards)
    found, broken = shards_in(place)
    if not found and not broken:
        raise SourceError(f"{shards}: no shards there (`dateline add --shards` makes them)")
    with open_store(store_path(store), Access.WRITE) as opened:
        brought = bring(opened, place, found)
    tell_brought(brought, [f"{shards}/{name}" for name in broken], as_json)


def tell_brought(brought: Brought, broken: list[str], as_json: bool) -> None:
    """The outcome on standard output, failures on stderr; status 3 where something could not be read or loaded."""
    counts = brought.added.counts
    shards = {"loaded": brought.loaded, "held": brought.held, "damaged": brought.damaged + len(broken)}
    if as_json:
        rows = [{"taken_from": name} | asdict(failure) for name, failure in brought.added.failures]
        rows += [{"taken_from": name, "stage": "load", "error": f"no row of a {MANIFEST}"} for name in broken]
        out.file.write(json.dumps(counts | {"shards": shards, "failures": rows}, ensure_ascii=False) + "\n")
    else:
        told = [f"{count} {kind}" for kind, count in counts.items() if count or kind == "new"]
        told += [f"{count} shards {kind}" for kind, count in shards.items() if count]
        out.print(" · ".join(told))
    for name, failure in brought.added.failures:
        which = f" ({failure.source_id})" if failure.source_id else ""
        notice(f"failed: {name}{which}: {failure.stage}: {failure.error}")
    for name in broken:
        notice(f"failed: {name}: load: not a row of a shard")
    if brought.added.failures or broken:
        raise typer.Exit(FAILED)
