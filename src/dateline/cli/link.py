"""`dateline link` and `dateline judge`: links what is not linked yet, repairs, derives anew; a person's word."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.archive.judge import Word, judge_pair
from dateline.archive.link import link_new
from dateline.archive.relink import link_again
from dateline.archive.relink import repair as put_right
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import err, notice, out
from dateline.model.linking import Verdict
from dateline.store import Access, open_store

_STEP = 1024  # reports between two lines where stderr is no terminal

Repair = Annotated[bool, typer.Option("--repair", help="Put stories and events of the last 30 days right.")]
Again = Annotated[bool, typer.Option("--again", help="Derive copies, stories and events anew; human judgements stay.")]
AsJson = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")]


class Side(StrEnum):
    """What a person says of two things."""

    SAME = "same"
    DIFFERENT = "different"


def link_command(
    store: StoreOption = None, repair: Repair = False, again: Again = False, as_json: AsJson = False
) -> None:
    """Link the reports of a store: copies, stories, events. `dateline add` does it as reports come in."""
    with open_store(store_path(store), Access.WRITE) as opened, _progress() as told:
        outcome: dict[str, int] = asdict(link_new(opened, _now(), told))
        if again:
            outcome = asdict(link_again(opened, _now(), told))
        if repair:
            outcome |= asdict(put_right(opened, _now()))
    if as_json:
        out.file.write(json.dumps(outcome) + "\n")
    else:
        out.print(" · ".join(f"{count} {name}" for name, count in outcome.items()))


def judge_command(
    verdict: Annotated[Side, typer.Argument(help="same or different.")],
    left: Annotated[
        str, typer.Argument(help="An event (evt_…), one telling of it (rpt_…#start-end) or an actor (ent_…).")
    ],
    right: Annotated[str, typer.Argument(help="Another one.")],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept with the judgement.")],
    by: Annotated[str, typer.Option("--by", help="Who judges.")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Say that two events or actors are one, or are not. It outranks every scorer and survives `link --again`."""
    with open_store(store_path(store), Access.WRITE) as opened:
        changed = judge_pair(opened, left, right, Word(Verdict(verdict.value), why, by, _now()))
    if as_json:
        out.file.write(json.dumps({"actors" if left.startswith("ent_") else "events": changed}) + "\n")
    elif changed:
        out.print("changed: " + ", ".join(changed))
    else:
        out.print("noted; nothing is another now")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    if not err.is_terminal:
        yield lambda done, of: notice(f"linked {done} of {of}") if done % _STEP == 0 else None
        return
    columns = (SpinnerColumn(), TextColumn("linking"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("linking")
        yield lambda done, of: bar.update(task, completed=done, total=of)
