"""Which licence every package of the locks bears: `locks/licences.csv`, written by hand and compared with the packages.

python tools/licences.py    shows the installed packages whose own words differ from the table's
"""

import csv
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parents[1] / "locks" / "licences.csv"
PERMISSIVE = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",
        "ISC",
        "MIT",
        "MIT-0",
        "PSF-2.0",
        "Unlicense",
        "Zlib",
    ]
)


class Licence(NamedTuple):
    """A package's licence: as an SPDX expression, in the package's own words, and why it may be used all the same."""

    package: str
    spdx: str
    said: str
    reason: str

    @property
    def permissive(self) -> bool:
        """Whether one may use it under permissive licences alone."""
        return any(parts <= PERMISSIVE for parts in ways(self.spdx))


def ways(spdx: str) -> list[frozenset[str]]:
    """The licences that hold together, for each way of reading an expression's ORs; AND binds closer, as in SPDX."""
    return [frozenset(re.split(r"\s+AND\s+", way.strip("() "))) for way in re.split(r"\s+OR\s+", spdx)]


def licences() -> dict[str, Licence]:
    """The table by package."""
    with TABLE.open(encoding="utf-8", newline="") as held:
        rows = csv.reader(line for line in held if not line.startswith("#"))
        next(rows)
        return {row[0]: Licence(*row) for row in rows}


def said(package: str) -> str:
    """What an installed package says its licence is: the expression, else the classifiers, else the first words."""
    held = metadata.metadata(package)
    if expression := held.get("License-Expression"):
        return expression
    named = [line.rpartition(" :: ")[2] for line in held.get_all("Classifier", []) if line.startswith("License ::")]
    return "; ".join(named) or " ".join((held.get("License") or "nothing").split())[:60]


def main() -> None:
    """Shows what differs; exit status 1 where something does."""
    known, wrong = licences() if TABLE.exists() else {}, 0
    for package in sys.argv[1:] or known:
        try:
            now = said(package)
        except metadata.PackageNotFoundError:
            continue
        if package not in known or known[package].said != now:
            wrong += 1
            print(f"{package},{now}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
