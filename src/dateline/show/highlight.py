"""Cuts a text into disjoint pieces, each knowing every mark that lies on it, so that overlapping marks can be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.event import Role
from dateline.model.reading import Reading
from dateline.model.text import SectionKind, Span

ROLE_ORDER = ("content", "source", "cue", "action", "actor", "recipient", "place", "time", "quantity", "instrument")
_SHOWN = {Role.TARGET: "recipient", Role.TOPIC: "", Role.OCCASION: "", Role.PURPOSE: ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """One role of one event or attribution over a span; `target` is the card it belongs to ("v3", "a1")."""

    span: Span
    role: str
    target: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, outermost first; `opens` are the marks that begin here.

    `roles` are the marks' roles, each once: what is drawn, however many events share the words.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles to draw here, outermost first."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One section of the report as pieces."""

    kind: SectionKind
    pieces: tuple[Piece, ...]


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """The report's sections in order, cut at every mark's edge."""
    every = marks(reading)
    report = reading.report
    return tuple(
        Paragraph(s.kind, pieces(report.text, s.span, [m for m in every if m.span.overlaps(s.span)]))
        for s in report.sections
    )


def marks(reading: Reading) -> tuple[Mark, ...]:
    """Every event's trigger and arguments and every attribution's source, cue and content."""
    return (*_attribution_marks(reading), *_event_marks(reading))


def pieces(text: str, window: Span, inside: Sequence[Mark]) -> tuple[Piece, ...]:
    """The characters of a window in order, cut wherever a mark begins or ends; joined they give the window's text."""
    edges = {window.start, window.end}
    for mark in inside:
        edges |= {edge for edge in (mark.span.start, mark.span.end) if window.start < edge < window.end}
    cuts = sorted(edges)
    return tuple(_piece(text, Span(a, b), inside) for a, b in pairwise(cuts))


def _piece(text: str, span: Span, inside: Iterable[Mark]) -> Piece:
    on = sorted((m for m in inside if m.span.covers(span)), key=lambda m: (ROLE_ORDER.index(m.role), m.target))
    by_role = {(m.role, m.target): m for m in on}
    opens = tuple(m for m in by_role.values() if m.span.start == span.start)
    return Piece(span.start, text[span.start : span.end], tuple(by_role.values()), opens)


def _event_marks(reading: Reading) -> Iterable[Mark]:
    for number, event in enumerate(reading.events, 1):
        target = f"v{number}"
        for mention in event.mentions:
            yield from (Mark(span, "action", target) for span in mention)
        if event.time is not None and event.time.ref is not None:
            yield Mark(reading.fillers.timexes[event.time.ref].span, "time", target)
        for argument in event.arguments:
            role = _SHOWN.get(argument.role, argument.role.value)
            if role and not argument.implied:
                yield Mark(argument.span, role, target)


def _attribution_marks(reading: Reading) -> Iterable[Mark]:
    for number, said in enumerate(reading.attributions, 1):
        target = f"a{number}"
        yield Mark(said.cue, "cue", target)
        yield from (Mark(span, "source", target) for span in said.source)
        yield from (Mark(span, "content", target) for span in said.content)
