"""`dateline.open`: a store asked from Python, as values, tables and SQL."""

import json
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pyarrow
import pytest

import dateline as dl
from dateline.api import Archive
from tests.query.making import event_id, file, report_id, story_id


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with dl.open(file(tmp_path_factory.mktemp("store") / "x.dateline")) as opened:
        yield opened


def test_events_are_gone_through_again_and_again(record: Archive) -> None:
    asked = record.events(country="COL", after="2026-09", min_origins=1)
    assert [event.trigger for event in asked] == [event.trigger for event in asked] == ["send", "visited", "attacked"]
    assert asked.count() == (3, True)
    assert [event.trigger for event in record.events(country="COL", order="oldest").first(2)] == ["attacked", "visited"]
    assert repr(asked) == "<Events: 3>"


def test_an_event_as_it_is_told(record: Archive) -> None:
    (event,) = record.events(type="assault")
    assert event.who is not None
    assert (event.who.name, event.did, event.when.edtf, event.where.precision) == (
        "gunmen", "ASSAULT/firearms", "2026-09-15", "town",
    )  # fmt: skip
    words = event.evidence[0]
    assert words.chain == ("Colombian police", "Halden Wire")
    assert record.report(words.source.id).text[words.start : words.end] == words.quote
    with pytest.raises(FrozenInstanceError):
        event.trigger = "other"  # type: ignore[misc]  # that it fails is what is tested


def test_stories_reports_claims_actors(record: Archive) -> None:
    assert [story.id for story in record.stories()] == [story_id("canola"), story_id("ferry")]
    assert record.story(story_id("ferry")).story.reports == 6
    corrected = record.report(report_id(8))
    assert (corrected.version, corrected.versions) == (2, (report_id(7), report_id(8)))
    claims = list(record.claims(event=event_id("ferry")))
    assert [claim.words.asserted for claim in claims] == ["affirmed", "affirmed", "affirmed", "denied"]
    assert claims[0].evidence[0].source.id == report_id(1)
    assert len(list(record.claims())) == 11
    assert record.who("Ruiz").actor.name == "Marta Ruiz"
    assert [hit.source.id for hit in record.search("gunmen").reports][:1] == [report_id(2)]
    assert [change.kind for change in record.changes(since="2026-10")] == ["event-merged", "report-version"]


def test_an_id_that_was_replaced_is_followed(record: Archive) -> None:
    assert record.event("evt_gone000000000000").event.id == event_id("ferry")
    with pytest.raises(dl.StoreError, match="court order"):
        record.report("rpt_purged0000000000")
    with pytest.raises(dl.StoreError, match="no evt_never"):
        record.event("evt_never")


def test_tables_of_other_libraries(record: Archive) -> None:
    table = record.events().to_arrow()
    assert table.num_rows == 8
    assert table.schema.field("lat").type == pyarrow.float64()
    assert table.schema.field("sure").type == pyarrow.bool_()
    assert table["id"].to_pylist()[0] == event_id("asked")
    assert record.events(type="DISASTER").to_arrow().schema == table.schema
    assert pyarrow.table(record.stories())["reports"].to_pylist() == [2, 6]
    assert record.claims().to_pandas()["asserted"].value_counts()["affirmed"] == 10
    assert record.events().to_polars()["origins"].max() == 3


def test_own_sql_only_reads(record: Archive) -> None:
    rows = record.sql("SELECT type, count(*) AS n FROM event GROUP BY type ORDER BY n DESC, type LIMIT ?", 2)
    assert (rows.columns, list(rows)) == (("type", "n"), [("CONCEDE", 2), ("CONSULT", 2)])
    assert rows.to_arrow()["n"].to_pylist() == [2, 2]
    for statement in (
        "DELETE FROM event", "ATTACH 'x' AS y", "PRAGMA journal_mode", "SELECT load_extension('x')", "SELEC", "",
        "VACUUM INTO 'x'", "CREATE TEMP TABLE t (a)", "SELECT 1; DROP TABLE event",
    ):  # fmt: skip
        try:
            assert list(record.sql(statement)) in ([], [(1,)])
        except dl.StoreError:
            continue
    assert record.events().count() == (8, True)
    with pytest.raises(dl.StoreError):
        record.sql("DELETE FROM event")


def test_a_notebook_shows_a_static_escaped_table(record: Archive) -> None:
    shown = record.events()._repr_html_()
    assert "<script" not in shown
    assert "O&#39;Neil" in shown
    assert "Buenaventura" in shown
    assert "nothing found" in record.events(type="DISASTER")._repr_html_()


def test_no_store_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(dl.StoreError, match="no store at"):
        dl.open(tmp_path / "none.dateline")


def test_unknown_names_are_told_when_asked(record: Archive) -> None:
    with pytest.raises(dl.ConfigError, match="there is ASSAULT"):
        list(record.events(type="ASSULT"))


def test_answers_are_plain_data(record: Archive) -> None:
    from dateline.show.answers import one_json

    held = json.loads(json.dumps(one_json(record.event(event_id("ferry")))))
    assert held["schema_version"] == 1
    assert held["event"]["evidence"][0]["locator"].startswith(f"{report_id(1)}#char=")
