"""Fixtures of the places room."""

import pytest

from dateline.places import Gazetteer, Places, build
from tests.places.making import small_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A small invented gazetteer."""
    return small_gazetteer(tmp_path_factory.mktemp("gazetteer"))


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer) -> Places:
    """The stage over the small gazetteer."""
    return build(gazetteer)
