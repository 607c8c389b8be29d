"""What a task carries so that it is known again: the report, its text's digest, and the words that were sent."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from dateline.imports.spans.nouns import Sent, Task

Thing: TypeAlias = Mapping[str, object]
KEY = "dateline"
_VERSION = 1


class ForeignError(ValueError):
    """Something of a file that is not as a tool writes what dateline sent; the words say what."""


def packed(task: Task) -> str:
    """The task's own words about itself, as one line of JSON: tools keep a text as it is."""
    spans = [
        {"id": sent.id, "start": sent.start, "end": sent.end, "label": sent.label, "tellings": sent.tellings}
        for sent in task.sent
    ]
    told = {"schema_version": _VERSION, "report": task.report, "text_sha256": task.text_sha256, "spans": spans}
    return json.dumps(told, ensure_ascii=True)


def unpacked(value: object) -> tuple[str, str, tuple[Sent, ...]]:
    """The report, the digest and what was sent. ForeignError where nothing of that is there."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise ForeignError(f"what dateline wrote under {KEY!r} is broken: {error}") from error
    if value is None:
        raise ForeignError(f"it was not sent by dateline: there is no {KEY!r} in it")
    told = thing(value)
    if told.get("schema_version") != _VERSION:
        raise ForeignError("it was written by another version of dateline: write the tasks anew")
    spans = tuple(_sent(thing(item)) for item in listed(told.get("spans")))
    return text(told.get("report")), text(told.get("text_sha256")), spans


def _sent(item: Thing) -> Sent:
    tellings = tuple(text(anchor) for anchor in listed(item.get("tellings")))
    return Sent(
        text(item.get("id")), whole(item.get("start")), whole(item.get("end")), text(item.get("label")), tellings
    )


def found_under(*places: object) -> object:
    """What stands under dateline's key in the first of several objects that has it."""
    return next((place[KEY] for place in places if isinstance(place, Mapping) and place.get(KEY) is not None), None)


def thing(value: object) -> Thing:
    """An object of JSON. ForeignError for anything else."""
    if not isinstance(value, Mapping):
        raise ForeignError(f"an object should stand where {_shown(value)} does")
    return value


def listed(value: object) -> list[object]:
    """A list of JSON. ForeignError for anything else."""
    if not isinstance(value, list):
        raise ForeignError(f"a list should stand where {_shown(value)} does")
    return value


def text(value: object) -> str:
    """A text of JSON. ForeignError for anything else."""
    if not isinstance(value, str):
        raise ForeignError(f"a text should stand where {_shown(value)} does")
    return value


def whole(value: object) -> int:
    """A whole number of JSON, 0 or more. ForeignError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ForeignError(f"a whole number should stand where {_shown(value)} does")
    return value


def moment(value: object) -> str:
    """A time as the record writes it, UTC to the second; "" for what is none."""
    try:
        known = datetime.fromisoformat(value) if isinstance(value, str) else None
        known = known.astimezone(UTC) if known is not None and known.tzinfo else known
    except (ValueError, OverflowError):
        return ""
    return "" if known is None else known.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _shown(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, default=str, ensure_ascii=True)[:60]
