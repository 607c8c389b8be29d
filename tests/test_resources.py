"""Every shipped resource: readable, with its provenance, keyed, without a row twice; and what broken ones say."""

import csv
from collections import Counter
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from dateline import tables
from dateline.errors import ResourceError
from dateline.tables import PROVENANCE, Table, cell_list, read_table, read_toml, resource_files, valid_on

CSV = [name for name, _ in resource_files() if name.endswith(".csv")]
TOML = [name for name, _ in resource_files() if name.endswith(".toml")]

# Columns that together tell a row from every other; the first column alone where a table is not named here.
KEYS = {
    "en/acts.csv": ("lemma", "kind"),
    "en/calendar.csv": ("form", "kind"),
    "en/cues.csv": ("lemma", "pos", "class", "frames", "preps"),
    "en/election_days.csv": ("near", "day"),
    "en/event_synonyms.csv": ("word", "meaning", "grade"),
    "en/feast_days.csv": ("feast", "day"),
    "en/figure_words.csv": ("word", "class"),
    "en/frames.csv": ("lemma", "pos", "frame"),
    "en/junk.csv": ("kind", "pattern"),
    "en/light_verbs.csv": ("verb", "slot"),
    "en/metonym_cues.csv": ("lemma", "pos", "slot"),
    "en/noun_synonyms.csv": ("noun", "set"),
    "en/nouns.csv": ("lemma", "class"),
    "en/numbers.csv": ("word", "kind"),
    "en/policy.csv": ("lemma", "pos", "class"),
    "en/posts.csv": ("country", "words"),
    "en/sectors.csv": ("word", "part"),
    "en/stances.csv": ("word", "class"),
    "en/status.csv": ("lemma", "pos", "effect", "scope"),
    "en/units.csv": ("form", "kind"),
    "datasets/columns.csv": ("kind", "place"),
    "datasets/recorded.csv": ("kind", "type"),
    "datasets/types.csv": ("kind", "words", "sub"),
    "exchange/spans.csv": ("form", "days"),
    "exchange/unrecorded.csv": ("form", "type", "mode"),
    "ontology/cameo.csv": ("type", "mode"),
    "ontology/standing.csv": ("type", "status"),
    "ontology/type_words.csv": ("type", "mode"),
    "exports/own.csv": ("table", "column"),
    "freeze/codebook.csv": ("table", "column"),
    "places/noted.csv": ("country", "of"),
    "places/cues.csv": ("word", "cue"),
    "places/spellings.csv": ("country", "of", "names"),
    "places/supplement.csv": ("name", "country", "level"),
    "register/standings.csv": ("organisation", "valid_from"),
    "scorers/loose.csv": ("lemma", "pos"),
    "scorers/type_families.csv": ("type", "family"),
}

# Tables kept by hand in an order of meaning (kinds together, commonest first, senses in the order they are tried);
# every other table is sorted by its key, so that a new row has one place.
BY_MEANING = {
    "en/agencies.csv",
    "ontology/acled.csv",
    "en/cues.csv",
    "en/descriptors.csv",
    "en/documents.csv",
    "datasets/columns.csv",
    "datasets/imported.csv",
    "en/figure_words.csv",
    "exchange/acled.csv",
    "exchange/gdelt_events.csv",
    "exchange/gdelt_mentions.csv",
    "exchange/polecat.csv",
    "exchange/quads.csv",
    "exchange/regions.csv",
    "exchange/spans.csv",
    "exchange/ucdp.csv",
    "en/stances.csv",
    "web/examples.csv",
    "web/licences.csv",
    "web/views.csv",
    "en/junk.csv",
    "en/light_verbs.csv",
    "en/name_heads.csv",
    "en/noun_synonyms.csv",
    "en/policy.csv",
    "en/posts.csv",
    "en/pronouns.csv",
    "en/seats_of_bodies.csv",
    "en/sectors.csv",
    "en/speech_verbs.csv",
    "en/status.csv",
    "en/titles.csv",
    "en/weapon_modes.csv",
    "en/venues.csv",
    "exports/own.csv",
    "freeze/codebook.csv",
    "freeze/tables.csv",
    "places/cues.csv",
    "places/designators.csv",
    "places/institutions.csv",
    "places/spellings.csv",
    "places/stoplist.csv",
    "places/supplement.csv",
    "places/us_states.csv",
}
# Cells with a little language of their own: patterns, sentences, conditions, words told from a longer word by a blank.
FREE = {"pattern", "example", "note", "near", "requires", "excludes"}


@pytest.fixture(params=CSV)
def table(request: pytest.FixtureRequest) -> Table:
    return read_table(request.param)


def test_there_are_resources() -> None:
    assert len(CSV) >= 20
    assert len(TOML) >= 3


def test_header_says_where_it_comes_from(table: Table) -> None:
    assert not [key for key in PROVENANCE if not table.provenance[key].strip()]
    assert table.provenance["checked"][:2] == "20"


