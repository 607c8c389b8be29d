"""Files of JSON, whole or a line at a time; what is broken is named and passed over."""

import json
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.imports.spans.nouns import Unread


def whole_file(path: Path) -> object:
    """What a file of JSON holds. SourceError for one that cannot be read."""
    try:
        found: object = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path} is no JSON: {error}") from error
    return found


def each_line(path: Path) -> Iterator[tuple[str, object] | Unread]:
    """Each line of a file of JSON lines with its place; one that is broken as what cannot be used."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        place = f"{path.name}, line {number}"
        if not line.strip():
            continue
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Unread(place, f"no JSON: {error}")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} is not in UTF-8") from error
