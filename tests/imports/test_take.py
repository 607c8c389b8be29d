"""Files of rows into the store: what is kept, told again, changed, gone, refused; the record stays as it was."""

import csv
import gzip
import hashlib
import json
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.errors import ConfigError, SourceError, StoreError
from dateline.imports.columns import Kind, headless
from dateline.imports.rows import imported_rows, imported_sheet, read_rows
from dateline.imports.take import Extent, Order, Taken, take
from dateline.store import Access, Store, open_store
from dateline.store.imported import Theirs, Unread, dataset, datasets, forget, rows_of, unread
from tests.imports.conftest import DATA

HEAD = ["event_id_cnty", "event_date", "event_type", "country", "notes", "fatalities"]
ROW = ["X1", "2026-09-15", "Battles", "Colombia", "a note", "3"]


def written(path: Path, rows: list[list[str]], between: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=between).writerows(rows)
    return path


def quiet(_: Taken) -> None:
    """Nobody is told."""


def taken(store: Store, path: Path, extent: Extent = Extent.WHOLE) -> Taken:
    return take(store, Order(path, None, "set", extent), "2026-11-22T12:00:00Z", quiet)


def read(path: Path, kind: Kind | None = None) -> list[Theirs | Unread]:
    with ExitStack() as held:
        return list(read_rows(path, kind, held).rows)


