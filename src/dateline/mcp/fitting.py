"""How much of an answer fits: at most so many items, and so many characters of JSON."""

import json
from collections.abc import Sequence
from typing import TypeVar

from dateline.query.answers import Answers
from dateline.query.questions_cursor import Last, closed, opened
from dateline.show.answers import as_json

Item = TypeVar("Item")
ITEMS, CHARACTERS = 20, 8_000
QUOTE = 300
_HEAD = 700  # characters that an answer's own fields may take


def cut(words: str | None, most: int) -> str:
    """Words of a report on one line, cut at `most` characters with an ellipsis."""
    line = " ".join((words or "").split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def fits(items: Sequence[object], taken: int = 0) -> int:
    """How many of the items an answer holds whose other parts take so many characters; at least one."""
    left = CHARACTERS - _HEAD - taken
    for number, item in enumerate(items[:ITEMS]):
        left -= size_of(item)
        if left < 0:
            return max(1, number)
    return min(len(items), ITEMS)


def size_of(item: object) -> int:
    """The characters that an item takes within an answer."""
    written = json.dumps(as_json(item), ensure_ascii=False, indent=2)
    return len(written) + 6 * (written.count("\n") + 1)


def part(items: Sequence[Item], cursor: str | None, taken: int = 0) -> Answers[Item]:
    """The part of a list that a cursor asks for. ConfigError for a cursor that is none."""
    start = opened(cursor)
    first = min(max(0, start.n), len(items)) if start is not None else 0
    held = fits(items[first:], taken)
    more = closed(Last(None, first + held)) if first + held < len(items) else None
    return Answers(tuple(items[first : first + held]), more, len(items), True)
