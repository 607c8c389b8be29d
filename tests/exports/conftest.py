"""The sample reports as an exporter gets them, and a hand-made store beside them."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from dateline.exports.gather import wholes
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from dateline.store import Access, open_store
from tests.query.making import memory


@pytest.fixture(scope="session")
def sample_base(sample_store: Path) -> Iterator[apsw.Connection]:
    """A connection to the store of the samples."""
    with open_store(sample_store, Access.READ) as store:
        yield store.base


@pytest.fixture(scope="session")
def sample_wholes(sample_base: apsw.Connection) -> tuple[Whole, ...]:
    """Every event of the samples, whole, with quotes."""
    return tuple(wholes(sample_base, Filter(), TextLevel.QUOTES))


@pytest.fixture(scope="session")
def made_base() -> apsw.Connection:
    """The small store of the query tests: a copy, a contested event, a planned one, a correction, one without a day."""
    return memory()