def test_again_is_the_same_changed_is_a_version_gone_is_marked(store_file: Path, tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", [HEAD, ROW, ["X2", *ROW[1:]]])
    later = written(tmp_path / "b.csv", [HEAD, [*ROW[:5], "4"]])
    with open_store(store_file, Access.WRITE) as store:
        assert taken(store, first).new == 2
        assert (taken(store, first).same, taken(store, first).gone) == (2, 0)
        again = taken(store, later)
        assert (again.new, again.changed, again.gone) == (0, 1, 1)
        held = dataset(store.base, "SET")
        assert held is not None and (held.rows, held.gone) == (1, 1)
        assert [(row.id, row.best) for _, row in rows_of(store.base, held.n)] == [("X1", 4)]
        versions = list(store.base.execute("SELECT row_id, version, newest FROM imported ORDER BY 1, 2"))
        assert versions == [("X1", 1, 0), ("X1", 2, 1), ("X2", 1, 1)]
        assert taken(store, first, Extent.PART).gone == 0


def test_a_run_that_is_cut_short_loses_no_whole_batch_and_goes_on(store_file: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [HEAD, *([f"X{n}", *ROW[1:]] for n in range(2_500))])

    def fall(so_far: Taken) -> None:
        if so_far.read >= 2_000:
            raise KeyboardInterrupt

    with open_store(store_file, Access.WRITE) as store, pytest.raises(KeyboardInterrupt):
        take(store, Order(path, None, "set", Extent.WHOLE), "2026-11-22T12:00:00Z", fall)
    with open_store(store_file, Access.WRITE) as store:
        held = dataset(store.base, "set")
        assert held is not None and (held.rows, held.whole) == (2_000, False)
        done = taken(store, path)
        assert (done.same, done.new, done.gone) == (2_000, 500, 0)


def test_bad_rows_are_named_by_line_and_stop_nothing(store_file: Path, tmp_path: Path) -> None:
    bad = [["X2", "someday", *ROW[2:]], ["X3"], ["", *ROW[1:]], [*ROW[:5], "many"]]
    path = written(tmp_path / "a.csv", [HEAD, ["X0", *ROW[1:4], "two\nlines", "1"], *bad, ROW])
    with open_store(store_file, Access.WRITE) as store:
        done = taken(store, path)
        assert (done.new, done.unread) == (2, 4)
        found = [(row.line, row.id, row.error) for row in unread(store.base, 1)]
    assert [line for line, _, _ in found] == [4, 5, 6, 7]
    assert "event_date holds no day: 'someday'" in found[0][2]
    assert found[1][2] == "1 cells where 6 were expected"
    assert "no id" in found[2][2] and "fatalities holds no number" in found[3][2]


@pytest.mark.parametrize("kind", [Kind.ACLED, Kind.UCDP, Kind.POLECAT])
def test_our_own_exports_are_refused(tmp_path: Path, kind: Kind) -> None:
    columns = headless(kind)
    row = dict.fromkeys(columns, "1") | {columns[0]: "DL-evt_x"}
    row |= dict.fromkeys(("event_date", "date_start", "date_end"), "2026-01-01")
    path = written(tmp_path / "a.csv", [list(columns), [row[c] for c in columns]])
    with pytest.raises(SourceError, match="is an export of dateline itself"):
        read(path)


def test_events_of_the_record_itself_are_refused(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file, Access.WRITE) as store:
        own = str(store.base.execute("SELECT id FROM event LIMIT 1").get)
        path = written(tmp_path / "a.csv", [["id", "earliest", "type"], [own, "2026-01-01", "ASSAULT"]])
        with pytest.raises(SourceError, match="events of this record itself"):
            taken(store, path)


def test_days_of_a_list_of_ones_own_are_named_as_they_stand(store_file: Path, tmp_path: Path) -> None:
    days = ("13/05/2026", "2026-05-01/2026-05-03", "2026-05", "05/2026")
    rows = [[f"X{n}", day, "PROTEST"] for n, day in enumerate(days)]
    with open_store(store_file, Access.WRITE) as store:
        done = taken(store, written(tmp_path / "a.csv", [["id", "date", "type"], *rows]))
        assert (done.new, done.unread) == (2, 2)
        assert "date holds no day: '13/05/2026' (a day is written like 2026-09-15)" in unread(store.base, 1)[0].error


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", "\ufeffid,date,type".encode("utf-16-le"), b"\xd0\xcf\x11\xe0"])
def test_what_is_no_text_says_what_to_do(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(start)
    with pytest.raises(SourceError, match="save it as CSV in UTF-8"):
        read(path)


def test_rows_are_imported_beside_a_record_only(tmp_path: Path) -> None:
    nowhere = tmp_path / "new.dateline"
    shown = CliRunner().invoke(commands, ["import", str(DATA / "acled.csv"), "--store", str(nowhere)])
    assert isinstance(shown.exception, StoreError) and "no store at" in str(shown.exception)
    assert not nowhere.exists()


def test_unknown_tables_and_names_of_other_kinds_are_refused(store_file: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="those of no data set known here"):
        read(written(tmp_path / "a.csv", [["a", "b"], ["1", "2"]]))
    with pytest.raises(SourceError, match="nearest is own, of whose columns id is missing"):
        read(written(tmp_path / "a.csv", [["date", "type", "place"], ["2026-05-13", "PROTEST", "Dundee"]]))
    with pytest.raises(SourceError, match="event_type is missing"):
        read(written(tmp_path / "b.csv", [["event_id_cnty", "event_date"], ["1", "2026-01-01"]]), Kind.ACLED)
    with pytest.raises(SourceError, match="empty"):
        read(written(tmp_path / "c.csv", []))
    with open_store(store_file, Access.WRITE) as store:
        taken(store, written(tmp_path / "d.csv", [HEAD, ROW]))
        with pytest.raises(StoreError, match="holds rows of acled"):
            take(store, Order(DATA / "own.csv", None, "set", Extent.WHOLE), "2026-11-22T12:00:00Z", quiet)


def test_a_table_is_read_in_every_dress(tmp_path: Path) -> None:
    plain = written(tmp_path / "a.csv", [HEAD, ROW])
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as folder:
        folder.write(plain, "a.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes(plain.read_bytes().replace(b"a note", "une r\u00e9ponse".encode("latin-1")))
    older = written(
        tmp_path / "b.csv", [["DATA_ID", "Event Date", *HEAD[2:]], ["X1", "15 September 2026", *ROW[2:]]], ";"
    )
    paths = (plain, packed, tmp_path / "a.zip", latin, older, written(tmp_path / "c.tsv", [HEAD, ROW], "\t"))
    for path in paths:
        (row,) = read(path)
        assert isinstance(row, Theirs)
        assert (row.id, row.earliest, row.country, row.best, row.type) == ("X1", "2026-09-15", "COL", 3, "ASSAULT")
    (row,) = read(latin)
    assert isinstance(row, Theirs) and row.notes == "une réponse"


def test_parquet_is_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {name: [cell] for name, cell in zip(HEAD, [*ROW[:5], None], strict=True)}
    parquet.write_table(pyarrow.table(columns), tmp_path / "a.parquet")
    (row,) = read(tmp_path / "a.parquet")
    assert isinstance(row, Theirs) and (row.id, row.best) == ("X1", None)


def test_files_without_a_head_are_known_by_their_cells(tmp_path: Path) -> None:
    newest = (DATA / "gdelt.export.CSV").read_text(encoding="utf-8").splitlines()[0].split("\t")
    first = [cell for name, cell in zip(headless(Kind.GDELT), newest, strict=True) if not name.endswith("adm2code")]
    for cells in (newest, first, first[:-1]):
        (row,) = read(written(tmp_path / f"{len(cells)}.csv", [cells], "\t"))
        assert isinstance(row, Theirs)
        assert (row.place, row.country, row.mode, row.lat) == ("Buenaventura", "COL", "firearms", 3.8933)
    assert len(read(DATA / "ucdp_candidate.csv")) == 2


def test_days_and_places_keep_how_exact_they_are(tmp_path: Path) -> None:
    head = [*HEAD, "time_precision", "geo_precision"]
    rows = [["X1", *ROW[1:], "2", "3"], ["X2", *ROW[1:], "3", "2"]]
    week, month = read(written(tmp_path / "a.csv", [head, *rows]))
    assert isinstance(week, Theirs) and isinstance(month, Theirs)
    assert (week.earliest, week.latest, week.day_precision, week.place_precision) == (
        *("2026-09-12", "2026-09-18"),
        *("week", "area"),
    )
    assert (month.earliest, month.latest, month.place_precision) == ("2026-09-01", "2026-09-30", "near")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), min_size=1, max_size=4))
