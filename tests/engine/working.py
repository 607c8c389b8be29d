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


def blame(number: int) -> str:
    """What stands for a number at which a process died."""
    return f"{number} died"
