"""A round of review: what people put right changes the record, is kept beside it, survives, and can be undone."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.archive.add import Item, Outcome
from dateline.archive.link import link_new
from dateline.archive.relink import link_again
from dateline.archive.remove import remove
from dateline.archive.reread import Rereading, reread
from dateline.archive.review import Edit, accept, edit, note, reject, undo
from dateline.archive.review_events import merge, split
from dateline.errors import ConfigError, StoreError
from dateline.model.review import Field, Signed
from dateline.model.text import Report
from dateline.records import Record
from dateline.store import Access, Store, Taken, open_store, put_reading
from tests.store.making import AT, LATER, told

BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."
IDA = Signed("Ida", "the text says otherwise", "2026-11-23T09:00:00Z")
BO = Signed("Bo", "no", "2026-11-23T10:00:00Z")
URL = "https://example.org/1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two outlets tell of one attack, one of them of an arrest too."""
    with open_store(tmp_path / "s", Access.WRITE) as opened:
        put_reading(opened, told([BOR, JOS], url=URL, outlet="Gazette"), Taken(None, AT))
        put_reading(opened, told([BOR], outlet="Herald", mark="Other news."), Taken(None, AT))
        link_new(opened, AT)
        yield opened


def one(store: Store, sql: str, *values: str | int) -> tuple[object, ...]:
    """The one row of a question."""
    [row] = store.base.execute(sql, values)
    return tuple(row)


def claim(store: Store, happening: int) -> str:
    """The id of a happening's claim."""
    return str(one(store, "SELECT id FROM claim WHERE happening = ? AND (live OR review = 'rejected')", happening)[0])


def facts(store: Store, happening: int) -> tuple[object, ...]:
    """What a happening says, flat."""
    sql = f"""SELECT type, status, earliest, latest, live, {_LISTED.format("name", "participant")},
        {_LISTED.format("name", "spot")}, {_LISTED.format("low", "amount")} FROM happening h WHERE n = ?"""
    return one(store, sql, happening)


_LISTED = "(SELECT group_concat({}) FROM {} WHERE happening = h.n)"


def again(store: Store, change: dict[str, object] | None = None) -> None:
    """Reads every newest report again, as a later edition that finds what it found, or something else of each event."""
    records = {row[0]: row[1] for row in store.base.execute("SELECT n, id FROM report WHERE newest = 1")}

    def read(items: Iterable[Item]) -> Iterator[Outcome]:
        for name, item in items:
            assert isinstance(item, Report)
            yield name, _as_read_later(store, int(name), change or {})

    for _ in reread(store, list(records), Rereading(read, lambda s, at: (link_new(s, at), None)[1], lambda: AT)):
        pass


def _as_read_later(store: Store, n: int, change: dict[str, object]) -> Record:
    from dateline.store import record_of

    record = record_of(store, n)
    events = record["events"]
    assert isinstance(events, list)
    return record | {"events": [event | change for event in events], "edition": LATER}


def event_of(store: Store, happening: int) -> object:
    """The id of a happening's event, None where it tells none any more."""
    rows = list(store.base.execute(
        "SELECT event.id FROM happening JOIN event ON event.n = happening.event WHERE happening.n = ?", (happening,)
    ))  # fmt: skip
    return rows[0][0] if rows else None


def test_an_edit_shows_and_the_machines_value_is_kept_beside(store: Store) -> None:
    done = edit(store, claim(store, 1), [Edit(Field.TYPE, "coerce"), Edit(Field.TIME, "2026-11-18/2026-11-19")], IDA)
    assert facts(store, 1)[:4] == ("COERCE", "occurred", "2026-11-18", "2026-11-19")
    rows = store.base.execute("SELECT field, machine, standing, how, by FROM v_reviews WHERE deed = ?", (done.deed,))
    time = {"earliest": "2026-11-20", "latest": "2026-11-20", "granularity": None}
    expected = [("type", {"scheme": "plover", "type": "ASSAULT"}), ("time", time)]
    assert [(f, json.loads(m), s, h, by) for f, m, s, h, by in rows] == [(f, m, 1, "id", "Ida") for f, m in expected]
    undo(store, done.deed, BO)
    assert facts(store, 1)[:4] == ("ASSAULT", "occurred", "2026-11-20", "2026-11-20")