def test_odd_cells_are_rows_or_reasons(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("odd") / "a.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *rows])
    assert all(isinstance(row, Theirs | Unread) for row in read(path))


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def run(*words: object) -> None:
    shown = CliRunner().invoke(commands, [str(word) for word in words])
    assert shown.exit_code == 0, shown.output


def test_imported_rows_are_in_no_freeze_unless_asked_for(store_file: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    run("freeze", "v", "-o", tmp_path / "before", "--store", store_file)
    run("import", DATA / "acled.csv", "--name", "Made up", "--store", store_file)
    run("freeze", "v", "-o", tmp_path / "after", "--store", store_file)
    assert digests(tmp_path / "before") == digests(tmp_path / "after")
    run("freeze", "v", "-o", tmp_path / "with", "--include-imported", "--store", store_file)
    run("freeze", "v", "--check", tmp_path / "with")
    with (tmp_path / "with" / "data" / "imported.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 12 and {row["dataset"] for row in rows} == {"Made up"}
    same = {name: sum_ for name, sum_ in digests(tmp_path / "before").items() if name.startswith("data/")}
    assert same.items() <= digests(tmp_path / "with").items()


def test_no_row_becomes_anything_of_the_record(store_file: Path) -> None:
    tables = ("report", "happening", "event", "claim", "actor", "figure", "change", "failure", "story")
    count = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    with open_store(store_file, Access.WRITE) as store:
        before = next(store.base.execute(count))
        taken(store, DATA / "acled.csv")
        assert next(store.base.execute(count)) == before
        sheet = imported_sheet()
        assert all(len(row) == len(sheet.columns) for row in imported_rows(store.base))
        forget(store, 1)
        assert datasets(store.base) == ()
        assert not store.base.execute("SELECT 1 FROM imported").get


def test_removing_a_report_takes_what_was_kept_of_comparisons(store_file: Path) -> None:
    run("import", DATA / "acled.csv", "--name", "Made up", "--store", store_file)
    with open_store(store_file, Access.READ) as store:
        assert store.base.execute("SELECT count(*) FROM compared").get
        report = store.base.execute("SELECT id FROM report WHERE newest LIMIT 1").get
    run("remove", report, "--why", "a test", "--store", store_file)
    with open_store(store_file, Access.READ) as store:
        assert not store.base.execute("SELECT count(*) FROM compared").get
        assert store.base.execute("SELECT count(*) FROM imported").get == 12


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_imported_rows_go_beside_an_export_only_when_asked_for(store_file: Path, tmp_path: Path, form: str) -> None:
    pytest.importorskip("pyarrow")
    forbidden = "COL9001"
    run("export", tmp_path / f"a.{form}", "--store", store_file)
    run("import", DATA / "acled.csv", "--name", "Made up", "--store", store_file)
    run("export", tmp_path / f"b.{form}", "--store", store_file)
    run("export", tmp_path / f"c.{form}", "--include-imported", "--store", store_file)
    before, after, asked = ((tmp_path / f"{name}.{form}").read_bytes() for name in "abc")
    assert before == after == asked
    assert not list(tmp_path.glob("b.imported.*"))
    rows = read_back(tmp_path / f"c.imported.{form}")
    assert len(rows) == 12 and forbidden in {row["row"] for row in rows}
    assert {row["dataset"] for row in rows} == {"Made up"}


def test_shaped_forms_and_standard_output_take_no_imported_rows(store_file: Path, tmp_path: Path) -> None:
    for words in (["--as", "acled", str(tmp_path / "a.csv")], ["--as", "csv", "-"]):
        shown = CliRunner().invoke(commands, ["export", *words, "--include-imported", "--store", str(store_file)])
        assert isinstance(shown.exception, ConfigError) and "--include-imported" in str(shown.exception)


def read_back(path: Path) -> list[dict[str, str]]:
    """The rows of a table that was written."""
    if path.suffix == ".parquet":
        from pyarrow import parquet

        found: list[dict[str, str]] = parquet.read_table(path).to_pylist()
        return found
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream)) if path.suffix == ".csv" else [json.loads(line) for line in stream]
