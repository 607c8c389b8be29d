"""A data set of others beside the record: what matches, what only one of them has, and how far they agree."""

from dataclasses import dataclass

FIELDS = ("day", "place", "country", "type", "actors", "deaths")
KINDS = ("matched", "ours", "theirs", "apart")


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that both tell of a pair. `agrees`: None where one of them does not tell it; `why` in words."""

    name: str
    ours: str
    theirs: str
    agrees: bool | None
    why: str
    points: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison.

    `kind`: matched, ours (only we have it), theirs (only they have it), apart (cannot be compared). `event`: our
    event's id, `row` their row's own id; a line of one side has the nearest of the other in `near`, its cells and
    score with that one, and `reasons` that keep them apart. `number`: the row's number in the store, None for a file.
    """

    kind: str
    event: str | None
    row: str | None
    number: int | None
    near: str | None
    day: str | None
    country: str | None
    type: str | None
    score: int
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...]

    @property
    def differs(self) -> tuple[str, ...]:
        """What the two tell differently."""
        return tuple(cell.name for cell in self.cells if cell.agrees is False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Among matched pairs, how many agree on one thing, differ on it, or leave it untold on one side."""

    name: str
    agree: int
    differ: int
    untold: int

    @property
    def share(self) -> float | None:
        """The share that agrees of those that both tell; None where there is none."""
        told = self.agree + self.differ
        return self.agree / told if told else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a comparison says in numbers. `apart_ours`/`apart_theirs`: why they cannot be compared, and how many.

    `limits`: days and kilometres that a match may be off; `asked`: the filter in words; `capped`: set where a costly
    filter had only so many of the newest events looked at.
    """

    rows: int
    events: int
    matched: int
    ours: int
    theirs: int
    apart_ours: tuple[tuple[str, int], ...]
    apart_theirs: tuple[tuple[str, int], ...]
    agreements: tuple[Agreement, ...]
    limits: tuple[int, int]
    asked: str
    capped: int | None

    @property
    def of_theirs(self) -> float | None:
        """The share of their rows that can be compared which we have too."""
        return self.matched / (self.matched + self.theirs) if self.matched + self.theirs else None

    @property
    def of_ours(self) -> float | None:
        """The share of our events that can be compared which they have too."""
        return self.matched / (self.matched + self.ours) if self.matched + self.ours else None
