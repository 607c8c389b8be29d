"""What fuzzing began with, and what it found, tried again: nothing of it may ever break anything again."""

from pathlib import Path

import pytest

from tests.fuzz.corpus import kept_of
from tests.fuzz.targets import TARGETS, checked

KEPT = [(target, path) for target in TARGETS for path in kept_of(target)]


@pytest.mark.parametrize(("target", "path"), KEPT, ids=[f"{target}-{path.name}" for target, path in KEPT])
@pytest.mark.filterwarnings("ignore")  # libraries warn of what is wrong with an input
def test_an_input_that_once_broke_something(target: str, path: Path) -> None:
    checked(TARGETS[target], path.read_bytes())


def test_every_target_has_something_to_begin_with() -> None:
    assert {target for target, _ in KEPT} == set(TARGETS)
