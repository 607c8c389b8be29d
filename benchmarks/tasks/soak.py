"""Long runs of `dateline add`, `serve` and `watch`: memory and open files over time, and whether they are flat.

`run.py soak --reports 20000 --minutes 30` reads so many reports of real length, or as many as the minutes allow; the
server is asked 2,000 times, and feeds are watched for a sixth of the minutes. The figures go to `long/soak.toml`.
"""

import hashlib
import os
import platform
import tempfile
from pathlib import Path

from benchmarks.reading import HERE, OWN, digest
from benchmarks.soak.adding import Soaked, soak_adding
from benchmarks.soak.sampling import MEGABYTES, SHARE, Curve
from benchmarks.soak.serving import soak_serving
from benchmarks.soak.watching import soak_watching

REPORTS, MINUTES, REQUESTS = 20_000, 30.0, 2_000
RESULTS = HERE / "long" / "soak.toml"


def gold_digest() -> str:
    """Digest of what the reports are made of."""
    made = b"".join(path.read_bytes() for path in sorted((HERE / "invented").glob("*.py")))
    return hashlib.sha256(made + digest(OWN.glob("*.dlx")).encode()).hexdigest()[:16]


def run() -> tuple[str, dict[str, float]]:
    """Adds, serves and watches; "over the bars" is how many of the curves grow."""
    reports = int(os.environ.get("DATELINE_REPORTS", REPORTS))
    minutes = float(os.environ.get("DATELINE_MINUTES", MINUTES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        added = soak_adding(folder, reports, minutes)
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(_written(added, 0, added.curves), encoding="utf-8")  # kept, should what follows fail
        served = soak_serving(folder / "soak.dateline", REQUESTS)
        asked, *watched = soak_watching(folder, minutes / 6)
    curves = [*added.curves, *served, *watched]
    RESULTS.write_text(_written(added, asked, curves), encoding="utf-8")
    told = [
        f"{added.done:,} of {reports:,} reports added in {added.seconds / 60:.0f} minutes by 2 workers; "
        f"{REQUESTS:,} requests served; feeds asked {asked} times",
        *(curve.told() for curve in curves),
    ]
    growing = float(sum(not curve.flat() for curve in curves))
    return "\n".join(told), {"reports": float(added.done), "over the bars": growing}


def _written(added: Soaked, asked: int, curves: list[Curve]) -> str:
    load = os.getloadavg()[0]
    lines = [
        "# Made by `benchmarks/run.py soak`: memory of its own (not shared with files) that each process held.",
        f"# Flat: the last quarter's median lies at most {SHARE:.0%} or {MEGABYTES:.0f} MB above the second's.",
        f"reports = {added.done}",
        f"minutes = {added.seconds / 60:.1f}",
        f"requests = {REQUESTS if asked else 0}",
        f"feeds_asked = {asked}",
        f'machine = "{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the end"',
    ]
    for curve in curves:
        lines += ["", "[[curve]]", *(f"{name} = {_toml(value)}" for name, value in curve.figures().items())]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
