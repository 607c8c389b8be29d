"""A reader that stays open while a writer writes: its answers are those of the store as it is, its indexes whole.

`PRAGMA integrity_check` on such a reader can call a full-text index corrupt that is not: SQLite's check looks at the
list of the index's parts that the connection read last, and the writer may have merged these since. A question to the
index brings the list up to date, so a check is made on a connection of its own, or after such a question.
"""

from pathlib import Path

import apsw

from dateline.store import Access, Store, open_store
from dateline.store.tellings import tell
from tests.query.making import file

ROUNDS = 40
INDEXES = ("passage", "telling")


def grow(store: Store, n: int) -> None:
    """One report more, with one happening, as far as the full-text indexes know."""
    text = f"Report {n}: the ferry was attacked near pier {n * n} and " + " ".join(
        f"word{n * 60 + i}" for i in range(60)
    )
    report = ("zz" + str(n), str(n), "en", "x", "x", 1, "x", text, "title " + str(n))
    with store.writing():
        store.base.execute(_REPORT, report)
        at = store.base.last_insert_rowid()
        store.base.execute("INSERT INTO passage(rowid, title, text) VALUES (?, ?, ?)", (at, report[-1], text))
        store.base.execute(_HAPPENING, (at, f"a{n}", len(text)))
        tell(store.base, [store.base.last_insert_rowid()])


def held(base: apsw.Connection, index: str) -> int:
    """How many rows of an index hold a word that every one made here has."""
    return int(str(base.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH 'pier'").get))


def test_answers_and_indexes_stay_right_while_a_writer_writes(tmp_path: Path) -> None:
    path = file(tmp_path / "a.dateline")
    with open_store(path, Access.WRITE) as writer, open_store(path, Access.READ) as reader:
        for n in range(1, ROUNDS + 1):
            grow(writer, n)
            if n % 10 == 0:
                writer.base.execute("INSERT INTO passage(passage) VALUES ('optimize')")
            if n % 15 == 0:  # a row that goes takes its words with it
                writer.base.execute("DELETE FROM happening WHERE anchor = ?", (f"a{n}",))
            assert [held(reader.base, index) for index in INDEXES] == [n, n - n // 15]
            assert reader.base.pragma("integrity_check") == "ok"  # after a question to both
            with apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY) as fresh:
                assert fresh.pragma("integrity_check") == "ok"
            fresh.close()


_REPORT = """INSERT INTO report(id, line, language, published_basis, text_sha256, words, added_at, text, title)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_HAPPENING = """INSERT INTO happening(report, local, anchor, scheme, type, contexts, status, hedged, sure, headline,
    trigger_start, trigger_end, trigger_text, sentence_start, sentence_end)
    VALUES (?, 'v1', ?, 'plover', 'ASSAULT', '[]', 'occurred', 0, 1, 0, 0, 1, 'x', 0, ?)"""
