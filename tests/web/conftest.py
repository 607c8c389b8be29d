"""A store of the sample reports that ship with dateline, made once, and the pages over it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.demo import STORE
from dateline.cli.main import commands
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

TOKEN = "a-token-for-tests"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read and linked; not to be written to: copy it."""
    folder = tmp_path_factory.mktemp("web")
    shown = CliRunner().invoke(commands, ["demo", "-o", str(folder)])
    assert shown.exit_code == 0, shown.output
    return folder / STORE


@pytest.fixture(scope="session")
def state(sample_store: Path) -> Iterator[State]:
    """What a server of that store knows."""
    desk = Desk(sample_store)
    yield State(desk, TOKEN, lambda: datetime(2026, 11, 22, 12, tzinfo=UTC), ("testserver", "127.0.0.1"))
    desk.close()


@pytest.fixture(scope="session")
def client(state: State) -> TestClient:
    """A client of the pages of that store."""
    return TestClient(make_app(state))
