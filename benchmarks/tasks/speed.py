"""Speed of the whole reader on one core: sentences and words a CPU-second, peak memory, the share of each room."""

import resource
import subprocess
import sys
import time
from collections import defaultdict

from benchmarks.reading import OWN, digest, reader
from benchmarks.tasks.speed_against import reports_of
from benchmarks.tasks.speed_rooms import timed
from benchmarks.tasks.speed_texts import own_texts


def gold_digest() -> str:
    """Digest of the texts that are read."""
    return digest(OWN.glob("*.dlx"))


def run() -> tuple[str, dict[str, float]]:
    """Median of three passes over the own corpus, its passages joined to reports of news length."""
    reports = reports_of(own_texts())
    spent: dict[str, float] = defaultdict(float)
    stages = timed(reader().stages, spent)
    from dateline.batch import read_batch

    read_batch(reports[:5], stages)
    passes = []
    for _ in range(3):
        spent.clear()
        start = time.process_time()
        readings = read_batch(reports, stages)
        passes.append((time.process_time() - start, dict(spent)))
    seconds, rooms = sorted(passes, key=lambda p: p[0])[1]
    sentences = sum(len(r.syntax.sentences) for r in readings if hasattr(r, "syntax"))
    words = sum(len(r.text.split()) for r in reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start_up = _start_up()
    found = {
        "sentences per CPU-second": sentences / seconds,
        "words per CPU-second": words / seconds,
        "attribution words a CPU-second": words / rooms["attribution"],
        "share that is not the parser": 1 - rooms["analyse"] / seconds,
        "peak memory, MB": peak,
        "start-up of `dateline read`, s": start_up,
    }
    lines = [f"{len(reports)} reports, {sentences} sentences, {words} words, {seconds:.1f} CPU-seconds"]
    lines += [f"{name:34} {value:10.2f}" for name, value in found.items()]
    lines += [f"  {room:20} {share / seconds:6.1%}" for room, share in sorted(rooms.items(), key=lambda x: -x[1])]
    return "\n".join(lines), found


def _start_up() -> float:
    """Wall seconds of one `dateline read` of one line, after a warm-up run."""
    command = [sys.executable, "-c", "from dateline.cli.main import app; app()", "read", "-", "--format", "jsonl"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(
            command, input=b"The army said on Monday that it had left the town.", capture_output=True, check=True
        )
        times.append(time.perf_counter() - start)
    return sorted(times)[1]
