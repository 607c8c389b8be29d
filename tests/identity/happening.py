"""Builds happenings and an archive in memory for tests of identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.identity.postings import MemoryPostings
from dateline.identity.told import Scene, Told, counted, weighed
from dateline.model.linking import Count, Happening, Judgement, Party, Spot
from dateline.records.words import content_words, words_of

PLACES = {
    "Sumatra": Spot("Sumatra", "IDN", 1, "region", -0.5, 101.5),
    "Padang": Spot("Padang", "IDN", 2, "town", -0.95, 100.35),
    "Medan": Spot("Medan", "IDN", 3, "town", 3.58, 98.67),
    "Indonesia": Spot("Indonesia", "IDN", 4, "country", -5, 120),
    "Goma": Spot("Goma", "COD", 5, "town", -1.67, 29.23),
    "Bukavu": Spot("Bukavu", "COD", 6, "town", -2.51, 28.86),
    "Geneva": Spot("Geneva", "CHE", 7, "town", 46.2, 6.15),
    "Nairobi": Spot("Nairobi", "KEN", 8, "town", -1.29, 36.82),
    "Mombasa": Spot("Mombasa", "KEN", 9, "town", -4.05, 39.66),
}


def party(role: str, name: str, key: str = "", kind: str = "person", country: str | None = None) -> Party:
    """A party; without a key it is known by its name."""
    return Party(role, key or f"{kind}:{name.casefold()}:{country or ''}", name, kind, country, None)


def told(
    item: int,
    sentence: str,
    trigger: str,
    *,
    coded: str = "ASSAULT",
    status: str = "occurred",
    days: tuple[str | None, str | None] = (None, None),
    basis: str = "own",
    where: Sequence[str] = (),
    parties: Sequence[Party] = (),
    counts: Sequence[Count] = (),
    report: str = "",
    published: str | None = None,
    story: str | None = "s",
    text: str = "",
    headline: bool = False,
) -> Told:
    """A happening told by a sentence; its report is the sentence alone unless `text` is given."""
    name = report or f"rpt_{item:03}"
    happening = Happening(
        *(f"{name}#{item}-{item + 1}", name, published, coded, None, status, *days, basis if any(days) else None),
        *(tuple(parties), tuple(PLACES[place] for place in where), tuple(counts)),
        *(words_of(trigger), content_words(sentence), headline),
    )
    return Told(item, happening, Scene(name, story, weighed(counted(None, text or sentence), {}, 10)))


@dataclass
class Archive:
    """What is known of earlier reports, in memory; `add` files judgements as a store's ledger would."""

    blocks: MemoryPostings = field(default_factory=MemoryPostings)
    by_item: dict[int, Told] = field(default_factory=dict)
    ledger: list[Judgement] = field(default_factory=list)

    def told(self, items: Sequence[int]) -> Mapping[int, Told]:
        return {item: self.by_item[item] for item in items if item in self.by_item}

    def items(self, anchors: Sequence[str]) -> Mapping[str, int]:
        return {one.anchor: item for item, one in self.by_item.items() if one.anchor in anchors}

    def judged(self, anchors: Sequence[str]) -> Sequence[Judgement]:
        return [j for j in self.ledger if j.left in anchors or j.right in anchors]
