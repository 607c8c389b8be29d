"""A store of the samples that may be written to, and the made-up rows about their events."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


@pytest.fixture
def store_file(sample_store: Path, tmp_path: Path) -> Path:
    """A copy of the samples' store."""
    return Path(shutil.copy(sample_store, tmp_path / "s.dateline"))
