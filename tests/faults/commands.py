"""The real commands in processes of their own, over short reports that are read without a parser."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dateline.store import Access, open_store
from tests.store.making import content

COMMAND = (sys.executable, "-c", "import sys; from dateline.cli.main import app; sys.argv[0] = 'dateline'; app()")
SETTINGS = "[read]\nmodel = 'plain'\n"
_TOWNS = ("Harrowmere", "Aleppo", "Homs", "Cali", "Jos", "Gdansk", "Leeds", "Split", "Tartu", "Bergen")
_DEEDS = ("attacked a convoy near", "met traders in", "arrested four men in", "closed the old bridge of")


def environment() -> Mapping[str, str]:
    """Of a command that shows no colours and breaks no lines."""
    return os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "TERM": "dumb"}


def begun(folder: Path, *words: str, **how: object) -> "subprocess.Popen[str]":
    """A command that runs in a folder; what it says comes through pipes."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | how
    return subprocess.Popen([*COMMAND, *words], cwd=folder, text=True, env=environment(), **pipes)  # type: ignore[call-overload, no-any-return]


def done(folder: Path, *words: str, **how: object) -> "subprocess.CompletedProcess[str]":
    """What a command gave and said; whatever befalls it, it never shows a traceback."""
    running = begun(folder, *words, **how)
    told, said = running.communicate(timeout=240)
    assert "Traceback" not in (said or ""), said
    return subprocess.CompletedProcess(words, running.returncode, told or "", said or "")


def well(folder: Path, *words: str) -> str:
    """What a command that must succeed gave."""
    ended = done(folder, *words)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def inputs(folder: Path, count: int, start: int = 0) -> Path:
    """Short reports as JSON lines: the same for the same numbers."""
    path = folder / f"reports{start}-{count}.jsonl"
    rows = (_row(number) for number in range(start, start + count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _row(number: int) -> dict[str, str]:
    town, deed = _TOWNS[number % len(_TOWNS)], _DEEDS[number // 3 % len(_DEEDS)]
    told = f"Rebels {deed} {town} on Tuesday, police said. At least {number + 2} people were killed there."
    more = f"Mayor Ada Quill{number} said that the road to {town} stays shut until Friday. She asked for calm."
    return {
        "id": f"row-{number}",
        "outlet": f"Post {number % 7}",
        "published": f"2026-{number % 12 + 1:02}-{number % 27 + 1:02}",
        "text": f"{told}\n\n{more}\n\nNumber {number}.",
    }


def settled(folder: Path) -> Path:
    """A folder in which commands read without a parser."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dateline.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


def held(store: Path) -> list[str]:
    """The reports of a store by their outlets' ids, in the order in which they came; the file is whole."""
    with open_store(store, Access.READ) as opened:
        assert opened.base.execute("PRAGMA integrity_check").get == "ok"
        assert opened.base.execute("PRAGMA foreign_key_check").get is None
        return [str(row[0]) for row in opened.base.execute("SELECT source_id FROM report ORDER BY n")]


def rows_of(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a store without the times of day and the folders that reports were taken from."""
    with open_store(store, Access.READ) as opened:
        found = content(opened)
        found["report"] = list(
            opened.base.execute("SELECT n, id, line, version, text, newest, linked FROM report ORDER BY n")
        )
    return found
