"""A store of the sample reports that ship with dateline, made once for every test that looks at one."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read and linked; not to be written to: copy it."""
    from typer.testing import CliRunner  # the tests that need no store do not wait for the commands

    from dateline.cli.demo import STORE
    from dateline.cli.main import commands

    folder = tmp_path_factory.mktemp("web")
    shown = CliRunner().invoke(commands, ["demo", "-o", str(folder)])
    assert shown.exit_code == 0, shown.output
    return folder / STORE
