"""Memory of one process while it reads: what is resident after each tenth of the texts."""

import gc
from pathlib import Path

from benchmarks.tasks.speed_texts import shown, timed_texts

PAGE = 4096


def memory() -> tuple[str, dict[str, float]]:
    """Resident MB after each tenth of the texts, and how much the last is above the second."""
    from collections import defaultdict

    from benchmarks.tasks.speed_against import whole_reading

    texts, kind = timed_texts()
    read = whole_reading(defaultdict(float))
    step = max(1, len(texts) // 10)
    resident = []
    for start in shown(range(0, len(texts), step), "reading"):
        read(texts[start : start + step])
        gc.collect()
        resident.append(_resident())
    grown = resident[-1] - resident[min(1, len(resident) - 1)]
    told = ", ".join(f"{megabytes:.0f}" for megabytes in resident)
    return f"{kind}\nresident MB after each tenth: {told}\ngrown since the second: {grown:.0f}", {"grown, MB": grown}


def _resident() -> float:
    """MB of this process that are in memory now; Linux tells it in pages."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 2**20
