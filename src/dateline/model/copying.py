"""Texts that share words: a report as identity sees it, what two share, and whose words they are."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span


@dataclass(frozen=True, slots=True)
class Text:
    """One stored report as copies and stories see it. `item` is the store's number of it, `id` its rpt_ id.

    `published` is an ISO day or time, None where unknown. `origin` is the agency or first publisher that the page
    credits. `body` are the stretches that count, in order (empty: the whole text). `names` are keys of whom and what
    it names, the same for the same one in other reports ("geonames:1642911", an actor's key); may be empty.
    """

    item: int
    id: str
    published: str | None
    outlet: str | None
    origin: str | None
    byline: str | None
    title: str | None
    text: str
    body: tuple[Span, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """The same words in two texts: a sentence or a run of words on either side."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that share text; `left` is the one stored first.

    `containment` is the share of the shorter one's five-word shingles that the longer one holds, `shared` their
    number. `source` is the item whose words they are, None where the direction is not known; `basis` says on what
    that rests. `version`: both are of one outlet and nearly the same, so perhaps one report at two times.
    """

    left: int
    right: int
    containment: float
    shared: int
    source: int | None
    basis: str
    sentences: tuple[Shared, ...]
    version: bool

    def other(self, item: int) -> int:
        """The report at the other side."""
        return self.right if item == self.left else self.left


class OriginKind(StrEnum):
    """What is known of whose words a report has; UNRATED is not INDEPENDENT."""

    AGENCY = "agency"
    TEXT = "text"
    OUTLET = "outlet"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose words a report has: `id` is equal for equal origins ("agency:Reuters", "outlet:guardian", "unrated")."""

    kind: OriginKind
    id: str
    basis: str
