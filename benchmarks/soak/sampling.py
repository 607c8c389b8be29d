"""What processes hold over time: memory, open files; and whether that is flat."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SHARE, MEGABYTES, FILES = 0.05, 20.0, 2.0  # how far the last quarter may lie above the second: the larger one


@dataclass(slots=True)
class Curve:
    """What one process held (MB, or open files) as work went on: pairs of how much was done and how much was held."""

    name: str
    unit: str = "MB"
    points: list[tuple[float, float]] = field(default_factory=list)

    def quarter(self, number: int) -> float:
        """The median of a quarter, 1 to 4, of the samples; 0 where there are too few."""
        step = len(self.points) / 4
        part = self.points[int((number - 1) * step) : int(number * step)]
        return statistics.median(held for _, held in part) if step >= 1 else 0.0

    def slope(self) -> float:
        """How much more for each 1,000 of what was done, by least squares over the second half."""
        half = self.points[len(self.points) // 2 :]
        return (
            1000 * statistics.linear_regression(*zip(*half, strict=True)).slope
            if len({done for done, _ in half}) > 1
            else 0.0
        )

    def flat(self) -> bool:
        """Whether the last quarter lies no higher above the second than the bar allows."""
        second, last = self.quarter(2), self.quarter(4)
        return last - second <= max(MEGABYTES if self.unit == "MB" else FILES, SHARE * second)

    def told(self) -> str:
        """One line for a person."""
        quarters = " ".join(f"{self.quarter(number):7.1f}" for number in (1, 2, 3, 4))
        word = "flat" if self.flat() else "GROWS"
        return f"  {self.name:24} by quarters {quarters} {self.unit}   {self.slope():+8.2f} a 1,000   {word}"

    def figures(self) -> dict[str, object]:
        """The same for a file of results."""
        return {
            "process": self.name,
            "unit": self.unit,
            "samples": len(self.points),
            "quarters": [round(self.quarter(number), 1) for number in (1, 2, 3, 4)],
            "slope_per_1000": round(self.slope(), 3),
            "flat": self.flat(),
        }


def resident(process: int) -> float | None:
    """The memory of its own that a process holds, in MB (what it shares with files left out); None where it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = [int(line.split()[1]) for line in lines if line.startswith("RssAnon")]
    return found[0] / 1024 if found else None


def open_files(process: int) -> int:
    """How many files and sockets a process has open."""
    try:
        return len(list(Path(f"/proc/{process}/fd").iterdir()))
    except OSError:
        return 0


def children(process: int) -> list[int]:
    """The processes that a process started and that are still there, those that work alone."""
    tasks = Path(f"/proc/{process}/task")
    if not tasks.exists():
        return []
    numbers = [int(word) for task in tasks.iterdir() for word in _words(task / "children")]
    return sorted(number for number in numbers if "spawn_main" in _command(number))


def _words(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return ()


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
