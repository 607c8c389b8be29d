"""`dateline review` as a person runs it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.archive.link import link_new
from dateline.cli.main import commands
from dateline.errors import ConfigError, StoreError
from dateline.store import Access, Taken, open_store, put_reading
from tests.store.making import AT, told

BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of two outlets that tell of one attack, one of them of an arrest too."""
    place = tmp_path / "store"
    with open_store(place, Access.WRITE) as store:
        put_reading(store, told([BOR, JOS], outlet="Gazette"), Taken(None, AT))
        put_reading(store, told([BOR], outlet="Herald", mark="Other news."), Taken(None, AT))
        link_new(store, AT)
    return place


def run(path: Path, *words: str) -> Result:
    """`dateline review …` on the store."""
    return CliRunner().invoke(commands, ["review", *words, "--store", str(path)])


def told_json(path: Path, *words: str) -> object:
    """What it answers as JSON."""
    return json.loads(run(path, *words, "--json").stdout)


def claims(path: Path) -> list[str]:
    """The claims by id."""
    with open_store(path, Access.READ) as store:
        return [str(row[0]) for row in store.base.execute("SELECT id FROM claim ORDER BY n")]


def test_the_queue_then_a_round(path: Path) -> None:
    one, two, three = claims(path)
    shown = run(path).stdout
    assert "2 events to look at" in shown and one in shown and "actor=Ana Lopes" in shown
    edited = told_json(
        path, "--edit", one, "status=planned", "--and", "place=Jos", "--by", "Ida", "--why", "so it says"
    )
    assert isinstance(edited, dict) and edited["deed"].startswith("rev_") and len(edited["events"]) == 1
    assert run(path, "--reject", two, "--why", "no arrest", "--by", "Ida").exit_code == 0
    assert run(path, "--accept", three, "--by", "Bo").exit_code == 0
    history = told_json(path, "history", one)
    assert isinstance(history, list)
    assert [(row["field"], row["machine"], row["value"]) for row in history] == [
        ("status", "occurred", "planned"),
        ("place", "Bor", "Jos"),
    ]
    assert "status occurred → planned" in " ".join(run(path, "history", one).stdout.split())
    assert run(path, "--undo", edited["deed"], "--by", "Bo").exit_code == 0
    ledger = told_json(path, "history")
    assert isinstance(ledger, dict)
    assert [row["act"] for row in ledger["items"]] == ["undo", "accept", "reject", "edit", "edit"]
    assert told_json(path, "again") == {**ledger, "items": [], "total": 0}


def test_merge_split_and_note(path: Path) -> None:
    one, two, three = claims(path)
    merged = told_json(path, "--merge", one, two, "--why", "one raid", "--by", "Ida")
    assert isinstance(merged, dict) and len(merged["events"]) == 1
    assert run(path, "--split", two, "--split", three, "--by", "Ida").exit_code == 0
    with open_store(path, Access.READ) as store:
        events = [row[0] for row in store.base.execute("SELECT event FROM happening ORDER BY n")]
    assert events[0] not in events[1:]
    assert run(path, "--note", one, "compare the numbers", "--by", "Ida").exit_code == 0
    assert "compare the numbers" in run(path, "history", one).stdout


def test_gold_agreement_and_ratings(path: Path, tmp_path: Path) -> None:
    one, two, _ = claims(path)
    for by in ("Ida", "Bo"):
        assert run(path, "--accept", one, "--by", by).exit_code == 0
    assert run(path, "--reject", two, "--why", "no", "--by", "Bo").exit_code == 0
    agreed = told_json(path, "agreement")
    assert isinstance(agreed, list) and [(a["question"], a["both"], a["agreed"]) for a in agreed] == [("verdict", 1, 1)]
    full, bare = tmp_path / "gold.jsonl", tmp_path / "bare.jsonl"
    assert run(path, "export", str(full)).exit_code == 0
    assert run(path, "export", str(bare), "--text", "none").exit_code == 0
    with_text, without = ([json.loads(line) for line in file.read_text().splitlines()] for file in (full, bare))
    assert [row["kind"] for row in with_text] == ["report", "claim", "claim"]
    assert BOR in with_text[0]["text"] and without[0] == with_text[0] | {"text": ""}
    assert run(path, "rate", "gazette", "B", "--why", "checked", "--by", "Ida").exit_code == 0
    rated = told_json(path, "ratings")
    assert isinstance(rated, list) and [(r["name"], r["grade"], r["by"]) for r in rated] == [("Gazette", "B", "Ida")]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--accept", "clm_none"], StoreError),
        (["--edit", "clm_none", "colour=red"], ConfigError),
        (["--edit", "clm_none", "status"], ConfigError),
        (["--reject", "clm_none"], StoreError),
        (["rate", "Gazette", "Z", "--why", "w"], ConfigError),
    ],
)
def test_what_cannot_be_done_is_the_operators_error(path: Path, words: list[str], error: type[Exception]) -> None:
    assert isinstance(run(path, *words).exception, error)


def test_one_thing_at_a_time(path: Path) -> None:
    one, two, _ = claims(path)
    assert run(path, "--accept", one, "--reject", two).exit_code == 2
    with open_store(path, Access.READ) as store:
        assert store.base.execute("SELECT count(*) FROM revision").get == 0
