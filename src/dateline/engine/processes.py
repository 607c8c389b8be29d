"""Batches spread over processes, results in order; where a process dies, the one item to blame is found by halving."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread, current_thread, main_thread
from typing import Generic, TypeVar

DIED = "the process that read it died"
_AHEAD = 2  # batches under way for each process

Tag = TypeVar("Tag")
Given = TypeVar("Given")
Made = TypeVar("Made")


class Processes(Generic[Given, Made]):
    """`work` turns a list into as long a list; `blame` makes the result of an item at which the process died, and why.

    A batch that takes more than `limit` seconds is taken for one of which the process died. To be closed. One at a time
    in a program: to end its processes it ends every child process begun since it began.
    """

    def __init__(
        self,
        work: Callable[[list[Given]], list[Made]],
        blame: Callable[[Given, str], Made],
        jobs: int,
        limit: float | None = None,
    ) -> None:
        self._work, self._blame, self._jobs, self._limit = work, blame, jobs, limit
        self._pool = self._begun()
        self._why, self._broken = DIED, False

    def run(self, batches: Iterator[tuple[Tag, list[Given]]]) -> Iterator[tuple[Tag, list[Made]]]:
        """The results of each tagged batch, in order; only a few batches are under way at a time."""
        under_way: deque[tuple[Tag, list[Given], Future[list[Made]] | None]] = deque()
        while True:
            for tag, batch in islice(batches, max(self._jobs * _AHEAD - len(under_way), 0)):
                under_way.append((tag, batch, self._send(batch)))
            if not under_way:
                return
            tag, batch, future = under_way.popleft()
            made = self._made(future)
            if made is None:
                made = self._alone(batch)
                under_way = deque((t, b, f if _is_made(f) else self._send(b)) for t, b, f in under_way)
            yield tag, made

    def close(self) -> None:
        """Ends the processes; what is under way is lost."""
        with _deaf():  # a second Ctrl-C would cut this short, for the interpreter's end to come upon what is left
            self._kill()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _kill(self) -> None:
        for child in active_children():
            if child.pid not in self._others:
                child.kill()

    def __enter__(self) -> "Processes[Given, Made]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begun(self) -> ProcessPoolExecutor:
        self._others = frozenset(child.pid for child in active_children())
        # A fresh interpreter: a fork of a process that holds a parser, a store and threads is not safe.
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin)

    def _send(self, batch: list[Given]) -> Future[list[Made]] | None:
        """The work under way; None where the pool has broken in the meantime."""
        try:
            return self._pool.submit(self._work, batch)
        except BrokenExecutor:
            return None

    def _alone(self, batch: list[Given]) -> list[Made]:
        """Works in new processes with nothing beside it, so that what killed one is found: by halves, then alone."""
        self._renew()
        future = self._send(batch)
        if future is None:  # nobody has read it yet: the pool was broken from outside
            self._broken = True
            self._renew()
            future = self._send(batch)
        made = self._made(future)
        if made is not None:
            return made
        why = self._why
        if len(batch) > 1:
            half = len(batch) // 2
            return [*self._alone(batch[:half]), *self._alone(batch[half:])]
        self._renew()
        return [self._blame(batch[0], why)]

    def _renew(self) -> None:
        """A new pool where a process of this one died; one that works keeps its readers."""
        if self._broken:
            self.close()
            self._pool, self._broken = self._begun(), False

    def _made(self, future: "Future[list[Made]] | None") -> list[Made] | None:
        """The results, None where the process died, was never begun, or took too long and was ended."""
        self._why = DIED
        try:
            if future is not None:
                return future.result(self._limit)
        except BrokenExecutor:
            pass
        except TimeoutError:
            if future is not None and future.done():
                raise  # the work's own
            self._why = f"reading it took more than {self._limit:g} seconds"
            self._kill()
        self._broken = True
        return None


def _is_made(future: "Future[list[Made]] | None") -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C is not heard, for as long as processes that are dead already take to be cleared away."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """A process leaves Ctrl-C to the one that started it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
