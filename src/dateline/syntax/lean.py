"""Loads spaCy without its command line, which nobody uses here: a third of the time of its import."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_UNUSED = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_commands() -> Iterator[None]:
    """Within it spaCy is imported with nothing in place of its commands; after it they can be imported as ever."""
    if "spacy" in sys.modules:
        yield
        return
    sys.modules.update((name, _Nothing(name)) for name in _UNUSED)
    try:
        yield
    finally:
        for name in _UNUSED:
            del sys.modules[name]


class _Nothing(ModuleType):
    """A module in which every name is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)