@pytest.mark.parametrize(
    ("field", "words", "place", "expected"),
    [
        (Field.STATUS, "planned", 1, "planned"),
        (Field.ACTOR, "Greta Lund", 5, "Greta Lund"),
        (Field.ACTOR, "Emeka Obi; police", 5, "Emeka Obi,police"),
        (Field.ACTOR, "", 5, None),
        (Field.PLACE, "Jos", 6, "Jos"),
        (Field.PLACE, "2335953", 6, "Jos"),
        (Field.QUANTITY, ">=15", 7, "15.0"),
        (Field.TIME, "", 2, None),
    ],
)
def test_each_field_can_be_put_right_and_back(
    store: Store, field: Field, words: str, place: int, expected: object
) -> None:
    before = facts(store, 1)
    done = edit(store, claim(store, 1), [Edit(field, words)], IDA)
    after = facts(store, 1)
    assert after[place] == expected != before[place]
    again(store)
    assert facts(store, 1) == after
    undo(store, done.deed, BO)
    assert facts(store, 1) == before


def test_who_said_it_can_be_put_right(store: Store) -> None:
    voices = "SELECT group_concat(name, ' via ') FROM (SELECT name FROM voice WHERE claim = 1 ORDER BY place)"
    edit(store, claim(store, 1), [Edit(Field.SAID_BY, "Ana Lopes; police"), Edit(Field.ASSERTED, "denied")], IDA)
    assert one(store, voices) == ("Ana Lopes via police via Gazette",)
    assert one(store, "SELECT asserted, review FROM claim WHERE n = 1") == ("denied", "edited")
    edit(store, claim(store, 1), [Edit(Field.SAID_BY, "")], IDA)
    assert one(store, voices) == ("Gazette",)
    again(store)
    assert one(store, voices) == ("Gazette",)


@pytest.mark.parametrize(
    ("field", "words", "error"),
    [
        (Field.TYPE, "ASSULT", "there is ASSAULT"),
        (Field.STATUS, "gone", "no status"),
        (Field.TIME, "2026-13-01", "no such month"),
        (Field.TIME, "yesterday", "is no time"),
        (Field.TIME, "2026-11-20/2026-11-18", "before it begins"),
        (Field.QUANTITY, "many", "is no number"),
        (Field.PLACE, "Nowhere", "no place is known"),
        (Field.ACTOR, "ent_none", "no actor"),
        (Field.ACTOR, "5-100000", "no words stand"),
        (Field.CREDIBILITY, "7", "1 to 6"),
    ],
)
def test_a_value_that_means_nothing_is_refused_and_changes_nothing(
    store: Store, field: Field, words: str, error: str
) -> None:
    with pytest.raises(ConfigError, match=error):
        edit(store, claim(store, 1), [Edit(Field.MODE, "aerial"), Edit(field, words)], IDA)
    assert one(store, "SELECT count(*) FROM revision") == (0,)


def test_a_rejected_claim_leaves_its_event_and_stays_visible(store: Store) -> None:
    event = event_of(store, 2)
    done = reject(store, claim(store, 2), IDA)
    assert event_of(store, 2) is None
    grave = one(store, "SELECT why, replaced_by FROM tombstone WHERE id = ?", str(event))
    assert grave == ("every claim of it was rejected", None)
    said = one(store, "SELECT live, review, withdrawn_why FROM claim WHERE n = 2")
    assert said == (0, "rejected", "rejected by Ida: the text says otherwise")
    undo(store, done.deed, BO)
    assert event_of(store, 2) == event
    assert one(store, "SELECT live, review, withdrawn_why FROM claim WHERE n = 2") == (1, None, None)
    assert one(store, "SELECT count(*) FROM tombstone") == (0,)


def test_an_event_keeps_its_id_when_its_founder_is_rejected(store: Store) -> None:
    event = event_of(store, 1)
    assert event == event_of(store, 3)
    reject(store, claim(store, 1), IDA)
    assert event_of(store, 3) == event
    assert one(store, "SELECT reports, claims FROM event WHERE id = ?", str(event)) == (1, 1)


