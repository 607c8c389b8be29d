"""Every form on a large store: seconds of the processor, the most memory, and the bytes written, for up to MOST events.

`run.py exports --store FILE` exports in each form in a process of its own, prints a table, and fails where a form takes
more memory than the bar says. $DATELINE_FORMS names some forms, joined by commas, where not all are wanted;
$DATELINE_EVENTS says how many events are taken at most: where two numbers cost the same memory, it is a stream.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reading import GoldAbsentError
from dateline.exports.door import forms

MOST = 100_000
MEMORY = 500_000  # KiB
_CHILD = """
import sys
from pathlib import Path
from dateline.exports.delivered import Errand, deliver
from dateline.exports.door import Asked, Record
from dateline.exports.gather import chosen, wholes_of
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from dateline.store import Access, open_store
store, form, folder, most = sys.argv[1:]
with open_store(Path(store), Access.READ) as opened, opened.reading():
    numbers = chosen(opened.base, Filter())[: int(most)]
    asked = Asked(TextLevel.QUOTES, "latest", "2026-12-01T00:00:00Z", "0")
    record = Record(opened.base, lambda: wholes_of(opened.base, numbers, asked.text), asked)
    deliver(Errand(form, Path(folder) / "out"), record, lambda done: None)
print(len(numbers))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one form costs: events taken, seconds of the processor, KiB at most, bytes of all files."""

    form: str
    events: int
    seconds: float
    memory: int
    size: int

    @property
    def over(self) -> bool:
        """Whether it is past the bar."""
        return self.memory > MEMORY


def gold_digest() -> str:
    """Digest of the store's name and size: there is no gold."""
    path = _store()
    return hashlib.sha256(f"{path.name} {path.stat().st_size}".encode()).hexdigest()[:16]


def run() -> tuple[str, dict[str, float]]:
    """Exports in every form."""
    wanted = os.environ.get("DATELINE_FORMS", "")
    costs = [_cost(form) for form in (wanted.split(",") if wanted else forms())]
    found = {"over the bars": float(sum(cost.over for cost in costs))}
    found |= {f"{cost.form}, CPU-s": cost.seconds for cost in costs}
    return "\n".join(
        [f"{'':5}{'form':12} {'events':>8} {'CPU-s':>8} {'MiB':>6} {'MB written':>11}", *_lines(costs)]
    ), found


def _lines(costs: Sequence[Cost]) -> list[str]:
    return [
        f"{'OVER' if cost.over else '':5}{cost.form:12} {cost.events:8,} {cost.seconds:8.1f} {cost.memory / 1024:6.0f}"
        f" {cost.size / 1e6:11.1f}"
        for cost in costs
    ]


def _cost(form: str) -> Cost:
    most = os.environ.get("DATELINE_EVENTS", str(MOST))
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _CHILD, str(_store()), form, folder, most]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            printed = child.stdout.read()
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{form} broke off")
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    return Cost(form, int(printed), used.ru_utime + used.ru_stime, used.ru_maxrss, size)


def _store() -> Path:
    kept = os.environ.get("DATELINE_SCALE_STORE")
    if not kept:
        raise GoldAbsentError("exports needs a store: --store FILE")
    return Path(kept)
