"""A command that kills itself in the middle: `python -m tests.faults.dying STEP WORDS…`.

At the STEP-th hundred of its database's own small steps the process is gone, as by SIGKILL from outside. With 0 it
lives, and says at the end how many there were.
"""

import os
import signal
import sys

import apsw

from dateline.cli.main import app

_SMALL = 100


class Clock:
    """Counts, and ends the process when its time has come."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def tick(self) -> bool:
        """One hundred steps more; what is under way is never called off."""
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        return False


def main() -> None:
    """Runs the command with the clock on every connection."""
    clock = Clock(int(sys.argv[1]))
    apsw.connection_hooks.append(lambda base: base.set_progress_handler(clock.tick, _SMALL))
    sys.argv = ["dateline", *sys.argv[2:]]
    try:
        app()
    finally:
        sys.stderr.write(f"\nsteps {clock.count}\n")


if __name__ == "__main__":
    main()
