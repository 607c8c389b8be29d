"""The chain of voices behind one mention of an event: innermost speaker first, the publisher last."""

from collections.abc import Iterator, Sequence

from dateline.model.attribution import Attribution, CueClass, Quotation
from dateline.model.claim import Voice
from dateline.model.event import Event, Layer, Role, Status
from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from dateline.model.text import Report, Span

Sayings = tuple[int, ...]

_AGAINST = frozenset((CueClass.DENY, CueClass.DECLINE))


def chains_over(attributions: tuple[Attribution, ...], event: Event, trigger: tuple[Span, ...]) -> list[Sayings]:
    """Indices of the sayings that hold a mention of an event, innermost first; rivals over the same words make a chain
    each.

    An empty chain stands for the report's own voice. A saying whose cue is the mention itself does not hold it.
    """
    around = [i for i, a in enumerate(attributions) if _holds(a, trigger) and _speaks_of(a, event, trigger)]
    if not around:
        return [()]
    sizes = {i: len(_content(attributions[i], trigger[0])) for i in around}
    inner = [i for i in around if sizes[i] == min(sizes.values())]
    parents = {attributions[i].within for i in inner}
    innermost = [i for i in inner if i not in parents]
    return [_outward(attributions, i, sizes) for i in innermost or inner[:1]]


def _holds(saying: Attribution, trigger: tuple[Span, ...]) -> bool:
    inside = any(c.covers(trigger[0]) for c in saying.content)
    return inside and not any(saying.cue.overlaps(span) for span in trigger)


def is_refusal(saying: Attribution) -> bool:
    """Whether somebody would not speak: what he would not speak of he neither affirms nor denies."""
    return saying.cue_class is CueClass.DECLINE and saying.rule.startswith("refusal")


def is_denial(saying: Attribution) -> bool:
    """Whether the cue itself denies or turns away its content; else a denial holds its own negation."""
    denies = saying.cue_class in _AGAINST and not is_refusal(saying) and not saying.rule.endswith("by sense")
    return denies and not saying.negated and saying.quotation is not Quotation.DIRECT


def _speaks_of(saying: Attribution, event: Event, trigger: tuple[Span, ...]) -> bool:
    """Whether a denial is of this event: of what was done, or, by its doer, of having done it."""
    if not is_denial(saying) or event.status is Status.DENIED or trigger in event.denials:
        return True
    return trigger in event.namings and saying.source_chain in _doers(event)


def _doers(event: Event) -> set[int]:
    """Chains of who is said to have done it."""
    refs = (a.ref for a in event.arguments if a.role is Role.ACTOR)
    return {ref.index for ref in refs if ref is not None and ref.layer is Layer.CHAIN}


def _content(saying: Attribution, span: Span) -> Span:
    return min((c for c in saying.content if c.covers(span)), key=len)


def _outward(attributions: tuple[Attribution, ...], first: int, sizes: dict[int, int]) -> Sayings:
    """From the innermost saying out: those it lies within, then others whose words are longer."""
    chain = [first]
    while (parent := attributions[chain[-1]].within) is not None and parent not in chain and parent < len(attributions):
        chain.append(parent)
    wider = sorted((size, i) for i, size in sizes.items() if size > sizes[first] and i not in chain)
    return (*chain, *(i for _, i in wider if not _restates(attributions, i, chain)))


def _restates(attributions: tuple[Attribution, ...], other: int, chain: list[int]) -> bool:
    """The same speaker told twice over ("he said ..., he added") is one voice."""
    source = attributions[other].source_chain
    return source is not None and any(attributions[i].source_chain == source for i in chain)


def said_by(
    report: Report, fillers: Fillers, attributions: tuple[Attribution, ...], sayings: Sayings
) -> tuple[Voice, ...]:
    """The voices of a chain of sayings, the outlets that relayed it, the agency, and the outlet that printed it."""
    speakers = [Voice(attributions[i].source_chain, i, None) for i in sayings]
    names = list(_relays(fillers, attributions, sayings, speakers))
    if report.origin is not None:
        names.append(report.origin)
    return (*speakers, *_once(names, report.outlet), Voice(None, None, report.outlet))


def _relays(
    fillers: Fillers, attributions: tuple[Attribution, ...], sayings: Sayings, speakers: Sequence[Voice]
) -> Iterator[str]:
    """Outlets to which a speaker spoke."""
    speaking = {voice.chain for voice in speakers}
    for index in sayings:
        heard = attributions[index].audience
        if heard is None or heard in speaking or not 0 <= heard < len(fillers.chains):
            continue
        if fillers.chains[heard].kind is Kind.OUTLET:
            yield fillers.chains[heard].name


def _once(names: Sequence[str], outlet: str | None) -> Iterator[Voice]:
    seen = {_plain(outlet or "")}
    for name in names:
        if _plain(name) not in seen:
            seen.add(_plain(name))
            yield Voice(None, None, name)


def _plain(name: str) -> str:
    """An outlet's name without case and article, so that "the Clarion" is the "Clarion"."""
    return name.casefold().removeprefix("the ").strip()
