"""Events of a coder from another package, looked at before any room works with them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dateline.model.attribution import Attribution
from dateline.model.event import Event, Layer, Role, Status
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span

Code: TypeAlias = Callable[[Report, Syntax, Fillers, tuple[Attribution, ...]], tuple[Event, ...]]

_SCHEME = re.compile(r"[a-z][a-z0-9-]*")
_TYPE = re.compile(r"[A-Z][A-Z0-9_-]*")


@dataclass(frozen=True, slots=True)
class CheckedCoder:
    """A coder whose events are ValueErrors where other rooms would stumble over them."""

    name: str
    code: Code

    def __call__(
        self, report: Report, syntax: Syntax, fillers: Fillers, attributions: tuple[Attribution, ...]
    ) -> tuple[Event, ...]:
        events = tuple(self.code(report, syntax, fillers, attributions))
        for event in events:
            fault = event_fault(event, report, syntax, fillers)
            if fault:
                raise ValueError(f"{self.name}: {fault}")
        return events


def event_fault(event: Event, report: Report, syntax: Syntax, fillers: Fillers) -> str | None:
    """The first thing wrong with an event of a report, in words; None where there is nothing."""
    if not isinstance(event, Event):
        return f"a {type(event).__name__} is no Event"
    if not 0 <= event.head < len(syntax):
        return "the head is no token"
    return next(_faults(event, len(report.text), _sizes(fillers)), None)


def _faults(event: Event, length: int, sizes: Mapping[Layer, int]) -> Iterator[str]:
    if not (_SCHEME.fullmatch(event.scheme) and _TYPE.fullmatch(event.type)):
        yield f"{event.scheme!r} and {event.type!r} are no names of a scheme and a type"
    if not isinstance(event.status, Status) or any(not isinstance(given.role, Role) for given in event.arguments):
        yield "the status or a role is none of dateline's"
    if not event.trigger or event.trigger not in event.mentions:
        yield "the trigger is empty, or none of the mentions"
    if any(span.end > length for span in _spans(event)):
        yield "a span lies outside the text"
    refs = [given.ref for given in event.arguments if given.ref]
    if any(not 0 <= ref.index < sizes[ref.layer] for ref in refs):
        yield "an argument points at nothing"
    parties = [event.policy.holder, event.policy.grantor] if event.policy else []
    if any(chain is not None and not 0 <= chain < sizes[Layer.CHAIN] for chain in parties):
        yield "the policy's holder or grantor points at nothing"
    if event.time and event.time.ref is not None and not 0 <= event.time.ref < sizes[Layer.TIMEX]:
        yield "the time points at nothing"


def _spans(event: Event) -> Iterator[Span]:
    for mention in (event.trigger, *event.mentions, *event.denials, *event.namings, event.status_evidence):
        yield from mention
    yield from (given.span for given in event.arguments)
    if event.policy and event.policy.subject:
        yield event.policy.subject


def _sizes(fillers: Fillers) -> Mapping[Layer, int]:
    return {
        Layer.CHAIN: len(fillers.chains),
        Layer.TOPONYM: len(fillers.toponyms),
        Layer.QUANTITY: len(fillers.quantities),
        Layer.TIMEX: len(fillers.timexes),
    }
