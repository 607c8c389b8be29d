"""`dateline timeline`: events day by day, oldest first."""

from dateline.cli import asking
from dateline.cli.asking import reading, write
from dateline.cli.events import tell_actors
from dateline.cli.filtering import ALL, EVERY, filtered
from dateline.cli.lines import plain
from dateline.cli.stores import StoreOption
from dateline.cli.story_one import print_days
from dateline.cli.terminal import out
from dateline.query.answers import counted
from dateline.query.questions import Filter, Page, in_words
from dateline.query.timeline import Timeline, timeline
from dateline.show.answers import one_json, written

_PAGE = 40


@filtered(*ALL[:-1])
def timeline_command(
    asked: Filter = EVERY,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show events day by day, oldest first; those without a day come last."""
    with reading(store) as base:
        found = timeline(base, asked, Page(limit or _PAGE, cursor))
        if as_json:
            write(written(one_json(found)))
            return
        tell_actors(base, asked.actor)
        _print(asked, found)


def _print(asked: Filter, found: Timeline) -> None:
    said = plain(in_words(asked))
    least = "" if found.exact else "at least "
    out.print(f"{least}{counted(found.total, 'event')}" + (f" · {said}" if said else ""), style="bold", markup=False)
    out.print()
    print_days(out, found.days, found.shown)
    if found.next:
        out.print(f"… and more events: --next {found.next}", style="dim", markup=False)
