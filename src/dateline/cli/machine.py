"""This machine: the time of day, and how many processors there are."""

import os
from datetime import UTC, datetime


def now() -> str:
    """The time of day, UTC, as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
