"""Linking with many machines: what a batch of reports will be compared with is scored ahead, in parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.known import Archive
from dateline.identity.scorers import Scoring
from dateline.identity.shards import Run, ahead, dealt, keyed


@dataclass(frozen=True, slots=True)
class Shards:
    """In how many parts pairs are scored, and what runs them; `batch` reports are scored at a time."""

    parts: int
    run: Run
    batch: int = 512

    def ahead(self, archive: Archive, reports: Sequence[int]) -> Scoring:
        """The scorer for these reports, whose stories are known: it has the scores of the pairs that share a key."""
        new = archive.of_reports(reports)
        return ahead(dealt(keyed(new, archive.blocks, archive.told), self.parts), self.run)
