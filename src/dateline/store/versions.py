"""What a later version or reading of a report did to its claims: which stand, which changed, which were withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import apsw

_ALIKE = 0.5  # share of common words from which a claim is called changed, not withdrawn


@dataclass(frozen=True, slots=True)
class Told:
    """A stored claim in words: what happened, by whose word, and the words themselves."""

    n: int
    id: str
    anchor: str
    type: str
    status: str
    asserted: str
    voices: tuple[str, ...]
    trigger: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How the claims of one version became those of the next; carried ones stand word for word."""

    carried: tuple[tuple[Told, Told], ...]
    changed: tuple[tuple[Told, Told], ...]
    withdrawn: tuple[Told, ...]
    added: tuple[Told, ...]


def claims_told(base: apsw.Connection, report: int) -> tuple[Told, ...]:
    """The claims of a report as it is read now, of an older version as it was read last, in its order."""
    text = base.execute("SELECT text FROM report WHERE n = ?", (report,)).get
    voices: dict[int, list[str]] = {}
    for claim, name in base.execute(_VOICES, (report,)):
        voices.setdefault(claim, []).append(name)
    return tuple(
        Told(n, name, anchor, kind, status, asserted, tuple(voices.get(n, ())), trigger, text[start:end])
        for n, name, anchor, kind, status, asserted, trigger, start, end in base.execute(_CLAIMS, (report,))
    )


def compare(before: Sequence[Told], after: Sequence[Told]) -> Difference:
    """Pairs the claims of two versions or readings: first those that say the same, then the likest of one kind."""
    carried, left, right = _pair(before, after, ("id", "type", "status", "asserted", "voices", "evidence"))
    again, left, right = _pair(left, right, ("type", "status", "asserted", "voices", "trigger", "evidence"))
    same_id, left, right = _pair(left, right, ("id",))
    alike, left, right = _likest(left, right)
    order = {claim.n: place for place, claim in enumerate(before)}
    return Difference(
        tuple(sorted((*carried, *again), key=lambda pair: order[pair[0].n])),
        tuple(sorted((*same_id, *alike), key=lambda pair: order[pair[0].n])),
        tuple(left),
        tuple(right),
    )


_Pairs = list[tuple[Told, Told]]


def _pair(before: Iterable[Told], after: Sequence[Told], by: tuple[str, ...]) -> tuple[_Pairs, list[Told], list[Told]]:
    """Pairs claims that agree in some fields, each once, and what is left on either side."""
    open_ones: dict[tuple[object, ...], list[Told]] = {}
    for claim in after:
        open_ones.setdefault(_fields(claim, by), []).append(claim)
    pairs: _Pairs = []
    left: list[Told] = []
    for claim in before:
        found = open_ones.get(_fields(claim, by))
        if found:
            pairs.append((claim, found.pop(0)))
        else:
            left.append(claim)
    taken = {other.n for _, other in pairs}
    return pairs, left, [claim for claim in after if claim.n not in taken]


def _fields(claim: Told, by: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in by)


def _likest(before: Sequence[Told], after: Sequence[Told]) -> tuple[_Pairs, list[Told], list[Told]]:
    """Pairs what is left by one type, one innermost speaker and like words, the likest first."""
    scored = [
        (-likeness, i, k)
        for i, old in enumerate(before)
        for k, new in enumerate(after)
        if old.type == new.type
        and old.voices[:1] == new.voices[:1]
        and (likeness := _likeness(old.evidence, new.evidence)) >= _ALIKE
    ]
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: _Pairs = []
    for _, i, k in sorted(scored):
        if i in left and k in right:
            pairs.append((left.pop(i), right.pop(k)))
    return pairs, list(left.values()), list(right.values())


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()


_CLAIMS = """SELECT claim.n, claim.id, anchor, type, status, asserted, trigger_text, evidence_start, evidence_end
    FROM claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report
    WHERE report.n = ? AND (claim.live = 1 OR claim.review = 'rejected'
        OR (newest = 0 AND withdrawn_why IS NOT 'not in the later reading'))
    ORDER BY claim.n"""
_VOICES = """SELECT claim, voice.name FROM voice JOIN claim ON claim.n = voice.claim
    JOIN happening ON happening.n = claim.happening WHERE happening.report = ? ORDER BY claim, place"""
