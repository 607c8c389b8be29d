"""What a start costs: asking a store needs neither the parser nor the libraries of pages and the network."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from dateline.cli.group import COMMANDS
from dateline.cli.main import commands

HEAVY = ("spacy", "trafilatura", "httpx2", "numpy", "lxml", "cattrs", "fastapi", "dateline.compose", "dateline.ingest")
GROUP = typer.main.get_command(commands)
OF_PAGES = ("trafilatura", "htmldate", "lxml", "httpx2", "requests", "jinja2", "fastapi", "pandas", "pyarrow", "weasel")
ASKING = ("events", "story", "figures", "positions", "timeline", "who", "changes", "search", "brief")


def loaded_by(code: str, heavy: tuple[str, ...] = HEAVY) -> list[str]:
    """Which of the heavy modules a fresh interpreter has loaded after some code."""
    look = f"import sys; print(*(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{look}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()


def command(*words: str | Path) -> str:
    """Code that runs one command and goes on."""
    return f"from dateline.cli.main import commands\ncommands({[str(word) for word in words]!r}, standalone_mode=False)"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from dateline.store import Access, open_store

    path = tmp_path_factory.mktemp("start") / "empty.dateline"
    open_store(path, Access.WRITE).close()
    return path


def test_opening_a_store_needs_no_reader(store: Path) -> None:
    assert loaded_by(f"import dateline\nwith dateline.open({str(store)!r}) as rec: list(rec.events())") == []


@pytest.mark.parametrize("name", ASKING)
def test_a_question_needs_no_reader(name: str, store: Path) -> None:
    words = ["nothing"] if name == "search" else []
    assert loaded_by(command(name, *words, "--store", store)) == []


def test_help_loads_no_command() -> None:
    assert loaded_by(command("--help")) == []


def test_reading_is_there_when_it_is_asked_for() -> None:
    code = "import dateline, dateline.compose\nassert callable(dateline.read) and dateline.read is dateline.read"
    code += "\nfrom dateline import read_text, Settings"
    assert {"dateline.ingest", "dateline.compose"} <= set(loaded_by(code))


def test_reading_plain_text_needs_no_library_of_pages_or_the_network(tmp_path: Path) -> None:
    text, out = tmp_path / "report.txt", tmp_path / "out.jsonl"
    text.write_text("The army said on Monday that it had left the town.", encoding="utf-8")
    assert loaded_by(command("read", text, "--format", "jsonl", "--output", out), (*OF_PAGES, "dateline.show")) == []
    assert '"claims"' in out.read_text(encoding="utf-8")


def test_every_public_name_is_found() -> None:
    import dateline

    assert [name for name in dateline.__all__ if not hasattr(dateline, name)] == []
    assert set(dateline.__all__) <= set(dir(dateline))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        dateline.reed  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", COMMANDS)
def test_the_first_line_in_the_list_is_the_commands_own(name: str) -> None:
    listed = GROUP.commands[name]
    assert listed.help == (listed.whole.help or "").split("\n")[0]  # type: ignore[attr-defined]  # of LaterCommand