def test_table_has_rows_and_named_columns(table: Table) -> None:
    assert table.rows
    assert all(column == column.strip().lower() for column in table.columns)
    assert len(set(table.columns)) == len(table.columns)


def test_no_row_twice(table: Table) -> None:
    key = KEYS.get(table.name, table.columns[:1] if table.name != "ontology/acled.csv" else table.columns)
    twice = [k for k, n in Counter(tuple(row[c] for c in key) for row in table.rows).items() if n > 1]
    assert not twice


def test_rows_are_sorted_by_their_key(table: Table) -> None:
    if table.name in BY_MEANING:
        return
    key = KEYS.get(table.name, table.columns[:1])
    as_written = [tuple(row[column] for column in key) for row in table.rows]
    folded = [tuple(cell.casefold() for cell in cells) for cells in as_written]
    assert as_written == sorted(as_written) or folded == sorted(folded)


def test_the_list_of_tables_by_meaning_is_current() -> None:
    assert set(CSV) >= BY_MEANING


def test_cells_are_trimmed_and_lists_have_no_value_twice(table: Table) -> None:
    for row in table.rows:
        for column, cell in row.items():
            assert column in FREE or cell == cell.strip(), (row, column)
            if column not in FREE and "|" in cell:
                values = cell.split("|")
                assert all(values) and len(set(values)) == len(values), (row, column)


@pytest.mark.parametrize("name", TOML)
def test_toml_has_its_provenance(name: str) -> None:
    header = read_toml(name)["header"]
    assert all(str(header[key]).strip() for key in PROVENANCE)


def test_only_known_kinds_of_file_are_shipped() -> None:
    found = {path.suffix for path in Path(str(tables.root())).rglob("*") if path.is_file()}
    assert found <= {".csv", ".toml", ".py", ".pyc"}


HEADER = "# what: a list\n# basis: own\n# licence: Apache-2.0\n# checked: 2026-11\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the shipped resources."""

    def at() -> Traversable:
        return tmp_path

    monkeypatch.setattr(tables, "root", at)
    return tmp_path


def test_a_table_is_read_with_its_header(shelf: Path) -> None:
    (shelf / "a.csv").write_text(HEADER + 'word,note\nKyiv,"a, b"\n', encoding="utf-8")
    table = read_table("a.csv")
    assert table.columns == ("word", "note")
    assert table.rows == ({"word": "Kyiv", "note": "a, b"},)
    assert table.provenance["licence"] == "Apache-2.0"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("word\nKyiv\n", "header lacks what, basis, licence, checked"),
        (HEADER.replace("# basis: own\n", "") + "word\nKyiv\n", "header lacks basis"),
        (HEADER + "word,note\nKyiv\n", "1 cells where 2 were expected"),
        (HEADER + "word\nKyiv,x\n", "2 cells where 1 were expected"),
        ("# no colon here\n" + HEADER + "word\n", "not 'key: value'"),
    ],
)
def test_a_broken_table_says_what_is_wrong(shelf: Path, content: str, message: str) -> None:
    (shelf / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message) as caught:
        read_table("a.csv")
    assert "resources/a.csv" in str(caught.value)


def test_a_missing_or_unreadable_resource_is_named(shelf: Path) -> None:
    (shelf / "b.csv").write_bytes(b"\xff\xfe\xff")
    for name in ("a.csv", "b.csv"):
        with pytest.raises(ResourceError, match=f"resources/{name}"):
            read_table(name)


@pytest.mark.parametrize(("content", "message"), [("a = ", "resources/a.toml"), ("a = 1", "header. lacks what")])
def test_a_broken_toml_says_what_is_wrong(shelf: Path, content: str, message: str) -> None:
    (shelf / "a.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        read_toml("a.toml")


def test_the_digest_changes_with_any_byte(shelf: Path) -> None:
    (shelf / "a.csv").write_text(HEADER + "word\nKyiv\n", encoding="utf-8")
    before = tables.digest()
    (shelf / "a.csv").write_text(HEADER + "word\nKyiw\n", encoding="utf-8")
    assert tables.digest() != before


def test_cell_lists_and_dates() -> None:
    assert cell_list("a| b ||c") == ("a", "b", "c")
    assert cell_list("") == ()
    row = {"valid_from": "2019-05", "valid_until": "2024"}
    assert valid_on(row, None)
    assert valid_on(row, date(2019, 5, 1)) and valid_on(row, date(2024, 12, 31))
    assert not valid_on(row, date(2019, 4, 30)) and not valid_on(row, date(2025, 1, 1))


def test_csv_cells_survive_a_round_trip() -> None:
    for name, item in resource_files():
        if name.endswith(".csv"):
            lines = [line for line in item.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
            assert not [line for line in lines if not line.strip()], name
            assert len(list(csv.reader(lines))) == len(lines), f"{name}: a cell that runs over lines"
