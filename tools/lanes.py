"""Runs tests on other interpreters and with other versions of what dateline needs, each lane in a folder of its own.

    python tools/lanes.py                           the least versions on the least Python, the newest on the newest
    python tools/lanes.py --lane locked --py 3.12   the locked versions on Python 3.12
    python tools/lanes.py --all                     the locked versions on every interpreter too
    python tools/lanes.py --whole                   all tests, not the chosen ones

Interpreters are looked for on PATH, where pyenv keeps them, and by uv; those not there are named. A failed lane
does not stop the others, and leaves with status 1.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from uv import find_uv_bin

ROOT = Path(__file__).parents[1]
LANES = ROOT / ".lanes"
LOWEST, LOCKED, NEWEST = "lowest", "locked", "newest"
# The rooms that grammars, tables and files make: what another version of Python or of a package would break first.
CHOSEN = (
    *("times", "quantities", "places", "records", "batch", "syntax", "register", "contracts", "properties"),
    "web/test_rest.py",
)
LEFT = ("syntax/test_tagger.py", "contracts/test_readers.py", "contracts/test_engines.py")  # what needs an extra
NEXT = "3.14"


class Lane(NamedTuple):
    """Which versions, on which interpreter."""

    versions: str
    python: str
    program: Path

    @property
    def name(self) -> str:
        """The lane's name, also of its folder."""
        return f"{self.versions}-{self.python}"


class Result(NamedTuple):
    """How a lane ended: its exit status, its last line, and the seconds it took to install and to test."""

    lane: Lane
    status: int
    line: str
    installed: float
    tested: float


def main() -> None:
    """Runs the lanes asked for, two at a time, and says how each went."""
    asked = _asked()
    found = {minor: program for minor in minors() if (program := interpreter(minor))}
    for minor in (*minors(), NEXT):
        if minor not in found and (minor != NEXT or interpreter(NEXT) is None):
            print(f"Python {minor}: absent")
    lanes = list(_lanes(asked, found))
    if not lanes:
        raise SystemExit(f"no interpreter for Python {asked.py or 'of any supported version'}")
    print("lanes:", ", ".join(lane.name for lane in lanes), flush=True)
    with ThreadPoolExecutor(asked.jobs) as pool:
        results = list(pool.map(lambda lane: run(lane, whole=asked.whole), lanes))
    for result in results:
        state = "passed" if result.status == 0 else f"FAILED, see {_log(result.lane).relative_to(ROOT)}"
        spent = f"installed in {result.installed:.0f} s, tested in {result.tested:.0f} s"
        print(f"{result.lane.name}: {state}; {result.line}; {spent}")
    sys.exit(any(result.status for result in results))


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--lane", choices=(LOWEST, LOCKED, NEWEST), help="one sort of versions alone")
    words.add_argument("--py", default="", help="one version of Python, as 3.13")
    words.add_argument("--all", action="store_true", help="the locked versions on every interpreter too")
    words.add_argument("--whole", action="store_true", help="all tests")
    words.add_argument("--jobs", type=int, default=2, help="how many lanes run side by side")
    return words.parse_args()


def minors() -> list[str]:
    """The versions of Python that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))


def _lanes(asked: argparse.Namespace, found: dict[str, Path]) -> Iterator[Lane]:
    least, newest = minors()[0], max(found, key=lambda minor: int(minor[2:]), default="")
    usual = [(LOWEST, least), (NEWEST, newest)]
    usual += [(LOCKED, minor) for minor in found] if asked.all else []
    if asked.lane:
        usual = [(asked.lane, asked.py or {LOWEST: least, NEWEST: newest, LOCKED: newest}[asked.lane])]
    elif asked.py:
        usual = [(LOCKED, asked.py)]
    for versions, minor in usual:
        if versions == LOWEST and minor != least:
            raise SystemExit(f"the least versions are locked for Python {least} alone")
        if minor in found:
            yield Lane(versions, minor, found[minor])


def interpreter(minor: str) -> Path | None:
    """An interpreter of a version that runs: this one, on PATH, of pyenv, or known to uv."""
    tried = [sys.executable, shutil.which(f"python{minor}"), *_of_pyenv(minor), _of_uv(minor)]
    return next((Path(each) for each in tried if each and _version(each) == minor), None)


def _of_pyenv(minor: str) -> list[str]:
    root = os.environ.get("PYENV_ROOT") or _said(["pyenv", "root"])
    return sorted(map(str, Path(root or os.devnull, "versions").glob(f"{minor}.*/bin/python")), reverse=True)


def _of_uv(minor: str) -> str:
    return _said([find_uv_bin(), "python", "find", "--no-python-downloads", minor])


def _version(program: str) -> str:
    return _said([program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])


def _said(command: list[str]) -> str:
    """What a command prints; nothing where it cannot be run or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def run(lane: Lane, *, whole: bool) -> Result:
    """Installs a lane where it is not yet, and runs its tests."""
    LANES.mkdir(exist_ok=True)
    began = time.monotonic()
    with _log(lane).open("w", encoding="utf-8") as log:
        status = _install(lane, log.fileno(), whole=whole)
        installed = time.monotonic()
        if status == 0:
            # Old packages use what the newest of theirs will drop one day: told, but no failure of dateline's.
            told = ["-W", "default::DeprecationWarning"] if lane.versions == LOWEST else []
            words = [str(_python(lane)), "-m", "pytest", "-p", "no:cacheprovider", *told, *_tests(whole=whole)]
            status = _call(words, lane, log.fileno())
    lines = _log(lane).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    counted = [line for line in lines if re.search(r"\d+ (passed|failed|error)", line)]
    line = (counted or lines or [""])[-1].strip("= ")
    return Result(lane, status, line, installed - began, time.monotonic() - installed)


