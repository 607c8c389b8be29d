"""One line a claim: who did what to whom, when, where, how many, how it stands, and according to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.claim import Claim, Stand, Voice
from dateline.model.event import Argument, Event, Layer, Role
from dateline.model.mention import Form
from dateline.model.place import Place
from dateline.model.reading import Reading
from dateline.model.text import Span

DOUBTS_SHOWN = 2


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
    asserted: str
    quote: str
    sure: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as words for people, with every claim made of it; `number` counts events as they come in the text.

    `by_someone`: it is a deed, so that an empty `who` is a gap (a quake or a death needs nobody who did it).
    """

    number: int
    event: int
    who: str
    by_someone: bool
    trigger: str
    whom: str
    instrument: str
    code: str
    when: str
    where: str
    how_many: str
    status: str
    policy: str
    doubts: tuple[str, ...]
    claims: tuple[ClaimRow, ...]


def event_rows(reading: Reading) -> tuple[EventRow, ...]:
    """Every event that somebody claims, in the order of the text, with its claims."""
    claims: dict[int, list[ClaimRow]] = {}
    for row in claim_rows(reading):
        claims.setdefault(row.event, []).append(row)
    order = sorted(claims, key=lambda event: (reading.events[event].trigger[0].start, event))
    return tuple(_event_row(reading, n, event, claims[event]) for n, event in enumerate(order, 1))


def chief_doubts(doubts: Sequence[str]) -> str:
    """The doubts that weigh most, which come first, and how many more there are; the record and `explain` have all."""
    shown = "; ".join(doubts[:DOUBTS_SHOWN])
    return shown + (f" (+{len(doubts) - DOUBTS_SHOWN})" if len(doubts) > DOUBTS_SHOWN else "")


def _event_row(reading: Reading, number: int, index: int, claims: Sequence[ClaimRow]) -> EventRow:
    event, first = reading.events[index], claims[0]
    return EventRow(
        number=number,
        event=index,
        who=first.who,
        by_someone=event.scheme == "plover",
        trigger=_trigger_words(reading, event),
        whom=first.whom,
        instrument=fillers_of(reading, event, Role.INSTRUMENT),
        code=code(event),
        when=first.when,
        where=first.where,
        how_many="" if _within(first.how_many, f"{first.who} {first.whom}") else first.how_many,
        status=event.status.value + (", hedged" if event.hedged else ""),
        policy=first.policy,
        doubts=event.doubts,
        claims=tuple(claims),
    )


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
        whom=fillers_of(reading, event, Role.RECIPIENT, Role.TARGET),
        when=when(event),
        where=fillers_of(reading, event, Role.PLACE),
        how_many=fillers_of(reading, event, Role.QUANTITY),
        status=event.status.value + (", hedged" if event.hedged else "") + stand,
        policy=policy_words(reading, event),
        said_by=" → ".join(voice_words(reading, voice) for voice in claim.said_by),
        asserted=claim.asserted.value,
        quote=" ".join(reading.report.quote(claim.evidence).split()),
        sure=claim.sure,
        doubts=event.doubts,
    )


def deed(reading: Reading, event: Event) -> str:
    """The event's type and mode with its trigger's own words."""
    instrument = fillers_of(reading, event, Role.INSTRUMENT)
    return f"{code(event)}: {_trigger_words(reading, event)}" + (f" (with {instrument})" if instrument else "")


def code(event: Event) -> str:
    """The event's type, with its mode where it has one: "ASSAULT/aerial"."""
    return event.type + (f"/{event.mode}" if event.mode else "")


def _trigger_words(reading: Reading, event: Event) -> str:
    return " ".join(" … ".join(reading.report.quote(span) for span in event.trigger).split())


def when(event: Event) -> str:
    """The event's interval in ISO dates, with its basis where that is not its own time expression."""
    if event.time is None:
        return ""
    first, last = event.time.interval.earliest, event.time.interval.latest
    shown = (first or "…") if first == last else f"{first or '…'} to {last or '…'}"
    return shown if event.time.basis == "own" else f"{shown} ({event.time.basis})"


def fillers_of(reading: Reading, event: Event, *roles: Role) -> str:
    """The arguments of some roles in words, each participant once; implied ones in brackets."""
    return _listed([argument_words(reading, a) for role in roles for a in event.arguments if a.role is role])


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
    """Wordings in their order, one that stands within another left out ("troops" beside "Russian troops")."""
    kept = list(dict.fromkeys(part for part in parts if part))
    return "; ".join(part for part in kept if not any(_within(part, other) for other in kept))


def _within(part: str, other: str) -> bool:
    inner, outer = f" {part.strip('[]').casefold()} ", f" {other.strip('[]').casefold()} "
    return inner in outer and (inner != outer or (part.startswith("[") and not other.startswith("[")))
