"""What an event's row says once several reports tell it, and what the feed says came to be known."""

import pytest

from dateline.archive.assemble import assemble
from dateline.archive.changes import Moment
from tests.archive.linking_rows import Rows, Told

DAY = ("2026-11-14", "2026-11-14")
WEEK = ("2026-11-09", "2026-11-15")


def one_event(tellers: list[tuple[str, str | None, Told]]) -> tuple[Rows, dict[str, object]]:
    """All told as event 1, each by a report of (outlet, origin), a day apart."""
    rows = Rows()
    for number, (outlet, origin, told) in enumerate(tellers):
        told.event = 1
        rows.tell(rows.report(outlet, f"2026-11-{14 + number}", origin), told)
    assemble(rows.base, {1}, Moment("2026-11-20T00:00:00Z", None))
    return rows, rows.event(1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([Told()], ("occurred", 0), id="one voice"),
        pytest.param([Told(status="denied", asserted=("denied",))], ("denied", 0), id="denied by all who tell it"),
        pytest.param(
            [Told(), Told(status="denied", asserted=("denied",))], ("occurred", 1), id="one affirms, one denies"
        ),
        pytest.param([Told(asserted=("affirmed", "denied"))], ("occurred", 1), id="two voices of one report disagree"),
        pytest.param([Told(status="planned"), Told(status="occurred")], ("occurred", 0), id="done outweighs planned"),
        pytest.param([Told(status="ongoing"), Told(status="occurred")], ("occurred", 0), id="the later of two"),
        pytest.param([Told(status="possible"), Told(status="planned")], ("planned", 0), id="planned outweighs maybe"),
    ],
)
def test_status_and_contest(told: list[Told], expected: tuple[str, int]) -> None:
    _, event = one_event([(f"outlet {n}", f"outlet:{n}", t) for n, t in enumerate(told)])
    assert (event["status"], event["contested"]) == expected


@pytest.mark.parametrize(
    ("origins", "counted"),
    [
        pytest.param([("Gazette", "agency:Example Wire"), ("Herald", "agency:Example Wire")], 1, id="one wire story"),
        pytest.param([("Gazette", "outlet:gazette"), ("Herald", "agency:Example Wire")], 2, id="two of their own"),
        pytest.param([("Gazette", "unrated"), ("Gazette", "unrated")], 1, id="unrated, one outlet"),
        pytest.param([("Gazette", "unrated"), ("Herald", "unrated")], 2, id="unrated, two outlets"),
        pytest.param([("Gazette", "unrated"), ("GAZETTE", None)], 1, id="unlinked is unrated"),
    ],
)
def test_origins_are_counted_not_copies(origins: list[tuple[str, str | None]], counted: int) -> None:
    _, event = one_event([(outlet, origin, Told()) for outlet, origin in origins])
    assert event["origins"] == counted
    assert event["reports"] == len(origins)
    assert event["outlets"] == len({outlet.casefold() for outlet, _ in origins})
    assert event["claims"] == len(origins)


@pytest.mark.parametrize(
    ("whens", "agreed"),
    [
        pytest.param([WEEK, DAY], DAY, id="the finer of two that agree"),
        pytest.param([DAY, DAY, ("2026-11-03", "2026-11-03")], DAY, id="most origins"),
        pytest.param([(None, None), WEEK], WEEK, id="an open one says nothing"),
        pytest.param([(None, "2026-11-20"), DAY], DAY, id="half open"),
        pytest.param([DAY, ("2026-11-14T21:00", "2026-11-14T21:00")], ("2026-11-14T21:00",) * 2, id="with the hour"),
        pytest.param([(None, None)], (None, None), id="unknown"),
    ],
)
def test_time_is_the_finest_agreed(
    whens: list[tuple[str | None, str | None]], agreed: tuple[str | None, str | None]
) -> None:
    _, event = one_event([(f"outlet {n}", f"o{n}", Told(when=when)) for n, when in enumerate(whens)])
    assert (event["earliest"], event["latest"]) == agreed


def test_a_plan_has_the_time_that_was_told_last() -> None:
    february, january = ("2027-02-01", "2027-02-28"), ("2027-01-01", "2027-01-01")
    plans = [Told(status="planned", when=when) for when in (february, february, january)]
    _, event = one_event([(f"outlet {n}", f"o{n}", plan) for n, plan in enumerate(plans)])
    assert (event["earliest"], event["latest"]) == january


