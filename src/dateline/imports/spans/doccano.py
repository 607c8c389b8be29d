"""doccano: JSON lines out and back, for sequence labelling. It counts UTF-16 units and keeps no ids of others."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.imports.spans.lines import put_tasks, returned_by
from dateline.imports.spans.nouns import Marked, Returned, Task, Unread
from dateline.imports.spans.packed import (
    KEY,
    ForeignError,
    Thing,
    found_under,
    listed,
    packed,
    text,
    thing,
    unpacked,
    whole,
)
from dateline.imports.spans.units import Units, units_of

NAME = "doccano"
SAYS_WHO = False
_COLOURS = ("#1f6feb", "#a40e26", "#116329", "#953800", "#6639ba", "#57606a")


def write(tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Writes tasks.jsonl, the data set, and labels.json, its span types."""
    target, setup = folder / "tasks.jsonl", folder / "labels.json"
    put_tasks(target, tasks, _task)
    colour = {label: _COLOURS[place % len(_COLOURS)] for place, label in enumerate(labels)}
    offered = [{"text": label, "background_color": colour[label], "text_color": "#ffffff"} for label in labels]
    setup.write_text(json.dumps(offered, indent=1) + "\n", encoding="utf-8")
    return target, setup


def read(path: Path) -> Iterator[Returned | Unread]:
    """Every document; those that say that nobody approved them are named and left."""
    return returned_by(path, _returned)


def _task(task: Task) -> dict[str, object]:
    units = units_of(task.text)
    spans = [[units.out(sent.start), units.out(sent.end), sent.label] for sent in task.sent]
    return {"text": task.text, "label": spans, KEY: packed(task), "title": task.title, "outlet": task.outlet}


def _returned(place: str, document: Thing) -> Returned:
    report, digest, sent = unpacked(found_under(document, document.get("meta"), document.get("metadata")))
    approver = document.get("annotation_approver", "")
    if approver is None:
        raise ForeignError("nobody approved it")
    words = text(document.get("text", document.get("data")))
    units = units_of(words)
    marks = tuple(_mark(units, *span) for span in _spans(document))
    return Returned(place, report, words, digest, sent, marks, text(approver), "")


def _spans(document: Thing) -> Iterator[tuple[object, object, object]]:
    """The spans in any of the shapes that its versions write."""
    if "entities" in document:
        for item in listed(document["entities"]):
            entity = thing(item)
            yield entity.get("start_offset"), entity.get("end_offset"), entity.get("label")
        return
    for item in listed(document.get("label", document.get("labels"))):
        parts = listed(item)
        if len(parts) != 3:
            raise ForeignError(f"a span has three parts, not {len(parts)}")
        yield parts[0], parts[1], parts[2]


def _mark(units: Units, start: object, end: object, label: object) -> Marked:
    first, last = units.back(whole(start)), units.back(whole(end))
    if first is None or last is None or first >= last:
        raise ForeignError(f"no words stand at {start}-{end}")
    return Marked(first, last, text(label), None, units.certain(last))
