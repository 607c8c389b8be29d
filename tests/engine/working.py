"""Work for processes of a test; it imports nothing heavy, so that they start at once."""

import os
import signal
import time

DEADLY = 7


def double(numbers: list[int]) -> list[str]:
    """Twice each number; a deadly one ends the process as a crash in native code would."""
    if DEADLY in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01 * (numbers[0] % 3))
    return [str(2 * number) for number in numbers]


def divide(numbers: list[int]) -> list[str]:
    """One divided by each number."""
    return [str(1 // number) for number in numbers]


def linger(numbers: list[int]) -> list[str]:
    """Which process it is, after a while."""
    time.sleep(0.2)
    return [str(os.getpid())]


def sleep(numbers: list[int]) -> list[str]:
    """Twice each number; a deadly one is never done."""
    if DEADLY in numbers:
        time.sleep(600)
    return [str(2 * number) for number in numbers]


def blame(number: int, why: str) -> str:
    """What stands for a number at which a process died, or that took too long."""
    return f"{number}: {why}"
