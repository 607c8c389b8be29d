"""Odd text in CSV: it comes back, and no spreadsheet takes it for a formula."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.freeze.cells import plain, safe, written
from dateline.freeze.nouns import Column

TEXT = Column("quote", "string", "", "quotes", "", (), "Words.")
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def column(kind: str) -> Column:
    return Column("x", kind, "", "", "", (), "A value.")


def through_a_file(cells: list[str]) -> list[str]:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow(cells)
    (row,) = csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True)
    return row


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=2, max_size=4))
@example(['a "quoted" one, with a comma', "two\nlines", "=1+1", "'=1+1", "''", "'"])
@example(["\0nul", "bell\x07", "\r\n", "\x7f", "\t=x", "\ufeff"])
def test_texts_come_back_but_for_the_pictures_of_control_characters(texts: list[str]) -> None:
    back = [plain(cell) or "" for cell in through_a_file([written(text, TEXT) for text in texts])]
    assert back == [_pictured(text) for text in texts]


@given(st.text(st.characters(exclude_categories=("Cs",))))
@example("=HYPERLINK(1)")
@example("-1")
@example("@SUM(A1)")
@example("\n=1")
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not safe(text).startswith(FORMULAS)
    assert "\0" not in safe(text) and "\r" not in safe(text)


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (None, "string", ""),
        (None, "number", ""),
        (True, "boolean", "true"),
        (False, "boolean", "false"),
        (12.0, "number", "12"),
        (-77.5, "number", "-77.5"),
        (-3, "integer", "-3"),
        (0.1, "number", "0.1"),
        ("-77.5", "string", "'-77.5"),
        ('["a", "b"]', "list", '["a", "b"]'),
        ("'tis so", "string", "''tis so"),
        ("nul\0", "string", "nul␀"),
    ],
)
def test_a_value_is_written_by_its_type(value: str | float | bool | None, kind: str, cell: str) -> None:
    assert written(value, column(kind)) == cell


def _pictured(text: str) -> str:
    return "".join(
        "␡" if c == "\x7f" else chr(0x2400 + ord(c)) if ord(c) < 0x20 and c not in "\t\n" else c for c in text
    )
