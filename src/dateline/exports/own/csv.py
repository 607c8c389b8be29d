"""CSV: one row an event, in the record's own columns."""

import csv
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.own.sheets import rows, sheet
from dateline.exports.sidecar import GUARDED
from dateline.freeze.write import cells

FORM = Form(
    name="csv",
    ending="csv",
    meaning="one row an event, in the record's own columns",
    loss=(
        "An event is one row: who, whom, place and sentence are those of the telling that is best; what other reports"
        " tell, all parties and all claims are in jsonl, and as tables in xlsx.",
        "Of figures only the killed and the wounded stand here: the one that the rule picks, and the spread.",
        "A list is written as JSON; an empty text and one that is not known are the same empty cell.",
        GUARDED,
    ),
    figure="`killed` and `wounded`",
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Streams a header and one row an event, UTF-8 with \\n."""
    events = sheet("events")
    with target.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(events.names)
        for whole in record.events():
            table.writerows(cells(row, events.columns) for row in rows("events", whole, record.asked.rule))
    return (target,)