def test_a_telling_whose_day_is_put_right_leaves_the_event_of_another_day(store: Store) -> None:
    event = event_of(store, 1)
    edit(store, claim(store, 1), [Edit(Field.TIME, "2026-11-20")], IDA)
    done = edit(store, claim(store, 3), [Edit(Field.TIME, "2021-01-05")], IDA)
    assert event_of(store, 3) != event == event_of(store, 1)
    link_again(store, AT)
    assert event_of(store, 3) != event == event_of(store, 1)
    undo(store, done.deed, BO)
    assert event_of(store, 3) == event


@pytest.mark.parametrize("what", ["reread", "link", "version"])
def test_a_round_of_review_survives(store: Store, what: str) -> None:
    edit(store, claim(store, 3), [Edit(Field.PLACE, "Jos")], IDA)
    accept(store, claim(store, 1), IDA)
    reject(store, claim(store, 2), IDA)
    flat = "SELECT id, review, live, withdrawn_why FROM claim WHERE happening IN (1, 2, 3) ORDER BY n"
    before = [list(store.base.execute(flat)), facts(store, 3), [event_of(store, n) for n in (1, 2, 3)]]
    if what == "reread":
        again(store)
    elif what == "link":
        link_again(store, AT)
    else:
        put_reading(store, told([BOR, JOS], url=URL, outlet="Gazette", mark="News, corrected."), Taken(None, AT))
        link_new(store, AT)
        newer = "SELECT type, review, claim.live FROM v_claims JOIN claim ON claim.id = v_claims.claim WHERE report ="
        rows = store.base.execute(f"{newer} (SELECT id FROM report WHERE n = 3) ORDER BY claim.n").fetchall()
        assert rows == [("ASSAULT", "accepted", 1), ("ASSAULT", "rejected", 0)]
        assert one(store, "SELECT count(*) FROM event") == (2,)
        assert {row[0] for row in store.base.execute("SELECT how FROM correction")} == {"id", "words"}
        return
    assert [list(store.base.execute(flat)), facts(store, 3), [event_of(store, n) for n in (1, 2, 3)]] == before


def test_what_the_machine_reads_later_is_kept_beside_too(store: Store) -> None:
    done = edit(store, claim(store, 1), [Edit(Field.TYPE, "COERCE")], IDA)
    again(store, {"type": "ACCUSE"})
    assert (facts(store, 1)[0], facts(store, 3)[0]) == ("COERCE", "ACCUSE")
    machine = one(store, "SELECT machine FROM v_reviews WHERE deed = ?", done.deed)[0]
    assert json.loads(str(machine)) == {"scheme": "plover", "type": "ACCUSE"}


def test_what_no_reading_says_any_more_is_to_be_reviewed_again_never_guessed(store: Store) -> None:
    lost, kept = claim(store, 2), claim(store, 1)
    edit(store, lost, [Edit(Field.TYPE, "COERCE")], IDA)
    edit(store, kept, [Edit(Field.TYPE, "COERCE")], IDA)
    later = [BOR, JOS.replace("arrested", "detained")]
    put_reading(store, told(later, url=URL, outlet="Gazette", mark="News, corrected."), Taken(None, AT))
    link_new(store, AT)
    hows = dict(store.base.execute("SELECT subject, how FROM v_reviews"))
    assert hows == {lost: "lost", kept: "words"}
    newer = one(store, "SELECT group_concat(type) FROM (SELECT type FROM happening WHERE report = 3 ORDER BY n)")
    assert newer == ("COERCE,ASSAULT",)


def test_an_edit_of_an_event_goes_over_its_tellings(store: Store) -> None:
    event = str(event_of(store, 1))
    face = "SELECT status, place, who_name, earliest FROM event WHERE id = ?"
    edits = [Edit(Field.STATUS, "planned"), Edit(Field.PLACE, "Jos"), Edit(Field.ACTOR, "Greta Lund")]
    done = edit(store, event, edits, IDA)
    after = ("planned", "Jos", "Greta Lund", "2026-11-20")
    assert one(store, face, event) == after
    assert facts(store, 1)[1] == "occurred"
    link_again(store, AT)
    assert one(store, face, event) == after
    undo(store, done.deed, BO)
    assert one(store, face, event) == ("occurred", "Bor", "Ana Lopes", "2026-11-20")
    report = str(one(store, "SELECT id FROM report WHERE n = 1")[0])
    with pytest.raises(StoreError, match="only these have values"):
        edit(store, report, [Edit(Field.TYPE, "COERCE")], IDA)
    with pytest.raises(StoreError, match="no quantity of its own"):
        edit(store, event, [Edit(Field.QUANTITY, "3")], IDA)


