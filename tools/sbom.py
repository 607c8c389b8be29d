"""The bill of materials in CycloneDX: what dateline's wheel holds and what its locks bring, with hashes and licences.

    python tools/sbom.py dist/dateline.cdx.json

It is made from files of the checkout alone, so the same checkout gives the same bytes. The build of a wheel runs it,
too, so it needs nothing but the standard library. A time stands in it only where SOURCE_DATE_EPOCH is set.
"""

import base64
import csv
import hashlib
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

Part = dict[str, object]

NAME = "dateline.cdx.json"
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
TOOLS = ("dev", "docs", "train")
PYTHON = re.compile(r"^([a-z0-9._-]+)==(\S+)(?: ; (.+?))? \\\n((?:    --hash=.+\n?)+)", re.MULTILINE)
LICENCE = re.compile(r"^(?:# licence: |licence = )\"?([^\"\n]+)", re.MULTILINE)  # of a table's own header
OTHER_NAMES = {"BSD-0-Clause": "0BSD"}  # what a package calls a licence that SPDX calls otherwise


def bill(root: Path) -> Part:
    """The whole bill of a checkout."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.findall(r'"(.+)"', (root / "src" / "dateline" / "_version.py").read_text(encoding="utf-8"))[0]
    own = _library("pypi", "dateline", version, project["license"]) | {"type": "application"}
    packages, scripts, data = list(_packages(root, project)), list(_scripts(root)), list(_data(root))
    needed = sorted(str(one["bom-ref"]) for one in (*packages, *scripts, *data) if one.get("scope") != "optional")
    metadata: Part = {"component": own | {"description": project["description"]}}
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        metadata["timestamp"] = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": metadata,
        "components": [*packages, *scripts, *data],
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": needed}],
    }


def text(root: Path) -> str:
    """The bill as it is written."""
    return json.dumps(bill(root), indent=1, ensure_ascii=False) + "\n"


def _library(kind: str, name: str, version: str, spdx: str) -> Part:
    """A package of a registry, by its package address."""
    where = f"pkg:{kind}/{name.replace('@', '%40')}@{version}"
    part: Part = {"type": "library", "bom-ref": where, "name": name, "version": version, "purl": where}
    return part | {"licenses": _licences(spdx)}


def _licences(spdx: str) -> list[Part]:
    return [{"expression": spdx}] if " " in spdx else [{"license": {"id": spdx}}]


def _packages(root: Path, project: Part) -> Iterator[Part]:
    """What the locks bring: for dateline itself, and as optional for each extra that users ask for."""
    with (root / "locks" / "licences.csv").open(encoding="utf-8", newline="") as held:
        spdx = {row[0]: row[1] for row in csv.reader(line for line in held if not line.startswith("#"))}
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    seen: set[str] = set()
    for lock in ("run", *(name for name in extras if name not in TOOLS)):
        for name, version, marker, hashes in PYTHON.findall((root / "locks" / f"{lock}.txt").read_text("utf-8")):
            part = _library("pypi", name, version, spdx[name])
            if str(part["bom-ref"]) in seen:
                continue
            seen.add(str(part["bom-ref"]))
            yield part | _locked(str(part["purl"]), lock, marker, hashes) | _held(root, name)


def _locked(purl: str, lock: str, marker: str, hashes: str) -> Part:
    """A package has many files, one for each platform: any of these hashes may be the one that is installed."""
    files = [{"alg": "SHA-256", "content": one} for one in re.findall(r"sha256:([0-9a-f]{64})", hashes)]
    said = [("dateline:lock", f"locks/{lock}.txt"), *([("dateline:where", marker)] if marker else [])]
    return {
        "scope": "required" if lock == "run" and not marker else "optional",
        "externalReferences": [{"type": "distribution", "url": purl, "hashes": files}],
        "properties": [{"name": name, "value": value} for name, value in said],
    }


def _held(root: Path, package: str) -> Part:
    """The files of a parser model inside its package."""
    table = tomllib.loads((root / "src/dateline/resources/models.toml").read_text(encoding="utf-8"))
    found = [row for row in table["uploaded"] if row["distribution"] == package]
    parts = [
        _file(f"{package}:{row['folder']}/{name}", f"{row['folder']}/{name}", pin, row["licence"])
        for row in found
        for name, pin in sorted(row["files"].items())
    ]
    return {"type": "machine-learning-model", "components": parts} if parts else {}


def _file(ref: str, name: str, sha256: str, spdx: str) -> Part:
    part: Part = {"type": "file", "bom-ref": ref, "name": name, "hashes": [{"alg": "SHA-256", "content": sha256}]}
    return part | {"licenses": _licences(spdx)}


def _scripts(root: Path) -> Iterator[Part]:
    """The packages that may lie in the built scripts of the pages: all but those that only make them."""
    if not (root / "src" / "dateline" / "web" / "static" / "manifest.json").exists():
        return  # the pages stand without scripts
    locked = json.loads((root / "web" / "front" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {(path.rpartition("node_modules/")[2], row["version"]): row for path, row in locked.items() if path}
    for (name, version), row in sorted(found.items()):
        if row.get("dev") or name.startswith("@types/"):
            continue
        kind, _, content = row["integrity"].partition("-")
        digest = {"alg": kind.upper().replace("SHA", "SHA-"), "content": base64.b64decode(content).hex()}
        spdx = OTHER_NAMES.get(row["license"], row["license"].strip("()"))
        yield _library("npm", name, version, spdx) | {"scope": "required", "hashes": [digest]}


def _data(root: Path) -> Iterator[Part]:
    """The tables that dateline brings."""
    folder = root / "src" / "dateline"
    for path in sorted((folder / "resources").rglob("*")):
        if path.suffix in (".csv", ".toml"):
            name = f"dateline/{path.relative_to(folder).as_posix()}"
            raw = path.read_bytes()
            (spdx,) = LICENCE.findall(raw.decode("utf-8"))[:1]
            yield _file(name, name, hashlib.sha256(raw).hexdigest(), spdx) | {"scope": "required"}


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text(Path(__file__).parents[1]), encoding="utf-8")
    print(f"{out}: {out.stat().st_size:,} bytes")
