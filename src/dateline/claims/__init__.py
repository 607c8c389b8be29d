"""Claims: who says that an event happened, and in which words.

In: a report, its fillers, attributions and events. Out: at least one claim an event, one for every chain of voices.
"Two guards died, a doctor told Reuters" (printed by the Daily Example) gives one claim of the death, said by the
doctor, then Reuters, then the Daily Example; affirmed; evidence "Two guards died".
"""

from dateline.claims.assemble import ClaimMaker, build

__all__ = ["ClaimMaker", "build"]
