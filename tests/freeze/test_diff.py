"""What differs between two freezes of one store that grew, corrected a page and was cleansed of a report."""

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.archive.link import link_new
from dateline.archive.remove import remove
from dateline.cli.main import commands
from dateline.errors import SourceError
from dateline.freeze import Difference, TableDifference, TextLevel, compare, opened
from dateline.store import Access, Taken, open_store, put_reading
from tests.freeze.making import frozen, label
from tests.store.making import told

AT, LATER = "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"
STAYS = told(["Ana Lopes met 40 people in Jos, police said."], "https://a.example/stays")
BEFORE = ["Bilal Haddad attacked 12 people in Bor, police said.", "Carla Novak arrested 7 people in Bor, police said."]
AFTER = ["Bilal Haddad attacked 15 people in Bor, police said."]
SECRET = told(
    ["Greta Lund condemned 333 people in Homs, police said."], "https://c.example/secret", mark="Secret words."
)
NEW = told(["Deniz Aydin met 9 people in Cali, police said."], "https://d.example/new", mark="Fresh.")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The record before and after: a page corrected, a report removed, one added."""
    folder = tmp_path_factory.mktemp("diff")
    path = folder / "a.dateline"
    with open_store(path, Access.WRITE) as store:
        for record in (STAYS, told(BEFORE, "https://b.example/page"), SECRET):
            put_reading(store, record, Taken(None, AT))
        link_new(store, AT)
    frozen(path, folder / "v1", label(TextLevel.FULL))
    with open_store(path, Access.WRITE) as store:
        for record in (told(AFTER, "https://b.example/page"), NEW):
            put_reading(store, record, Taken(None, LATER))
        link_new(store, LATER)
        report = SECRET["report"]
        assert isinstance(report, dict)
        remove(store, str(report["id"]), "asked by a court", LATER)
    frozen(path, folder / "v2", label(TextLevel.FULL, "v2"), folder / "v1")
    return folder / "v1", folder / "v2"


@pytest.fixture(scope="module")
def difference(packages: tuple[Path, Path]) -> Difference:
    with opened(packages[0]) as before, opened(packages[1]) as after:
        return compare(before, after)


def table(difference: Difference, name: str) -> TableDifference:
    return next(one for one in difference.tables if one.table == name)


def test_a_package_is_the_same_as_itself(packages: tuple[Path, Path]) -> None:
    with opened(packages[0]) as before, opened(packages[0]) as after:
        for one in compare(before, after).tables:
            assert (one.added, one.withdrawn, one.changed, one.carried) == ((), (), (), 0)
            assert one.rows[0] == one.rows[1]


def test_what_came_and_what_went(difference: Difference) -> None:
    added = [change.after for change in table(difference, "reports").added]
    assert sorted(words or "" for words in added) == [
        "Example Wire · 2026-11-20 · Fresh.",
        "Example Wire · 2026-11-20 · News.",
    ]
    (gone,) = table(difference, "reports").withdrawn
    assert gone.before is None and "asked by a court" in (gone.why or "")


def test_a_claim_that_the_correction_dropped_is_withdrawn_and_says_why(difference: Difference) -> None:
    withdrawn = table(difference, "claims").withdrawn
    arrest = next(change for change in withdrawn if "arrested" in (change.before or ""))
    assert "not in the later version" in (arrest.why or "")
    (removed,) = [change for change in withdrawn if change.before is None]
    assert "asked by a court" in (removed.why or "")


def test_a_corrected_figure_is_a_change_from_one_number_to_the_other(difference: Difference) -> None:
    changed = {change.field: (change.before, change.after) for change in table(difference, "figures").changed}
    assert changed["low"] == ("12", "15") and changed["high"] == ("12", "15")
    assert {change.before for change in table(difference, "figures").withdrawn} >= {
        'killed · exactly · 7 · people · ["police","Example Wire"]'
    }


def test_what_was_removed_is_nowhere_in_the_later_package(packages: tuple[Path, Path]) -> None:
    words = (b"Secret words", b"Greta Lund condemned", b"condemned 333")
    assert all(word in b"".join(_bytes(packages[0])) for word in words)
    for content in _bytes(packages[1]):
        assert not [word for word in words if word in content]


def test_the_list_of_changes_is_of_the_package_before(packages: tuple[Path, Path]) -> None:
    listed = (packages[1] / "CHANGES.md").read_text(encoding="utf-8")
    assert listed.startswith("# Changes from v1 to v2")
    described = json.loads((packages[1] / "datapackage.json").read_text(encoding="utf-8"))
    assert described["dateline"]["last"]["version"] == "v1"
    assert "| figures |" in listed and "12 → 15" in listed


def test_a_zip_is_as_good_as_a_folder(packages: tuple[Path, Path], difference: Difference, tmp_path: Path) -> None:
    for inner, name in (("", "flat.zip"), ("v2/", "nested.zip")):
        with zipfile.ZipFile(tmp_path / name, "w") as made:
            for path in packages[1].rglob("*"):
                if path.is_file():
                    made.write(path, inner + path.relative_to(packages[1]).as_posix())
        with opened(packages[0]) as before, opened(tmp_path / name) as after:
            assert compare(before, after) == difference


def test_words_are_not_compared_with_none(packages: tuple[Path, Path], tmp_path: Path) -> None:
    bare = frozen(packages[1].parent / "a.dateline", tmp_path / "bare", label(TextLevel.NONE, "v2"))
    with opened(packages[1]) as full, opened(bare) as without:
        assert not [change for one in compare(full, without).tables for change in one.changed]


@pytest.mark.parametrize("name", ["nothing", "empty", "text.txt"])
def test_what_is_no_package_is_said_to_be_none(tmp_path: Path, packages: tuple[Path, Path], name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("no zip")
    with pytest.raises(SourceError, match="frozen record"), opened(tmp_path / name):
        pass


def test_the_command_counts_and_lists(packages: tuple[Path, Path]) -> None:
    found = CliRunner().invoke(commands, ["diff", str(packages[0]), str(packages[1]), "--table", "figures", "--json"])
    assert found.exit_code == 0
    shown = json.loads(found.stdout)
    assert (shown["before"], shown["after"]) == ("v1", "v2") and set(shown["tables"]) == {"figures"}
    assert shown["counts"]["figures"]["changed"] == 1
    told_ = CliRunner().invoke(commands, ["diff", str(packages[0]), str(packages[1])], env={"COLUMNS": "200"})
    assert told_.exit_code == 0 and "12 → 15" in told_.stdout and "withdrawn" in told_.stdout
    assert CliRunner().invoke(commands, ["diff", str(packages[0]), str(packages[1]), "--table", "x"]).exit_code == 2


def test_the_command_freezes_and_checks(packages: tuple[Path, Path], tmp_path: Path) -> None:
    store, folder = str(packages[0].parent / "a.dateline"), str(tmp_path / "v3")
    words = ["freeze", "v3", "--store", store, "-o", folder, "--text", "none", "--date", "2026-11-22", "--author", "X"]
    assert CliRunner().invoke(commands, words).exit_code == 0
    assert CliRunner().invoke(commands, ["freeze", "--check", folder]).exit_code == 0
    (tmp_path / "v3" / "README.md").write_text("other")
    broken = CliRunner().invoke(commands, ["freeze", "--check", folder])
    assert broken.exit_code == 3 and "README.md: its bytes are others" in broken.stdout
    for wrong in (["freeze"], ["freeze", "a/b"], ["freeze", "v4", "--date", "today", "--store", store]):
        assert CliRunner().invoke(commands, wrong).exit_code == 2


def _bytes(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
