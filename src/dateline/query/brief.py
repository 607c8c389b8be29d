"""A situation brief: what reports of some days tell that is new, changed, disputed or planned, each with its words.

It is made of nothing but the record. A report counts by the day on which it was published, so that the same store and
the same days give the same brief; words published after the last day are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError
from dateline.query.answers import EventAnswer, Evidence
from dateline.query.brief_changed import corrected_reports, has_changed, what_changed
from dateline.query.brief_figures import figures_lines
from dateline.query.brief_lines import Line, Notes, line_of
from dateline.query.events import bare_events
from dateline.query.filters import search_for, tests
from dateline.query.questions import Filter, day_after, first_day, in_words
from dateline.query.stories_told import is_news

_LOOKED_AT = 150  # events, those that most origins tell first
_LINES = 30  # of one section
_AHEAD = ("planned", "requested", "possible", "conditional")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one story; "" for those of none."""

    title: str
    story: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief; `more` lines were left out, `none` says what an empty one means."""

    title: str
    groups: tuple[Group, ...]
    more: int
    none: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. `notes` are the words, numbered from 1; `unsure` events and `undated` reports are not in it."""

    since: str
    until: str
    asked: str
    reports: int
    outlets: int
    origins: int
    events: int
    unsure: int
    undated: int
    sections: tuple[Section, ...]
    notes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a brief: the first, the last, and the day after the last."""

    since: str
    until: str
    end: str


def brief(base: apsw.Connection, since: str, until: str, asked: Filter) -> Brief:
    """The brief of the reports published from `since` to `until`. ConfigError for days or a filter that are none."""
    days = Days(first_day(since), until, day_after(until))
    if days.since >= days.end:
        raise ConfigError(f"{since} lies after {until}")
    found, every = _looked_at(base, days, asked)
    notes = Notes(base, days.end)
    sections = _sections(base, days, found, notes)
    reports, outlets, origins = next(base.execute(_COUNTS, (days.since, days.end)))
    undated = int(str(base.execute("SELECT count(*) FROM report WHERE published IS NULL AND newest").get))
    unsure = sum(not _relied_on(event) for event in found)
    return Brief(
        since=days.since,
        until=until,
        asked=in_words(asked),
        reports=reports,
        outlets=outlets,
        origins=origins,
        events=every,
        unsure=unsure,
        undated=undated,
        sections=sections,
        notes=notes.taken(),
    )


def _looked_at(base: apsw.Connection, days: Days, asked: Filter) -> tuple[tuple[EventAnswer, ...], int]:
    """The events that reports of these days tell, and how many there are in all."""
    search = search_for(base, asked)
    where, values = tests(search)
    if search.first:
        where, values = where + " AND e.earliest >= ?", (*values, search.first)
    if search.end:
        where, values = where + " AND e.earliest < ?", (*values, search.end)
    span = (days.since, days.end, *values)
    chosen = f"FROM event e INDEXED BY event_published WHERE e.last_published >= ? AND e.first_published < ?{where}"
    order = "ORDER BY e.origins DESC, e.sure DESC, e.reports DESC, e.claims DESC, e.last_published DESC, e.n"
    numbers = [n for (n,) in base.execute(f"SELECT e.n {chosen} {order} LIMIT {_LOOKED_AT}", span)]
    (every,) = next(base.execute(f"SELECT count(*) {chosen}", span))
    return bare_events(base, numbers), every


def _sections(base: apsw.Connection, days: Days, found: Sequence[EventAnswer], notes: Notes) -> tuple[Section, ...]:
    told = [event for event in found if _relied_on(event)]
    ahead = [event for event in told if event.status in _AHEAD]
    done = [event for event in told if event.status not in _AHEAD]
    disputed = [event for event in told if event.contested]
    shifted = _shifted(base, told, days)
    new = [e for e in done if not e.contested and e.id not in shifted and _first_told(e, days) and is_news(e)]
    to_come = sorted((e for e in ahead if _to_come(e, days)), key=lambda e: (e.when.earliest or "9999", e.id))
    first = _by_story(base, notes, new[:_LINES])
    changed = [event for event in told if event.id in shifted]
    reports = corrected_reports(base, days.since, days.end)
    figures, every = figures_lines(base, notes, found, _LINES)
    return (
        _section("New", first, new),
        _plain(
            ("Changed", "nothing that earlier reports told was told otherwise"),
            [*(line_of(notes, event, shifted[event.id]) for event in changed[:_LINES]), *reports],
            len(changed) + len(reports),
        ),
        _events(("Disputed", "no voice denies what another affirms"), notes, disputed),
        _events(("Planned", "nothing is announced"), notes, to_come),
        _plain(("Figures", "no numbers of people are told"), figures, every),
    )


def _shifted(base: apsw.Connection, told: Sequence[EventAnswer], days: Days) -> dict[str, str]:
    """What is another now of some events, in words for those that have room in the brief; the others are only named."""
    found: dict[str, str] = {}
    span = (days.since, days.end)
    for event in told:
        shown = len(found) < _LINES
        what = what_changed(base, event, span) if shown else "changed" * has_changed(base, event, span)
        if what:
            found[event.id] = what
    return found


def _relied_on(event: EventAnswer) -> bool:
    """Whether a brief may tell it: the reading is sure of it, or more than one origin tells it."""
    return event.sure or event.origins > 1


def _first_told(event: EventAnswer, days: Days) -> bool:
    return (event.first_published or "") >= days.since


def _to_come(event: EventAnswer, days: Days) -> bool:
    """Whether what is planned may still lie ahead of the brief's first day."""
    return not event.when.earliest or (event.when.latest or "9999") >= days.since


def _section(title: str, groups: tuple[Group, ...], every: Sequence[EventAnswer]) -> Section:
    return Section(title, groups, max(0, len(every) - _LINES), "nothing is told for the first time")


def _events(named: tuple[str, str], notes: Notes, events: Sequence[EventAnswer]) -> Section:
    return _plain(named, [line_of(notes, event, "") for event in events[:_LINES]], len(events))


def _plain(named: tuple[str, str], lines: Sequence[Line], every: int) -> Section:
    """A section by its title and what it means where it is empty; only the lines that are shown need be made."""
    groups = (Group("", None, tuple(lines[:_LINES])),) if lines else ()
    return Section(named[0], groups, max(0, every - _LINES), named[1])


def _by_story(base: apsw.Connection, notes: Notes, events: Sequence[EventAnswer]) -> tuple[Group, ...]:
    """Lines under the titles of their stories, in the order in which the stories first come; those of none last."""
    gathered: dict[str | None, list[EventAnswer]] = {}
    for event in events:
        gathered.setdefault(event.story, []).append(event)
    groups = []
    for story, them in sorted(gathered.items(), key=lambda item: item[0] is None):
        title = base.execute("SELECT title FROM story WHERE id = ?", (story,)).get if story else ""
        groups.append(Group(str(title or ""), story, tuple(line_of(notes, event, "") for event in them)))
    return tuple(groups)


_COUNTS = """
SELECT count(DISTINCT line), count(DISTINCT outlet), count(DISTINCT coalesce(nullif(origin_id, 'unrated'), outlet, id))
FROM report WHERE published >= ? AND published < ? AND newest
"""
