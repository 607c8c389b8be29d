"""`dateline review`: what to look at first, and what a person says of it."""

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dateline.archive.review import Edit, accept, edit, note, reject, undo
from dateline.archive.review_events import merge, split
from dateline.archive.review_gazetteer import gazetteer_places
from dateline.archive.review_settle import Settled
from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.machine import now
from dateline.cli.review_more import (
    again_command,
    agreement_command,
    export_command,
    history_command,
    rate_command,
    ratings_command,
)
from dateline.cli.review_show import print_queue
from dateline.cli.review_spans import take_command, tasks_command
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import out, settings_from
from dateline.compose import gazetteer_path
from dateline.errors import ConfigError
from dateline.model.review import Field, Signed
from dateline.query.questions import Page
from dateline.query.queue import Waiting, queue
from dateline.query.reviews import progress
from dateline.show.answers import page_json, written
from dateline.store import Access, Store, open_store

_PAGE = 10

review_app = typer.Typer(
    invoke_without_command=True,
    help="Show what should be looked at first (doubt times effect), and put it right; every deed can be undone.",
)
review_app.command("history")(history_command)
review_app.command("again")(again_command)
review_app.command("export")(export_command)
review_app.command("agreement")(agreement_command)
review_app.command("rate")(rate_command)
review_app.command("ratings")(ratings_command)
review_app.command("tasks")(tasks_command)
review_app.command("take")(take_command)

Accept = Annotated[
    str | None, typer.Option("--accept", metavar="ID", help="Right: a claim; or all of an event or report.")
]
Reject = Annotated[str | None, typer.Option("--reject", metavar="ID", help="Wrong: the same; needs --why.")]
EditOne = Annotated[
    tuple[str, str] | None,
    typer.Option("--edit", metavar="ID FIELD=VALUE", help="Put a field right, of a claim, a telling or an event."),
]
More = Annotated[list[str] | None, typer.Option("--and", metavar="FIELD=VALUE", help="Another field of the same edit.")]
Note = Annotated[tuple[str, str] | None, typer.Option("--note", metavar="ID TEXT", help="Write a note beside it.")]
Merge = Annotated[tuple[str, str] | None, typer.Option("--merge", metavar="A B", help="Two events are one.")]
Split = Annotated[
    list[str] | None, typer.Option("--split", metavar="ID", help="These claims are another event; may be repeated.")
]
Undo = Annotated[str | None, typer.Option("--undo", metavar="REV", help="Take back all that was done with this one.")]
Why = Annotated[str, typer.Option("--why", help="The reason; it is kept.")]
By = Annotated[str | None, typer.Option("--by", help="Who says so (else `reviewer` in dateline.toml, your login).")]


@review_app.callback()
def review_command(
    context: typer.Context,
    accept_id: Accept = None,
    reject_id: Reject = None,
    edit_one: EditOne = None,
    more: More = None,
    note_on: Note = None,
    merge_two: Merge = None,
    split_off: Split = None,
    undo_one: Undo = None,
    why: Why = "",
    by: By = None,
    report: asking.InReport = None,
    story: asking.InStory = None,
    type_: asking.Type = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show what should be looked at first: events by doubt times effect, each with the sentence to look at."""
    if context.invoked_subcommand is not None:
        return
    said = [accept_id, reject_id, edit_one, note_on, merge_two, split_off, undo_one]
    if sum(bool(each) for each in said) > 1:
        raise typer.BadParameter("one thing at a time")
    if not any(said):
        _show(Waiting(report, story, type_), Page(limit or _PAGE, cursor), store, as_json)
        return
    settings = settings_from(None)
    signed = Signed(by or settings.reviewer or getpass.getuser(), why, now())
    edits = [_edit(words) for words in (edit_one[1], *(more or ()))] if edit_one else []
    with open_store(store_path(store, settings), Access.WRITE) as opened:
        if edit_one:
            done = edit(opened, edit_one[0], edits, signed, gazetteer_places(gazetteer_path(settings)))
        else:
            done = _do(opened, (accept_id, reject_id, undo_one), (note_on, merge_two, split_off), signed)
    _tell(done, as_json)


def _do(
    store: Store,
    single: tuple[str | None, str | None, str | None],
    several: tuple[tuple[str, str] | None, tuple[str, str] | None, list[str] | None],
    signed: Signed,
) -> Settled:
    """Does the one thing that was asked for."""
    (accepted, rejected, undone), (noted, merged, parted) = single, several
    if accepted:
        return accept(store, accepted, signed)
    if rejected:
        return reject(store, rejected, signed)
    if undone:
        return undo(store, undone, signed)
    if noted:
        return note(store, noted[0], Signed(signed.by, noted[1], signed.at))
    if merged:
        return merge(store, *merged, signed)
    return split(store, parted or [], signed)


def _edit(words: str) -> Edit:
    name, sign, value = words.partition("=")
    if not sign or name.strip() not in tuple(Field):
        raise ConfigError(f"{words!r} is no FIELD=VALUE; the fields are {', '.join(Field)}")
    return Edit(Field(name.strip()), value.strip())


def _tell(done: Settled, as_json: bool) -> None:
    if as_json:
        write(json.dumps(asdict(done)) + "\n")
        return
    out.print(f"{done.deed}: done" + (f"; events {', '.join(done.events)}" if done.events else ""), markup=False)


def _show(asked: Waiting, page: Page, store: Path | None, as_json: bool) -> None:
    with reading(store) as base:
        found = queue(base, asked, page)
        if as_json:
            write(written(page_json(found)))
        else:
            print_queue(found, progress(base))
