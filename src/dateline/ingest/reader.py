"""What a reader is: it tells its own kind of input by what the input holds, and gives the reports in it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.ingest.decode import beginning
from dateline.ingest.intake import Intake, Raw
from dateline.settings import DocumentSettings

HEAD = 65_536  # bytes that are enough to tell
_LONGEST_NAME = 200


class TooMuchError(SourceError):
    """An input holds more than the limits allow in all, so that nothing more of it is read."""


@dataclass(slots=True)
class Spent:
    """What the files packed in one input have cost so far, however deep they lie."""

    files: int = 0
    unpacked: int = 0

    def file(self, limits: DocumentSettings) -> None:
        """One more file. TooMuchError where that is beyond the limits."""
        self.files += 1
        if self.files > limits.max_files:
            raise TooMuchError(
                f"holds more than {limits.max_files:,} files (documents.max_files): the rest is not read"
            )

    def unpack(self, size: int, limits: DocumentSettings) -> None:
        """So many bytes more. TooMuchError where that is beyond the limits."""
        self.unpacked += size
        if self.unpacked > limits.max_unpacked:
            most = f"{limits.max_unpacked:,} bytes unpacked (documents.max_unpacked)"
            raise TooMuchError(f"holds more than {most}: the rest is not read")


@dataclass(frozen=True, slots=True)
class Given:
    """One opened input: its name as given, its content, and what its server said of it.

    `folder` is where the file lies, None for what is no file; `depth` how many files it is packed in.
    """

    path: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    folder: Path | None = None
    depth: int = 0
    spent: Spent = field(default_factory=Spent)

    def inner(self, name: str, content: bytes) -> "Given":
        """A file packed in this one; `archive.zip!member` is its name."""
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name)[:_LONGEST_NAME]
        return Given(f"{self.path}!{shown}", io.BytesIO(content), depth=self.depth + 1, spent=self.spent)


@dataclass(frozen=True)
class Head:
    """The beginning of an input, from which readers tell what it is; they may read on in the stream."""

    stream: BinaryIO

    @cached_property
    def content(self) -> bytes:
        """The first bytes."""
        self.stream.seek(0)
        return self.stream.read(HEAD)

    @cached_property
    def text(self) -> str:
        """The first characters, without the space, the comments and the XML declaration before them; "" of no text."""
        return beginning(self.content)


@dataclass(frozen=True, slots=True)
class Item:
    """One report in an input, or why there is none.

    `source_id` names it among the failures, `path` where it is a file packed in the input.
    """

    raw: Raw | SourceError
    source_id: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of input: `tells` it from all others, `read` gives its reports.

    Readers are asked from the lowest `rank` up, those of one rank in the order of their names, and the first that says
    yes reads. A SourceError out of `read` fails the input's next report; what was given before stands. `single`: an
    input of this kind is one report.
    """

    name: str
    rank: int
    tells: Callable[[Head], bool]
    read: Callable[[Given, Intake], Iterator[Item]]
    single: bool = True
