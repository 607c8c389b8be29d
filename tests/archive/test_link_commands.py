"""`dateline link` and `dateline judge` as a person runs them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import commands
from dateline.errors import StoreError
from dateline.store import Access, Taken, open_store, put_reading
from tests.store.making import AT, told

_RAID = "Ana Lopes attacked 40 people in Bor"


def run(*words: str | Path) -> Result:
    """One command in this process."""
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three reports, none of them linked."""
    place = tmp_path / "store"
    with open_store(place, Access.WRITE) as store:
        for outlet, did in (("Gazette", _RAID), ("Herald", _RAID), ("Courier", "Emeka Obi attacked 7 people in Cali")):
            sentence = f"{did}, police said."
            put_reading(store, told([sentence], outlet=outlet, mark=f"{outlet} of Bor."), Taken(None, AT))
    return place


def ids(path: Path) -> list[str]:
    """The events of a store."""
    with open_store(path, Access.READ) as store:
        return [str(row[0]) for row in store.base.execute("SELECT id FROM event ORDER BY n")]


def test_link_links_what_is_left_and_then_nothing(path: Path) -> None:
    done = json.loads(run("link", "--store", path, "--json").stdout)
    assert done["reports"] == 3 and done["events"] == len(ids(path)) > 0
    assert json.loads(run("link", "--store", path, "--json").stdout) == {"reports": 0, "stories": 0, "events": 0}


def test_again_and_repair_say_what_they_did(path: Path) -> None:
    run("link", "--store", path)
    before = ids(path)
    done = json.loads(run("link", "--store", path, "--again", "--repair", "--json").stdout)
    assert done == {"reports": 3, "new": 0, "gone": 0, "changed": 0, "moved": 0, "mended": 0}
    assert ids(path) == before


def test_a_person_judges_by_the_ids_of_events(path: Path) -> None:
    run("link", "--store", path)
    first, *_, last = ids(path)
    said = run("judge", "same", first, last, "--why", "one raid", "--by", "an editor", "--store", path)
    assert said.exit_code == 0 and first in said.stdout
    assert ids(path) == [first]
    with open_store(path, Access.READ) as store:
        rows = list(store.base.execute("SELECT verdict, by, human, reasons FROM judgement WHERE human = 1"))
    # Each telling that a scorer had kept apart is joined by the same word.
    assert rows and set(rows) == {("same", "an editor", 1, '[["judged by a person", 1.0, "one raid", ""]]')}


def test_an_unknown_event_is_the_operators_error(path: Path) -> None:
    run("link", "--store", path)
    said = run("judge", "same", "evt_none", ids(path)[0], "--why", "w", "--by", "b", "--store", path)
    assert isinstance(said.exception, StoreError)
    assert run("judge", "maybe", "a", "b", "--why", "w", "--by", "b", "--store", path).exit_code == 2