def test_merge_and_split_are_undone_and_done_again(store: Store) -> None:
    attack, arrest = str(event_of(store, 1)), str(event_of(store, 2))
    merged = merge(store, attack, claim(store, 2), IDA)
    assert event_of(store, 2) == attack
    taken = undo(store, merged.deed, BO)
    assert event_of(store, 2) == arrest
    undo(store, taken.deed, BO)
    assert event_of(store, 2) == attack
    parted = split(store, [claim(store, 3)], IDA)
    assert event_of(store, 3) != attack
    link_again(store, AT)
    assert (event_of(store, 1), event_of(store, 2)) == (attack, attack) and event_of(store, 3) != attack
    undo(store, parted.deed, BO)
    assert [event_of(store, n) for n in (1, 2, 3)] == [attack] * 3
    with pytest.raises(StoreError, match="nothing would be left"):
        split(store, [attack], IDA)


def test_accepting_a_report_accepts_its_claims_and_takes_its_events_out_of_the_queue(store: Store) -> None:
    report = str(one(store, "SELECT id FROM report WHERE n = 1")[0])
    done = accept(store, report, IDA)
    assert [row[0] for row in store.base.execute("SELECT review FROM claim ORDER BY n")] == ["accepted"] * 2 + [None]
    weights = dict(store.base.execute("SELECT id, weight FROM event"))
    assert weights[event_of(store, 2)] == 0 < weights[event_of(store, 1)]
    undo(store, done.deed, BO)
    assert all(weight > 0 for (weight,) in store.base.execute("SELECT weight FROM event"))
    with pytest.raises(StoreError, match="taken back already"):
        undo(store, done.deed, BO)


def test_words_that_no_file_can_hold_are_kept_as_far_as_it_can(store: Store) -> None:
    odd = "\ud83d \u202e<script> \x00 ' غزة"
    note(store, claim(store, 1), Signed(odd, odd, AT))
    edit(store, claim(store, 1), [Edit(Field.ACTOR, odd)], Signed("Ida", odd, AT))
    kept = "\ufffd \u202e<script> \x00 ' غزة"
    assert one(store, "SELECT by, why FROM revision WHERE act = 'note'") == (kept, kept)
    assert "<script>" in str(facts(store, 1)[5])


def test_notes_ratings_and_what_is_not_held(store: Store) -> None:
    note(store, claim(store, 1), Signed("Ida", "compare with the other outlet", AT))
    assert one(store, "SELECT act, why, standing FROM v_reviews") == ("note", "compare with the other outlet", 1)
    done = edit(store, claim(store, 1), [Edit(Field.CREDIBILITY, "3")], IDA)
    assert one(store, "SELECT credibility, review FROM claim WHERE n = 1") == (3, None)
    undo(store, done.deed, BO)
    assert one(store, "SELECT credibility FROM claim WHERE n = 1") == (None,)
    for named in ("clm_none", "evt_none", "rpt_none", "rpt_x#1-2", "what"):
        with pytest.raises(StoreError):
            reject(store, named, IDA)
        with pytest.raises(StoreError):
            note(store, named, IDA)
    with pytest.raises(StoreError, match="say why"):
        reject(store, claim(store, 1), Signed("Ida", "", AT))
    with pytest.raises(StoreError, match="no revision"):
        undo(store, "rev_none", IDA)


def test_the_ledger_only_grows_and_what_is_removed_leaves_it(store: Store) -> None:
    edit(store, claim(store, 1), [Edit(Field.TYPE, "COERCE")], IDA)
    edit(store, str(event_of(store, 2)), [Edit(Field.TYPE, "COERCE")], IDA)
    edit(store, claim(store, 3), [Edit(Field.TYPE, "COERCE")], IDA)
    for statement in ("DELETE FROM revision", "UPDATE revision SET by = 'me'"):
        with pytest.raises(Exception, match="append-only"):
            store.base.execute(statement)
    remove(store, str(one(store, "SELECT id FROM report WHERE n = 1")[0]), "court order", AT)
    assert one(store, "SELECT count(*), min(subject) FROM revision") == (1, claim(store, 3))
    assert one(store, "SELECT count(*) FROM correction") == (1,)
