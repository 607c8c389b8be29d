"""What engines do with batches, and what an engine is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from dateline.engine.rows import Batch, Row

Work: TypeAlias = "Callable[[Sequence[Row]], list[tuple[Row, ...]]]"


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with each batch; it can be sent to other processes and machines.

    `work` makes of each row some others, in a process that may die of one; `blame` makes what then stands for it, and
    why. `finish` is done with all that came of a batch, once where nothing fails, and must bear to be done again.
    """

    work: Work
    blame: Callable[[Row, str], tuple[Row, ...]]
    finish: Callable[[Batch], Batch]


class Engine(Protocol):
    """Does a task with each of many batches. No result depends on which engine it is, or on how many workers it has."""

    def run(self, task: Task, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch: every one comes back once, not always in the order in which they were given."""
        ...


class Inline:
    """Everything in this process, batch after batch; who kills the process ends the run."""

    def run(self, task: Task, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch, in order."""
        for batch in batches:
            made = task.work(batch.rows)
            yield task.finish(Batch(batch.name, batch.order, tuple(row for rows in made for row in rows)))
