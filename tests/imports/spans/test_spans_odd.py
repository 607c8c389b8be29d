"""Whatever a file holds, it is read, or named and passed over; nothing that it says breaks the record."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive.link import link_new
from dateline.errors import SourceError
from dateline.imports.spans.nouns import Returned, Unread
from dateline.imports.spans.packed import packed
from dateline.imports.spans.take import rehearse
from dateline.imports.spans.tools import Tool, read_tasks
from dateline.imports.spans.waiting import held
from dateline.store import Access, Taken, open_store, put_reading
from tests.imports.spans.tooling import AT, filing
from tests.store.making import told

KEYS = ("text", "label", "labels", "spans", "entities", "start", "end", "answer", "dateline", "data", "meta", "result",
        "annotations", "value", "id", "completed_by", "updated_at", "_timestamp", "type", "email", "was_cancelled",
        "schema_version", "report", "text_sha256", "tellings", "annotation_approver", "start_offset")  # fmt: skip
WORDS = st.text(max_size=8) | st.sampled_from(
    ["accept", "labels", "actor", "ASSAULT", "\ud800", "0001-01-01T00:00+23:00"]
)
LEAVES = st.none() | st.booleans() | st.integers(-1, 40) | st.just(10**400) | st.floats() | WORDS
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=24,
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(value=JSON, tool=st.sampled_from([Tool.LABELSTUDIO, Tool.PRODIGY, Tool.DOCCANO]))
def test_any_json_is_read_or_named(value: object, tool: Tool, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(json.dumps([value] if tool is Tool.LABELSTUDIO else value) + "\n", encoding="utf-8")
    assert all(isinstance(item, Returned | Unread) for item in read_tasks(tool, [path]))


@QUICK
@given(content=st.binary(max_size=80))
def test_any_bytes_are_read_or_named(content: bytes, tmp_path: Path) -> None:
    pytest.importorskip("cassis")
    path = tmp_path / "file.xmi"
    path.write_bytes(content)
    for tool in Tool:
        try:
            list(read_tasks(tool, [path]))
        except SourceError as error:
            assert str(path) in str(error)


LABELS = st.sampled_from(["actor", "place", "target", "quantity", "ASSAULT", "PROTEST", "BANQUET", "\ud800"])
MARKS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), LABELS, st.none() | st.just("spn_x")), max_size=6)


@QUICK
@given(marks=MARKS, dropped=st.sets(st.integers(0, 7)), by=WORDS, stamp=LEAVES)
def test_any_marks_are_filed_or_named(
    marks: list[tuple[int, int, str, str | None]], dropped: set[int], by: str, stamp: object, tmp_path: Path
) -> None:
    store = tmp_path / "s"
    fresh = not store.exists()
    with open_store(store, Access.WRITE) as opened:
        if fresh:
            lines = [
                "Ana Lopes attacked 12 people in Bor, police said.",
                "Emeka Obi met 30 people in Jos, police said.",
            ]
            put_reading(opened, told(lines, mark="🚢 n"), Taken(None, AT))
            link_new(opened, AT)
        now = held(opened.base, str(opened.base.execute("SELECT id FROM report").get))
        assert now is not None
        kept = [s for n, s in enumerate(now.task.sent) if n not in dropped]
        spans = [{"start": s.start, "end": s.end, "label": s.label} for s in kept]
        spans += [{"start": a, "end": b, "label": c, "id": d} for a, b, c, d in marks]
        task = {"text": now.task.text, "spans": spans, "dateline": packed(now.task), "answer": "accept"}
        path = tmp_path / "x.jsonl"
        path.write_text(json.dumps(task | {"_annotator_id": by, "_timestamp": stamp}) + "\n", encoding="utf-8")
        before = list(opened.base.execute("SELECT * FROM revision"))
        rows = rehearse(opened, list(read_tasks(Tool.PRODIGY, [path])), filing(Tool.PRODIGY))
        assert rows and all(row.by for row in rows if row.subject)
        assert list(opened.base.execute("SELECT * FROM revision")) == before == []
        assert opened.base.execute("PRAGMA foreign_key_check").get is None
