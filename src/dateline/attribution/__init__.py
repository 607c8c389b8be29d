"""A parsed report in, its attributions out: who says what, to whom, where and how.

`build()` gives the callable. Of "Turkey will reopen the crossing, an official told Reuters on Monday" it makes
one attribution: cue "told", source "an official" (typed as unnamed), content "Turkey will reopen the crossing",
audience the chain of Reuters, time the timex "Monday".
"""

from dateline.attribution.find import Attributor, build

__all__ = ["Attributor", "build"]
