"""A report's text in, its time expressions out, each with a TIMEX3 value, an interval, its anchor and the guesses made.

"Talks start on Monday" in a report of Wednesday 2026-03-11 → DATE 2026-03-16, anchor publication, guess "next".
Without a publication date relative times stay `Unresolved(NO_ANCHOR)`; nothing counts from the day of the run.
"""

from dateline.times.find import Times, anchor_of, make_times
from dateline.times.lexicon import load_lexicon
from dateline.times.rules import load_rules


def build() -> Times:
    """The stage with its tables and compiled rules."""
    lexicon = load_lexicon()
    return make_times(lexicon, load_rules(lexicon))


__all__ = ["Times", "anchor_of", "build"]
