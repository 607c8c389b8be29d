"""`dateline timeline`: events day by day, oldest first."""

from dateline.cli import asking
from dateline.cli.asking import day, reading, write
from dateline.cli.events import tell_actors
from dateline.cli.lines import plain
from dateline.cli.stores import StoreOption
from dateline.cli.story_one import print_days
from dateline.cli.terminal import out
from dateline.query.answers import counted
from dateline.query.questions import Filter, Page, in_words
from dateline.query.timeline import Timeline, timeline
from dateline.show.answers import one_json, written

_PAGE = 40


def timeline_command(
    actor: asking.Who = None,
    role: asking.RoleOption = None,
    type_: asking.Type = None,
    mode: asking.Mode = None,
    place: asking.Place = None,
    country: asking.Country = None,
    after: asking.After = None,
    before: asking.Before = None,
    status: asking.Status = None,
    min_origins: asking.MinOrigins = None,
    sure: asking.Sure = False,
    contested: asking.Contested = False,
    text: asking.Words = None,
    story: asking.InStory = None,
    limit: asking.Limit = None,
    cursor: asking.Next = None,
    as_json: asking.AsJson = False,
    store: StoreOption = None,
) -> None:
    """Show events day by day, oldest first; those without a day come last."""
    asked = Filter(
        *(actor, role, type_, mode, place, country, day(after), day(before)),
        *(status, min_origins, sure, contested, text, story),
    )
    with reading(store) as base:
        found = timeline(base, asked, Page(limit or _PAGE, cursor))
        if as_json:
            write(written(one_json(found)))
            return
        tell_actors(base, actor)
        _print(asked, found)


def _print(asked: Filter, found: Timeline) -> None:
    said = plain(in_words(asked))
    least = "" if found.exact else "at least "
    out.print(f"{least}{counted(found.total, 'event')}" + (f" · {said}" if said else ""), style="bold", markup=False)
    out.print()
    print_days(out, found.days, found.shown)
    if found.next:
        out.print(f"… and more events: --next {found.next}", style="dim", markup=False)
