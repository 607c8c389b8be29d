"""Runs the targets, two at a time: `python -m tests.fuzz.run --seconds 60 [--target NAME] [--jobs 2]`.

What is found is written into tests/fuzz/findings/NAME, where every run of the tests replays it. Status 1 where anything
was found. `--out FILE` writes what was run, and what it found, as TOML.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.fuzz.corpus import seeds_of
from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
FINDINGS = HERE / "findings"
_SECONDS_EACH = 60  # an input that takes longer hangs, however busy the machine is
_MEGABYTES = 3_000
_LONGEST = 6_000  # bytes of an input
_DONE = re.compile(r"^#(\d+)\t(?:DONE|pulse|NEW|REDUCE|RELOAD)\b.*?cov: (\d+)", re.M)
_FOUND = re.compile(r"^found: (.*)$", re.M)
_DIED = re.compile(r"libFuzzer: (.*?)(?: \(|$)|ERROR: libFuzzer: (.*)$", re.M)


@dataclass
class Run:
    """What became of one target: inputs tried, lines of code reached, and what was found."""

    target: str
    seconds: float = 0.0
    tried: int = 0
    reached: int = 0
    found: tuple[str, ...] = ()


def main() -> int:
    """Runs what was asked for, and tells."""
    asked = _asked()
    names = asked.target or list(TARGETS)
    with ThreadPoolExecutor(asked.jobs) as side_by_side:
        runs = list(side_by_side.map(partial(_run, seconds=asked.seconds), names))
    sys.stdout.write("".join(f"{line}\n" for run in runs for line in _shown(run)))
    if asked.out:
        asked.out.write_text(_toml(runs), encoding="utf-8")
    return 1 if any(run.found for run in runs) else 0


def _shown(run: Run) -> list[str]:
    counted = f"{run.tried:>10,} inputs  {run.reached:>7,} edges  {len(run.found)} found"
    return [f"{run.target:10} {run.seconds:6.0f} s  {counted}", *(f"    {words}" for words in run.found)]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60, help="how long each target runs")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="one of the targets, or several")
    parser.add_argument("--jobs", type=int, default=2, help="how many run side by side")
    parser.add_argument("--out", type=Path, help="write the outcome here as TOML")
    return parser.parse_args()


def _run(target: str, seconds: int) -> Run:
    """One target for so long; where an input ends the process, it begins anew with what it has learnt."""
    run, began = Run(target), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, content in enumerate(seeds_of(target)):
            (corpus / f"seed-{number}").write_bytes(content)
        while (left := seconds - (time.monotonic() - began)) > 1:
            told, status = _driven(target, corpus, round(left))
            counts = _DONE.findall(told)
            run.tried += int(counts[-1][0]) if counts else 0
            run.reached = max([run.reached, *(int(reached) for _, reached in counts)])
            run.found += tuple(_FOUND.findall(told))
            if status == 0:
                break
            run.found += (f"ended with status {status}: {_why(told)}",)
            if not counts:
                break
    run.seconds = time.monotonic() - began
    return run


def _driven(target: str, corpus: Path, seconds: int) -> tuple[str, int]:
    findings = FINDINGS / target
    findings.mkdir(parents=True, exist_ok=True)
    limits = (f"-timeout={_SECONDS_EACH}", f"-rss_limit_mb={_MEGABYTES}", f"-max_len={_LONGEST}")
    command = [sys.executable, "-m", "tests.fuzz.drive", target, str(corpus), f"-max_total_time={seconds}", *limits]
    command += [f"-artifact_prefix={findings}/", "-report_slow_units=60", "-print_final_stats=1", "-verbosity=1"]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, cwd=HERE.parents[1], env=_environment()
    )
    return done.stdout.decode("utf-8", "replace"), done.returncode


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}


def _why(told: str) -> str:
    found = _DIED.search(told)
    return (found[1] or found[2]) if found else " ".join(told.split()[-40:])


def _toml(runs: list[Run]) -> str:
    lines = ["# What fuzzing found: inputs tried, edges of code reached, findings. Written by tests.fuzz.run.\n"]
    for run in runs:
        lines.append(f"[{run.target}]\nseconds = {run.seconds:.0f}\ninputs = {run.tried}\nedges = {run.reached}")
        lines.append(f"found = {json.dumps([words[:200] for words in run.found])}\n")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
