"""`dateline remove`: takes a report out of a store for good."""

import json
from typing import Annotated

import typer

from dateline.archive.remove import Removed, remove
from dateline.cli.machine import now
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import notice, out, waiting
from dateline.store import Access, open_store

ReportId = Annotated[str, typer.Argument(help="The report's id, rpt_…")]
Why = Annotated[str, typer.Option("--why", help="The reason, which stays in the store beside the id.")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


def remove_command(report: ReportId, why: Why, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Remove a report for good: every version's text, all that was derived from it, its words in the file's bytes."""
    with open_store(store_path(store), Access.WRITE) as opened, waiting("removing, and writing the file anew"):
        removed = remove(opened, report, why, now())
    if as_json:
        shown = {"removed": removed.reports, "alike": removed.alike, "scrubbed": removed.scrubbed}
        out.file.write(json.dumps(shown | {"kept": [str(path) for path in removed.kept]}) + "\n")
    else:
        out.print(f"removed {', '.join(removed.reports)}")
    _warn(removed)


def _warn(removed: Removed) -> None:
    """What the operator still has to see to."""
    if removed.alike:
        notice(f"these share text with it and stay: {', '.join(removed.alike)}")
    for path in removed.kept:
        notice(f"{path} was copied before a change of schema and still holds what was removed: delete it")
    if not removed.scrubbed:
        notice("another process has the store open: its log keeps the old pages until that is closed")
