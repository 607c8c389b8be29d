"""The record's own forms: what is written is what the events are, and what is read back is what was written."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.errors import ConfigError, SourceError
from dateline.exports.door import Asked, Record
from dateline.exports.gather import wholes
from dateline.exports.nouns import Number, Telling, Whole
from dateline.exports.own import csv as own_csv
from dateline.exports.own import jsonl, parquet, workbook, xlsx
from dateline.exports.own.lines import decode, encode, event_schema
from dateline.exports.own.sheets import TABLES, event_cells, rows, sheet
from dateline.freeze import TextLevel
from dateline.freeze.cells import plain
from dateline.query.answers import Actor, EventAnswer, Where
from dateline.query.questions import Filter
from tests.exports.made import event, mark, number, said, telling, voice, whole

AT = "2026-11-22T12:00:00+00:00"


def record(*events: Whole, rule: str = "latest") -> Record:
    return Record(apsw.Connection(":memory:"), lambda: iter(events), Asked(TextLevel.QUOTES, rule, AT, "1.0"))


def read_csv(path: Path) -> list[dict[str, str | None]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [{name: plain(cell) for name, cell in row.items()} for row in csv.DictReader(stream)]


def test_every_column_is_filled_and_described() -> None:
    for table in TABLES:
        (row, *_) = rows(table, whole(), "latest")
        assert len(row) == len(sheet(table).columns) == len(set(sheet(table).names))
        assert all(column.meaning for column in sheet(table).columns)
    assert set(event_cells(whole(), "low")) == set(sheet("events").names)


def test_an_event_is_one_row(tmp_path: Path) -> None:
    figures = (
        number(low=7, as_of="2026-09-16"),
        number(low=9, as_of="2026-09-17", source="the mayor", chain=("the mayor",)),
    )
    own_csv.write(record(whole(numbers=figures), rule="high"), tmp_path / "e.csv")
    (row,) = read_csv(tmp_path / "e.csv")
    some = {
        "event_id": "evt_aaaaaaaaaaaaaaaa", "type": "ASSAULT", "mode": "firearms", "earliest": "2026-09-15",
        "place": "Buenaventura", "country": "COL", "admin1": "Valle del Cauca", "who": "gunmen", "whom": "a ferry",
        "trigger": "attacked", "killed": "9", "killed_low": "7", "killed_high": "9", "wounded": None,
        "said_by": '["police","Halden Wire"]', "locator": "rpt_aaaaaaaaaaaaaaaa#char=30,117", "lat": "3.8801",
        "contested": "false",
    }  # fmt: skip
    assert {name: row[name] for name in some} == some
    assert str(row["sentence"]).startswith("Gunmen attacked a ferry")


def test_csv_gives_the_rows_back(sample_wholes: Sequence[Whole], tmp_path: Path) -> None:
    own_csv.write(record(*sample_wholes), tmp_path / "e.csv")
    read = read_csv(tmp_path / "e.csv")
    assert len(read) == len(sample_wholes)
    for row, one in zip(read, sample_wholes, strict=True):
        cells = event_cells(one, "latest")
        for column in sheet("events").columns:
            value, cell = cells[column.name], row[column.name]
            if value is None:
                assert cell is None
            elif column.type == "boolean":
                assert cell == str(value).lower()
            elif column.type in ("integer", "number"):
                assert cell is not None and float(cell) == value
            else:
                assert cell == value


def test_parquet_gives_the_rows_back(sample_wholes: Sequence[Whole], tmp_path: Path) -> None:
    from pyarrow.parquet import read_table

    parquet.write(record(*sample_wholes), tmp_path / "e.parquet")
    table = read_table(tmp_path / "e.parquet")
    assert table.column_names == list(sheet("events").names)
    for row, one in zip(table.to_pylist(), sample_wholes, strict=True):
        cells = dict(event_cells(one, "latest"))
        lists = {c.name: json.loads(str(cells[c.name])) for c in sheet("events").columns if c.type == "list"}
        assert row == cells | lists
    assert b"Whether some affirm it" in table.schema.field("contested").metadata[b"description"]


def test_an_empty_record_has_its_columns(tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from pyarrow.parquet import read_table

    own_csv.write(record(), tmp_path / "e.csv")
    assert (tmp_path / "e.csv").read_text("utf-8").strip().split(",") == list(sheet("events").names)
    parquet.write(record(), tmp_path / "e.parquet")
    assert read_table(tmp_path / "e.parquet").num_rows == 0
    jsonl.write(record(), tmp_path / "e.jsonl")
    assert (tmp_path / "e.jsonl").read_bytes() == b""
    xlsx.write(record(), tmp_path / "e.xlsx")
    assert load_workbook(tmp_path / "e.xlsx").sheetnames == [*TABLES, "columns"]


def test_lines_give_the_events_back(sample_wholes: Sequence[Whole], tmp_path: Path) -> None:
    jsonl.write(record(*sample_wholes), tmp_path / "e.jsonl")
    lines = (tmp_path / "e.jsonl").read_text("utf-8").splitlines()
    assert tuple(map(decode, lines)) == tuple(sample_wholes)


def test_lines_hold_to_the_schema(sample_wholes: Sequence[Whole], sample_base: apsw.Connection) -> None:
    Draft202012Validator.check_schema(event_schema())
    check = Draft202012Validator(event_schema())
    for one in (*sample_wholes, *wholes(sample_base, Filter(), TextLevel.NONE), whole()):
        found = list(check.iter_errors(json.loads(encode(one))))
        assert not found, found[0].message


def test_the_schema_knows_every_field() -> None:
    """A field that is added to what exporters get is added to the schema too."""
    defined: Any = event_schema()["$defs"]
    seen: list[type] = []

    def visit(kind: Any) -> None:
        for part in get_args(kind):
            visit(part)
        if is_dataclass(kind) and kind not in seen:
            assert isinstance(kind, type)
            seen.append(kind)
            names = {field.name for field in fields(kind)}
            assert names == set(defined[kind.__name__]["properties"]) == set(defined[kind.__name__]["required"])
            for hint in get_type_hints(kind).values():
                visit(hint)

    for kind in (EventAnswer, Telling, Number):
        visit(kind)
    assert {kind.__name__ for kind in seen} == set(defined)


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"schema_version": 2}', "nonsense", '{"schema_version": 1, "event": 3}']
)
def test_what_is_no_event_is_said(line: str) -> None:
    with pytest.raises(SourceError):
        decode(line)


ODD = st.text(max_size=40).filter(lambda words: not any("\ud800" <= c <= "\udfff" for c in words))


def odd(words: str) -> Whole:
    quote = mark(words or "x", start=0)
    made = event(trigger=words, who=Actor(None, words, None, None), where=Where(words, None, None, None, None, None))
    told = telling(sentence=quote, trigger=quote, said=(said(evidence=quote, chain=(voice(words),)),))
    return replace(whole(tellings=(told,), numbers=(number(of=words, chain=(words,)),)), event=made)


@settings(max_examples=40, deadline=None)
@given(words=ODD)
def test_odd_words_come_back(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    from openpyxl import load_workbook

    folder, made = tmp_path_factory.mktemp("odd"), odd(words)
    assert decode(encode(made)) == made
    jsonl.write(record(made, made), folder / "e.jsonl")
    assert len((folder / "e.jsonl").read_bytes().split(b"\n")) == 3
    own_csv.write(record(made), folder / "e.csv")
    (row,) = read_csv(folder / "e.csv")
    assert row["trigger"] == (words.translate(PICTURED) or None)
    xlsx.write(record(made), folder / "e.xlsx")
    page = load_workbook(folder / "e.xlsx")["events"]
    cells = {str(head.value): cell for head, cell in zip(page[1], page[2], strict=True)}
    assert all(cell.data_type != "f" for cell in page[2])
    assert (cells["trigger"].value or "") == words.translate(PICTURED).replace("\r", "")


PICTURED = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}


def sheets_of(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    from openpyxl import load_workbook

    for page in load_workbook(path):
        head, *body = ([cell.value for cell in row] for row in page.iter_rows())
        yield page.title, [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_a_workbook_has_a_sheet_each(sample_wholes: Sequence[Whole], tmp_path: Path) -> None:
    from openpyxl import load_workbook

    xlsx.write(record(*sample_wholes), tmp_path / "e.xlsx")
    found = dict(sheets_of(tmp_path / "e.xlsx"))
    claims = [one for made in sample_wholes for told in made.tellings for one in told.said]
    assert [row["event_id"] for row in found["events"]] == [one.event.id for one in sample_wholes]
    assert [row["claim_id"] for row in found["claims"]] == [one.claim for one in claims]
    assert [row["quote"] for row in found["claims"]] == [one.evidence.quote for one in claims]
    assert len(found["figures"]) == sum(len(one.numbers) for one in sample_wholes)
    reports = [row["report_id"] for row in found["reports"]]
    assert len(reports) == len(set(reports)) == len({t.paper.id for one in sample_wholes for t in one.tellings})
    assert {row["table"] for row in found["columns"]} == set(TABLES)
    book = load_workbook(tmp_path / "e.xlsx")
    assert all(page.freeze_panes == "A2" and page.auto_filter.ref for page in book)
    assert not any(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row)


def test_days_and_numbers_are_days_and_numbers(tmp_path: Path) -> None:
    xlsx.write(record(whole(first_published=None)), tmp_path / "e.xlsx")
    (row,) = dict(sheets_of(tmp_path / "e.xlsx"))["events"]
    assert row["earliest"] == datetime(2026, 9, 15) and row["killed"] == 7 and row["lat"] == 3.8801
    assert row["first_seen"] == datetime(2026, 11, 1) and row["contested"] is False
    assert row["first_published"] is None and row["said_by"] == "police; Halden Wire"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("2024-03-15T10:30", datetime(2024, 3, 15, 10, 30)),
        ("2026-11-01T00:00:00Z", datetime(2026, 11, 1)),
        *((words, words) for words in ("1880-01-01", "2026-09-15T10:00+02:00", "2026", "2026-09", "20260915")),
    ],
)
def test_moments(words: str, value: object) -> None:
    assert xlsx._moment(words) == value


def test_a_full_sheet_names_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(ConfigError, match=r"the sheet “evidence” is full.*parquet"):
        xlsx.write(record(whole()), tmp_path / "e.xlsx")


def test_a_long_text_is_cut_and_counted(tmp_path: Path) -> None:
    made = whole(tellings=(telling(sentence=mark("x" * 40_000, start=0)),))
    given_ = record(made)
    xlsx.write(given_, tmp_path / "e.xlsx")
    assert given_.lost.counts == (("texts cut, because a cell holds 32,767 characters", 1),)


@pytest.mark.parametrize("form", [own_csv, jsonl, parquet, xlsx], ids=lambda form: str(form.FORM.name))
def test_the_same_record_gives_the_same_bytes(form: Any, sample_wholes: Sequence[Whole], tmp_path: Path) -> None:
    for name in ("a", "b"):
        form.write(record(*sample_wholes), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
