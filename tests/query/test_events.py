"""Events by filter: what is found, in which order, page after page, and what is said of words that mean nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.query.answers import When
from dateline.query.events import events
from dateline.query.questions import Filter, Order, Page
from tests.query.making import event_id, memory, report_id, story_id

BASE = memory()


def named(asked: Filter, page: Page = Page()) -> list[str]:  # noqa: B008  frozen
    return [
        event.id[4:].lstrip("a") if event.id != event_id("asked") else "asked" for event in events(BASE, asked, page)
    ]


EVERY = ["asked", "resigned", "thanks", "canola", "troops", "visit", "ferry", "met"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), EVERY),
        (Filter(type="assault"), ["ferry"]),
        (Filter(type="consult,MOBILIZE"), ["troops", "visit", "met"]),
        (Filter(mode="Visit"), ["visit"]),
        (Filter(actor="Andean Front"), ["ferry"]),
        (Filter(actor="front"), ["ferry"]),
        (Filter(actor="ent_0000000000000005"), ["visit"]),
        (Filter(actor="CAN"), ["asked", "thanks", "canola", "met"]),
        (Filter(actor="Canada", role="recipient"), ["thanks"]),
        (Filter(actor="Marta Ruiz", role="source"), ["troops"]),
        (Filter(actor="CHN", role="actor", type="SUPPORT"), ["thanks"]),
        (Filter(place="buenaventura"), ["troops", "visit", "ferry"]),
        (Filter(place="COL"), ["troops", "visit", "ferry", "met"]),
        (Filter(place="Colombia"), ["troops", "visit", "ferry", "met"]),
        (Filter(country="colombia", status="planned"), ["troops"]),
        (Filter(place="3688465"), ["troops", "visit", "ferry"]),
        (Filter(place="3.9,-77,20"), ["troops", "visit", "ferry"]),
        (Filter(place="45.4,-75.7,5km"), ["canola"]),
        (Filter(place="4.0,-72.0,5"), []),
        (Filter(after="2026-10"), ["asked", "resigned", "thanks", "canola"]),
        (Filter(before="2026-09-18"), ["visit", "ferry"]),
        (Filter(after="2026-09-18", before="2026-09"), ["troops", "visit"]),
        (Filter(status="requested,planned"), ["asked", "troops"]),
        (Filter(min_origins=2), ["ferry"]),
        (Filter(min_origins=4), []),
        (Filter(contested=True), ["ferry"]),
        (Filter(sure=True, country="CAN"), ["canola"]),
        (Filter(text="attacking"), ["ferry"]),
        (Filter(text='"ban on canola"'), ["canola"]),
        (Filter(text='"canola ban"'), []),
        (Filter(text="100% o'neil"), ["resigned"]),
        (Filter(story=story_id("canola")), ["thanks", "canola"]),
        (Filter(report=report_id(4)), ["ferry"]),
        (Filter(report="rpt_none"), []),
    ],
)
def test_what_a_filter_finds(asked: Filter, found: list[str]) -> None:
    assert named(asked) == found
    answers = events(BASE, asked, Page())
    assert (answers.total, answers.exact, answers.next) == (len(found), True, None)


def test_an_event_tells_on_what_it_rests() -> None:
    event = events(BASE, Filter(type="ASSAULT"), Page())[0]
    assert event.title == "gunmen → attacked → a ferry"
    assert (event.did, event.standing) == ("ASSAULT/firearms", "occurred, contested")
    assert event.sourced == "3 outlets, 3 origins"
    assert event.when.edtf == "2026-09-15"
    assert event.where.words == "Buenaventura, Colombia"
    assert [evidence.said_by for evidence in event.evidence] == [
        "Colombian police → Halden Wire",
        "Colombian police → Estuary Post",
        "the mayor → Coast Daily",
        "Andean Front → Estuary Post",
    ]
    assert [evidence.asserted for evidence in event.evidence][-1] == "denied"
    assert event.evidence[0].quote.startswith("Gunmen attacked a ferry off Buenaventura")


def test_a_locator_holds_the_quote() -> None:
    for event in events(BASE, Filter(), Page()):
        for evidence in event.evidence:
            text = BASE.execute("SELECT text FROM report WHERE id = ?", (evidence.source.id,)).get
            assert str(text)[evidence.start : evidence.end] == evidence.quote
            assert evidence.locator == f"{evidence.source.id}#char={evidence.start},{evidence.end}"


@pytest.mark.parametrize("size", range(1, 10))
@pytest.mark.parametrize("asked", [Filter(), Filter(actor="CAN"), Filter(country="COL"), Filter(text="canada")])
@pytest.mark.parametrize("order", Order)
def test_pages_hold_everything_once(size: int, asked: Filter, order: Order) -> None:
    whole = events(BASE, asked, Page(1000, None, order))
    cursor, seen = None, []
    while True:
        part = events(BASE, asked, Page(size, cursor, order))
        assert part.total == len(whole)
        seen += [event.id for event in part]
        cursor = part.next
        if cursor is None:
            break
    assert seen == [event.id for event in whole]


def test_the_oldest_first_and_the_undated_last() -> None:
    assert named(Filter(), Page(order=Order.OLDEST)) == [*reversed(EVERY[:-1]), "met"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Filter(type="ASAULT"), "no event type is called 'ASAULT'; there is ASSAULT"),
        (Filter(mode="visits"), "there is visit"),
        (Filter(status="planed"), "there is planned"),
        (Filter(role="actor"), "a role needs an actor"),
        (Filter(actor="Canada", role="victim"), "no role is called 'victim'"),
        (Filter(actor="Nobody Atall"), "no actor in the store is called 'Nobody Atall'"),
        (Filter(country="Colombai"), "there is colombia"),
        (Filter(place="95,0,10"), "latitude"),
        (Filter(after="last week"), "write 2026, 2026-11 or 2026-11-22"),
        (Filter(after="2026-02-30"), "is no day"),
        (Filter(text="?!"), "there is no word to look for"),
        (Filter(min_origins=0), "smallest number"),
    ],
)
def test_words_that_mean_nothing_are_named(asked: Filter, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        events(BASE, asked, Page())


@pytest.mark.parametrize("cursor", ["", "x", "é", "bnVsbA", "WzEsMl0", "W10", "[[[["])
def test_a_cursor_that_is_none(cursor: str) -> None:
    with pytest.raises(ConfigError, match="cursor"):
        events(BASE, Filter(), Page(cursor=cursor))


ANY = st.one_of(st.none(), st.text(), st.sampled_from(['"', "a OR b", "NEAR(", "x*", "'; --", "1,2,3", "\ud800", "\0"]))


@settings(deadline=None, max_examples=150)
@given(ANY, ANY, ANY, ANY, ANY)
def test_no_words_break_a_question(
    text: str | None, actor: str | None, place: str | None, kind: str | None, day: str | None
) -> None:
    for asked in (
        Filter(text=text), Filter(actor=actor), Filter(place=place), Filter(type=kind), Filter(after=day),
        Filter(country=kind), Filter(story=text), Filter(text=text, actor=actor, place=place),
    ):  # fmt: skip
        try:
            found = events(BASE, asked, Page())
        except ConfigError:
            continue
        assert found.total >= len(found)


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (When("2026-09-15", "2026-09-15", "day"), "2026-09-15"),
        (When("2026-09-01", "2026-09-30", "month"), "2026-09"),
        (When("2026-01-01", "2026-12-31", "year"), "2026"),
        (When("2026-09-15", "2026-09-18", "day"), "2026-09-15/2026-09-18"),
        (When("2026-09-15T10:00", "2026-09-15T12:00", "hour"), "2026-09-15"),
        (When(None, "2026-09-18", "day"), "../2026-09-18"),
        (When("2026-09-18", None, None), "2026-09-18/.."),
        (When(None, None, None), ""),
    ],
)
def test_days_as_edtf(when: When, edtf: str) -> None:
    assert when.edtf == edtf
