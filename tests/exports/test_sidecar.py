"""Tables with their sidecars: values guarded, every shown cell with its words, claim and voice."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.nouns import Whole
from dateline.exports.sidecar import EVIDENCE, Cell, Layout, Line, Shape, write_rows
from tests.exports.made import EVENT, REPORT, SENTENCE, mark, number, said, telling, voice, whole

COLUMNS = Shape(("id", "actor1", "notes"))


def row(made: Whole, *cells: Cell, identity: str = "DL-1") -> Line:
    return Line(identity, made, (Cell(identity), *cells))


def evidence(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_table_and_its_sidecar(tmp_path: Path) -> None:
    made = whole()
    line = row(made, Cell("Gunmen", (mark("Gunmen"),)), Cell(SENTENCE, (mark(),), "sentence of the best telling"))
    table, beside = write_rows(tmp_path / "t.csv", COLUMNS, [line])
    assert table.read_text(encoding="utf-8") == f'id,actor1,notes\nDL-1,Gunmen,"{SENTENCE}"\n'
    assert beside.name == "t.csv.evidence.csv"
    first, second = evidence(beside)
    assert tuple(first) == EVIDENCE
    assert first == {
        "row_id": "DL-1", "column": "actor1", "value": "Gunmen", "rule": "", "event_id": EVENT,
        "claim_id": "clm_aaaaaaaaaaaaaaaa", "report_id": REPORT, "start": "30", "end": "36", "quote": "Gunmen",
        "said_by": "police → Halden Wire",
    }  # fmt: skip
    assert second["rule"] == "sentence of the best telling" and second["quote"] == SENTENCE


def test_a_figure_has_its_own_voice(tmp_path: Path) -> None:
    figure = number(chain=("the mayor",), mark=mark("seven"))
    line = row(whole(numbers=(figure,)), Cell("7", (figure.mark,), "latest"), Cell(""))
    (shown,) = evidence(write_rows(tmp_path / "t.csv", COLUMNS, [line])[1])
    assert shown["said_by"] == "the mayor → Halden Wire"


def test_the_claim_whose_words_hold_the_value_speaks(tmp_path: Path) -> None:
    near = said("clm_near", evidence=mark("Gunmen attacked a ferry"), chain=(voice("the mayor"),))
    line = row(whole(tellings=(telling(said=(said(), near)),)), Cell("ferry", (mark("a ferry"),)), Cell(""))
    (shown,) = evidence(write_rows(tmp_path / "t.csv", COLUMNS, [line])[1])
    assert (shown["claim_id"], shown["said_by"]) == ("clm_near", "the mayor")


def test_a_rule_without_words_has_its_row(tmp_path: Path) -> None:
    (shown,) = evidence(write_rows(tmp_path / "t.csv", COLUMNS, [row(whole(), Cell("3", (), "no place"), Cell(""))])[1])
    assert (shown["column"], shown["rule"], shown["report_id"], shown["start"]) == ("actor1", "no place", "", "")


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1+1", "'=1+1"), ("-77.03", "-77.03"), ("+7", "+7"), ("-cmd|x", "'-cmd|x"), ("@SUM(A1)", "'@SUM(A1)"),
     ("'quoted", "''quoted"), ("-5.0", "-5.0"), ("", "")],
)  # fmt: skip
@pytest.mark.parametrize("layout", [Layout.CSV, Layout.TSV])
def test_formulas_are_disarmed_and_numbers_are_not(tmp_path: Path, value: str, written: str, layout: Layout) -> None:
    table, _ = write_rows(tmp_path / "t", Shape(("v",), layout), [Line("1", whole(), (Cell(value),))])
    with table.open(encoding="utf-8", newline="") as stream:
        head, *read = csv.reader(stream, delimiter="," if layout is Layout.CSV else "\t")
    assert head == ["v"] and "".join(read[0] if read else ()) == written


def test_layouts(tmp_path: Path) -> None:
    line = row(whole(), Cell('say "no"\tor\nyes'), Cell(""))
    bare = Shape(COLUMNS.columns, Layout.BARE_TSV)
    assert write_rows(tmp_path / "a", bare, [line])[0].read_text("utf-8") == "DL-1\tsay 'no' or yes\t\n"
    tagged = Shape(("a",), tags=("#event+id",))
    assert write_rows(tmp_path / "b", tagged, [])[0].read_text("utf-8") == "a\n#event+id\n"


@given(value=st.text(max_size=30))
def test_odd_text_stays_one_cell(value: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("odd")
    if any("\ud800" <= c <= "\udfff" for c in value):
        return
    for layout in Layout:
        line = Line("1", whole(), (Cell("x"), Cell(value, (mark(value or "Gunmen"),)), Cell("z")))
        table, beside = write_rows(folder / layout, Shape(("a", "b", "c"), layout), [line])
        with table.open(encoding="utf-8", newline="") as stream:
            read = list(csv.reader(stream, delimiter="," if layout is Layout.CSV else "\t"))
        assert [len(cells) for cells in read] == [3] * len(read) and read[-1][0] == "x" and read[-1][2] == "z"
        if layout is not Layout.CSV:  # the same to a reader that knows no quoting
            assert all(line.count("\t") == 2 for line in table.read_text("utf-8").removesuffix("\n").split("\n"))
        assert len(evidence(beside)) == 1