@pytest.mark.parametrize(
    ("spots", "place"),
    [
        pytest.param([("Examplia", "EXA", "country"), ("Vale", "EXA", "town")], "Vale", id="finer in one country"),
        pytest.param([("Vale", "EXA", "town"), ("Ford", "OTH", "town"), ("Ford", "OTH", "town")], "Ford", id="votes"),
        pytest.param([("North", "EXA", "admin1"), ("Examplia", "EXA", "country")], "North", id="a part of a country"),
        pytest.param([("Vale", "EXA", "town"), ("Lake Point", "EXA", "site")], "Lake Point", id="a site before a town"),
    ],
)
def test_place_is_the_finest_agreed(spots: list[tuple[str, str, str]], place: str) -> None:
    _, event = one_event([(f"outlet {n}", f"o{n}", Told(spots=(spot,))) for n, spot in enumerate(spots)])
    assert event["place"] == place


def test_parties_by_origins_and_head_by_what_it_tells() -> None:
    told = [
        Told(who=("Police",), sure=0, headline=1),
        Told(who=("Army",), whom=("Strikers",), sure=1),
        Told(who=("Army",), sure=1, headline=1),
    ]
    rows, event = one_event([(f"outlet {n}", f"o{n}", t) for n, t in enumerate(told)])
    assert (event["who_name"], event["whom_name"], event["head"]) == ("Army", "Strikers", 3)
    assert event["who"] == rows.actor("Army")
    assert (event["first_published"], event["last_published"]) == ("2026-11-14", "2026-11-16")


def test_the_feed_tells_growth_and_what_became_different() -> None:
    rows = Rows()
    first = rows.report("Gazette", "2026-11-14", "outlet:gazette")
    rows.tell(first, Told(event=1, dead=("killed", 3, "=")))
    assemble(rows.base, {1}, Moment("2026-11-14T10:00:00Z", first))
    second = rows.report("Herald", "2026-11-15", "outlet:herald")
    rows.tell(second, Told(event=1, when=DAY, dead=("killed", 5, ">=")))
    assemble(rows.base, {1}, Moment("2026-11-15T10:00:00Z", second))
    subject = str(rows.event(1)["id"])
    assert subject.startswith("evt_")
    new, grew, changed = rows.changes()
    assert new[:2] == ("event-new", subject)
    assert grew == (
        *("event-grew", subject),
        {"reports": 1, "outlets": 1, "origins": 1},
        {"reports": 2, "outlets": 2, "origins": 2},
    )
    assert changed[2] == {"earliest": None, "latest": None, "figures": ["killed 3"]}
    assert changed[3] == {"earliest": DAY[0], "latest": DAY[1], "figures": ["killed 3", "killed >= 5"]}
    assert (rows.event(1)["first_seen"], rows.event(1)["changed_at"]) == (
        "2026-11-14T10:00:00Z",
        "2026-11-15T10:00:00Z",
    )


def test_nothing_new_says_nothing() -> None:
    rows, before = one_event([("Gazette", "o1", Told(when=DAY, who=("Army",)))])
    said = rows.changes()
    assemble(rows.base, {1}, Moment("2026-11-21T00:00:00Z", None))
    assert rows.changes() == said
    assert rows.event(1) == before


def test_a_newer_version_replaces_the_old_ones_words_and_shows_the_correction() -> None:
    rows = Rows()
    old = rows.report("Gazette", "2026-11-14", "outlet:gazette", line="page")
    rows.tell(old, Told(event=1, when=("2027-02-01", "2027-02-28"), status="planned"))
    assemble(rows.base, {1}, Moment("2026-11-14T10:00:00Z", old))
    rows.base.execute("UPDATE happening SET live = 0")
    rows.base.execute("UPDATE report SET newest = 0")
    new = rows.report("Gazette", "2026-11-16", "outlet:gazette", line="page")
    rows.tell(new, Told(event=1, when=("2027-01-01", "2027-01-01"), status="planned"))
    assemble(rows.base, {1}, Moment("2026-11-16T10:00:00Z", new))
    event = rows.event(1)
    assert (event["earliest"], event["reports"], event["head"]) == ("2027-01-01", 1, 2)
    [(_, _, before, after)] = rows.changes("event-changed")
    assert before == {"earliest": "2027-02-01", "latest": "2027-02-28"}
    assert after == {"earliest": "2027-01-01", "latest": "2027-01-01"}


def test_what_no_version_tells_any_more_is_taken_away_and_may_come_again() -> None:
    rows, event = one_event([("Gazette", "o1", Told(when=DAY))])
    rows.base.execute("UPDATE happening SET live = 0")
    assemble(rows.base, {1}, Moment("2026-11-21T00:00:00Z", None))
    assert list(rows.base.execute("SELECT count(*) FROM event")) == [(0,)]
    assert list(rows.base.execute("SELECT id, kind, replaced_by FROM tombstone")) == [(event["id"], "event", None)]
    assert rows.changes()[-1][:2] == ("event-withdrawn", event["id"])
    rows.base.execute("UPDATE happening SET live = 1")
    assemble(rows.base, {1}, Moment("2026-11-22T00:00:00Z", None))
    assert rows.event(1)["id"] == event["id"]
    assert list(rows.base.execute("SELECT count(*) FROM tombstone")) == [(0,)]
