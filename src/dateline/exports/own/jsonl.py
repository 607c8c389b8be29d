"""JSON lines: an event with everything told of it a line, from which it can be had back whole."""

from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.own.lines import encode

FORM = Form(
    name="jsonl",
    ending="jsonl",
    meaning="one event a line with all its tellings, claims, figures and offsets; `dateline schema event` describes it",
    loss=(
        "Withdrawn claims, the history of an event and what people said in review stay in the store; corrections that"
        " stand are in the values.",
        "Texts of reports stay in the store: offsets point into them, text_sha256 tells a copy of your own.",
    ),
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Streams one line an event, UTF-8 with \\n."""
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for whole in record.events():
            stream.write(encode(whole) + "\n")
    return (target,)
