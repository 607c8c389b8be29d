"""What Ray costs beside local processes, on the same short reports: it fades as there are more of them."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SIZES = (500, 2000, 8000)
WORKERS = 2


def gold_digest() -> str:
    """The reports are invented here."""
    return "made"


def run() -> tuple[str, dict[str, float]]:
    """CPU-seconds and wall seconds of shards made by each engine; $DATELINE_READINGS takes the largest size down."""
    most = int(os.environ.get("DATELINE_READINGS", SIZES[-1]))
    lines = [
        f"{WORKERS} workers; load {os.getloadavg()[0]:.1f}",
        f"{'reports':>8} {'local':>24} {'ray':>24} {'ratio':>6}",
    ]
    found: dict[str, float] = {}
    for size in (size for size in SIZES if size <= most):
        with tempfile.TemporaryDirectory() as name:
            rows = Path(name) / "rows.jsonl"  # one file for both: where a report was taken from stands in its row
            rows.write_text("".join(json.dumps({"id": str(n), "text": _text(n)}) + "\n" for n in range(size)))
            local, ray = (_measured(engine, rows, size) for engine in ("local", "ray"))
        assert local["digest"] == ray["digest"], "the engines do not agree"
        cells = [f"{m['cpu']:9.1f} CPU-s {m['wall']:7.1f} s" for m in (local, ray)]
        lines.append(f"{size:8} {cells[0]:>24} {cells[1]:>24} {ray['cpu'] / local['cpu']:6.2f}")
        found |= {f"ray over local, {size} reports": ray["cpu"] / local["cpu"]}
        found |= {f"ray more, CPU-seconds, {size} reports": ray["cpu"] - local["cpu"]}
        found |= {f"bytes a report in a shard, {size} reports": local["bytes"] / size}
    return "\n".join(lines), found


def _measured(engine: str, rows: Path, size: int) -> dict[str, Any]:
    """One run of the command in a fresh process, with all that it starts."""
    shards = rows.with_name(engine)
    command = [sys.executable, "-c", "from dateline.cli.main import app; app()", "add", str(rows), "--outlet", "W"]
    command += ["--engine", engine, "--jobs", str(WORKERS), "--shards", str(shards), "--only-shards", "--json"]
    said, wall, cpu = _watched(command, f"{engine}-{size}-{os.getpid()}")
    made = sorted(json.loads(path.read_text())["sha256"] for path in (shards / "manifest").iterdir())
    return {"wall": wall, "cpu": cpu, "bytes": json.loads(said)["bytes"], "digest": made}


def _watched(command: list[str], mark: str) -> tuple[str, float, float]:
    """What a command prints, its wall seconds, and the processor seconds of all that bears its mark.

    Ray's processes are nobody's children, so they are known by what stands in their environment.
    """
    begun, spent = time.perf_counter(), dict[int, float]()
    environment = os.environ | {"DATELINE_MEASURED": mark}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        while process.poll() is None:
            spent |= _processes(f"DATELINE_MEASURED={mark}".encode())
            time.sleep(0.5)
        said, told = process.communicate()
    if process.returncode:
        raise RuntimeError(told)
    return said, time.perf_counter() - begun, sum(spent.values())


def _processes(mark: bytes) -> dict[int, float]:
    """Processor seconds so far of each process with a mark in its environment."""
    found = {}
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark in (folder / "environ").read_bytes():
                cells = (folder / "stat").read_text().rpartition(")")[2].split()
                found[int(folder.name)] = (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            continue  # it has ended, or is another user's
    return found


def _text(number: int) -> str:
    """A short report; every one is another."""
    places = ("Bor", "Jos", "Kidal", "Goma", "Basra", "Taiz")
    dead, place = number % 97 + 1, places[number % len(places)]
    return (
        f"{place.upper()} - Gunmen attacked a market in {place} on Monday, killing {dead} people, police said. "
        f"The mayor said that {number + 2} others had been taken to hospital. "
        f"The army denied that its soldiers had fired on the crowd number {number}."
    )
