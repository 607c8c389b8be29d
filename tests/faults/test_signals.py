"""Signals and closed streams: how a command ends when it is told to, and that nothing is lost by it."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.commands import COMMAND, begun, environment, held, inputs, rows_of, well
from tests.faults.kills import stored

REPORTS = 192


def _until_some(running: "subprocess.Popen[str]", store: Path) -> None:
    end = time.monotonic() + 120
    while not stored(store) and running.poll() is None and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("signals", "statuses"),
    [
        ([signal.SIGINT], (130, 1, 0)),
        ([signal.SIGINT, signal.SIGINT], (-signal.SIGINT, 130, 1, 0)),
        ([signal.SIGTERM], (-signal.SIGTERM, 143, 0)),
        ([signal.SIGHUP], (-signal.SIGHUP, 129, 0)),
    ],
    ids=["Ctrl-C", "Ctrl-C twice", "SIGTERM", "SIGHUP"],
)
def test_adding_is_told_to_end(folder: Path, signals: list[int], statuses: tuple[int, ...]) -> None:
    source, store = inputs(folder, REPORTS), folder / "s.dateline"
    # In a group of its own, as a terminal gives Ctrl-C to the whole of it.
    running = begun(folder, "add", str(source), "--store", str(store), "--jobs", "2", start_new_session=True)
    _until_some(running, store)
    seen = stored(store)
    for one in signals:
        if running.poll() is None:
            os.killpg(running.pid, one)
            time.sleep(0.05)
    _, said = running.communicate(timeout=120)
    assert running.returncode in statuses, said
    assert "Traceback" not in said, said
    assert len(held(store)) >= seen > 0
    well(folder, "add", str(source), "--store", str(store), "--jobs", "1")
    well(folder, "add", str(source), "--store", "whole.dateline", "--jobs", "1")
    assert rows_of(store) == rows_of(folder / "whole.dateline")


@pytest.mark.parametrize(
    ("shell", "status", "told"),
    [
        ("events --format jsonl --store s.dateline | head -1", 0, '{"id":"evt_'),
        ("export - --as jsonl --store s.dateline | head -c 2", 0, '{"'),
        ("schema | head -1", 0, "{"),
        ("events --store s.dateline >&-", 0, ""),
        ("add - --store new.dateline <&-", 3, "0 new"),
        ("add - --store new.dateline </dev/null", 3, "0 new"),
        ("events --store s.dateline 2>&-", 0, "event"),
    ],
)
def test_a_stream_is_closed(folder: Path, store: Path, shell: str, status: int, told: str) -> None:
    assert store.exists()
    line = f"'{COMMAND[0]}' -c \"{COMMAND[2]}\" {shell}"
    ended = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == status, ended.stderr
    assert told in ended.stdout
    assert "Traceback" not in ended.stderr and "Exception ignored" not in ended.stderr
