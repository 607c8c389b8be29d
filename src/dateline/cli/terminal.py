"""What every command shares with the terminal: consoles, progress on stderr, settings, exit status."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment

from dateline.settings import Settings, load_settings

FAILED = 3  # exit status: some inputs could not be read

# What a terminal acts upon, or shows in another place than it stands in: control characters, and marks of direction.
_ACTED_UPON = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Plain(Console):
    """A console on which text, wherever it comes from, is nothing but text: only styles of our own reach a terminal."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control is None and not segment.text.isprintable():
                yield Segment(_ACTED_UPON.sub("", segment.text), segment.style)
            else:
                yield segment


out = Plain(highlight=False, soft_wrap=False)
err = Plain(stderr=True, highlight=False)


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
