"""Prodigy: JSON lines out and back. It counts code points, as Python does."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
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

NAME = "Prodigy"
SAYS_WHO = True


def write(tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Writes tasks.jsonl, the source of a recipe, and labels.txt, its labels."""
    target, setup = folder / "tasks.jsonl", folder / "labels.txt"
    put_tasks(target, tasks, _task)
    setup.write_text("\n".join(labels) + "\n", encoding="utf-8")
    return target, setup


def read(path: Path) -> Iterator[Returned | Unread]:
    """Every accepted task; ignored ones give nothing, rejected ones say only that something is wrong."""
    return returned_by(path, lambda place, task: None if task.get("answer") == "ignore" else _returned(place, task))


def _task(task: Task) -> dict[str, object]:
    spans = [{"start": sent.start, "end": sent.end, "label": sent.label, "id": sent.id} for sent in task.sent]
    shown = {"title": task.title, "outlet": task.outlet, "published": task.published, "report": task.report}
    return {"text": task.text, "spans": spans, "meta": shown, KEY: packed(task)}


def _returned(place: str, task: Thing) -> Returned:
    report, digest, sent = unpacked(found_under(task, task.get("meta")))
    if task.get("answer") != "accept":
        answer = task.get("answer")
        if answer is None:
            raise ForeignError("it has no answer: it is a task as it went out, not one that `prodigy db-out` gave")
        raise ForeignError(f"its answer is {answer!r}: only accepted tasks say which spans are right")
    words = text(task.get("text"))
    marks = tuple(_mark(words, thing(item)) for item in listed(task.get("spans")))
    return Returned(place, report, words, digest, sent, marks, _who(task), _when(task.get("_timestamp")))


def _mark(words: str, span: Thing) -> Marked:
    start, end, name, said = whole(span.get("start")), whole(span.get("end")), span.get("id"), span.get("text")
    if not start < end <= len(words):
        raise ForeignError(f"no words stand at {start}-{end}")
    sure = not isinstance(said, str) or said == words[start:end]
    return Marked(start, end, text(span.get("label")), name if isinstance(name, str) else None, sure)


def _who(task: Thing) -> str:
    """Who did it: the annotator, else the session where it is a named one."""
    found = task.get("_annotator_id") or task.get("_session_id")
    return found if isinstance(found, str) else ""


def _when(seconds: object) -> str:
    if not isinstance(seconds, int | float) or not 0 <= seconds < 1 << 35:
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
