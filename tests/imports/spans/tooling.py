"""What the tools would write: exports in each one's shape, made of what went out and what a person changed in it."""

import json
from collections.abc import Callable
from pathlib import Path

from dateline.imports.spans.nouns import Filing, Outcome, Returned, Row, Unread
from dateline.imports.spans.take import rehearse, take
from dateline.imports.spans.tools import Tool, name_of, read_tasks, write_tasks
from dateline.imports.spans.waiting import labels, tasks, waiting
from dateline.store import Store

AT = "2026-11-23T12:00:00Z"
DONE = "2026-11-23T09:30:00Z"
Mark = tuple[int, int, str, str | None]  # code points, label, id
Change = Callable[[str, list[Mark]], list[Mark]]


def units(text: str, place: int) -> int:
    """A place as JavaScript and Java count."""
    return len(text[:place].encode("utf-16-le")) // 2


def places(text: str, start: int, end: int) -> tuple[int, int]:
    """A place in code points again."""
    raw = text.encode("utf-16-le")
    return len(raw[: 2 * start].decode("utf-16-le")), len(raw[: 2 * end].decode("utf-16-le"))


def out(store: Store, tool: Tool, folder: Path) -> Path:
    """Tasks of every report that waits."""
    reports = waiting(store.base, (), 50)
    write_tasks(tool, tasks(store.base, reports), labels(), folder)
    return folder


def back(tool: Tool, folder: Path, change: Change = lambda text, marks: marks) -> Path:
    """The file that the tool would write once somebody has changed the marks so."""
    return _BACK[tool](folder, change)


def read(tool: Tool, path: Path) -> list[Returned | Unread]:
    """What the file says."""
    return list(read_tasks(tool, [path]))


def filing(tool: Tool, by: str = "Ida") -> Filing:
    """Filing by Ida at AT, with no gazetteer."""
    return Filing(name_of(tool), by, AT, None, lambda done, total: None)


def taken(store: Store, tool: Tool, path: Path, by: str = "Ida") -> list[tuple[str, str, str]]:
    """Outcome, deed and reason of each thing that was filed or not."""
    return shown(take(store, read(tool, path), filing(tool, by)))


def rehearsed(store: Store, tool: Tool, path: Path) -> list[tuple[str, str, str]]:
    """The same without doing it."""
    return shown(rehearse(store, read(tool, path), filing(tool)))


def shown(rows: tuple[Row, ...]) -> list[tuple[str, str, str]]:
    """Rows as a test compares them."""
    assert all(bool(row.deed) == (row.outcome is not Outcome.LEFT) for row in rows) or not any(r.deed for r in rows)
    return [(row.outcome.value, row.does, row.why) for row in rows]


def _labelstudio(folder: Path, change: Change) -> Path:
    sent = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    for number, task in enumerate(sent, 1):
        text = task["data"]["text"]
        regions = task["predictions"][0]["result"]
        marks = [
            (*places(text, r["value"]["start"], r["value"]["end"]), r["value"]["labels"][0], r["id"]) for r in regions
        ]
        result = [
            {
                "id": name or f"x{place}Yz", "from_name": "label", "to_name": "text", "type": "labels",
                "origin": "manual", "value": {"start": units(text, start), "end": units(text, end),
                                              "text": text[start:end], "labels": [label]},
            }
            for place, (start, end, label, name) in enumerate(change(text, marks))
        ]  # fmt: skip
        task |= {"id": number, "inner_id": number, "project": 4, "meta": {}, "drafts": [], "total_annotations": 1}
        task["annotations"] = [
            {
                "id": 70 + number, "completed_by": {"id": 3, "email": "ida@example.org"}, "was_cancelled": False,
                "ground_truth": False, "created_at": "2026-11-23T09:00:00.5Z", "updated_at": "2026-11-23T09:30:00.25Z",
                "lead_time": 12.5, "result": [*result, {"type": "relation", "from_id": "a", "to_id": "b"}],
            }
        ]  # fmt: skip
    target = folder / "export.json"
    target.write_text(json.dumps(sent, ensure_ascii=False), encoding="utf-8")
    return target


def _prodigy(folder: Path, change: Change) -> Path:
    target = folder / "export.jsonl"
    with target.open("w", encoding="utf-8") as stream:
        for line in (folder / "tasks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
            task = json.loads(line)
            marks = [(s["start"], s["end"], s["label"], s["id"]) for s in task["spans"]]
            task["spans"] = [
                {"start": start, "end": end, "label": label, "token_start": 0, "token_end": 1, "source": "x"}
                for start, end, label, _ in change(task["text"], marks)
            ]
            task |= {"_input_hash": -1, "_task_hash": 2, "_view_id": "spans_manual", "answer": "accept",
                     "_timestamp": 1795426200, "_annotator_id": "news-ida", "_session_id": "news-ida"}  # fmt: skip
            stream.write(json.dumps(task) + "\n")
    return target


def _doccano(folder: Path, change: Change) -> Path:
    target = folder / "admin.jsonl"
    with target.open("w", encoding="utf-8") as stream:
        for number, line in enumerate((folder / "tasks.jsonl").read_text(encoding="utf-8").split("\n")[:-1], 1):
            task = json.loads(line)
            text = task["text"]
            marks: list[Mark] = [(*places(text, start, end), label, None) for start, end, label in task["label"]]
            found = [[units(text, start), units(text, end), label] for start, end, label, _ in change(text, marks)]
            told = {"id": number, "text": text, "label": found, "Comments": []}
            stream.write(json.dumps(told | {"dateline": task["dateline"]}, ensure_ascii=False) + "\n")
    return target


def _cas(folder: Path, change: Change) -> Path:
    import cassis

    with (folder / "TypeSystem.xml").open("rb") as stream:
        types = cassis.load_typesystem(stream)
    for path in sorted(folder.glob("*.xmi")):
        with path.open("rb") as stream:
            cas = cassis.load_cas_from_xmi(stream, typesystem=types)
        text = cas.sofa_string
        spans = list(cas.select("dateline.Span"))
        marks = [(span.begin, span.end, span.label, span.span) for span in spans]
        for span in spans:
            cas.remove(span)
        made = types.get_type("dateline.Span")
        for start, end, label, name in change(text, marks):
            cas.add(made(begin=start, end=end, label=label, span=name))
        cas.to_xmi(path)
    return folder


_BACK: dict[Tool, Callable[[Path, Change], Path]] = {
    Tool.LABELSTUDIO: _labelstudio,
    Tool.PRODIGY: _prodigy,
    Tool.DOCCANO: _doccano,
    Tool.CAS: _cas,
}
