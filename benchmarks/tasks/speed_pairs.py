"""What a second process gains: two bare parsers beside dateline's two workers, in turns, over the same texts."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from typing import Any

from benchmarks.tasks.speed_texts import shown, timed_texts

BATCH = 16  # texts handed to a process at once, as the local engine does
PART = 96  # texts of one turn
FEW = 2  # texts with which each process warms up


def gains() -> tuple[str, dict[str, float]]:
    """How much faster two processes are than one, of the bare parser and of dateline, by the clock; their ratio."""
    from dateline.engine.processes import Processes

    texts, _ = timed_texts()
    works: dict[str, Callable[[list[str]], list[float]]] = {"bare parser": _parsed, "dateline": _read}
    spent = {(name, jobs): [0.0, 0.0] for name in works for jobs in (1, 2)}
    with ExitStack() as held:
        pools: dict[Any, Any] = {
            (name, jobs): held.enter_context(Processes(works[name], lambda *_: 0.0, jobs)) for name, jobs in spent
        }
        for pool in pools.values():
            list(pool.run((0, list(texts[:FEW])) for _ in range(4)))
        for number, start in enumerate(shown(range(0, len(texts), PART), "one process and two")):
            for name, jobs in sorted(spent, reverse=number % 2 == 1):
                begun = time.perf_counter()
                made = [
                    cost for _, costs in pools[name, jobs].run(_batches(texts[start : start + PART])) for cost in costs
                ]
                spent[name, jobs][0] += time.perf_counter() - begun
                spent[name, jobs][1] += sum(made)
    return _told(spent)


def _told(spent: dict[tuple[str, int], list[float]]) -> tuple[str, dict[str, float]]:
    lines = ["by the clock, one process and two:"]
    gained, dearer = {}, {}
    for name in ("bare parser", "dateline"):
        (one, cpu), (two, cpus) = spent[name, 1], spent[name, 2]
        gained[name], dearer[name] = one / two, cpus / cpu
        lines.append(
            f"  {name:20} {one:8.1f} s  {two:8.1f} s  gain {one / two:.3f}; "
            f"a text takes {cpus / cpu:.3f} times the CPU-seconds beside a second process"
        )
    found = {
        "two workers: gain to that of two parsers": gained["dateline"] / gained["bare parser"],
        "the same, CPU-seconds a text": dearer["bare parser"] / dearer["dateline"],
    }
    return "\n".join([*lines, *(f"{name:44} {value:.3f}" for name, value in found.items())]), found


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    for start in range(0, len(texts), BATCH):
        yield start, list(texts[start : start + BATCH])


def _parsed(texts: list[str]) -> list[float]:
    return _cost(_parser(), texts)


def _read(texts: list[str]) -> list[float]:
    return _cost(_reading(), texts)


def _cost(work: Callable[[Sequence[str]], object], texts: list[str]) -> list[float]:
    """The CPU-seconds of a batch, on its first text."""
    start = time.process_time()
    work(texts)
    return [time.process_time() - start, *(0.0 for _ in texts[1:])]


@cache
def _parser() -> Callable[[Sequence[str]], int]:
    from benchmarks.tasks.speed_against import bare_parser, parsed

    nlp = bare_parser()
    return lambda texts: parsed(nlp, texts)


@cache
def _reading() -> Callable[[Sequence[str]], int]:
    from collections import defaultdict

    from benchmarks.tasks.speed_against import whole_reading

    return whole_reading(defaultdict(float))
