"""What every command shares with the terminal: consoles, progress on stderr, settings, exit status."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from rich.console import Console
from rich.markup import escape

from dateline.settings import Settings, load_settings

FAILED = 3  # exit status: some inputs could not be read

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)


def notice(words: str) -> None:
    """One line for the person at the terminal, on stderr; outside text is never read as markup."""
    err.print(escape(words), soft_wrap=True)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Shows that something takes time: a spinner on a terminal, one line elsewhere."""
    if err.is_terminal:
        with err.status(escape(words)):
            yield
    else:
        notice(words + " …")
        yield


def settings_from(path: Path | None) -> Settings:
    """Settings of a named file, else of ./dateline.toml, else of the user's, else the defaults."""
    if path is not None:
        return load_settings(path)
    for place in (Path("dateline.toml"), Path(platformdirs.user_config_dir("dateline")) / "dateline.toml"):
        if place.is_file():
            return load_settings(place)
    return load_settings(None)
