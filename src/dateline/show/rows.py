"""One line a claim: who did what to whom, when, where, how many, how it stands, and according to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.claim import Claim, Stand, Voice
from dateline.model.event import Argument, Event, Layer, Role
from dateline.model.mention import Form
from dateline.model.place import Place
from dateline.model.reading import Reading
from dateline.model.text import Span


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as words for people; the offsets are in the claim and event themselves."""

    number: int
    id: str
    event: int
    who: str
    did: str
    whom: str
    when: str
    where: str
    how_many: str
    status: str
    policy: str
    said_by: str
    quote: str
    sure: bool
    doubts: tuple[str, ...]


def claim_rows(reading: Reading) -> tuple[ClaimRow, ...]:
    """Every claim of a reading, in the order of its events in the text."""
    return tuple(_row(reading, number, claim) for number, claim in enumerate(reading.claims, 1))


def _row(reading: Reading, number: int, claim: Claim) -> ClaimRow:
    event = reading.events[claim.event]
    stand = "" if claim.asserted is Stand.AFFIRMED else f" ({claim.asserted.value} by the speaker)"
    return ClaimRow(
        number=number,
        id=claim.id,
        event=claim.event,
        who=fillers_of(reading, event, Role.ACTOR),
        did=deed(reading, event),
        whom=_listed([fillers_of(reading, event, Role.RECIPIENT), fillers_of(reading, event, Role.TARGET)]),
        when=when(event),
        where=fillers_of(reading, event, Role.PLACE),
        how_many=fillers_of(reading, event, Role.QUANTITY),
        status=event.status.value + (", hedged" if event.hedged else "") + stand,
        policy=policy_words(reading, event),
        said_by=" → ".join(voice_words(reading, voice) for voice in claim.said_by),
        quote=" ".join(reading.report.quote(claim.evidence).split()),
        sure=claim.sure,
        doubts=event.doubts,
    )


def deed(reading: Reading, event: Event) -> str:
    """The event's type and mode with its trigger's own words."""
    words = " … ".join(reading.report.quote(span) for span in event.trigger)
    instrument = fillers_of(reading, event, Role.INSTRUMENT)
    code = event.type + (f"/{event.mode}" if event.mode else "")
    return f"{code}: {words}" + (f" (with {instrument})" if instrument else "")


def when(event: Event) -> str:
    """The event's interval in ISO dates, with its basis where that is not its own time expression."""
    if event.time is None:
        return ""
    first, last = event.time.interval.earliest, event.time.interval.latest
    shown = (first or "…") if first == last else f"{first or '…'} to {last or '…'}"
    return shown if event.time.basis == "own" else f"{shown} ({event.time.basis})"


def fillers_of(reading: Reading, event: Event, role: Role) -> str:
    """The arguments of one role in words; implied ones in brackets."""
    return _listed([argument_words(reading, a) for a in event.arguments if a.role is role])


def argument_words(reading: Reading, argument: Argument) -> str:
    """A participant by its name where it is named elsewhere, else by the words used here."""
    said = reading.report.quote(argument.span)
    shown = f"{_name(reading, argument) or said}"
    return f"[{shown}]" if argument.implied else " ".join(shown.split())


def _name(reading: Reading, argument: Argument) -> str | None:
    ref = argument.ref
    if ref is None:
        return None
    if ref.layer is Layer.CHAIN:
        return _chain_name(reading, ref.index, argument.span)
    if ref.layer is Layer.TOPONYM:
        place = reading.fillers.toponyms[ref.index].value
        return f"{place.name}, {place.country}" if isinstance(place, Place) and place.country else None
    return None


def _chain_name(reading: Reading, chain: int, span: Span) -> str | None:
    """The register's name for a name, pronoun or metonym; a nominal keeps its own words."""
    mention = next((m for m in reading.fillers.chains[chain].mentions if m.span.overlaps(span)), None)
    if mention is not None and mention.form is Form.NOMINAL:
        return None
    return reading.fillers.actors[chain].name


def voice_words(reading: Reading, voice: Voice) -> str:
    """One link of the chain of who said it."""
    if voice.chain is not None:
        return reading.fillers.actors[voice.chain].name
    if voice.attribution is None:
        return voice.outlet or "this report"
    source = reading.attributions[voice.attribution].source
    return " ".join(reading.report.quote(source[0]).split()) if source else "unnamed"


def policy_words(reading: Reading, event: Event) -> str:
    """What somebody may do now: "Ukraine: restricted → permitted"."""
    policy = event.policy
    if policy is None:
        return ""
    holder = f"{reading.fillers.actors[policy.holder].name}: " if policy.holder is not None else ""
    return f"{holder}{policy.before or '?'} → {policy.after or '?'}"


def _listed(parts: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))
