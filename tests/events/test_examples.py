"""Every row of the trigger table fires on its own example with its own type."""

from functools import cache

import pytest

from dateline.events.among import settled_triggers
from dateline.events.lexicon import load_lexicon
from dateline.events.scene import Scene
from dateline.tables import read_table
from tests.events.filling import fill
from tests.making import make_report, parser

ROWS = read_table("en/triggers.csv").rows


@cache
def coded() -> dict[str, list[tuple[str, str]]]:
    """Rule and type of every trigger found in each example, parsed in one go."""
    reports = [make_report(row["example"]) for row in ROWS]
    lexicon = load_lexicon()
    found = {}
    for row, report, syntax in zip(ROWS, reports, parser()(reports), strict=True):
        scene = Scene(report, syntax, fill(report, syntax), lexicon)
        found[row["id"]] = [(hit.row.id, hit.row.type) for hit in settled_triggers(scene)]
    return found


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_example_fires_its_type(row: dict[str, str]) -> None:
    assert row["type"] in {kind for _, kind in coded()[row["id"]]}, row["example"]
