"""JSON written as a stream, one item a line: nothing is held but the ids of what was already written."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Node: TypeAlias = dict[str, Json]

_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))  # some readers end a line at these


class Seen:
    """The ids of what was written: things that many events share are written once."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def new(self, identity: str) -> bool:
        """Whether this id comes for the first time; from now on it does not."""
        first = identity not in self._ids
        self._ids.add(identity)
        return first


def kept(node: Node) -> Node:
    """A node without what is not known: None, empty words, empty lists. No and 0 stay."""
    return {key: value for key, value in node.items() if value is not None and value not in ("", [], (), {})}


def line(item: Json) -> str:
    """An item as one line, its keys in the order in which they were put."""
    words = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    for end, escaped in _LINE_ENDS:
        words = words.replace(end, escaped)
    return words


def write_lines(target: Path, items: Iterable[Node]) -> tuple[Path, ...]:
    """JSON lines."""
    with _opened(target) as stream:
        for item in items:
            stream.write(line(item) + "\n")
    return (target,)


def write_list(
    target: Path, head: Node, items: tuple[str, Iterable[Node]], tail: Callable[[int], Node] | None = None
) -> tuple[Path, ...]:
    """One object whose list `items` (its key, its items) is streamed, between what is known before and after it.

    `tail` is given how many items there were.
    """
    key, nodes = items
    count = 0
    with _opened(target) as stream:
        stream.write(line(head)[:-1] + ("," if head else "") + f"{line(key)}:[")
        for node in nodes:
            stream.write(("," if count else "") + "\n" + line(node))
            count += 1
        after = tail(count) if tail else {}
        stream.write("\n]" + (",\n" + line(after)[1:] if after else "}") + "\n")
    return (target,)


@contextmanager
def _opened(target: Path) -> Iterator[TextIO]:
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream
