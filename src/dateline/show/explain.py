"""Why a span was read so: every row of every layer that touches it, its rule, its candidates and refusals."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from dateline.model.attribution import Attribution
from dateline.model.doubt import Unresolved
from dateline.model.event import Event
from dateline.model.place import Toponym
from dateline.model.reading import Reading
from dateline.model.text import Span
from dateline.model.time import Interval
from dateline.show.rows import argument_words, when


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of one layer that touches the span: what it is, in one line, and why, line by line."""

    layer: str
    what: str
    why: tuple[str, ...]


def find_words(reading: Reading, words: str) -> tuple[Span, ...]:
    """Every place where these words stand in the report (white space and case are not told apart)."""
    text, wanted = _squash(reading.report.text), _squash(words).strip()
    found, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(Span(at, at + len(wanted)))
        at = text.find(wanted, at + 1)
    return tuple(found)


def explain(reading: Reading, span: Span) -> tuple[Reason, ...]:
    """The reasons behind everything read at a span, layer by layer."""
    return (
        *_section(reading, span),
        *_entities(reading, span),
        *_times(reading, span),
        *_places(reading, span),
        *_quantities(reading, span),
        *_attributions(reading, span),
        *_events(reading, span),
    )


def _squash(text: str) -> str:
    return "".join(" " if c.isspace() else c.lower() if len(c.lower()) == 1 else c for c in text)


def _section(reading: Reading, span: Span) -> Iterator[Reason]:
    page = reading.report.page_at(span.start)
    for section in reading.report.sections:
        if section.span.overlaps(span):
            yield Reason("section", section.kind.value + (f", page {page}" if page else ""), ())


def _entities(reading: Reading, span: Span) -> Iterator[Reason]:
    for chain, actor in zip(reading.fillers.chains, reading.fillers.actors, strict=True):
        here = [m for m in chain.mentions if m.span.overlaps(span)]
        if here:
            known = actor.value.why.value if isinstance(actor.value, Unresolved) else actor.value
            facts = ", ".join(part for part in (actor.country, actor.sector, actor.role) if part)
            named = " · ".join(dict.fromkeys(reading.report.quote(m.span) for m in chain.mentions))
            what = f"{here[0].form.value} of {actor.name} ({actor.kind.value}{', ' + facts if facts else ''})"
            rules = f"joined by {', '.join(dict.fromkeys(chain.rules))}" if chain.rules else ""
            why = (f"register: {known}", f"mentions: {named}", rules, *actor.evidence)
            yield Reason("entity", what, tuple(w for w in why if w))


def _times(reading: Reading, span: Span) -> Iterator[Reason]:
    for timex in reading.fillers.timexes:
        if timex.span.overlaps(span):
            value = timex.interval
            shown = f"{value.earliest} to {value.latest}" if isinstance(value, Interval) else f"unresolved: {value.why}"
            why = (f"rule {timex.rule}", f"anchor: {timex.basis}", *(f"guess: {g}" for g in timex.guesses))
            yield Reason("time", f"{reading.report.quote(timex.span)} = {timex.value or '?'} ({shown})", why)


def _places(reading: Reading, span: Span) -> Iterator[Reason]:
    for toponym in reading.fillers.toponyms:
        if toponym.span.overlaps(span):
            literal = "a place" if toponym.literal else "not a place here (name of an actor or part of a name)"
            what = f"{reading.report.quote(toponym.span)} = {_place_words(toponym)}, {literal}"
            candidates = tuple(
                f"{'chosen' if c.place == toponym.value else 'refused'} {c.score:.2f} {c.place.name}, "
                f"{c.place.country} ({c.place.level.value}): {'; '.join(c.reasons)}"
                for c in toponym.candidates
            )
            yield Reason("place", what, candidates)


def _place_words(toponym: Toponym) -> str:
    if isinstance(toponym.value, Unresolved):
        return f"unresolved: {toponym.value.why}"
    return f"{toponym.value.name}, {toponym.value.country} ({toponym.value.level.value})"


def _quantities(reading: Reading, span: Span) -> Iterator[Reason]:
    for quantity in reading.fillers.quantities:
        if quantity.span.overlaps(span):
            size = f"{quantity.bound} {quantity.low:g}" if quantity.low is not None else f"{quantity.bound}"
            high = f" to {quantity.high:g}" if quantity.high is not None and quantity.high != quantity.low else ""
            what = f"{reading.report.quote(quantity.span)}: {size}{high} {quantity.unit or ''} {quantity.of or ''}"
            frame = f"frame: {quantity.frame}" if quantity.frame else "no frame"
            yield Reason("quantity", what.strip(), (f"rule {quantity.rule}", frame))


def _attributions(reading: Reading, span: Span) -> Iterator[Reason]:
    for said in reading.attributions:
        if any(part.overlaps(span) for part in (said.cue, *said.source, *said.content)):
            source = " ".join(reading.report.quote(s) for s in said.source) or "nobody named"
            what = f"{source} | {reading.report.quote(said.cue)} ({said.cue_class.value}, {said.quotation.value})"
            yield Reason("attribution", what, (f"rule {said.rule}", *_circumstances(reading, said)))


def _circumstances(reading: Reading, said: Attribution) -> Iterator[str]:
    """Who speaks and for whom, to whom and where, why unnamed, and inside which other saying."""
    quote, actors = reading.report.quote, reading.fillers.actors
    for name, chain in (("source", said.source_chain), ("speaks for", said.speaks_for)):
        if chain is not None:
            yield f"{name}: {actors[chain].name}"
    if said.anonymous is not None:
        told = (value for value in astuple(said.anonymous) if value is not None)
        yield "; ".join(("unnamed", *map(str, told)))
    for name, span in (("told", said.audience_span), ("where", said.venue_span)):
        if span is not None:
            yield f"{name}: “{quote(span)}”"
    if said.within is not None:
        yield f"within: “{quote(reading.attributions[said.within].cue)}”"
    if said.negated:
        yield "negated"


def _events(reading: Reading, span: Span) -> Iterator[Reason]:
    for event in reading.events:
        parts = [s for mention in event.mentions for s in mention] + [a.span for a in event.arguments]
        if any(part.overlaps(span) for part in parts):
            yield Reason(
                "event", f"{event.type}, {event.status.value}: {_trigger(reading, event)}", _why(reading, event)
            )


def _trigger(reading: Reading, event: Event) -> str:
    return " … ".join(reading.report.quote(span) for span in event.trigger)


def _why(reading: Reading, event: Event) -> tuple[str, ...]:
    evidence = ", ".join(f"“{reading.report.quote(s)}”" for s in event.status_evidence) or "plain past"
    arguments = [f"{a.role.value}: {argument_words(reading, a)} (by {a.rule})" for a in event.arguments]
    doubts = [f"doubt: {d}" for d in event.doubts]
    date = [f"when: {when(event)}"] if event.time else []
    return (f"rule {event.rule}", f"status from {evidence}", *arguments, *date, *doubts)
