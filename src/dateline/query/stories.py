"""Stories: the list of them, and one whole, made only of quoted words and of what was recorded about its reports."""

from collections.abc import Collection
from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers, Source, counted, sourced
from dateline.query.answers_reasons import reasons_in_words
from dateline.query.changes import Gone, gone
from dateline.query.events import events_by_number
from dateline.query.filters_words import match_all
from dateline.query.questions import Page, checked_size, day_after, first_day, plain
from dateline.query.questions_cursor import Last, closed, opened
from dateline.query.stories_open import Open, open_questions
from dateline.query.stories_told import Chapter, Person, people, summary, timeline_of

MOST_EVENTS = 200  # of one story that are shown; `dateline events --story` pages through all
_MOST_REPORTS = 400
_MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """One story: its title (a report's own), its days, and how many tell it."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    outlets: int
    origins: int
    events: int

    @property
    def sourced(self) -> str:
        """ "12 reports, 4 outlets, 2 origins"."""
        return f"{counted(self.reports, 'report')}, {sourced(self.outlets, self.origins)}"


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a story, why it is grouped here, and of which report it is a copy."""

    source: Source
    version: int
    why: str
    copy_of: str | None
    shared: float | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the record has of one story; of very many events the chief ones."""

    story: StoryAnswer
    summary: tuple[Chapter, ...]
    timeline: tuple[Chapter, ...]
    people: tuple[Person, ...]
    open: tuple[Open, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are meant: reported on between two days, told with these words in a report, by so many origins."""

    after: str | None = None
    before: str | None = None
    text: str | None = None
    min_origins: int | None = None


def stories(base: apsw.Connection, asked: StoryFilter, page: Page) -> Answers[StoryAnswer]:
    """The stories that a filter means, last reported first. ConfigError for a day or cursor that is none."""
    where, values = _where(base, asked)
    size, start = checked_size(page.size), opened(page.cursor)
    beyond, last = _beyond(start)
    sql = f"SELECT s.n, {_COLUMNS} FROM story s WHERE {where}{beyond} ORDER BY s.last DESC, s.n DESC LIMIT {size + 1}"
    rows = [(row[0], StoryAnswer(*row[1:])) for row in base.execute(sql, (*values, *last))]
    (total,) = next(
        base.execute(f"SELECT count(*) FROM (SELECT 1 FROM story s WHERE {where} LIMIT {_MOST_COUNTED + 1})", values)
    )
    more = closed(Last(rows[size - 1][1].last, rows[size - 1][0])) if len(rows) > size else None
    return Answers(tuple(s for _, s in rows[:size]), more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def titles(base: apsw.Connection, ids: Collection[str]) -> dict[str, str]:
    """The titles of stories by their ids; ids of none are left out."""
    marks = ", ".join("?" * len(ids))
    return dict(base.execute(f"SELECT id, title FROM story WHERE id IN ({marks})", tuple(ids)))


def story_page(base: apsw.Connection, identity: str) -> StoryPage | Gone | None:
    """A story by its id; what stands in its place where the id is gone, None for an id that never was."""
    wanted = plain(identity)
    row = next(base.execute(f"SELECT s.n, {_COLUMNS} FROM story s WHERE s.id = ?", (wanted,)), None)
    if row is None:
        return gone(base, wanted)
    chief = [n for (n,) in base.execute(_CHIEF, (row[0],))]
    told = events_by_number(base, chief)
    story, members = StoryAnswer(*row[1:]), _members(base, row[0])
    return StoryPage(story, summary(told), timeline_of(told), people(told), open_questions(told), members)


def _beyond(start: Last | None) -> tuple[str, tuple[str | int, ...]]:
    """What comes after the last story shown; those without a day come last."""
    if start is None:
        return "", ()
    if start.day is None:
        return " AND s.last IS NULL AND s.n < ?", (start.n,)
    return " AND ((s.last, s.n) < (?, ?) OR s.last IS NULL)", (start.day, start.n)


def _where(base: apsw.Connection, asked: StoryFilter) -> tuple[str, tuple[str | int, ...]]:
    where, values = ["1"], list[str | int]()
    if asked.after:
        where.append("s.last >= ?")
        values.append(first_day(asked.after))
    if asked.before:
        where.append("s.first < ?")
        values.append(day_after(asked.before))
    if asked.min_origins:
        where.append("s.origins >= ?")
        values.append(asked.min_origins)
    if asked.text is not None:
        found = "SELECT m.story FROM passage p CROSS JOIN story_report m ON m.report = p.rowid WHERE passage MATCH ?"
        where.append(f"s.n IN ({found})")
        values.append(match_all(base, asked.text))
    return " AND ".join(where), tuple(values)


def _members(base: apsw.Connection, story: int) -> tuple[Member, ...]:
    return tuple(
        Member(Source(*row[:6]), row[6], reasons_in_words(row[7]), row[8], row[9])
        for row in base.execute(_MEMBERS, (story,))
    )


_COLUMNS = (
    "s.id, s.title, s.first, s.last, s.reports, s.outlets, s.origins, (SELECT count(*) FROM event WHERE story = s.n)"
)
_CHIEF = f"""
SELECT n FROM event WHERE story = ? ORDER BY origins DESC, sure DESC, claims DESC, n LIMIT {MOST_EVENTS}
"""
_MEMBERS = f"""
SELECT r.id, r.title, r.outlet, r.origin_id, r.url, r.published, r.version, m.reasons,
       (SELECT o.id FROM copy c JOIN report o ON o.n = c.source
        WHERE (c."left" = r.n OR c."right" = r.n) AND c.source <> r.n ORDER BY c.containment DESC LIMIT 1),
       (SELECT c.containment FROM copy c
        WHERE (c."left" = r.n OR c."right" = r.n) AND c.source <> r.n ORDER BY c.containment DESC LIMIT 1)
FROM story_report m JOIN report r ON r.n = m.report WHERE m.story = ?
ORDER BY coalesce(r.published, '9999'), r.n LIMIT {_MOST_REPORTS}
"""
