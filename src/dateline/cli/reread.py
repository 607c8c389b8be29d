"""`dateline reread`: reads again what an older edition read, and lists the claims that differ."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer

from dateline.archive.link import link_new
from dateline.archive.reread import Reread, Rereading, outdated, reread
from dateline.cli.add import Jobs
from dateline.cli.machine import cores, now
from dateline.cli.options import SettingsFile
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, notice, out, settings_from, waiting
from dateline.compose import reader_for
from dateline.engine.local import read_all
from dateline.store import Access, Store, open_store
from dateline.store.versions import Told

Changed = Annotated[bool, typer.Option("--changed", help="List every claim that differs, not just their numbers.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a report that differs, then one of totals.")]


def reread_command(
    store: StoreOption = None,
    changed: Changed = False,
    jobs: Jobs = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Read again what an older edition read. Its readings are kept, and so is what people judged."""
    settings = settings_from(settings_file)
    with waiting("loading the parser and the gazetteer"):
        edition = reader_for(settings).edition
    work = Rereading(partial(read_all, settings=settings, jobs=jobs or cores()), _link, now)
    with open_store(store_path(store, settings), Access.WRITE) as opened:
        numbers = outdated(opened, edition)
        totals = dict.fromkeys(("reports", "differ", "claims_changed", "claims_withdrawn", "claims_added", "failed"), 0)
        for done in _counted(reread(opened, numbers, work), totals):
            _tell(done, changed, as_json)
    if as_json:
        _print(totals)
    else:
        out.print(" · ".join(f"{count} {name.replace('_', ' ')}" for name, count in totals.items()))
    if totals["failed"]:
        raise typer.Exit(FAILED)


def _link(store: Store, at: str) -> None:
    link_new(store, at)


def _counted(results: Iterator[Reread], totals: dict[str, int]) -> Iterator[Reread]:
    """The reports whose claims differ, and those that could not be read; all are counted."""
    for done in results:
        found = done.difference
        totals["reports"] += 1
        if found is None:
            totals["failed"] += 1
            yield done
            continue
        counts = (len(found.changed), len(found.withdrawn), len(found.added))
        for name, count in zip(("claims_changed", "claims_withdrawn", "claims_added"), counts, strict=True):
            totals[name] += count
        totals["differ"] += any(counts)
        if any(counts):
            yield done


def _tell(done: Reread, changed: bool, as_json: bool) -> None:
    found = done.difference
    if found is None:
        notice(f"failed: {done.report}: its earlier reading stays")
    elif as_json:
        pairs = [{"before": _row(old), "after": _row(new)} for old, new in found.changed]
        rows = {"withdrawn": [_row(old) for old in found.withdrawn], "added": [_row(new) for new in found.added]}
        _print({"report": done.report, "title": done.title, "changed": pairs, **rows})
    else:
        counts = f"{len(found.changed)} changed, {len(found.withdrawn)} withdrawn, {len(found.added)} added"
        out.print(f"{done.report}  {done.title or ''}: {counts}", markup=False)
        for line in lines_of(found.changed, found.withdrawn, found.added) if changed else ():
            out.print(f"  {line}", markup=False)


def lines_of(
    changed: tuple[tuple[Told, Told], ...], withdrawn: tuple[Told, ...], added: tuple[Told, ...]
) -> Iterator[str]:
    """Claims that differ, one line each: "~" changed, "-" withdrawn, "+" new."""
    for old, new in changed:
        yield f"~ {_words(old)}  →  {_words(new)}"
    yield from (f"- {_words(claim)}" for claim in withdrawn)
    yield from (f"+ {_words(claim)}" for claim in added)


def _words(claim: Told) -> str:
    return f"{claim.type} {claim.status}, {claim.asserted} by {' via '.join(claim.voices)}: “{claim.evidence}”"


def _row(claim: Told) -> dict[str, object]:
    voices = list(claim.voices)
    told = {"type": claim.type, "status": claim.status, "asserted": claim.asserted, "evidence": claim.evidence}
    return {"claim": claim.id, **told, "said_by": voices}


def _print(row: object) -> None:
    out.file.write(json.dumps(row, ensure_ascii=False) + "\n")
