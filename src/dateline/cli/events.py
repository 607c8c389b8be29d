"""`dateline events`: the events that a filter means, or one of them whole."""

from collections.abc import Iterator
from typing import Annotated

import apsw
import typer

from dateline.cli import asking
from dateline.cli.asking import Format, reading, write
from dateline.cli.filtering import ALL, EVERY, filtered
from dateline.cli.lines import ending, event_table, plain
from dateline.cli.stores import StoreOption
from dateline.cli.terminal import notice, out
from dateline.errors import StoreError
from dateline.query.answers import Answers, EventAnswer, counted
from dateline.query.changes import Gone
from dateline.query.events import events, loosened
from dateline.query.filters_actors import actors_named, country_code
from dateline.query.questions import Filter, Page, in_words
from dateline.show.answers import COLUMNS, csv_rows, event_row, json_lines, one_json, page_json, written

_PAGE, _BULK = 20, 500

One = Annotated[str | None, typer.Argument(help="An event's id (evt_…): everything that the record has of it.")]


@filtered(*ALL)
def events_command(
    event: One = None,
    asked: Filter = EVERY,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    shape: asking.Shape = Format.TABLE,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show events: who did what to whom, when and where, in whose words, told by how many origins."""
    shape = Format.JSON if as_json else shape
    with reading(store) as base:
        if event is not None:
            _show_one(base, event, shape)
            return
        if shape in (Format.CSV, Format.JSONL):
            _write_all(base, asked, Page(limit or _BULK, cursor), shape, limit)
        elif shape is Format.JSON:
            write(written(page_json(events(base, asked, Page(limit or _PAGE, cursor)))))
        else:
            _print(base, asked, events(base, asked, Page(limit or _PAGE, cursor)))


def _show_one(base: apsw.Connection, identity: str, shape: Format) -> None:
    from dateline.cli.events_one import print_event  # lists need nothing of what shows one event whole
    from dateline.query.events_page import event_page

    page = event_page(base, identity)
    if page is None:
        raise StoreError(f"no event {plain(identity)} in this store")
    if shape is not Format.TABLE:
        write(written(one_json(page)))
    elif isinstance(page, Gone):
        print_gone(page)
    else:
        print_event(out, page)


def print_gone(found: Gone) -> None:
    """What became of an id that no longer stands."""
    out.print(f"{found.id} no longer stands since {found.at[:10]}: {plain(found.why)}", markup=False)
    if found.replaced_by:
        out.print(f"in its place: {found.replaced_by}", markup=False)


def _write_all(base: apsw.Connection, asked: Filter, page: Page, shape: Format, limit: int | None) -> None:
    head: tuple[str, ...] | None = COLUMNS
    for part in _pages(base, asked, page, limit):
        if shape is Format.CSV:
            write(csv_rows(map(event_row, part), head))
            head = None
        else:
            out.file.writelines(json_lines(part))


def _pages(base: apsw.Connection, asked: Filter, page: Page, limit: int | None) -> Iterator[Answers[EventAnswer]]:
    """One page where a number was asked for, else page after page to the end."""
    found = events(base, asked, page)
    yield found
    while found.next is not None and limit is None:
        found = events(base, asked, Page(page.size, found.next, page.order))
        yield found


def _print(base: apsw.Connection, asked: Filter, found: Answers[EventAnswer]) -> None:
    tell_actors(base, asked.actor)
    least = "" if found.exact else "at least "
    said = plain(in_words(asked))
    out.print(f"{least}{counted(found.total, 'event')}" + (f" · {said}" if said else ""), style="bold", markup=False)
    out.print()
    if not found.items and not found.total:
        _print_nothing(base, asked)
    out.print(event_table(out, found))
    if found.next:
        out.print(ending(found, "events"))


def tell_actors(base: apsw.Connection, words: str | None) -> None:
    """Whom a name in a question was taken to mean, where that is not just what was typed; on stderr."""
    if words is None or country_code(words) is not None:
        return
    found = actors_named(base, words)
    if [actor.name for actor in found] != [words]:
        names = ", ".join(dict.fromkeys(plain(actor.name) for actor in found[:6]))
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        notice(f"“{plain(words)}” is taken to be {names}{more}")


def _print_nothing(base: apsw.Connection, asked: Filter) -> None:
    """Which part of the filter keeps most away."""
    for name, many, exact in loosened(base, asked):
        if many:
            out.print(f"without --{name.replace('_', '-')}: {'' if exact else 'at least '}{counted(many, 'event')}")
