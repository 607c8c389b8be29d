"""What a frozen record holds, that it says so, and that it is the same each time."""

import csv
import hashlib
import json
from pathlib import Path

import apsw
import pyarrow.parquet
import pytest
import yaml

from dateline.errors import ResourceError, SourceError
from dateline.freeze import TextLevel, check, opened
from dateline.freeze.codebook import sheets
from dateline.freeze.nouns import Sheet
from tests.freeze.making import filled, frozen, label

TABLES = [sheet.name for sheet in sheets()]


@pytest.fixture(params=sheets(), ids=TABLES)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    assert isinstance(request.param, Sheet)
    return request.param


def csv_rows(folder: Path, table: str) -> list[list[str]]:
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def every_byte(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_written_column_is_described_and_every_described_one_written(package: Path, sheet: Sheet) -> None:
    assert tuple(csv_rows(package, sheet.name)[0]) == sheet.names
    parquet = pyarrow.parquet.read_schema(package / "data" / f"{sheet.name}.parquet")
    assert tuple(parquet.names) == sheet.names
    assert [parquet.field(c.name).metadata[b"description"].decode() for c in sheet.columns] == [
        column.meaning for column in sheet.columns
    ]
    assert sheet.key in sheet.names and all(column.meaning.endswith(".") for column in sheet.columns)


def test_csv_and_parquet_hold_the_same_rows(package: Path, sheet: Sheet) -> None:
    rows = csv_rows(package, sheet.name)[1:]
    table = pyarrow.parquet.read_table(package / "data" / f"{sheet.name}.parquet")
    assert table.num_rows == len(rows)
    assert len({row[sheet.names.index(sheet.key)] for row in rows}) == len(rows)
    for index, column in enumerate(sheet.columns):
        values = table.column(column.name).to_pylist()
        if column.type in ("integer", "number"):
            assert [float(row[index]) if row[index] else None for row in rows] == values
        elif column.type == "boolean":
            assert [{"true": True, "false": False}.get(row[index]) for row in rows] == values
        elif column.type == "list":
            assert [json.loads(row[index]) if row[index] else None for row in rows] == values


def test_values_are_those_that_the_codebook_lists(package: Path, sheet: Sheet) -> None:
    for column in (column for column in sheet.columns if column.values):
        index = sheet.names.index(column.name)
        assert {row[index] for row in csv_rows(package, sheet.name)[1:]} <= {*column.values, ""}


def test_foreign_keys_lead_somewhere(package: Path, sheet: Sheet) -> None:
    with opened(package) as held:
        for column in sheet.columns:
            table, _, key = column.key.partition(".")
            if key:
                known = {row[key] for row in held.rows(table)}
                assert {row[column.name] for row in held.rows(sheet.name)} - {None} <= known, column.name


def test_the_tables_are_not_empty(package: Path) -> None:
    with opened(package) as held:
        empty = {table for table in TABLES if not held.counts[table]}
    assert empty <= {"tombstones"}


def test_quotes_are_the_words_of_the_text_at_their_place(store: Path, package: Path) -> None:
    base = apsw.Connection(str(store), flags=apsw.SQLITE_OPEN_READONLY)
    texts = dict(base.execute("SELECT id, text FROM report"))
    base.close()
    seen = 0
    with opened(package) as held:
        for table in ("claims", "evidence", "figures", "positions"):
            for row in held.rows(table):
                start, end = int(row["start"] or 0), int(row["end"] or 0)
                assert row["quote"] == texts[row["report_id"]][start:end] != ""
                seen += 1
    assert seen > 1000


def test_figures_are_what_the_store_has(store: Path, package: Path) -> None:
    base = apsw.Connection(str(store), flags=apsw.SQLITE_OPEN_READONLY)
    live = "SELECT count(*), sum(low) FROM amount JOIN happening ON n = happening WHERE live = 1"
    ((count, total),) = base.execute(live)
    base.close()
    with opened(package) as held:
        rows = list(held.rows("figures"))
    assert len(rows) == count and sum(float(row["low"] or 0) for row in rows) == total
    assert {row["bound"] for row in rows} >= {"exactly", "at least", "about", "more than"}
    assert all(json.loads(row["said_by"] or "[]") for row in rows)


def test_the_same_store_gives_the_same_bytes(store: Path, package: Path, tmp_path: Path) -> None:
    assert every_byte(frozen(store, tmp_path / "again")) == every_byte(package)


def test_nothing_but_the_given_day_tells_the_time(store: Path, package: Path, tmp_path: Path) -> None:
    dated = frozen(store, tmp_path / "dated", label(day="2026-11-22"))
    assert "date-released: 2026-11-22" in (dated / "CITATION.cff").read_text(encoding="utf-8")
    differ = {name for name, digest in every_byte(dated).items() if every_byte(package)[name] != digest}
    assert differ == {"CITATION.cff", "datapackage.json", "ro-crate-metadata.json", "SHA256SUMS"}


def test_text_none_holds_no_words_and_full_holds_the_texts(store: Path, tmp_path: Path) -> None:
    none, full = (frozen(store, tmp_path / level, label(level)) for level in (TextLevel.NONE, TextLevel.FULL))
    with opened(none) as bare, opened(full) as whole:
        texts = [row["text"] for row in whole.rows("reports")]
        quotes = {row["quote"] for row in whole.rows("claims")}
        assert all(text and len(text) > 100 for text in texts)
        assert {row["quote"] for table in ("claims", "evidence") for row in bare.rows(table)} == {None}
        assert {row["text"] for row in bare.rows("reports")} == {None}
        assert {row["trigger"] for row in bare.rows("events")} == {None}
    data = "".join(path.read_text(encoding="utf-8") for path in (none / "data").glob("*.csv"))
    assert not [quote for quote in quotes if quote and len(quote) > 40 and quote in data]


def test_quotes_by_default_and_no_whole_text(package: Path) -> None:
    with opened(package) as held:
        assert held.text == "quotes"
        assert {row["text"] for row in held.rows("reports")} == {None}


def test_what_machines_read_says_what_is_there(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["name"] for r in described["resources"]] == [*TABLES, *(f"{table}-parquet" for table in TABLES)]
    for resource in described["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["bytes"] == len(content)
        assert all(field["description"] for field in resource["schema"]["fields"])
    crate = json.loads((package / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    by_id = {entity["@id"]: entity for entity in crate}
    assert by_id["./"]["version"] == "v1" and by_id["./"]["author"] == [{"@id": "#author-1"}, {"@id": "#author-2"}]
    for part in by_id["./"]["hasPart"]:
        assert by_id[part["@id"]]["sha256"] == hashlib.sha256((package / part["@id"]).read_bytes()).hexdigest()


def test_what_people_read_says_what_is_there(package: Path) -> None:
    cited = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["title"] == "Claims of a test" and cited["version"] == "v1" and cited["type"] == "dataset"
    assert [author["name"] for author in cited["authors"]] == ["A. Tester", 'B. "Quoted"']
    book = (package / "codebook.md").read_text(encoding="utf-8")
    assert all(f"| `{column.name}` |" in book for one in sheets() for column in one.columns)
    with opened(package) as held:
        readme = (package / "README.md").read_text(encoding="utf-8")
        assert all(f"| `{table}` | {held.counts[table]:,} |" in readme for table in TABLES)


def test_a_whole_package_checks_and_a_changed_one_does_not(store: Path, tmp_path: Path) -> None:
    folder = frozen(store, tmp_path / "v1")
    assert check(folder) == ()
    (folder / "extra.txt").write_text("x")
    assert check(folder) == ("extra.txt: not in SHA256SUMS",)
    (folder / "extra.txt").unlink()
    (folder / "data" / "claims.csv").write_bytes((folder / "data" / "claims.csv").read_bytes()[:-10])
    (folder / "codebook.md").unlink()
    assert check(folder) == (
        "codebook.md: missing",
        "data/claims.csv: its bytes are others than when it was frozen",
    )


def test_a_row_too_few_is_found_even_where_the_hashes_were_made_to_fit(store: Path, tmp_path: Path) -> None:
    folder = frozen(store, tmp_path / "v1")
    table = folder / "data" / "stories.csv"
    before = hashlib.sha256(table.read_bytes()).hexdigest()
    table.write_text("".join(table.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    (folder / "SHA256SUMS").write_text(sums.replace(before, hashlib.sha256(table.read_bytes()).hexdigest()), "utf-8")
    with opened(folder) as held:
        stated = held.counts["stories"]
    assert check(folder) == (f"stories: {stated - 1} rows where {stated} are stated",)


def test_a_freeze_is_never_written_over(store: Path, package: Path) -> None:
    before = every_byte(package)
    with pytest.raises(SourceError, match="is there already"):
        frozen(store, package)
    assert every_byte(package) == before


def test_without_the_library_it_says_what_to_install(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(ResourceError, match=r"pip install 'dateline\[frames\]'"):
        frozen(store, tmp_path / "v1")
    assert not (tmp_path / "v1").exists()


def test_a_failure_leaves_no_folder(store: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="neither a folder"):
        frozen(store, tmp_path / "v2", against=tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_can_be_frozen(tmp_path: Path) -> None:
    folder = frozen(filled(tmp_path / "empty.dateline", 0), tmp_path / "v0")
    assert check(folder) == ()
    with opened(folder) as held:
        assert set(held.counts.values()) == {0}
