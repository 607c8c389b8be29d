"""Puts events and voices together: every event gets a claim for each chain of voices that gives it."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.echoes import echoes, words_of_denial
from dateline.claims.evidence import evidence_of
from dateline.claims.voices import Sayings, chains_over, is_denial, is_refusal, said_by
from dateline.model.attribution import Attribution, CueClass
from dateline.model.claim import Claim, Stand, Voice
from dateline.model.event import Event, Status
from dateline.model.reading import Fillers
from dateline.model.text import Report, SectionKind, Span
from dateline.tables import read_table

_ID_CHARACTERS = 16
_SAID = ("accuse", "claim", "report", "hearsay", "evidential")  # nouns that may stand for what was said
_DOUBTING = frozenset({CueClass.HEARSAY, CueClass.BELIEVE, CueClass.EVIDENTIAL})

Mention = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimMaker:
    """The claims stage: events and attributions of one report in, its claims out, in the order of the events."""

    abbreviations: frozenset[str]
    pointing: frozenset[str]

    def __call__(
        self, report: Report, fillers: Fillers, attributions: tuple[Attribution, ...], events: tuple[Event, ...]
    ) -> tuple[Claim, ...]:
        made: dict[str, Claim] = {}
        for index, event in enumerate(events):
            for sayings, mention in _voiced(report, attributions, event):
                voices = said_by(report, fillers, attributions, sayings)
                claim = self._claim(report, attributions, (index, event), (sayings, mention, voices))
                made.setdefault(claim.id, claim)
        for denial in self._echoed(report, fillers, attributions, events):
            made.setdefault(denial.id, denial)
        return tuple(sorted(made.values(), key=lambda claim: claim.event))

    def _echoed(
        self, report: Report, fillers: Fillers, attributions: tuple[Attribution, ...], events: tuple[Event, ...]
    ) -> Iterator[Claim]:
        """Denials of an event that is not named again: "the rebels denied it"."""
        for saying, index in echoes(report, attributions, events, self.pointing):
            denial, event = attributions[saying], events[index]
            name = claim_id(report.id, event.trigger, [denial.cue])
            voices = said_by(report, fillers, attributions, (saying,))
            sure = event.sure and _is_clear(denial)
            yield Claim(name, index, voices, Stand.DENIED, sure, words_of_denial(denial))

    def _claim(
        self,
        report: Report,
        attributions: tuple[Attribution, ...],
        told: tuple[int, Event],
        telling: tuple[Sayings, Mention, tuple[Voice, ...]],
    ) -> Claim:
        (index, event), (sayings, mention, voices) = told, telling
        chain = [attributions[i] for i in sayings]
        return Claim(
            claim_id(report.id, event.trigger, [a.cue for a in chain]),
            index,
            voices,
            _stand(attributions, event, mention, chain),
            event.sure and all(_is_clear(a) for a in chain),
            evidence_of(report, chain[0] if chain else None, mention, self.abbreviations),
        )


def build() -> ClaimMaker:
    """The stage with its table of abbreviations read."""
    abbreviations = frozenset(row["word"] for row in read_table("en/abbreviations.csv").rows)
    cues = read_table("en/cues.csv").rows
    pointing = frozenset(row["lemma"] for row in cues if row["pos"] == "noun" and row["class"] in _SAID)
    return ClaimMaker(abbreviations, pointing)


def claim_id(report: str, trigger: Sequence[Span], cues: Sequence[Span]) -> str:
    """The claim's name: it rests on the report, the trigger's place and the cues of who said it alone."""
    parts = [report, *(f"{s.start}-{s.end}" for s in trigger), "by", *(f"{s.start}-{s.end}" for s in cues)]
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return "clm_" + base64.b32encode(digest).decode().lower()[:_ID_CHARACTERS]


def _voiced(report: Report, attributions: tuple[Attribution, ...], event: Event) -> Iterator[tuple[Sayings, Mention]]:
    """Each chain of voices once, with the first mention that it tells.

    A naming ("the attack") or a headline in the report's own voice adds no voice to an event told by others.
    """
    found: dict[Sayings, Mention] = {}
    for mention in event.mentions or (event.trigger,):
        for sayings in chains_over(attributions, event, mention):
            found.setdefault(sayings, mention)
    if () in found and len(found) > 1:
        telling = next(_told_outright(report, attributions, event), None)
        if telling is None:
            del found[()]
        else:
            found[()] = telling
    yield from found.items()


def _told_outright(report: Report, attributions: tuple[Attribution, ...], event: Event) -> Iterator[Mention]:
    """Mentions below the headline by which the report itself tells of the event."""
    for mention in event.mentions or (event.trigger,):
        named = mention in event.namings or report.section_at(mention[0].start) is SectionKind.TITLE
        if not named and chains_over(attributions, event, mention) == [()]:
            yield mention


def _is_denied(
    attributions: Sequence[Attribution], event: Event, mention: Mention, chain: Sequence[Attribution]
) -> bool:
    """Whether these voices deny the event; of "denied the army's claim that ..." the army does not."""
    if chain and is_denial(chain[0]):
        return True
    if _is_contested(attributions, mention, chain):
        return False
    return event.status is Status.DENIED or mention in event.denials


def _is_contested(attributions: Sequence[Attribution], mention: Mention, chain: Sequence[Attribution]) -> bool:
    """Whether others deny what these voices, who do not, say in the same words."""
    rivals = [a for a in attributions if is_denial(a) and any(c.covers(mention[0]) for c in a.content)]
    return bool(chain) and any(a not in chain for a in rivals) and not any(is_denial(a) for a in chain)


def _stand(attributions: Sequence[Attribution], event: Event, mention: Mention, chain: Sequence[Attribution]) -> Stand:
    """How the innermost voice affirms the event; doubt anywhere on the way out hedges it.

    What somebody would not speak of, and what he did not deny, is neither affirmed nor denied.
    """
    withheld = any(is_refusal(a) and any(c.covers(mention[0]) for c in a.content) for a in attributions)
    if withheld or (chain and chain[0].negated):
        return Stand.HEDGED
    if _is_denied(attributions, event, mention, chain):
        return Stand.DENIED
    doubted = event.hedged and not _is_contested(attributions, mention, chain)
    if doubted or any(a.cue_class in _DOUBTING or a.negated for a in chain):
        return Stand.HEDGED
    return Stand.AFFIRMED


def _is_clear(saying: Attribution) -> bool:
    """Whether it is settled who speaks: a known source, one that is unnamed by design, or a document."""
    known = saying.source_chain is not None or saying.anonymous is not None or saying.cue_class is CueClass.EVIDENTIAL
    return (known or not saying.source) and not saying.negated
