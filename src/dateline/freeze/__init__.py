"""A record frozen as a package that can be cited, checked and compared."""

from dateline.freeze.check import check
from dateline.freeze.compare import compare
from dateline.freeze.differences import Change, Difference, TableDifference
from dateline.freeze.nouns import Beside, Label, TextLevel
from dateline.freeze.opened import opened
from dateline.freeze.package import freeze, freeze_beside
from dateline.freeze.told import in_words, numbers

__all__ = [
    "Beside",
    "Change",
    "Difference",
    "Label",
    "TableDifference",
    "TextLevel",
    "check",
    "compare",
    "freeze",
    "freeze_beside",
    "in_words",
    "numbers",
    "opened",
]
