"""A removed report leaves no word behind: not in a table, not in the file's bytes, not in its log."""

from pathlib import Path

import pytest

from dateline.archive.link import link_new
from dateline.archive.remove import remove
from dateline.errors import StoreError
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.records import Record
from dateline.store import Access, Store, Taken, append, open_store, put_reading, record_of
from tests.store.making import AT, content, counts, made_record, told

SECRET = "Zebulon Quixworth attacked 12 people in Bor, police said."
WORDS = (b"Zebulon", b"Quixworth", b"quixworth", b"zebulon", b"Xylophagous", b"xylophag")
PAGE = "https://example.org/secret"


def filled(path: Path, *more: Record) -> Store:
    """A linked store of twelve reports and some more."""
    store = open_store(path, Access.WRITE)
    for record in (*(made_record(seed) for seed in range(12)), *more):
        put_reading(store, record, Taken("made", AT))
    link_new(store, AT)
    return store


def bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.name.startswith(path.name))


def secret(mark: str = "Xylophagous news.") -> Record:
    return told([SECRET, "Emeka Obi arrested 30 people in Jos, police said."], url=PAGE, mark=mark)


def test_no_byte_of_a_removed_report_is_left(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with filled(path, secret(), secret("Xylophagous news, corrected."), made_record(90)) as store:
        anchors = [str(row[0]) for row in store.base.execute("SELECT anchor FROM happening WHERE report = 13")]
        reasons = (Reason("wording", 1.0, "Quixworth attacked", "another"),)
        append(store, Judgement("same_event", anchors[0], "rpt_b#1-2", Verdict.SAME, 1, reasons, "Ida", True, AT))
        assert all(word in bytes_beside(path) for word in (b"Zebulon", b"Quixworth", b"Xylophagous"))
        first = str(store.base.execute("SELECT id FROM report WHERE n = 13").get)
        done = remove(store, first, "order of a court", AT)
        assert done.reports[0] == first and len(done.reports) == 2 and done.scrubbed and done.kept == ()
        assert [word for word in WORDS if word in bytes_beside(path)] == []
        assert store.base.pragma("integrity_check") == "ok"
        assert store.base.execute("PRAGMA foreign_key_check").fetchall() == []
        store.base.execute("INSERT INTO passage(passage) VALUES ('integrity-check')")
        left = "SELECT id, kind, why, replaced_by FROM tombstone WHERE kind = 'report' ORDER BY id"
        assert store.base.execute(left).fetchall() == [
            (name, "report", "order of a court", None) for name in sorted(done.reports)
        ]
        assert counts(store)["report"] == 13
        assert store.base.execute("SELECT count(*) FROM report WHERE linked = 0").get == 0
    assert [word for word in WORDS if word in bytes_beside(path)] == []


def test_what_others_tell_stays_word_for_word(tmp_path: Path) -> None:
    others = [made_record(seed) for seed in range(12)]
    with filled(tmp_path / "s", secret()) as store:
        remove(store, str(secret()["report"]["id"]), "asked for", AT)  # type: ignore[call-overload, index]
        assert [record_of(store, n) for n in range(1, 13)] == others
        removed = content(store)
    with filled(tmp_path / "plain") as store:
        plain = content(store)
    for table in ("happening", "claim", "voice", "participant", "spot", "amount", "story_report", "copy"):
        assert len(removed[table]) == len(plain[table]), table
    assert removed["happening"] == plain["happening"]
    assert removed["claim"] == plain["claim"]


def test_an_event_whose_first_teller_is_removed_leads_to_what_is_left(tmp_path: Path) -> None:
    other = told([SECRET], url=PAGE + "/2", mark="Other paper.", outlet="Other Post")
    with open_store(tmp_path / "s", Access.WRITE) as store:
        for record in (told([SECRET], url=PAGE), other):
            put_reading(store, record, Taken("made", AT))
        link_new(store, AT)
        ask = store.base.execute
        assert ask("SELECT DISTINCT event FROM happening").fetchall() == [(1,)], "the two reports tell one event"
        event, story, report = (
            ask(f"SELECT id FROM {table} WHERE n = 1").get for table in ("event", "story", "report")
        )
        remove(store, report, "asked for", AT)
        assert ask("SELECT n, reports FROM event").fetchall() == [(2, 1)]
        assert ask("SELECT n, reports FROM story").fetchall() == [(2, 1)]
        for old, table in ((event, "event"), (story, "story")):
            new = ask(f"SELECT id FROM {table}").get
            assert ask("SELECT replaced_by FROM tombstone WHERE id = ?", (old,)).get == new != old


def test_a_removed_report_is_not_taken_in_again(tmp_path: Path) -> None:
    with filled(tmp_path / "s", secret()) as store:
        remove(store, str(secret()["report"]["id"]), "asked for", AT)  # type: ignore[call-overload, index]
        before = counts(store)
        assert put_reading(store, secret(), Taken("made", AT)).kind == "removed"
        assert counts(store) == before


def test_a_report_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with filled(tmp_path / "s") as store, pytest.raises(StoreError, match="holds no report rpt_nothing"):
        remove(store, "rpt_nothing", "asked for", AT)


def test_a_reader_that_keeps_the_log_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with filled(path, secret()) as store, open_store(path, Access.READ) as reader:
        store.base.set_busy_timeout(100)
        with reader.reading():
            assert reader.base.execute("SELECT count(*) FROM report").get == 13
            done = remove(store, str(secret()["report"]["id"]), "asked for", AT)  # type: ignore[call-overload, index]
            assert not done.scrubbed
            assert reader.base.execute("SELECT count(*) FROM report").get == 13
    assert [word for word in WORDS if word in bytes_beside(path)] == []


def test_copies_made_before_a_change_of_schema_are_named(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with filled(path, secret()) as store:
        (tmp_path / "s.schema1").write_bytes(b"older")
        done = remove(store, str(secret()["report"]["id"]), "asked for", AT)  # type: ignore[call-overload, index]
    assert [kept.name for kept in done.kept] == ["s.schema1"]
