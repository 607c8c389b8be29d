"""What people rated: how credible a claim is, how far a source is trusted. Most are not rated, and stay so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import apsw

from dateline.query.ratings import ratings
from dateline.store.ratings import source_key


@dataclass(frozen=True, slots=True)
class Rated:
    """`credibility`: 1 to 6 by claim; `reliability`: A to F by the folded name of a source."""

    credibility: Mapping[str, int] = field(default_factory=dict)
    reliability: Mapping[str, str] = field(default_factory=dict)

    def grade(self, source: str) -> str | None:
        """The letter that somebody gave a source; None where nobody did."""
        return self.reliability.get(source_key(source))


def rated(base: apsw.Connection) -> Rated:
    """All ratings of a store: only people make them, so they are few."""
    rows = base.execute("SELECT id, credibility FROM claim WHERE credibility IS NOT NULL AND live ORDER BY n")
    return Rated(
        {str(claim): int(grade) for claim, grade in rows},
        {rating.source: rating.grade for rating in ratings(base)},
    )
