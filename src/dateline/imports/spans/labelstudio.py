"""Label Studio: tasks with predictions out, its JSON export back. It counts UTF-16 units."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from dateline.errors import SourceError
from dateline.imports.spans.lines import whole_file
from dateline.imports.spans.nouns import Marked, Returned, Sent, Task, Unread
from dateline.imports.spans.packed import (
    KEY,
    ForeignError,
    Thing,
    found_under,
    listed,
    moment,
    packed,
    text,
    thing,
    unpacked,
    whole,
)
from dateline.imports.spans.units import Units, units_of

NAME = "Label Studio"
SAYS_WHO = True
_FROM, _TO = "label", "text"


def write(tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Writes tasks.json, to be imported, and labels.xml, the labelling configuration."""
    target, setup = folder / "tasks.json", folder / "labels.xml"
    with target.open("w", encoding="utf-8", newline="") as stream:
        stream.write("[")
        for place, task in enumerate(tasks):
            stream.write((",\n" if place else "\n") + json.dumps(_task(task), ensure_ascii=False))
        stream.write("\n]\n")
    offered = "".join(f"    <Label value={quoteattr(label)}/>\n" for label in labels)
    setup.write_text(
        f'<View>\n  <Labels name="{_FROM}" toName="{_TO}">\n{offered}  </Labels>\n'
        f'  <Text name="{_TO}" value="$text" granularity="symbol"/>\n</View>\n',
        encoding="utf-8",
    )
    return target, setup


def read(path: Path) -> Iterator[Returned | Unread]:
    """Every annotation of every task; tasks that nobody did give nothing. SourceError for no export of the tool."""
    exported = whole_file(path)
    if not isinstance(exported, list):
        raise SourceError(f"{path} is no JSON export of {NAME}: it should hold a list of tasks")
    for number, task in enumerate(exported, 1):
        place = f"{path.name}, task {number}"
        try:
            yield from _returned(place, thing(task))
        except ForeignError as error:
            yield Unread(place, str(error))


def _task(task: Task) -> dict[str, object]:
    units = units_of(task.text)
    data = {"text": task.text, "title": task.title, "outlet": task.outlet, "published": task.published}
    result = [_region(task.text, units, sent) for sent in task.sent]
    return {"data": {**data, KEY: packed(task)}, "predictions": [{"model_version": "dateline", "result": result}]}


def _region(words: str, units: Units, sent: Sent) -> dict[str, object]:
    value = {
        "start": units.out(sent.start),
        "end": units.out(sent.end),
        "text": words[sent.start : sent.end],
        "labels": [sent.label],
    }
    return {"id": sent.id, "from_name": _FROM, "to_name": _TO, "type": "labels", "value": value}


def _returned(place: str, task: Thing) -> Iterator[Returned | Unread]:
    data = thing(task.get("data"))
    report, digest, sent = unpacked(found_under(data, task.get("meta")))
    words = text(data.get("text"))
    units = units_of(words)
    if "annotations" not in task:
        raise ForeignError("nobody annotated it: it is a task as it went out, not one that was exported")
    for number, given in enumerate(listed(task["annotations"]), 1):
        annotation = thing(given)
        if annotation.get("was_cancelled"):
            continue
        where = f"{place}, annotation {number}"
        try:
            marks = tuple(_marks(words, units, listed(annotation.get("result"))))
            who = _who(annotation.get("completed_by"))
            when = moment(annotation.get("updated_at")) or moment(annotation.get("created_at"))
            yield Returned(where, report, words, digest, sent, marks, who, when)
        except ForeignError as error:
            yield Unread(where, str(error))


def _marks(words: str, units: Units, result: Sequence[object]) -> Iterator[Marked]:
    """The regions; those of other kinds (relations, choices) are no spans."""
    for item in result:
        region = thing(item)
        if region.get("type") != "labels":
            continue
        value, name = thing(region.get("value")), region.get("id")
        start, end = units.back(whole(value.get("start"))), units.back(whole(value.get("end")))
        if start is None or end is None or start >= end:
            raise ForeignError(f"no words stand at {value.get('start')}-{value.get('end')}")
        said = value.get("text")
        sure = said == words[start:end] if isinstance(said, str) else units.certain(end)
        for label in listed(value.get("labels")):
            yield Marked(start, end, text(label), name if isinstance(name, str) else None, sure)


def _who(person: object) -> str:
    """Who did it: an address where the export gives one, else the number of the account."""
    if isinstance(person, dict):
        person = person.get("email") or person.get("username") or person.get("id")
    return f"{NAME} user {person}" if isinstance(person, int) else person if isinstance(person, str) else ""