def _tests(*, whole: bool) -> list[str]:
    """What a lane runs; the build of packages is tried where they are built, not in the lanes."""
    if whole:
        return ["tests", "--ignore=tests/supply", "--ignore=tests/test_wheel.py"]
    return [*(f"tests/{folder}" for folder in CHOSEN), *(f"--ignore=tests/{name}" for name in LEFT)]


def _install(lane: Lane, log: int, *, whole: bool) -> int:
    """Makes the lane's environment, unless it is there with the same versions."""
    kind = "whole" if whole else "chosen"
    locks = [ROOT / "locks" / f"{name}.txt" for name in _locks(lane, whole=whole)]
    stamp = kind + hashlib.sha256(b"".join(path.read_bytes() for path in locks)).hexdigest()
    made = _folder(lane) / ".made"
    if lane.versions != NEWEST and made.exists() and made.read_text() == stamp:
        return 0
    uv, at = find_uv_bin(), ["--python", str(_python(lane))]
    hashed = ["--require-hashes", *(word for path in locks for word in ("-r", str(path)))]
    if lane.versions == NEWEST:
        hashed = ["--upgrade", *_newest(whole=whole)]
    steps = [
        [uv, "venv", "--quiet", "--clear", "--python", str(lane.program), str(_folder(lane))],
        [uv, "pip", "install", "--quiet", *at, *hashed],
        [uv, "pip", "install", "--quiet", *at, "--require-hashes", "-r", str(ROOT / "locks" / "build.txt")],
        [uv, "pip", "install", "--quiet", *at, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
        [str(_folder(lane) / "bin" / "dateline"), "gazetteer", "build"],
    ]
    for step in steps:
        if status := _call(step, lane, log):
            return status
    made.write_text(stamp)
    return 0


def _locks(lane: Lane, *, whole: bool) -> list[str]:
    if lane.versions == LOWEST:
        return ["lowest", *(["lowest-dev"] if whole else [])]
    return ["run", "dev" if whole else "lane"]


def _newest(*, whole: bool) -> list[str]:
    """What the newest lane asks for: only the bounds of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = project["optional-dependencies"]["dev"] if whole else ["pytest", "hypothesis", "jsonschema", "pyyaml"]
    return [*project["dependencies"], *tools]


def _call(command: list[str], lane: Lane, log: int) -> int:
    """Runs a command into the lane's log; a lane has data of its own, so that no gazetteer is built over another's."""
    data = _folder(lane) / "data"
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "DATELINE_SKIP_WEB": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if command[1:3] == ["gazetteer", "build"]:
        _lend_gazetteer(data / "dateline")
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False).returncode


def _lend_gazetteer(folder: Path) -> None:
    """Copies the user's gazetteer, which is kept where it was built from the same data."""
    mine = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "dateline"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("gazetteer.sqlite", "gazetteer.sqlite.sha256"):
        if (mine / name).exists():
            shutil.copy(mine / name, folder / name)


def _folder(lane: Lane) -> Path:
    return LANES / lane.name


def _python(lane: Lane) -> Path:
    return _folder(lane) / "bin" / "python"


def _log(lane: Lane) -> Path:
    return LANES / f"{lane.name}.log"


if __name__ == "__main__":
    main()
