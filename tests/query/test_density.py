"""How many events are on each day and at each place, and what a store holds at a glance."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from dateline.errors import ConfigError
from dateline.query.answers import EventAnswer
from dateline.query.density import density, spread
from dateline.query.events import events
from dateline.query.questions import Filter, Page
from dateline.query.today import disputed, fresh, holdings, reported


@pytest.fixture(scope="module")
def base(sample_store: Path) -> Iterator[apsw.Connection]:
    """The store of the samples."""
    opened = apsw.Connection(str(sample_store), flags=apsw.SQLITE_OPEN_READONLY)
    yield opened
    opened.close()


def every(base: apsw.Connection, asked: Filter) -> tuple[EventAnswer, ...]:
    return events(base, asked, Page(1000)).items


@pytest.mark.parametrize(
    "asked",
    [Filter(), Filter(type="ASSAULT"), Filter(sure=True), Filter(text="ferry"), Filter(country="COL", min_origins=2)],
)
def test_days_and_places_count_what_the_list_shows(base: apsw.Connection, asked: Filter) -> None:
    shown = every(base, asked)
    days = density(base, asked)
    assert days.exact and days.dated + days.undated == len(shown) > 0
    assert dict(days.days) == Counter((e.when.earliest or "")[:10] for e in shown if e.when.earliest)
    found = spread(base, asked)
    assert (found.density, found.exact) == (days, True)
    assert dict(found.places) == Counter(event.where for event in shown)
    assert dict(found.values["status"]) == Counter(event.status for event in shown)
    assert dict(found.values["country"]) == Counter(e.where.country for e in shown if e.where.country)


def test_days_that_are_asked_for_leave_the_undated_out(base: apsw.Connection) -> None:
    found = density(base, Filter(after="2026-09-15", before="2026-09-18"))
    assert found.undated == 0
    assert all("2026-09-15" <= day <= "2026-09-18" for day, _ in found.days)
    with pytest.raises(ConfigError):
        density(base, Filter(after="soon"))


def test_a_store_at_a_glance(base: apsw.Connection) -> None:
    held = holdings(base)
    assert (held.events, held.reports) == (len(every(base, Filter())), base.execute("SELECT count(*) FROM report").get)
    assert sum(many for _, many in reported(base)) <= held.reports
    assert held.last is not None and held.last.endswith("Z")


def test_what_is_new_and_disputed(base: apsw.Connection) -> None:
    found = fresh(base, None)
    assert found.since is not None and found.new == holdings(base).events
    assert len({event.id for event in found.events}) == len(found.events) > 3
    assert all(one.changes for one in found.changed)
    kinds = {change.kind for one in found.changed for change in one.changes}
    assert kinds and not kinds & {"event-new", "report-new", "event-grew"}
    assert fresh(base, "2100").new == 0
    assert {event.id for event in disputed(base).events} <= {event.id for event in every(base, Filter(contested=True))}
