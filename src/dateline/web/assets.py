"""The built scripts and styles. Without them (a library-only install) the pages stand as plain HTML."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Assets:
    """File names under static/ by entry: "main", "reader", "map", "network", "chart"; styles apart."""

    scripts: dict[str, str]
    styles: tuple[str, ...]

    def of(self, needs: frozenset[str]) -> tuple[str, ...]:
        """The scripts of a page: the main one first."""
        return tuple(self.scripts[name] for name in ("main", *sorted(needs)) if name in self.scripts)


@cache
def assets() -> Assets:
    """What the build left, by its manifest; nothing where there was no build."""
    manifest = STATIC / "manifest.json"
    if not manifest.exists():
        return Assets({}, ())
    entries = json.loads(manifest.read_text(encoding="utf-8"))
    scripts = {entry["name"]: entry["file"] for entry in entries.values() if entry.get("isEntry")}
    styles = sorted({style for entry in entries.values() for style in entry.get("css", [])})
    return Assets(scripts, tuple(styles))
