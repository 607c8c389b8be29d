"""What of a report rests on whom: each word and each claim on the innermost speaker who is given."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.claim import Claim
from dateline.model.reading import Reading
from dateline.show.naming import SETTLED, Naming, Party


@dataclass(frozen=True, slots=True)
class Share:
    """Words and claims of a report that rest on sources of one naming."""

    naming: Naming
    words: int
    claims: int


def percent(part: int, whole: int) -> str:
    """A share for people: a little is never shown as nothing, nor nearly all as all."""
    if not part or part == whole:
        return "100%" if part else "0%"
    return "<1%" if part * 100 < whole else ">99%" if part * 100 > 99 * whole else f"{part / whole:.0%}"


@dataclass(frozen=True, slots=True)
class Resting:
    """For each word and each claim of a report the party (index) that it rests on; None is the report's own voice."""

    words: tuple[int | None, ...]
    claims: tuple[int | None, ...]

    def shares(self, parties: Sequence[Party]) -> tuple[Share, ...]:
        """How words and claims are shared out, every naming once, in its fixed order."""
        words, claims = (
            Counter(Naming.OWN if owner is None else parties[owner].naming for owner in owners)
            for owners in (self.words, self.claims)
        )
        return tuple(Share(naming, words[naming], claims[naming]) for naming in Naming)


def resting(reading: Reading, parties: Sequence[Party]) -> Resting:
    """Where sayings are nested, the inner one counts, unless nobody is given there ("he said it was believed")."""
    owners, settled = _owners(parties), _settled(parties)
    over, words = speakers(reading, parties), reading.syntax.words
    claims = [_attribution_of(claim, settled) for claim in reading.claims]
    return Resting(
        tuple(owner for owner, word in zip(over, words, strict=True) if any(c.isalnum() for c in word)),
        tuple(None if index is None else owners[index] for index in claims),
    )


def speakers(reading: Reading, parties: Sequence[Party]) -> tuple[int | None, ...]:
    """For each token the party (index) whose words it belongs to; None is the report's own voice."""
    owners, settled = _owners(parties), _settled(parties)
    over: list[int | None] = [None] * len(reading.syntax)
    for index in sorted(range(len(reading.attributions)), key=lambda i: _depth(reading, i, settled)):
        for span in reading.attributions[index].content:
            for token in reading.syntax.tokens_in(span):
                over[token] = owners[index]
    return tuple(over)


def _owners(parties: Sequence[Party]) -> dict[int, int]:
    """The party of each attribution."""
    return {index: number for number, party in enumerate(parties) for index in party.attributions}


def _settled(parties: Sequence[Party]) -> set[int]:
    """The attributions whose source is given and known."""
    return {index for party in parties if party.naming in SETTLED for index in party.attributions}


def _depth(reading: Reading, index: int, settled: set[int]) -> tuple[bool, int, int]:
    """What is drawn later lies on top: who is given above who is not, inner above outer, shorter above longer."""
    depth, within = 0, reading.attributions[index].within
    seen = {index}
    while within is not None and within not in seen:
        seen.add(within)
        depth, within = depth + 1, reading.attributions[within].within
    return index in settled, depth, -sum(len(span) for span in reading.attributions[index].content)


def _attribution_of(claim: Claim, settled: set[int]) -> int | None:
    said = [voice.attribution for voice in claim.said_by if voice.attribution is not None]
    return next((index for index in said if index in settled), said[0] if said else None)
