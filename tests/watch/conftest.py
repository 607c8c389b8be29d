"""A test server for each test, and a watch with a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watch.making import Watcher
from tests.watch.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def watcher(tmp_path: Path) -> Watcher:
    return Watcher(tmp_path)
