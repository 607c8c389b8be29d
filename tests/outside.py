"""Packages from elsewhere, for tests of the doors: the example, and small ones with a fault in them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline import compose, doors

EXAMPLE = Path(__file__).parents[1] / "examples" / "dateline-example"


def install_example(folder: Path) -> Path:
    """Installs the example package into a folder, without the network."""
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    command += ["--disable-pip-version-check", "--no-cache-dir", "--target", str(folder), str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def install_small(folder: Path, package: str, door: str, part: tuple[str, str]) -> Path:
    """Lays a package of one part into a folder; `part`: its name behind the door, and its module's code."""
    name, code = part
    module = package.replace("-", "_")
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[dateline.{door}]\n{name} = {module}\n", encoding="utf-8")
    return folder


@contextmanager
def within_reach(folder: Path) -> Iterator[None]:
    """Makes the packages of a folder as good as installed, and gone again afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    _forget()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
                del sys.modules[name]
        _forget()


def _forget() -> None:
    doors.names.cache_clear()
    doors._points.cache_clear()
    compose.reader_for.cache_clear()
