"""One event, one story, one actor whole; the line of days; what came to be known; words looked for."""

import pytest

from dateline.errors import ConfigError
from dateline.query.changes import Gone, News, changes
from dateline.query.events_page import EventPage, event_page
from dateline.query.questions import Filter, Page
from dateline.query.search import CLOSE, OPEN, search
from dateline.query.stories import StoryFilter, StoryPage, stories, story_page
from dateline.query.timeline import timeline
from dateline.query.who import actor_page, actors
from tests.query.making import event_id, memory, report_id, story_id

BASE = memory()


def ferry() -> EventPage:
    page = event_page(BASE, event_id("ferry"))
    assert isinstance(page, EventPage)
    return page


def test_every_value_has_the_words_behind_it() -> None:
    page = ferry()
    facts = {fact.question: (fact.value, fact.notes, fact.against) for fact in page.facts}
    assert facts == {
        "who": ("gunmen", (1, 2), (3,)),
        "did": ("attacked (ASSAULT/firearms)", (1, 2, 3), ()),
        "whom": ("a ferry", (1, 2, 3), ()),
        "when": ("2026-09-15", (1, 2, 3), ()),
        "where": ("Buenaventura, Colombia", (1, 2, 3), ()),
        "how many": ("7 killed / 9 killed", (1, 2), ()),
        "status": ("occurred, contested", (1, 2), (3,)),
    }
    assert page.notes[1].quote.startswith("At least nine people died")


def test_one_telling_for_each_origin_and_what_differs() -> None:
    halden, coast, front = ferry().tellings
    assert [source.outlet for source in halden.copies] == ["Estuary Post"]
    assert (coast.says("how many").words, coast.says("how many").differs) == ("9 killed", True)
    assert not coast.says("who").differs
    assert front.says("who").words == "Andean Front"
    assert front.says("who").differs
    assert (front.says("status").words, front.says("status").differs) == ("denied", True)


def test_history_and_what_is_related() -> None:
    page = ferry()
    assert [change.kind for change in page.history] == ["event-changed", "event-grew", "event-new"]
    assert page.history[0].after == "contested yes"
    kinds = {related.event.trigger: (related.kind, related.why) for related in page.related}
    assert kinds["send"][0] == "followed by"
    assert kinds["visited"] == ("kept apart", "dates: 2026-09-15 / 2026-09-18 (rules_v1)")


def test_an_id_that_is_gone_says_what_replaced_it() -> None:
    found = event_page(BASE, "evt_gone000000000000")
    assert isinstance(found, Gone)
    assert (found.replaced_by, found.why) == (event_id("ferry"), "told of the same")
    assert event_page(BASE, "evt_never") is None
    assert isinstance(story_page(BASE, "rpt_purged0000000000"), Gone)


def test_a_story_is_told_in_quoted_words() -> None:
    page = story_page(BASE, story_id("ferry"))
    assert isinstance(page, StoryPage)
    assert page.story.sourced == "6 reports, 3 outlets, 3 origins"
    assert [chapter.day for chapter in page.summary] == ["2026-09-15", "2026-09-18", "2026-09-25"]
    assert page.summary[0].events[0].evidence[0].quote.startswith("Gunmen attacked a ferry")
    assert page.people[0].name == "Marta Ruiz"
    assert {(o.event.trigger, o.why) for o in page.open} == {
        ("attacked", "contested: voices disagree whether it is so"),
        ("send", "planned: not reported as done"),
        ("visited", "one origin only (Coast Daily)"),
    }
    copies = {member.source.id: member.copy_of for member in page.members if member.copy_of}
    assert copies == {report_id(2): report_id(1)}
    assert page.members[0].why == "words: ferry"


def test_stories_last_reported_first_page_by_page() -> None:
    whole = stories(BASE, StoryFilter(), Page())
    assert [story.id for story in whole] == [story_id("canola"), story_id("ferry")]
    first = stories(BASE, StoryFilter(), Page(1))
    assert [s.id for s in stories(BASE, StoryFilter(), Page(1, first.next))] == [story_id("ferry")]
    assert [s.id for s in stories(BASE, StoryFilter(text="gunmen"), Page())] == [story_id("ferry")]
    assert [s.id for s in stories(BASE, StoryFilter(before="2026-09"), Page())] == [story_id("ferry")]
    assert len(stories(BASE, StoryFilter(min_origins=4), Page())) == 0


def test_the_line_of_days() -> None:
    line = timeline(BASE, Filter(country="COL"), Page())
    assert [day.day for day in line.days] == ["2026-09-15", "2026-09-18", "2026-09-25", ""]
    assert (line.shown, line.total) == (4, 4)


def test_an_actor_whole() -> None:
    page = actor_page(BASE, "Marta")
    assert page.names == (("Marta Ruiz", 1),)
    assert [event.trigger for event in page.done] == ["visited"]
    assert [evidence.quote[:8] for evidence in page.said] == ["Colombia"]
    assert [event.trigger for event in actor_page(BASE, "China").suffered] == ["asked", "eased"]
    assert [actor.name for actor in actors(BASE, None, Page(2))] == ["Canada", "gunmen"]
    with pytest.raises(ConfigError, match="no actor"):
        actor_page(BASE, "Zed")


def test_the_busiest_actors_page_by_page() -> None:
    cursor, seen = None, []
    while True:
        part = actors(BASE, None, Page(3, cursor))
        seen += [actor.name for actor in part]
        cursor = part.next
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        (News(since="2026-10"), ["event-merged", "report-version"]),
        (News(since="2026-09-17T08:30"), ["event-merged", "report-version", "event-changed"]),
        (News(until="2026-09-16"), ["event-new", "report-new"]),
        (News(kind="event-grew"), ["event-grew"]),
        (News(subject=report_id(8)), ["report-version"]),
    ],
)
def test_what_came_to_be_known(asked: News, kinds: list[str]) -> None:
    found = changes(BASE, asked, Page())
    assert ([change.kind for change in found], found.total) == (kinds, len(kinds))


def test_changes_are_named_and_paged() -> None:
    seen, cursor = [], None
    while True:
        part = changes(BASE, News(), Page(2, cursor))
        seen += [change.n for change in part]
        cursor = part.next
        if cursor is None:
            break
    assert seen == [6, 5, 4, 3, 2, 1]
    assert [change.what for change in changes(BASE, News(kind="event-grew"), Page())] == ["gunmen → attacked → a ferry"]
    with pytest.raises(ConfigError, match="there is event-changed"):
        changes(BASE, News(kind="event-gone"), Page())


def test_words_are_found_in_reports_and_events() -> None:
    found = search(BASE, "canola bans", Page())
    assert {hit.source.id for hit in found.reports} == {report_id(7), report_id(8)}
    assert f"{OPEN}canola{CLOSE}" in found.reports[0].snippet
    assert [event.trigger for event in found.events] == ["eased"]
