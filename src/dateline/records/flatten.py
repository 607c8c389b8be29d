"""A reading becomes one flat record: every layer a list, every reference an id, every offset a code point."""

from collections.abc import Sequence
from typing import TypeAlias

from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.claim import Claim, Voice
from dateline.model.doubt import Unresolved
from dateline.model.event import Argument, Event, Layer, Policy
from dateline.model.mention import Chain
from dateline.model.place import Offset, Place, Toponym
from dateline.model.quantity import Quantity
from dateline.model.reading import Edition, Reading
from dateline.model.text import Report, Span
from dateline.model.time import Interval, Timex

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"

SCHEMA_VERSION = 1
_PREFIX = {Layer.CHAIN: "e", Layer.TOPONYM: "p", Layer.QUANTITY: "q", Layer.TIMEX: "t"}


def flatten(reading: Reading, edition: Edition) -> Record:
    """The record of one reading, as docs/record describes it."""
    fillers = reading.fillers
    return {
        "schema_version": SCHEMA_VERSION,
        "report": _report(reading.report),
        "entities": [_entity(i, c, a) for i, (c, a) in enumerate(zip(fillers.chains, fillers.actors, strict=True))],
        "timexes": [_timex(i, t) for i, t in enumerate(fillers.timexes)],
        "places": [_place(i, t) for i, t in enumerate(fillers.toponyms)],
        "quantities": [_quantity(i, q) for i, q in enumerate(fillers.quantities)],
        "attributions": [_attribution(i, a) for i, a in enumerate(reading.attributions)],
        "events": [_event(i, e) for i, e in enumerate(reading.events)],
        "claims": [_claim(c) for c in reading.claims],
        "unresolved": [{"span": _span(d.span), "layer": d.layer, "why": d.why.value} for d in reading.doubts],
        "edition": {
            "dateline": edition.dateline,
            "settings": edition.settings,
            "resources": edition.resources,
            "models": dict(edition.models),
        },
    }


def row_id(prefix: str, index: int | None) -> str | None:
    """The id of a layer's row ("e1" is the first chain), None for no row."""
    return None if index is None else f"{prefix}{index + 1}"


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _maybe(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _report(report: Report) -> Record:
    return {
        "id": report.id,
        "source_id": report.source_id,
        "version_of": None,
        "title": report.title,
        "outlet": report.outlet,
        "origin": report.origin,
        "url": report.url,
        "language": report.language,
        "byline": report.byline,
        "published": report.published.isoformat() if report.published else None,
        "published_basis": report.published_basis.value,
        "text": report.text,
        "sections": [{"kind": s.kind.value, "span": _span(s.span)} for s in report.sections],
        "pages": [{"number": p.number, "span": _span(p.span)} for p in report.pages],
    }


def _entity(index: int, chain: Chain, actor: Actor) -> Record:
    return {
        "id": row_id("e", index),
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "sector": actor.sector,
        "role": actor.role,
        "register_id": None if isinstance(actor.value, Unresolved) else actor.value,
        "mentions": [{"span": _span(m.span), "form": m.form.value} for m in chain.mentions],
    }


def _timex(index: int, timex: Timex) -> Record:
    interval = timex.interval if isinstance(timex.interval, Interval) else Interval(None, None)
    return {
        "id": row_id("t", index),
        "span": _span(timex.span),
        "type": timex.type.value,
        "value": timex.value,
        "earliest": interval.earliest,
        "latest": interval.latest,
        "basis": timex.basis,
        "granularity": timex.granularity,
        "bound": timex.bound,
        "fuzzy": timex.fuzzy,
        "rule": timex.rule,
        "guesses": list(timex.guesses),
    }


def _place(index: int, toponym: Toponym) -> Record:
    place = toponym.value if isinstance(toponym.value, Place) else None
    return {
        "id": row_id("p", index),
        "span": _span(toponym.span),
        "name": place.name if place else toponym.name,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames": place.geonames if place else None,
        "level": place.level.value if place else "none",
        "bbox": list(place.bbox) if place and place.bbox else None,
        "offset": _offset(place.offset) if place and place.offset else None,
        "literal": toponym.literal,
        "use": toponym.use.value if toponym.use else None,
        "candidates": len(toponym.candidates),
    }


def _offset(offset: Offset) -> Record:
    return {
        "kind": offset.kind,
        "anchors": list(offset.anchors),
        "distance_km": offset.distance_km,
        "direction": offset.direction,
        "error_km": offset.error_km,
    }


def _quantity(index: int, quantity: Quantity) -> Record:
    return {
        "id": row_id("q", index),
        "span": _span(quantity.span),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "of": quantity.of,
        "frame": quantity.frame,
        "part_of": row_id("q", quantity.part_of),
        "change_from": _number(quantity.change_from),
        "cumulative": quantity.cumulative,
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers are written without a fraction."""
    return int(value) if value is not None and value == int(value) else value


def _attribution(index: int, said: Attribution) -> Record:
    unnamed = said.anonymous
    return {
        "id": row_id("a", index),
        "cue": _span(said.cue),
        "source": _spans(said.source),
        "content": _spans(said.content),
        "source_entity": row_id("e", said.source_chain),
        "speaks_for": row_id("e", said.speaks_for),
        "cue_class": said.cue_class.value,
        "negated": said.negated,
        "quotation": said.quotation.value,
        "audience": row_id("e", said.audience),
        "audience_span": _maybe(said.audience_span),
        "venue": said.venue,
        "venue_span": _maybe(said.venue_span),
        "time": row_id("t", said.time),
        "anonymous": None
        if unnamed is None
        else {
            "role": unnamed.role,
            "affiliation": unnamed.affiliation,
            "number": unnamed.number,
            "access": unnamed.access,
            "reason": unnamed.reason,
        },
        "within": row_id("a", said.within),
    }


def _event(index: int, event: Event) -> Record:
    return {
        "id": row_id("v", index),
        "trigger": _spans(event.trigger),
        "mentions": [_spans(mention) for mention in event.mentions],
        "scheme": event.scheme,
        "type": event.type,
        "sure": event.sure,
        "doubts": list(event.doubts),
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status.value,
        "status_evidence": _spans(event.status_evidence),
        "hedged": event.hedged,
        "time": None
        if event.time is None
        else {
            "ref": row_id("t", event.time.ref),
            "earliest": event.time.interval.earliest,
            "latest": event.time.interval.latest,
            "basis": event.time.basis,
        },
        "arguments": [_argument(a) for a in event.arguments],
        "policy": None if event.policy is None else _policy(event.policy),
    }


def _argument(argument: Argument) -> Record:
    ref = argument.ref
    return {
        "role": argument.role.value,
        "span": _span(argument.span),
        "ref": None if ref is None else row_id(_PREFIX[ref.layer], ref.index),
        "implied": argument.implied,
    }


def _policy(policy: Policy) -> Record:
    return {
        "subject": _maybe(policy.subject),
        "holder": row_id("e", policy.holder),
        "grantor": row_id("e", policy.grantor),
        "before": policy.before,
        "after": policy.after,
    }


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "event": row_id("v", claim.event),
        "said_by": [_voice(v) for v in claim.said_by],
        "asserted": claim.asserted.value,
        "sure": claim.sure,
        "evidence": _span(claim.evidence),
    }


def _voice(voice: Voice) -> Record:
    if voice.chain is None and voice.attribution is None:
        return {"outlet": voice.outlet}
    return {"entity": row_id("e", voice.chain), "attribution": row_id("a", voice.attribution)}
