"""One store and its package for all tests of a run."""

from pathlib import Path

import pytest

from tests.freeze.making import filled, frozen


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("freeze") / "a.dateline")


@pytest.fixture(scope="session")
def package(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return frozen(store, tmp_path_factory.mktemp("packages") / "v1")
