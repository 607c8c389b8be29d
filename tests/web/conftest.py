"""The pages over the store of the samples."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.state import State

TOKEN = "a-token-for-tests"


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
