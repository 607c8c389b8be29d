"""The parties of one side of a comparison, with what is asked of them again and again worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.linking import Party
from dateline.records.parties import is_local
from dateline.records.words import content_words


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands in some part of a happening: their keys, the words of their names, and their countries.

    `known`: each would have the same key in another report; `whole`: all are persons named in full.
    """

    names: tuple[str, ...]
    keys: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    known: bool
    whole: bool

    def agrees(self, other: "Side") -> bool:
        """Whether one key, or one word of a name, is shared."""
        return not (self.keys.isdisjoint(other.keys) and self.words.isdisjoint(other.words))


def side_of(parties: Sequence[Party]) -> Side:
    """Some parties as one side."""
    known = all(not is_local(party.key) for party in parties)
    return Side(
        names=tuple(party.name for party in parties),
        keys=frozenset(party.key for party in parties),
        words=frozenset[str]().union(*(content_words(party.name) for party in parties)),
        countries=frozenset(party.country for party in parties if party.country is not None),
        known=known,
        whole=bool(parties) and known and all(party.kind == "person" for party in parties),
    )
