"""How a value is written in CSV so that it can be read back, and so that no spreadsheet takes it for a formula.

A text that begins with = + - @ or an apostrophe gets one apostrophe before it; take that one away to have the text.
Control characters other than tab and line feed become their pictures (U+2400 and on); Parquet has them as they were.
"""

from dateline.freeze.nouns import Cell, Column

_FORMULA = ("=", "+", "-", "@", "'", "\t", "\n")
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}


def written(value: Cell, column: Column) -> str:
    """A cell as CSV has it: empty for None, true or false, whole numbers without a fraction."""
    if value is None:
        return ""
    if column.type == "boolean":
        return "true" if value else "false"
    if column.type in ("integer", "number"):
        return _number(value)
    return safe(str(value))


def safe(text: str) -> str:
    """A text that no spreadsheet runs as a formula."""
    shown = pictured(text)
    return "'" + shown if shown.startswith(_FORMULA) else shown


def pictured(text: str) -> str:
    """A text with pictures in the place of control characters."""
    return text.translate(_PICTURES)


def plain(cell: str) -> str | None:
    """The text of a CSV cell again; None for an empty cell, which may also have been an empty text."""
    return cell.removeprefix("'") if cell else None


def _number(value: Cell) -> str:
    number = float(value or 0)
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)
