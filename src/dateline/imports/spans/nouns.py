"""What goes out to a tool, what comes back, and what was made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dateline.archive.review_places import Gazetteer
from dateline.model.review import Act, Field

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """Words marked when the report went out. `label`: the event's type at the word that tells it, else a field.

    `tellings`: the events, as this report tells them, that have these words there. Offsets are code points.
    """

    id: str
    start: int
    end: int
    label: str
    tellings: tuple[str, ...]

    @property
    def key(self) -> tuple[int, int, str]:
        """Where they stand, and as what."""
        return self.start, self.end, self.label


@dataclass(frozen=True, slots=True)
class Task:
    """One report to be looked at."""

    report: str
    title: str
    outlet: str
    published: str
    text: str
    text_sha256: str
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words as they are marked in what came back. `id`: of the span that was sent, where the tool keeps ids.

    `sure`: whether it is certain which characters the tool means.
    """

    start: int
    end: int
    label: str
    id: str | None = None
    sure: bool = True

    @property
    def key(self) -> tuple[int, int, str]:
        """Where they stand, and as what."""
        return self.start, self.end, self.label


@dataclass(frozen=True, slots=True)
class Returned:
    """One report as one person reviewed it. `place`: where in the file; `by`, `at`: "" where the file does not say."""

    place: str
    report: str
    text: str
    text_sha256: str
    sent: tuple[Sent, ...]
    marks: tuple[Marked, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of a file that cannot be used, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person said of a telling. `field` and `spans`, or `words`, of an edit."""

    telling: str
    act: Act
    field: Field | None = None
    spans: tuple[Pair, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """What cannot be filed: of which telling ("" for none that is known), and why."""

    telling: str
    why: str


class Outcome(StrEnum):
    """What became of it: put into the record, there already from this file, or not taken."""

    FILED = "filed"
    BEFORE = "before"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that somebody said, and what became of it. `deed`: the revision under which it is filed."""

    place: str
    subject: str
    does: str
    outcome: Outcome
    why: str
    by: str
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """How to file: under which tool's name, `by` whom where the file names nobody, at what time, and who is told."""

    tool: str
    by: str
    at: str
    gazetteer: Gazetteer | None
    told: Callable[[int, int], None]
