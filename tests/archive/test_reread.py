"""Reading again after an upgrade: which claims differ, what is kept, and the versions of a report side by side."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.archive.add import Item, Outcome
from dateline.archive.history import history, word_difference, words_differ
from dateline.archive.link import link_new
from dateline.archive.reread import Rereading, outdated, reread
from dateline.ingest import lay_out_again
from dateline.model.linking import Judgement, Verdict
from dateline.model.reading import Edition, Failure
from dateline.model.text import Report
from dateline.records import Record
from dateline.records.report import report_of
from dateline.store import Access, Store, Taken, append, judgements, open_store, put_reading, record_of
from tests.cli.test_commands import run
from tests.store.making import AT, EDITION, LATER, told
from tests.whole import SAMPLES, sample_readings

BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."
NOW = Edition("0.2.0", "sha256:1", "sha256:2", (("m", "sha256:3"),))
THEN = Edition("0.1.0", "sha256:1", "sha256:2", (("m", "sha256:3"),))


def changed(record: Record) -> Record:
    """What a later edition reads: the first claim with another type, the last not at all."""
    events, claims = record["events"], record["claims"]
    assert isinstance(events, list) and isinstance(claims, list) and isinstance(events[0], dict)
    return record | {"events": [events[0] | {"type": "FIGHT"}, *events[1:]], "claims": claims[:-1], "edition": LATER}


def again(store: Store, *records: Record) -> Rereading:
    known = {str(report_of(record).id): changed(record) for record in records}

    def read(items: Iterable[Item]) -> Iterator[Outcome]:
        for name, item in items:
            assert isinstance(item, Report)
            yield name, known.get(item.id) or Failure(item.id, None, "events", "broke")

    return Rereading(read, _link, lambda: AT)


def _link(store: Store, at: str) -> None:
    link_new(store, at)


def test_what_an_older_edition_read_is_read_again_and_says_what_differs(tmp_path: Path) -> None:
    record = told([BOR, JOS])
    with open_store(tmp_path / "s", Access.WRITE) as store:
        put_reading(store, record, Taken("made", AT))
        link_new(store, AT)
        anchor = str(store.base.execute("SELECT anchor FROM happening WHERE n = 1").get)
        word = Judgement("same_event", anchor, "another#1-2", Verdict.DIFFERENT, None, (), "Ida", True, AT)
        append(store, word)
        assert outdated(store, THEN) == []
        assert outdated(store, NOW) == [1]
        [done] = reread(store, outdated(store, NOW), again(store, record))
        assert done.difference is not None
        assert [(a.type, b.type) for a, b in done.difference.changed] == [("ASSAULT", "FIGHT")]
        assert [claim.evidence for claim in done.difference.withdrawn] == ["Emeka Obi arrested 30 people in Jos"]
        assert record_of(store, 1) == changed(record)
        assert outdated(store, NOW) == []
        assert word in judgements(store, "same_event", anchor)
        assert store.base.execute("SELECT count(*) FROM reading").get == 2
        assert store.base.execute("SELECT linked FROM report").get == 1


def test_a_report_that_cannot_be_read_again_keeps_its_reading(tmp_path: Path) -> None:
    record = told([BOR, JOS])
    with open_store(tmp_path / "s", Access.WRITE) as store:
        put_reading(store, record, Taken("made", AT))
        [done] = reread(store, [1], again(store))
        assert done.difference is None
        assert record_of(store, 1) == record
        assert store.base.execute("SELECT stage, error FROM failure").fetchall() == [("events", "broke")]


def test_only_newest_versions_are_read_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        for mark in ("News.", "News, corrected."):
            put_reading(store, told([BOR], url="https://example.org/1", mark=mark), Taken("made", AT))
        assert outdated(store, NOW) == [2]


def test_a_stored_report_is_laid_out_as_it_was_taken_in() -> None:
    for reading in sample_readings():
        stored = report_of({"report": {}})
        assert stored.dateline is None
        from tests.whole import record_of as record

        assert lay_out_again(report_of(record(reading))) == reading.report


def test_reread_and_report_at_the_terminal(tmp_path: Path) -> None:
    store = tmp_path / "s"
    assert (
        run("add", SAMPLES / "bus_strike.txt", "--store", store, "--jobs", "1", "--published", "2026-05-14").status == 0
    )
    assert run("reread", "--store", store, "--jobs", "1").out.startswith("0 reports")
    with open_store(store, Access.WRITE) as opened, opened.writing():
        opened.base.execute("UPDATE edition SET digest = 'older'")
        opened.base.execute("UPDATE happening SET type = 'GIBBER' WHERE n = 1")
        report = str(opened.base.execute("SELECT id FROM report").get)
    done = run("reread", "--changed", "--store", store, "--jobs", "1")
    assert done.status == 0
    assert "~ GIBBER" in done.out and "→" in done.out
    shown = run("report", report, "--store", store)
    assert "version 1 (newest)" in shown.out and "bus_strike.txt" in shown.out
    gone = run("report", "rpt_aaaaaaaaaaaaaaaa", "--store", store)
    assert gone.status == 1 and "holds no report" in gone.err


def test_the_history_of_a_report_tells_words_and_claims(tmp_path: Path) -> None:
    url = "https://example.org/1"
    with open_store(tmp_path / "s", Access.WRITE) as store:
        for sentences in ([BOR, JOS], [BOR.replace("12", "15")]):
            put_reading(store, told(sentences, url=url), Taken("made", AT))
        first, second = history(store, str(store.base.execute("SELECT id FROM report WHERE n = 2").get))
        assert (first.version, first.newest, first.claims, first.difference) == (1, False, 2, None)
        assert (second.version, second.newest, second.claims) == (2, True, 1)
        assert second.difference is not None
        assert [(a.evidence[-9:], b.evidence[-9:]) for a, b in second.difference.changed] == [
            ("le in Bor", "le in Bor")
        ]
        assert [claim.evidence for claim in second.difference.withdrawn] == ["Emeka Obi arrested 30 people in Jos"]
        runs = word_difference(store, first.n, second.n)
        assert [run.words for run in runs if run.sign == "-"] == ["12", JOS]
        assert [run.words for run in runs if run.sign == "+"] == ["15"]


def test_words_that_differ_in_order() -> None:
    runs = words_differ("a b c", "a x c d")
    assert [(run.sign, run.words) for run in runs] == [("=", "a"), ("-", "b"), ("+", "x"), ("=", "c"), ("+", "d")]
    assert EDITION != LATER
