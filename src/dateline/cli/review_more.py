"""What else `dateline review` does: histories, what is to be reviewed again, gold, agreement, ratings of sources."""

import getpass
import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.machine import now
from dateline.cli.read import opened
from dateline.cli.review_show import print_agreement, print_reviews
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import notice, out, settings_from
from dateline.model.review import Signed
from dateline.query.answers import counted
from dateline.query.questions import Page
from dateline.query.ratings import ratings
from dateline.query.reviews import Reviewing, review_history, reviews
from dateline.query.reviews_agreement import agreement
from dateline.query.reviews_gold import gold_line, gold_reports
from dateline.show.answers import as_json as plain
from dateline.show.answers import page_json, written
from dateline.store import Access, open_store
from dateline.store.ratings import rate

_PAGE = 30


class Texts(StrEnum):
    """Whether a gold set carries the texts of its reports."""

    FULL = "full"
    NONE = "none"


def history_command(
    subject: Annotated[str | None, typer.Argument(help="A claim, telling, event or report; none: everything.")] = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show what was said of one thing, oldest first; or the whole ledger, newest first."""
    with reading(store) as base:
        if subject is None:
            page = reviews(base, Reviewing(), Page(limit or _PAGE, cursor))
            if as_json:
                write(written(page_json(page)))
                return
            print_reviews(page)
            if page.next:
                out.print(f"… and more: --next {page.next}", style="dim", markup=False)
            return
        found = review_history(base, subject)
    if as_json:
        write(written(plain(found)))
    elif found:
        print_reviews(found)
    else:
        out.print(f"nothing was said of {subject}", markup=False)


def again_command(
    limit: asking.Limit = None, cursor: asking.Next = None, as_json: asking.AsJson = False, store: StoreOption = None
) -> None:
    """Show corrections whose words no reading has any more: look again, and undo them or say it of another claim."""
    with reading(store) as base:
        found = reviews(base, Reviewing(lost=True), Page(limit or _PAGE, cursor))
    if as_json:
        write(written(page_json(found)))
        return
    print_reviews(found)
    out.print(counted(found.total, "correction") + " to be reviewed again", style="dim")


def export_command(
    file: Annotated[Path, typer.Argument(help="The gold set to write (JSON lines).")],
    text: Annotated[Texts, typer.Option(help="full: with the reports' texts, which may be under copyright; none.")] = (
        Texts.FULL
    ),
    store: StoreOption = None,
) -> None:
    """Write what was reviewed as a gold set, which `benchmarks/run.py reviewed` scores a reading with."""
    claims = 0
    with reading(store) as base, opened(file) as stream:
        for report, held in gold_reports(base):
            stream.write(gold_line(report if text is Texts.FULL else replace(report, text="")))
            stream.writelines(gold_line(claim) for claim in held)
            claims += len(held)
    notice(f"{counted(claims, 'claim')} in {file}")


def agreement_command(as_json: asking.AsJson = False, store: StoreOption = None) -> None:
    """Show how far reviewers agree on the claims that two of them judged."""
    with reading(store) as base:
        found = agreement(base)
    if as_json:
        write(written(plain(found)))
    elif found:
        print_agreement(found)
    else:
        out.print("no two people have judged one claim")


def rate_command(
    source: Annotated[str, typer.Argument(help="An outlet or agency by name, or an actor (ent_…).")],
    grade: Annotated[str, typer.Argument(help="A to E, or F: not rated.")],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept with the rating.")],
    by: Annotated[str | None, typer.Option("--by", help="Who says so.")] = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Say how far you trust a source. A statement's credibility is apart: --edit CLAIM credibility=1 to 6."""
    settings = settings_from(None)
    signed = Signed(by or settings.reviewer or getpass.getuser(), why, now())
    with open_store(store_path(store, settings), Access.WRITE) as held:
        made = rate(held, source, grade, signed)
    write(json.dumps({"rating": made}) + "\n" if as_json else f"{made}: {source} is {grade.upper()}\n")


def ratings_command(as_json: asking.AsJson = False, store: StoreOption = None) -> None:
    """Show the sources that somebody rated; all others are F, not rated."""
    with reading(store) as base:
        found = ratings(base)
    if as_json:
        write(written(plain(found)))
        return
    table = Table("source", "rating", "why", "by", "when", box=None, pad_edge=False)
    for row in found:
        table.add_row(row.name, f"{row.grade} {row.meaning}", row.why, row.by, row.at[:10])
    out.print(table if found else "no source is rated")
