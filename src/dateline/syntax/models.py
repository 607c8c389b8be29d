"""Finds the parser's files, and checks those of a re-uploaded one against their pins before anything loads them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dateline.errors import ResourceError
from dateline.tables import read_toml


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """One parser on disk: name, version, folder, licence and a digest over its files."""

    name: str
    version: str
    folder: Path
    licence: str
    digest: str


def find_model(wanted: str) -> ModelFiles:
    """The parser to load: an installed official one first, else a pinned upload; `wanted` may name one."""
    data = read_toml("models.toml")
    for row in data["official"]:
        found = _official(row["package"]) if wanted in ("auto", row["package"]) else None
        if found:
            return found
    for row in data["uploaded"]:
        found = find_pinned(row) if wanted in ("auto", row["name"]) else None
        if found:
            return found
    known = ", ".join(known_models())
    raise ResourceError(f"no parser model {wanted!r} is installed; known: {known}; or set model = plain")


def known_models() -> tuple[str, ...]:
    """The names of all parser models that can be asked for, installed or not."""
    data = read_toml("models.toml")
    return (*(row["package"] for row in data["official"]), *(row["name"] for row in data["uploaded"]))


def _official(package: str) -> ModelFiles | None:
    try:
        distribution = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None
    config = next((f for f in distribution.files or () if f.name == "config.cfg" and len(f.parts) == 3), None)
    if config is None:
        return None
    folder = Path(str(distribution.locate_file(config))).parent
    info = distribution.metadata
    stated = [info[name] for name in ("License-Expression", "License") if name in info]
    return ModelFiles(package, distribution.version, folder, next(iter(stated), ""), digest_of(folder))


def find_pinned(row: Mapping[str, object]) -> ModelFiles | None:
    """Files of an installed package, each compared with its pin; None where it is not installed."""
    name, version = str(row["distribution"]), str(row["version"])
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    if distribution.version != version:
        raise ResourceError(f"{name} {distribution.version} is installed; only {version} is pinned")
    folder = Path(str(distribution.locate_file(str(row["folder"]))))
    pins = row["files"]
    if not isinstance(pins, dict):
        raise ResourceError(f"resources/models.toml: {name} has no table of files")
    found = _hashes(folder)
    for relative, pin in pins.items():
        if relative not in found or found[relative].hex() != pin:
            raise ResourceError(f"{name}: {relative} is missing or not the pinned file; re-install {name}=={version}")
    return ModelFiles(str(row["name"]), version, folder, str(row["licence"]), _total(found))


def digest_of(folder: Path) -> str:
    """One sha256 over the relative names and bytes of a model's files."""
    return _total(_hashes(folder))


def _hashes(folder: Path) -> dict[str, bytes]:
    """The sha256 of every file, each read once: a model is some 50 MB, and start-up waits for it."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in files}


def _total(hashes: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, digest in hashes.items():
        total.update(name.encode() + b"\0" + digest)
    return "sha256:" + total.hexdigest()
