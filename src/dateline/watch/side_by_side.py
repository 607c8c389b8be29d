"""Hosts asked side by side, each by one thread; results come as they are had."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import takewhile
from queue import SimpleQueue
from typing import TypeVar

from dateline.watch.clock import StoppedError

Job = TypeVar("Job")
Result = TypeVar("Result")


def side_by_side(
    jobs: Mapping[str, Sequence[Job]], work: Callable[[Job], Result], threads: int
) -> Iterator[tuple[Job, Result]]:
    """Each job with its result: those of one host in order, those of others meanwhile.

    Where the watch is to end (StoppedError), what is left of a host is not begun. Any other error ends it all.
    """
    results: SimpleQueue[tuple[Job, Result] | None] = SimpleQueue()
    ended = threading.Event()

    def serve(mine: Sequence[Job]) -> None:
        try:
            for job in takewhile(lambda _: not ended.is_set(), mine):
                results.put((job, work(job)))
        except StoppedError:
            return
        finally:
            results.put(None)

    with ThreadPoolExecutor(max(min(threads, len(jobs)), 1)) as pool:
        futures: list[Future[None]] = [pool.submit(serve, mine) for mine in jobs.values()]
        try:
            yield from _as_they_come(results, len(futures))
        finally:
            ended.set()
        for future in futures:
            future.result()


def _as_they_come(results: "SimpleQueue[tuple[Job, Result] | None]", left: int) -> Iterator[tuple[Job, Result]]:
    """Results until so many have said, by None, that they are done."""
    while left:
        found = results.get()
        if found is None:
            left -= 1
        else:
            yield found
