"""Whatever is killed, at whatever moment: what was committed stands, no half file has the final name, the same again
does the rest."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from dateline.freeze import check
from dateline.store import Access, open_store, schema
from tests.faults.commands import environment, held, rows_of, well
from tests.store.making import content

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "imports" / "data" / "own.csv"
WHERE = (0.1, 0.5, 0.9)  # of the database's steps


def dying(folder: Path, at: int, words: Sequence[str]) -> tuple[int, int]:
    """The exit status of a command that is killed at a step of its database, and how many steps it took if it lived."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.dying", str(at), *words],
        cwd=folder,
        env={**environment(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    found = re.search(r"steps (\d+)", ended.stderr)
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, int(found[1]) if found else 0


def claim_of(store: Path) -> str:
    """The public id of a claim of a store."""
    with open_store(store, Access.READ) as opened:
        return str(opened.base.execute("SELECT claim FROM v_claims ORDER BY claim LIMIT 1").get)


def report_of(store: Path) -> str:
    with open_store(store, Access.READ) as opened:
        return str(opened.base.execute("SELECT id FROM report ORDER BY id LIMIT 1").get)


def deeds(store: Path) -> dict[str, list[str]]:
    """Commands that change a store with events."""
    return {
        "link again": ["link", "--again"],
        "remove": ["remove", report_of(store), "--why", "asked for"],
        "review": ["review", "--reject", claim_of(store), "--why", "wrong", "--by", "Ada"],
        "import": ["import", str(OWN), "--name", "Made up"],
    }


@pytest.mark.parametrize("deed", ["link again", "remove", "review", "import"])
def test_a_command_that_changes_the_store_is_killed(folder: Path, linked_store: Path, deed: str) -> None:
    words = [*deeds(linked_store)[deed], "--store", "s.dateline"]
    shutil.copy(linked_store, folder / "s.dateline")
    status, steps = dying(folder, 0, words)
    assert status in (0, 3) and steps > 10  # 3: the rows of the list hold some that are none
    wanted = rows_of(folder / "s.dateline")
    for share in WHERE:
        _clear(folder / "s.dateline")  # with the log that a killed one left beside it
        shutil.copy(linked_store, folder / "s.dateline")
        assert dying(folder, int(steps * share) + 1, words)[0] == -9
        assert len(held(folder / "s.dateline")) in ((59, 60) if deed == "remove" else (60,))
        if _others(folder / "s.dateline", wanted):
            assert dying(folder, 0, words)[0] == status
            assert _others(folder / "s.dateline", wanted) == []


def _others(store: Path, wanted: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """The tables that hold another number of rows; ids of reviews are made by chance, so rows are counted.

    What came to be known in parts is told in parts: changes are left out.
    """
    found = rows_of(store)
    return [table for table in wanted if table != "change" and len(found[table]) != len(wanted[table])]


@pytest.mark.parametrize("name", ["events.csv", "pages", "v1"])
def test_a_command_that_writes_files_is_killed(folder: Path, store: Path, name: str) -> None:
    words = ["freeze", "v1"] if name == "v1" else ["export", name]
    status, steps = dying(folder, 0, [*words, "--store", "s.dateline"])
    assert status == 0 and (folder / name).exists()
    for share in WHERE:
        _clear(folder / name)
        assert dying(folder, int(steps * share) + 1, [*words, "--store", "s.dateline"])[0] == -9
        assert not (folder / name / "index.html").exists() if name == "pages" else not (folder / name).exists()
    assert dying(folder, 0, [*words, "--store", "s.dateline"])[0] == 0
    assert sorted(path.name for path in folder.iterdir() if path.name.endswith(".part")) == []
    if name == "v1":
        assert list(check(folder / "v1")) == []


def _clear(target: Path) -> None:
    """Takes away a target and what lies beside it under a name that begins with its own."""
    for path in target.parent.glob(f"{target.name}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def older(path: Path) -> None:
    """A store as the first dateline made it."""
    with apsw.Connection(str(path)) as base:
        base.execute(schema.steps()[1])
        base.pragma("application_id", schema.APPLICATION)
        base.pragma("user_version", 1)
    base.close()


def test_bringing_up_an_older_store_is_killed(folder: Path) -> None:
    store = folder / "s.dateline"
    older(store)
    status, steps = dying(folder, 0, ["link", "--store", "s.dateline"])
    assert status == 0
    with open_store(store, Access.READ) as opened:
        wanted = content(opened)
    for share in WHERE:
        _clear(store)
        older(store)
        assert dying(folder, int(steps * share) + 1, ["link", "--store", "s.dateline"])[0] == -9
        well(folder, "link", "--store", "s.dateline")
        with open_store(store, Access.READ) as opened:
            assert content(opened) == wanted
        copies = [path.name for path in folder.glob("s.dateline.schema*")]
        assert "s.dateline.schema1" in copies and not [name for name in copies if name.endswith(".part")]


def test_adding_is_killed(tmp_path: Path) -> None:
    """Three of the hundred, in a process of their own: what other tests left in this one is not to be forked."""
    code = "import sys; from pathlib import Path; from tests.faults import kills\n"
    code += "assert kills.run(Path(sys.argv[1]), 3, seed=5).counts['kills'] == 3"
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stderr
