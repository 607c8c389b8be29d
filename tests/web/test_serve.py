"""The server as a person starts it: soon there, told what is wrong, at peace with a writer, ended by one signal."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import apsw
import pytest

from dateline.store import Access, open_store

RUN = "from dateline.cli.main import app; app()"


@contextmanager
def serving(store: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of a store, and its address."""
    command = [sys.executable, "-c", RUN, "serve", str(store), "--port", "0", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        assert "http://" in line, line
        try:
            yield server, line.split()[-1]
        finally:
            server.kill()


def status(address: str) -> int:
    try:
        return int(urlopen(address, timeout=20).status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_it_in_peace(sample_store: Path, stop: signal.Signals) -> None:
    with serving(sample_store) as (server, address):
        assert status(address) == 200
        server.send_signal(stop)
        assert server.wait(20) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


def test_the_page_is_up_in_two_seconds_of_the_processor(sample_store: Path) -> None:
    with serving(sample_store) as (server, address):
        assert status(address) == 200
        parts = Path(f"/proc/{server.pid}/stat")
        if not parts.exists():
            pytest.skip("no /proc here")
        fields = parts.read_text().rsplit(")", 1)[1].split()
        assert (int(fields[11]) + int(fields[12])) / 100 < 2


def test_a_store_that_is_written_is_read_meanwhile(sample_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "written.dateline"
    shutil.copy(sample_store, path)
    with serving(path) as (_, address), open_store(path, Access.WRITE) as store:
        with store.writing():
            store.base.execute("UPDATE report SET title = 'Not yet'")
            assert "Not yet" not in urlopen(f"{address}reports", timeout=20).read().decode()
        assert "Not yet" in urlopen(f"{address}reports", timeout=20).read().decode()


def test_a_store_that_is_replaced_is_read_anew(sample_store: Path, tmp_path: Path) -> None:
    path, other = tmp_path / "one.dateline", tmp_path / "other.dateline"
    shutil.copy(sample_store, path)
    shutil.copy(sample_store, other)
    with open_store(other, Access.WRITE) as store, store.writing():
        store.base.execute("UPDATE report SET title = 'Quite another'")
    with serving(path) as (_, address):
        assert "Quite another" not in urlopen(f"{address}reports", timeout=20).read().decode()
        other.replace(path)
        assert "Quite another" in urlopen(f"{address}reports", timeout=20).read().decode()
        path.rename(other)
        assert status(f"{address}reports") == 503
        other.rename(path)
        assert status(f"{address}reports") == 200


def ended(store: Path, *words: str) -> str:
    """What a server says that cannot start."""
    command = [sys.executable, "-c", RUN, "serve", str(store), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return " ".join(done.stderr.split())


def test_what_keeps_it_from_starting_is_told(sample_store: Path, tmp_path: Path) -> None:
    assert "no store at" in ended(tmp_path / "none.dateline")
    words = tmp_path / "words.dateline"
    words.write_text("no store at all")
    assert "is not a dateline store" in ended(words)
    older = tmp_path / "older.dateline"
    shutil.copy(sample_store, older)
    base = apsw.Connection(str(older))
    base.pragma("user_version", 1)
    base.close()
    assert "has the older schema 1" in ended(older)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"cannot listen on 127.0.0.1:{port}" in ended(sample_store, "--port", port)
