"""Attribution on news (PolNeAR's and GUM's development parts): cue, source, content."""

from collections.abc import Iterator
from typing import Any

from benchmarks.reading import digest, figures, gold, json_lines, read_rows, scored, written

SETS = {"polnear dev": "gold/attribution/dev.jsonl", "gum dev": "gold/attribution/gum_dev.jsonl"}

OUTERMOST = ("polnear dev",)  # marks no nested attributions and hardly any without content

ALONE = ("polnear dev",)  # marks a relative pronoun as the source, where a record gives its noun as well
PRONOUNS = ("who", "which", "that", "whom")

SPEECH = ("gum dev",)  # marks speech and thought alone: also scored without what is wanted, planned, promised or blamed
ATTITUDES = ("demand", "plan", "promise", "accuse", "decline")

TRAIN, EVERY = "gold/attribution/train.jsonl", 10  # read for failures and offsets alone, every tenth report


def gold_digest() -> str:
    """Digest of both sets."""
    return digest([gold(path) for path in SETS.values()])


def run() -> tuple[str, dict[str, float]]:
    """Precision, recall and F1 of each set; the figure to quote is found+source F1."""
    lines: list[str] = []
    found: dict[str, float] = {}
    for name, relative in SETS.items():
        path = gold(relative)
        records = _read(json_lines(path))
        printed, table = _scored(name, str(path), records)
        lines.append(f"{name}\n{printed}")
        found |= table
        if name in SPEECH:
            printed, table = _scored(f"{name}, speech", str(path), records, ATTITUDES)
            lines.append(f"{name}, without attitudes\n{printed}")
            found |= table
    read = len(_read(json_lines(gold(TRAIN))[::EVERY]))
    lines.append(f"{read} reports of the training part: no failure, every offset gives its text")
    return "\n".join(lines), found


def _read(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records by id; AssertionError where a report failed or an offset does not give the gold's own text."""
    records = read_rows([{"id": d["id"], "text": d["text"], "published": "2016-10-01"} for d in documents])
    lost = [d["id"] for d in documents if d["id"] not in records]
    assert not lost, f"not read: {lost}"
    for document in documents:
        record = records[document["id"]]
        for start, end in _spans(record["attributions"]):
            words = record["report"]["text"][start:end]
            assert words.strip() == words != "", (document["id"], start, end)
            assert words == document["text"][start:end], (document["id"], start, end)
    return records


def _spans(attributions: list[dict[str, Any]]) -> Iterator[list[int]]:
    for one in attributions:
        yield from (one["cue"], *one["source"], *one["content"])
        yield from (one[key] for key in ("audience_span", "venue_span") if one[key])


def _marked(name: str, record: dict[str, Any], one: dict[str, Any]) -> list[list[int]]:
    """A source as a set marks it."""
    source: list[list[int]] = one["source"]
    last = record["report"]["text"][slice(*source[-1])] if source else ""
    return source[-1:] if name in ALONE and last.lower() in PRONOUNS else source


def _scored(
    name: str, path: str, records: dict[str, dict[str, Any]], without: tuple[str, ...] = ()
) -> tuple[str, dict[str, float]]:
    """The scorer's table of one set, and its figures with the joint recall of each kind of quotation."""
    predictions = [
        {
            "id": key,
            "attributions": [
                {"source": _marked(name, record, a), "cue": [a["cue"]], "content": a["content"]}
                for a in record["attributions"]
                if a["cue_class"] not in without and (name not in OUTERMOST or (a["content"] and not a["within"]))
            ],
        }
        for key, record in records.items()
    ]
    printed, table = scored("attribution_score.py", path, written(predictions), "--merge", "--by", "kind")
    kinds = figures(printed, r"^  (?P<name>direct|mixed|indirect) +\d+  [\d.]+  (?P<value>[\d.]+)")
    return printed, {
        **{f"{name}: {key}": value for key, value in table.items()},
        **{f"{name}: {kind} joint recall": value for kind, value in kinds.items()},
    }
