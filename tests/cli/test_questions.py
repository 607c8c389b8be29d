"""The questions at the terminal: what a person reads, what a program gets, and what outside text cannot do."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.asking import _back_from
from dateline.cli.lines import plain
from dateline.cli.main import commands
from dateline.errors import ConfigError, StoreError
from dateline.show.answers import COLUMNS
from dateline.store.database import Access, open_store
from tests.query.making import event_id, file, report_id, story_id


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return file(tmp_path_factory.mktemp("store") / "x.dateline")


def run(store: Path, *arguments: str, columns: int = 80) -> Result:
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner().invoke(commands, [*arguments, "--store", str(store)], env=environment)


def shown(store: Path, *arguments: str, columns: int = 80) -> str:
    done = run(store, *arguments, columns=columns)
    assert done.exit_code == 0, done.output
    assert all(len(line.rstrip()) <= columns for line in done.stdout.splitlines())
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_events_for_people(store: Path, columns: int) -> None:
    text = shown(store, "events", "--type", "assault", columns=columns)
    assert text.startswith("1 event · type assault\n")
    for words in ("2026-09-15  gunmen → attacked → a ferry", "occurred, contested", "3 outlets, 3 origins", "7 killed"):
        assert " ".join(words.split()) in " ".join(text.split())
    assert event_id("ferry") in text
    assert f"{report_id(1)}#char=29,116" in text


def test_a_long_list_says_how_to_go_on(store: Path) -> None:
    text = shown(store, "events", "-n", "3")
    cursor = text.split("--next ")[1].strip()
    rest = shown(store, "events", "--next", cursor)
    assert text.count("evt_") == 3
    assert rest.count("evt_") == 5


def test_nothing_found_says_what_keeps_it_away(store: Path) -> None:
    text = shown(store, "events", "--country", "CAN", "--type", "assault")
    assert text.startswith("0 events")
    assert "without --type: 1 event" in text
    assert "without --country: 1 event" in text


def test_events_for_programs(store: Path) -> None:
    held = json.loads(shown(store, "events", "--json", "-n", "2", columns=9999))
    assert (len(held["items"]), held["total"], held["total_exact"], held["truncated"]) == (2, 8, True, True)
    assert held["items"][0]["who"]["name"] == "Canada"
    rows = list(csv.reader(StringIO(shown(store, "events", "--format", "csv", columns=9999))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 9
    lines = shown(store, "events", "--format", "jsonl", columns=9999).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row[0] for row in rows[1:]]


def test_one_event(store: Path) -> None:
    text = shown(store, "events", event_id("ferry"))
    assert "who       gunmen [1][2]  otherwise: [3]" in text
    assert "who: ≠ Andean Front" in text
    assert "= Estuary Post" in text
    assert "denied by Andean Front → Estuary Post, 2026-09-17" in text
    assert "dates: 2026-09-15 / 2026-09-18 (rules_v1)" in text
    assert "contested no → contested yes" in text


def test_an_id_that_is_gone(store: Path) -> None:
    assert f"in its place: {event_id('ferry')}" in shown(store, "events", "evt_gone000000000000")
    assert isinstance(run(store, "events", "evt_never").exception, StoreError)


def test_stories(store: Path) -> None:
    assert "6 reports, 3 outlets, 3 origins" in shown(store, "story")
    text = shown(store, "story", story_id("ferry"))
    for words in ("In the words of its reports", "Line of days", "Who", "Open", "Reports"):
        assert words in text
    assert f"copy of {report_id(1)} (90% of the shorter text)" in text
    assert "contested: voices disagree whether it" in text


def test_timeline_who_changes_search(store: Path) -> None:
    line = shown(store, "timeline", "--after", "2026-10")
    assert line.index("2026-10-01") < line.index("2026-10-03") < line.index("2026-10-06")
    assert "called Marta Ruiz (1)" in shown(store, "who", "marta")
    assert "7 actors" in shown(store, "who") or "10 actors" in shown(store, "who")
    assert "event-grew       gunmen → attacked → a ferry" in shown(store, "changes", "--until", "2026-09-30")
    assert "Canada lifts canola ban" in shown(store, "search", "canola ban")


def test_whom_a_name_is_taken_to_mean(store: Path) -> None:
    done = run(store, "events", "--actor", "front")
    assert "“front” is taken to be Andean Front" in done.stderr


def test_a_brief_in_a_file(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    assert shown(store, "brief", "--since", "2026-09-17", "--until", "2026-10-31", "-o", str(target)) == ""
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert "# Brief, 2026-09-17 to 2026-10-31" in shown(
        store, "brief", "--since", "2026-09-17", "--until", "2026-10-31", columns=9999
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "--type", "ASSULT"),
        ("events", "--after", "soon"),
        ("events", "--actor", "nobody such"),
        ("events", "--next", "???"),
        ("timeline", "--place", "99,99,99"),
        ("search", "!!!"),
        ("changes", "--kind", "none"),
        ("brief", "--since", "x"),
    ],
)
def test_what_an_operator_can_mend(store: Path, arguments: tuple[str, ...]) -> None:
    assert isinstance(run(store, *arguments).exception, ConfigError)


def test_text_of_reports_is_data(tmp_path: Path) -> None:
    path = file(tmp_path / "x.dateline")
    with open_store(path, Access.WRITE) as opened, opened.writing():
        opened.base.execute("UPDATE story SET title = ?", ("[red]x[/red]\x1b[31m\u202eevil\x07",))
        opened.base.execute("UPDATE happening SET trigger_text = ?", ("\x1b]0;x\x07[bold]hit",))
        opened.base.execute("UPDATE report SET title = ?", ("a\nb\x1b[2J",))
    for arguments in (("story",), ("events",), ("timeline",), ("search", "ferry"), ("events", event_id("ferry"))):
        text = shown(path, *arguments)
        assert not set(text) & {"\x1b", "\x07", "\u202e"}
    assert "[red]x[/red] [31mevil" in shown(path, "story")
    assert "[bold]hit" in shown(path, "events")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("7d", "2026-11-15"), ("2w", "2026-11-08"), ("1m", "2026-10-23"), ("1y", "2025-11-22"), ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"), ("2026-10", "2026-10"), ("9999y", "0001-01-01"), ("next", "next"),
    ],
)  # fmt: skip
def test_days_back(words: str, day: str) -> None:
    from datetime import date

    assert _back_from(date(2026, 11, 22), words) == day


def test_plain_words() -> None:
    assert plain("a\tb\nc\x1b[0m\u200bd\u202e") == "a b c [0md"
