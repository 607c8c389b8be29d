"""Files of JSON, whole or a line at a time; what is broken is named and passed over."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.imports.spans.nouns import Returned, Task, Unread
from dateline.imports.spans.packed import ForeignError, Thing, thing


def whole_file(path: Path) -> object:
    """What a file of JSON holds. SourceError for one that cannot be read."""
    try:
        found: object = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path} is no JSON: {error}") from error
    return found


def put_tasks(target: Path, tasks: Iterable[Task], told: Callable[[Task], Thing]) -> None:
    """Writes tasks as JSON lines."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(json.dumps(told(task), ensure_ascii=False) + "\n" for task in tasks)


def returned_by(path: Path, made: Callable[[str, Thing], Returned | None]) -> Iterator[Returned | Unread]:
    """What each line of a file of JSON lines brings back; lines that cannot be used are named, None is passed over."""
    for line in _each_line(path):
        if isinstance(line, Unread):
            yield line
            continue
        place, value = line
        try:
            found = made(place, thing(value))
        except ForeignError as error:
            yield Unread(place, str(error))
        else:
            if found is not None:
                yield found


def _each_line(path: Path) -> Iterator[tuple[str, object] | Unread]:
    """Each line with its place; one that is broken as what cannot be used."""
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
