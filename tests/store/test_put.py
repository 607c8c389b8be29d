"""What is put into a store comes out of it: records whole, rows as the record says, versions with their difference."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.records import Record, encode, happenings, record_schema
from dateline.store import Access, Taken, happenings_of, open_store, put_reading, record_of, text_of
from dateline.store.leaf import leaf
from tests.store.making import AT, EDITION, LATER, content, counts, made_record, records, stored, told
from tests.whole import record_of as record_of_reading
from tests.whole import sample_readings

MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # records are large: making a failing one small takes minutes
)
TAKEN = Taken("somewhere.html", AT)
BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."
URL = "https://example.org/story"


@MANY
@given(st.lists(records(), min_size=1, max_size=3))
def test_every_record_that_the_schema_admits_is_stored_and_comes_back(given: list[Record]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "s", Access.WRITE) as store:
        put = {}
        for record in given:
            done = put_reading(store, record, TAKEN)
            if done.kind != "same":
                put[done.n] = record
        for n, record in put.items():
            back = record_of(store, n)
            page = leaf(record)
            expected, first = json.loads(page.line), back["report"]["version_of"]
            expected["report"] |= {"text": page.text, "version_of": first}
            assert encode(back) == encode(expected)
            assert text_of(store, n) == page.text
        assert store.base.pragma("foreign_key_check") is None
        assert store.base.pragma("integrity_check") == "ok"


def test_the_made_records_are_records() -> None:
    validator = Draft202012Validator(record_schema())
    assert not [error.message for seed in range(5) for error in validator.iter_errors(made_record(seed))]


@MANY
@given(records())
def test_the_strategy_keeps_to_the_schema(record: Record) -> None:
    assert Draft202012Validator(record_schema()).is_valid(record)


def test_a_real_record_comes_back_and_its_happenings_are_those_of_the_record(tmp_path: Path) -> None:
    given = [record_of_reading(reading) for reading in sample_readings()]
    with open_store(tmp_path / "s", Access.WRITE) as store:
        for record in given:
            n = put_reading(store, record, TAKEN).n
            assert record_of(store, n) == record
            expected = happenings(record)
            assert happenings_of(store, [h.anchor for h in expected]) == expected
        numbers = [row[0] for row in store.base.execute("SELECT n FROM happening ORDER BY n DESC")]
        assert [h.anchor for h in happenings_of(store, numbers)] == [
            row[0] for row in store.base.execute("SELECT anchor FROM happening ORDER BY n DESC")
        ]
        assert len(numbers) > 100


def test_the_rows_say_what_the_record_says(tmp_path: Path) -> None:
    stored(tmp_path / "s", told([BOR], url=URL))
    with open_store(tmp_path / "s", Access.READ) as store:
        ask = store.base.execute
        assert ask("SELECT url, outlet, published, words, path, added_at, version, newest FROM report").fetchall() == [
            (URL, "Example Wire", "2026-11-20", 10, "made", AT, 1, 1)
        ]
        assert ask("SELECT type, status, trigger_text, earliest, live FROM happening").fetchall() == [
            ("ASSAULT", "occurred", "attacked", "2026-11-20", 1)
        ]
        assert ask("SELECT role, participant.name, kind FROM participant JOIN actor ON actor.n = actor").fetchall() == [
            ("actor", "Ana Lopes", "person")
        ]
        assert ask("SELECT name, country, geonames, level FROM spot").fetchall() == [("Bor", "SRB", 792680, "town")]
        assert ask('SELECT frame, low, high, bound, "of" FROM amount').fetchall() == [("killed", 12, 12, "=", "people")]
        assert ask("SELECT place, name, outlet, cue_class, unnamed FROM voice ORDER BY place").fetchall() == [
            (0, "police", None, "report", 0),
            (1, "Example Wire", "Example Wire", None, 0),
        ]
        text, start, end = ask("SELECT text, evidence_start, evidence_end FROM claim, report").fetchone() or ()
        assert str(text)[int(str(start)) : int(str(end))] == "Ana Lopes attacked 12 people in Bor"
        assert ask("SELECT rowid FROM passage WHERE passage MATCH 'attack'").fetchall() == [(1,)]
        assert ask("SELECT kind, subject FROM change").fetchall() == [("report-new", ask("SELECT id FROM report").get)]


def test_the_same_reading_again_is_the_same_and_adds_nothing(tmp_path: Path) -> None:
    first = stored(tmp_path / "s", made_record(1), made_record(2))
    with open_store(tmp_path / "s", Access.READ) as store:
        before = counts(store)
    again = stored(tmp_path / "s", made_record(2), made_record(1))
    with open_store(tmp_path / "s", Access.READ) as store:
        assert counts(store) == before
    assert [(s.kind, s.n) for s in (*first, *again)] == [("new", 1), ("new", 2), ("same", 2), ("same", 1)]


def test_the_same_reports_in_the_same_order_give_the_same_rows(tmp_path: Path) -> None:
    made = [made_record(seed, url=f"https://example.org/{seed % 7}") for seed in range(20)]
    stored(tmp_path / "a", *made)
    with open_store(tmp_path / "b", Access.WRITE) as store, store.writing():
        for record in made:
            put_reading(store, json.loads(encode(record)), Taken("made", "2026-12-24T00:00:00Z"))
    with open_store(tmp_path / "a", Access.READ) as one, open_store(tmp_path / "b", Access.READ) as other:
        assert content(one) == content(other)
        assert len(content(one)["happening"]) > 40


def test_a_changed_page_is_a_new_version_with_its_difference(tmp_path: Path) -> None:
    more = "Ana Lopes attacked 15 people in Bor, police said."
    first, second = told([BOR, JOS], url=URL), told([more, JOS], url=URL, mark="News, corrected.")
    assert [s.kind for s in stored(tmp_path / "s", first, second)] == ["new", "updated"]
    with open_store(tmp_path / "s", Access.READ) as store:
        ask = store.base.execute
        ids = [row[0] for row in ask("SELECT id FROM report ORDER BY n")]
        assert ask("SELECT version, version_of, newest FROM report ORDER BY n").fetchall() == [
            (1, None, 0),
            (2, ids[0], 1),
        ]
        assert ask("SELECT report, live FROM happening ORDER BY n").fetchall() == [(1, 0), (1, 0), (2, 1), (2, 1)]
        assert ask("SELECT live, withdrawn_at FROM claim ORDER BY n").fetchall() == [
            (0, None),
            (0, None),
            (1, None),
            (1, None),
        ]
        assert ask("SELECT before, after FROM change WHERE kind = 'claim-changed'").fetchall() == [
            ("Ana Lopes attacked 12 people in Bor", "Ana Lopes attacked 15 people in Bor")
        ]
        assert ask("SELECT before, after FROM change WHERE kind = 'report-version'").fetchall() == [tuple(ids)]
        same = ask('SELECT "left", "right", verdict, human FROM judgement WHERE kind = ?', ("same_event",)).fetchall()
        assert [(str(left)[:20], str(right)[:20], verdict, human) for left, right, verdict, human in same] == [
            (*ids, "same", 0),
            (*ids, "same", 0),
        ]
        back = record_of(store, 2)["report"]
        assert isinstance(back, dict) and back["version_of"] == ids[0]


def test_a_claim_that_the_later_version_dropped_is_withdrawn(tmp_path: Path) -> None:
    stored(tmp_path / "s", told([BOR, JOS], url=URL), told([JOS], url=URL))
    with open_store(tmp_path / "s", Access.READ) as store:
        ids = [row[0] for row in store.base.execute("SELECT id FROM report ORDER BY n")]
        gone = store.base.execute("SELECT withdrawn_at, withdrawn_why FROM claim WHERE withdrawn_at IS NOT NULL")
        assert gone.fetchall() == [(AT, f"not in the later version {ids[1]}")]
        told_of = store.base.execute("SELECT before FROM change WHERE kind = 'claim-withdrawn'")
        assert told_of.fetchall() == [("Ana Lopes attacked 12 people in Bor",)]


def test_the_event_of_a_happening_told_again_is_carried(tmp_path: Path) -> None:
    stored(tmp_path / "s", told([BOR, JOS], url=URL))
    with open_store(tmp_path / "s", Access.WRITE) as store:
        with store.writing():
            store.base.execute("UPDATE happening SET event = 70 + n")
        put_reading(store, told([JOS, BOR], url=URL), TAKEN)
        assert store.base.execute("SELECT event FROM happening WHERE live = 1 ORDER BY n").fetchall() == [(72,), (71,)]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"url": URL}, {"url": URL}, "updated"),
        ({"source_id": "7"}, {"source_id": "7"}, "updated"),
        ({"source_id": "7"}, {"source_id": "8"}, "new"),
        ({"source_id": "7"}, {"source_id": "7", "outlet": "Other Wire"}, "new"),
        ({"url": URL}, {"url": URL + "/2"}, "new"),
        ({}, {}, "new"),
        ({"url": URL, "source_id": "item 1"}, {"url": URL, "source_id": "item 2"}, "new"),
    ],
)
def test_what_is_a_version_of_what(tmp_path: Path, first: dict[str, str], second: dict[str, str], kind: str) -> None:
    done = stored(tmp_path / "s", told([BOR], **first), told([JOS], mark="Quite other words here.", **second))
    assert [s.kind for s in done] == ["new", kind]


def test_an_item_of_a_page_with_many_items_has_versions_of_its_own(tmp_path: Path) -> None:
    one, two = told([BOR], url=URL, source_id="1"), told([JOS], url=URL, source_id="2", mark="Other words follow here.")
    changed = told([JOS, BOR], url=URL, source_id="2", mark="Other words follow here.")
    done = stored(tmp_path / "s", one, two, changed)
    assert [s.kind for s in done] == ["new", "new", "updated"]
    with open_store(tmp_path / "s", Access.READ) as store:
        assert store.base.execute("SELECT version, newest FROM report ORDER BY n").fetchall() == [
            (1, 1),
            (1, 0),
            (2, 1),
        ]


def test_another_edition_reads_the_same_text_again(tmp_path: Path) -> None:
    before = told([BOR, JOS])
    events, claims = before["events"], before["claims"]
    assert isinstance(events, list) and isinstance(events[0], dict) and isinstance(claims, list)
    after = before | {"edition": LATER, "events": [events[0] | {"type": "FIGHT"}], "claims": claims[:1]}
    stored(tmp_path / "s", before)
    with open_store(tmp_path / "s", Access.WRITE) as store, store.writing():
        store.base.execute("UPDATE report SET linked = 1")
        store.base.execute("UPDATE happening SET event = 5 WHERE n = 1")
    assert [s.kind for s in stored(tmp_path / "s", after, after)] == ["reread", "same"]
    with open_store(tmp_path / "s", Access.READ) as store:
        ask = store.base.execute
        assert ask("SELECT n, type, live, event FROM happening ORDER BY n").fetchall() == [
            (1, "FIGHT", 1, 5),
            (2, "ASSAULT", 0, None),
        ]
        assert ask("SELECT live, withdrawn_why FROM claim ORDER BY n").fetchall() == [
            (1, None),
            (0, "not in the later reading"),
        ]
        assert ask("SELECT count(*) FROM spot").get == 1
        assert ask("SELECT linked FROM report").get == 0
        assert ask("SELECT edition, current FROM reading ORDER BY edition").fetchall() == [(1, 0), (2, 1)]
        kinds = [row[0] for row in ask("SELECT kind FROM change ORDER BY n")]
        assert kinds == ["report-new", "reread", "claim-withdrawn", "claim-changed"]
        assert record_of(store, 1) == after


def test_going_back_to_the_first_edition_gives_its_rows_again(tmp_path: Path) -> None:
    before = told([BOR, JOS])
    after = before | {"edition": LATER, "events": [], "claims": []}
    stored(tmp_path / "s", before, after, before | {"edition": EDITION})
    with open_store(tmp_path / "s", Access.READ) as store:
        assert store.base.execute("SELECT live FROM claim").fetchall() == [(1,), (1,)]
        assert store.base.execute("SELECT edition, current FROM reading ORDER BY edition").fetchall() == [
            (1, 1),
            (2, 0),
        ]
        assert record_of(store, 1) == before
