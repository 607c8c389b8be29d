"""Stories: reports of one story, placed one after another; a repair of the live window puts right what came too early.

line = StoryLine(index, frequencies)    # postings of space "story", and word counts kept from the last time
placing = line.place(report)            # Placing: the founding report's item, score, reasons; files the report too
repaired = repair(line.live(items))     # pure: moves and the stories that merged or split; line.apply(repaired)
"""

from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.stories.line import StoryLine
from dateline.identity.stories.repair import repair

__all__ = ["Frequencies", "StoryLine", "repair"]
