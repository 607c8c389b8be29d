"""The sum of a gazetteer's file, kept beside it as `sha256sum` writes it: tells a changed or damaged file."""

import hashlib
from pathlib import Path

from dateline.errors import ResourceError


def sum_of(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def sum_path(path: Path) -> Path:
    """Where the sum of a file lies."""
    return path.with_name(path.name + ".sha256")


def write_sum(path: Path) -> None:
    """Writes the sum of a file beside it, so that `sha256sum --check` can compare them."""
    sum_path(path).write_text(f"{sum_of(path)}  {path.name}\n", encoding="utf-8")


def check_sum(path: Path) -> str:
    """The sum of an unchanged file; one that has no sum beside it, or is not what was built, is a ResourceError."""
    try:
        kept, _, _ = sum_path(path).read_text(encoding="utf-8").partition(" ")
    except FileNotFoundError as error:
        raise ResourceError(f"{path} has no sum beside it; run `dateline gazetteer build`") from error
    found = sum_of(path)
    if found != kept:
        raise ResourceError(f"{path} is not the file that was built; run `dateline gazetteer build`")
    return found
