"""Numbers of a report in, quantities out: "at least 12 people were killed" → >= 12, of people, frame killed.

`build()` reads the tables and gives the stage: (report, syntax, timexes) → quantities in text order. Numbers
that count nothing (dates, ages, scores, names such as G20) are left out.
"""

from dateline.quantities.lexicon import load_lexicon
from dateline.quantities.resolve import Quantities


def build() -> Quantities:
    """The stage with its tables."""
    return Quantities(load_lexicon())


__all__ = ["Quantities", "build"]
