"""Parquet: one row an event, in the record's own columns, typed; needs the extra `frames`."""

from collections.abc import Iterator
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.own.sheets import rows, sheet
from dateline.freeze.nouns import Row
from dateline.freeze.write import arrow_table, check_parquet, groups, parquet_writer

_GROUP = 10_000  # rows held at once

FORM = Form(
    name="parquet",
    ending="parquet",
    meaning="one row an event, in the record's own columns, for data frames",
    loss=(
        "An event is one row: who, whom, place and sentence are those of the telling that is best; what other reports"
        " tell, all parties and all claims are in jsonl, and as tables in xlsx.",
        "Of figures only the killed and the wounded stand here: the one that the rule picks, and the spread.",
        "Days are texts (ISO 8601), because a month or a year is no day.",
    ),
    figure="`killed` and `wounded`",
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Streams the events into row groups; each column carries its meaning."""
    check_parquet()
    events = sheet("events")
    with parquet_writer(target, events) as parquet:
        for group in groups(_rows(record), _GROUP):
            parquet.write_table(arrow_table(group, events, parquet.schema), row_group_size=_GROUP)
    return (target,)


def _rows(record: Record) -> Iterator[Row]:
    for whole in record.events():
        yield from rows("events", whole, record.asked.rule)
