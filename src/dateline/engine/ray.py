"""Ray Data: batches spread over the workers of one machine or of a cluster. The only file that knows Ray.

What it is told here, because it was seen to hang, to give one worker all the work, or to talk to others by itself:
every batch is one block, handed over ready-made; of a machine at least four processors are declared; there are as
many actors as there is room for; retries are counted; and a run in which nothing moves any more is ended.
"""

import logging
import re
import signal
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from dateline.engine.arrow import batches_of, table_of
from dateline.engine.local import LIMIT, Guarded
from dateline.engine.rows import Batch
from dateline.engine.task import Task
from dateline.errors import ConfigError, DatelineError, ResourceError, StoreError

if TYPE_CHECKING:
    import pyarrow

_WINDOW = 4096  # batches that Ray knows of at a time: what they are stays in its memory
_LEAST = 4  # logical processors of a machine: with two, two actors would leave none for Ray's own tasks
_RETRIES = 3  # of a batch whose actor died, and of an actor
_STARTS = 3
_ERROR = re.compile(r"([\w.]*(?:Error|Exception)): (.+)")
_STORE = 200_000_000  # bytes of shared memory on one machine; batches and what comes back of them are small
SILENCE = 1800.0  # seconds in which nothing moves, after which a run is ended


class RayEngine:
    """Actors of Ray: `jobs` of them, else one a processor; on a cluster where it has an `address`.

    Each has the reader in a process beside it, so that a report at which that one dies stands alone.
    """

    def __init__(self, address: str | None, jobs: int | None, limit: float = LIMIT, silence: float = SILENCE) -> None:
        check_ray()
        self._address, self._jobs, self._limit, self._silence = address, jobs, limit, silence

    def run(self, task: Task, batches: Iterable[Batch]) -> Iterator[Batch]:
        """What came of each batch, as it is done. DatelineError: what ended the run."""
        given = iter(batches)
        window = list(islice(given, _WINDOW))
        if not window:
            return
        with _begun(self._address, self._jobs) as workers:
            while window:
                yield from self._window(task, window, workers)
                window = list(islice(given, _WINDOW))

    def _window(self, task: Task, window: list[Batch], workers: int) -> Iterator[Batch]:
        import ray.data

        _quieten(self._silence)
        given = ray.data.from_arrow([table_of(batch) for batch in window])
        with warnings.catch_warnings():
            # How often an actor may be begun again can only be said in a way that is to go; without it: for ever.
            warnings.simplefilter("ignore", category=DeprecationWarning)
            done = given.map_batches(
                Worker,
                fn_constructor_args=(task, self._limit),
                batch_size=None,
                batch_format="pyarrow",
                compute=ray.data.ActorPoolStrategy(size=min(workers, len(window)), max_tasks_in_flight_per_actor=2),
                num_cpus=1,
                max_restarts=_RETRIES,
                max_task_retries=_RETRIES,
            )
        for table in done.iter_batches(batch_size=None, batch_format="pyarrow"):
            yield from batches_of(table)


class Worker:
    """What stands on a worker: the process that reads, its reader loaded once."""

    def __init__(self, task: Task, limit: float) -> None:
        self._guarded = Guarded(task, 1, limit)

    def __call__(self, table: "pyarrow.Table") -> "pyarrow.Table":
        """What came of the batches of a block."""
        return table_of(*self._guarded.run(batches_of(table)))


def check_ray() -> None:
    """ResourceError where Ray is missing."""
    try:
        import pyarrow  # noqa: F401
        import ray.data  # noqa: F401
    except ImportError as error:
        raise ResourceError("ray is missing: pip install 'dateline[ray]'") from error


@contextmanager
def _begun(address: str | None, jobs: int | None) -> Iterator[int]:
    """Ray, started on this machine or joined; how many actors there is room for.

    It is left when the block ends, unless it ran before.
    """
    import ray

    ran_before = ray.is_initialized()
    if not ran_before:
        _start(address, jobs)
    try:
        yield _workers(address, jobs)
    except ray.exceptions.RayError as error:
        raise _told(error) from error
    finally:
        if not ran_before:
            ray.shutdown()


def _start(address: str | None, jobs: int | None) -> None:
    """Ray gives a machine 30 seconds to start it, which is too short for a busy one: so it is tried again."""
    import ray

    own = {"address": "local", "num_cpus": max(_LEAST, (jobs or 0) + 2), "object_store_memory": _STORE}
    init = partial(ray.init, include_dashboard=False, log_to_driver=False, logging_level=logging.CRITICAL)
    error: Exception | None = None
    for _ in range(1 if address else _STARTS):
        # Not in a thread of its own: what Ray starts ends with the thread that started it.
        try:
            with _signals_kept():
                init(**({"address": address} if address else own))
        except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as raised:
            error = raised
            ray.shutdown()
        else:
            return
    hint = " (has this machine the cluster's token, and is RAY_AUTH_MODE=token set?)" if address else ""
    raise ConfigError(f"Ray cannot be {'joined' if address else 'started'}: {error}{hint}") from error


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray puts a handler of its own where SIGTERM is heard; whoever runs this keeps his."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if current_thread() is main_thread():
            signal.signal(signal.SIGTERM, before)


def _workers(address: str | None, jobs: int | None) -> int:
    """How many actors: on a machine of one's own as many as asked for or as it has processors."""
    import ray

    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]  # Ray's own
    declared = int(resources.get("CPU", 0))
    if address is None:
        return jobs or max(1, declared - 2)
    if declared < (jobs or 1):
        raise ConfigError(f"the cluster at {address} has {declared} processors, {jobs or 1} were asked for")
    return jobs or declared


def _quieten(silence: float) -> None:
    """No bars, no counts and no lines of Ray's own: what a person should know is told by the one who runs this."""
    from ray.data import DataContext

    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.enable_auto_log_stats = False
    context.execution_no_progress_timeout_s = silence
    context.max_errored_blocks = 0
    for handler in logging.getLogger("ray.data").handlers:
        if not isinstance(handler, logging.FileHandler):
            handler.setLevel(logging.CRITICAL)


def _told(error: Exception) -> DatelineError:
    """What ended a run: what a worker said, the first error of its own among the lines that Ray makes of it."""
    said = [found for line in str(error).splitlines() if (found := _ERROR.match(line.strip()))]
    if not said:
        return ResourceError(f"Ray ended the run: {type(error).__name__}")
    name, words = said[0].groups()
    kind = ConfigError if name.endswith("ConfigError") else StoreError if name.endswith("StoreError") else ResourceError
    return kind(words if name.startswith("dateline.") else f"Ray ended the run: {name}: {words}")
