"""Which reader an input is for: all that are installed are asked, in order, by what the input holds."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.doors import BROKEN, Door, module, names
from dateline.errors import ConfigError, SourceError
from dateline.ingest.intake import Intake
from dateline.ingest.reader import Given, Head, Item, Reader, TooMuchError


@cache
def readers() -> tuple[Reader, ...]:
    """Every installed reader, in the order in which they are asked. ConfigError for a module that offers none."""
    offered = (_offered(name) for name in names(Door.READERS))
    return tuple(sorted(offered, key=lambda reader: (reader.rank, reader.name)))


def reader_for(given: Given) -> Reader:
    """The first reader that tells the input for its own. SourceError where no reader does."""
    head = Head(given.stream)
    found = next((reader for reader in readers() if reader.tells(head)), None)
    given.stream.seek(0)
    if found is None:
        raise SourceError("of a kind that no reader knows")
    return found


def items(given: Given, intake: Intake) -> Iterator[Item]:
    """What an input holds, one after another; a reader that breaks on it fails what it would have given next."""
    name = ""
    try:
        reader = reader_for(given)
        name = reader.name
        yield from reader.read(given, intake)
    except SourceError as error:
        yield Item(error)
    except OSError:  # of the input itself: whoever opened it can say more
        raise
    except BROKEN as error:
        yield Item(SourceError(f"{name or 'a reader'} broke on it: {type(error).__name__}: {error}"))


def within(given: Given, intake: Intake) -> Iterator[Item]:
    """What a file packed in another holds, each under the name of that file."""
    for item in items(given, intake):
        if isinstance(item.raw, TooMuchError):
            raise item.raw
        yield item if item.path else replace(item, path=given.path)


def _offered(name: str) -> Reader:
    offered = getattr(module(Door.READERS, name), "READER", None)
    if not isinstance(offered, Reader):
        raise ConfigError(f"{name}: the module behind the reader of this name offers no READER")
    if offered.name != name:
        raise ConfigError(f"{name}: the reader of this name calls itself {offered.name}")
    return offered
