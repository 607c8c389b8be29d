"""The locks say the same as pyproject.toml, bear the hashes of every file, and name no address."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from tools.locks import (
    BESIDE,
    BUILD,
    LANE,
    LANE_TOOLS,
    LOCKS,
    LOWEST,
    LOWEST_DEV,
    NODE,
    ROOT,
    RUN,
    TOOLS,
    build_needs,
    entries_of,
    extras,
    hashes,
    locked,
    node_need,
    requirement,
    run_needs,
)

NAMES = sorted(path.stem for path in LOCKS.glob("*.txt"))
INTERPRETERS = ("3.11", "3.12", "3.13")
ADDRESS = re.compile(r"://|^-|--(index|extra|find|trusted)|(^|\s)/\w|\w@\w", re.MULTILINE)

NEEDS = {
    RUN: run_needs(),
    **extras(),
    BUILD: build_needs(),
    NODE: [node_need()],
    LANE: [*run_needs(), *LANE_TOOLS],
    LOWEST: [*run_needs(), *LANE_TOOLS],
    LOWEST_DEV: [*run_needs(), *(need for name, needs in extras().items() if name not in TOOLS for need in needs)],
}


def versions(name: str, python: str) -> dict[str, str]:
    """What a lock, with run.txt where it is an addition, installs on Linux with a version of Python."""
    under = LOWEST if name == LOWEST_DEV else RUN
    names = [name] if name in (*BESIDE, RUN) else [under, name]
    machine = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    found: dict[str, str] = {}
    for entry in (entry for each in names for entry in entries_of(LOCKS / f"{each}.txt")):
        one = requirement(entry)
        if one.marker is None or one.marker.evaluate(machine):
            (pin,) = one.specifier
            assert pin.operator == "==" and found.setdefault(canonicalize_name(one.name), pin.version) == pin.version
    return found


def test_there_is_a_lock_for_all_that_can_be_asked_for() -> None:
    assert set(NAMES) == set(NEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_hashes_and_no_address(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    assert not ADDRESS.findall("\n".join(line for line in text.splitlines() if not line.startswith("    --hash=")))
    found = entries_of(LOCKS / f"{name}.txt")
    assert found and len(found) == len(set(found))
    for entry in found:
        assert hashes(entry) and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes(entry)), entry
        assert len(hashes(entry)) == len(entry.splitlines()) - 1, entry


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("python", INTERPRETERS)
def test_every_dependency_is_locked_within_its_bounds(name: str, python: str) -> None:
    if name in (LOWEST, LOWEST_DEV) and python != INTERPRETERS[0]:
        return  # made for the least Python alone
    found = versions(name, python)
    for need in map(Requirement, NEEDS[name]):
        if need.marker is None or need.marker.evaluate({"sys_platform": "linux", "python_version": python}):
            assert found[canonicalize_name(need.name)] in need.specifier, need


def test_the_least_versions_are_the_bounds_of_pyproject() -> None:
    found = versions(LOWEST_DEV, INTERPRETERS[0])
    for need in map(Requirement, NEEDS[LOWEST_DEV]):
        (bound,) = [part.version for part in need.specifier if part.operator in (">=", "==")]
        assert Version(found[canonicalize_name(need.name)]) == Version(bound), need


def test_locks_agree_with_each_other() -> None:
    seen: dict[str, str] = {}
    for entry in locked(LOCKS.glob("*.txt")):
        one = requirement(entry)
        key = f"{one.name} {one.marker}"
        assert seen.setdefault(key, entry) == entry


def test_what_pyproject_says_of_python_is_what_is_locked() -> None:
    said = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text())
    assert tuple(said) == INTERPRETERS
