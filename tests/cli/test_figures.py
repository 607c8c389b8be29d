"""`dateline figures` and `dateline positions` at the terminal."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import commands
from tests.query import making

RUN = CliRunner()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.file(tmp_path_factory.mktemp("figures") / "made.dateline")


@pytest.mark.parametrize("verb", ["figures", "positions"])
@pytest.mark.parametrize("shape", ["table", "json", "svg", "html"])
def test_every_shape_is_written(store: Path, verb: str, shape: str) -> None:
    done = RUN.invoke(commands, [verb, "--store", str(store), "--format", shape])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


@pytest.mark.parametrize(("verb", "keys"), [("figures", {"items"}), ("positions", {"positions", "standpoints"})])
def test_json_says_its_version_and_whether_it_is_all(store: Path, verb: str, keys: set[str]) -> None:
    answer = json.loads(RUN.invoke(commands, [verb, "--store", str(store), "--json"]).output)
    assert answer["schema_version"] == 1
    assert answer["truncated"] is False
    assert keys <= set(answer)


def test_an_unknown_event_is_the_operators_error(store: Path) -> None:
    done = RUN.invoke(commands, ["figures", "evt_none", "--store", str(store)])
    assert done.exit_code == 1
    assert "no event or story evt_none" in str(done.exception)
