"""A gold mention as a happening: our own event where the reader coded one at its words, else what the parse shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model.linking import Happening, Party, Spot
from dateline.model.place import Place
from dateline.model.reading import Reading
from dateline.model.text import Span
from dateline.model.time import Interval
from dateline.records import Record, actor_key, happenings
from dateline.records.words import content_words, trigger_words

_AGENTS = ("nsubj", "agent")
_PATIENTS = ("dobj", "nsubjpass", "dative", "attr")
_CIRCUMSTANCE = ("in", "at", "near", "off", "on", "outside", "during")
_POINTING = ("PRON", "DET", "SCONJ")  # "it", "this", "which" name no act
_LIGHT = frozenset(("be", "have", "do", "take", "make", "get", "give", "go", "come", "hold"))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its record, its reading, and our own happenings with the spans of all their mentions."""

    record: Record
    reading: Reading
    own: tuple[tuple[Happening, tuple[Span, ...]], ...]


def page(record: Record, reading: Reading) -> Page:
    """A document's page."""
    mentions = (tuple(span for mention in event.mentions for span in mention) for event in reading.events)
    return Page(record, reading, tuple(zip(happenings(record), mentions, strict=True)))


def spans_of(text: str, sentence: int, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The characters of some words of a line whose words stand one blank apart."""
    lines = text.split("\n")
    words = lines[sentence].split(" ")
    start = sum(len(line) + 1 for line in lines[:sentence])
    starts = [start + sum(len(word) + 1 for word in words[:token]) for token in tokens]
    return tuple(Span(at, at + len(words[token])) for at, token in zip(starts, tokens, strict=True))


def own_at(page: Page, spans: Sequence[Span]) -> Happening | None:
    """Our own event that one of these spans tells."""
    for happening, mentions in page.own:
        if any(span.overlaps(other) for span in spans for other in mentions):
            return happening
    return None


def happening_at(page: Page, anchor: str, spans: Sequence[Span]) -> Happening:
    """The happening that a mention tells; its anchor is the mention's own."""
    reading, syntax = page.reading, page.reading.syntax
    tokens = sorted({token for span in spans for token in syntax.tokens_in(span)})
    head = _head(reading, tokens)
    own = own_at(page, spans)
    base = own or _blank(page)
    around = None if head is None else syntax.sentence_span(syntax.sentence_of[head])
    said = " ".join(syntax.words[t] for t in tokens if len(tokens) == 1 or syntax.lemmas[t] not in _LIGHT)
    pronoun = bool(tokens) and all(syntax.upos[t] in _POINTING for t in tokens)
    said = "" if pronoun else said or " ".join(reading.report.quote(span) for span in spans)
    happening = replace(
        base,
        anchor=anchor,
        trigger=trigger_words(said),
        words=content_words(reading.report.quote(around)) if around else frozenset(),
        headline=bool(spans) and spans[0].start < len(reading.report.text.split("\n")[0]),
    )
    return happening if head is None else _filled(page, happening, head)


def _blank(page: Page) -> Happening:
    report = page.reading.report
    printed = report.published.isoformat() if report.published else None
    return Happening(
        *("", report.id, printed, "unresolved", None, "occurred", None, None, None),
        *((), (), (), (), frozenset(), False),
    )


def _head(reading: Reading, tokens: Sequence[int]) -> int | None:
    syntax = reading.syntax
    heads = [t for t in tokens if syntax.heads[t] not in tokens or syntax.heads[t] == t]
    return next((t for t in heads if syntax.upos[t] in ("VERB", "NOUN", "PROPN", "ADJ")), next(iter(heads), None))


def _filled(page: Page, happening: Happening, head: int) -> Happening:
    """What the event lacks is taken from the parse round its word."""
    parties = happening.parties or tuple(_parties(page, head))
    spots = happening.spots or tuple(_spots(page, head))
    if happening.earliest is None and happening.latest is None:
        for timex in page.reading.fillers.timexes:
            token, interval = page.reading.syntax.head_of(timex.span), timex.interval
            if token is not None and _hangs(page, token, head) and isinstance(interval, Interval):
                times = {"earliest": interval.earliest, "latest": interval.latest, "basis": "own"}
                happening = replace(happening, **times)
                break
    return replace(happening, parties=parties, spots=spots)


def _parties(page: Page, head: int) -> Iterator[Party]:
    syntax = page.reading.syntax
    for child in syntax.children[head]:
        label = syntax.deprels[child]
        if label in _AGENTS or label in ("poss",):
            yield from _party(page, "actor", child)
        elif label in _PATIENTS or (label in ("compound", "amod", "nmod") and syntax.upos[head] in ("NOUN", "PROPN")):
            yield from _party(page, "recipient", child)
        elif label == "prep" and syntax.lemmas[child] in ("of", "against", "for", "with", "on", "by"):
            role = "actor" if syntax.lemmas[child] == "by" else "recipient"
            for inner in syntax.children_of(child, "pobj"):
                yield from _party(page, role, inner)
    if syntax.deprels[head] in ("xcomp", "conj", "relcl", "acl") and syntax.child(head, *_AGENTS, "nsubjpass") is None:
        governor = syntax.heads[head]
        subject = governor if syntax.deprels[head] in ("relcl", "acl") else syntax.child(governor, "nsubj", "nsubjpass")
        if subject is not None:
            yield from _party(page, "actor", subject)


def _party(page: Page, role: str, token: int) -> Iterator[Party]:
    reading = page.reading
    if reading.syntax.lemmas[token] == "by":
        for inner in reading.syntax.children_of(token, "pobj"):
            yield from _party(page, role, inner)
        return
    rows = page.record["entities"]
    assert isinstance(rows, list)
    for row, chain in zip(rows, reading.fillers.chains, strict=True):
        if any(m.head == token for m in chain.mentions):
            key = actor_key(row, reading.report.id)
            yield Party(role, key, str(row["name"]), str(row["kind"]), row["country"], row["sector"])
            return
    name = " ".join(reading.syntax.words[t] for t in reading.syntax.subtree(token)[:8])
    yield Party(role, f"{reading.report.id}@{reading.syntax.starts[token]}", name, "other", None, None)


def _spots(page: Page, head: int) -> Iterator[Spot]:
    syntax = page.reading.syntax
    for toponym in page.reading.fillers.toponyms:
        token, place = syntax.head_of(toponym.span), toponym.value
        if token is None or not toponym.literal or not isinstance(place, Place):
            continue
        if _hangs(page, token, head):
            yield Spot(place.name, place.country, place.geonames, place.level.value, place.lat, place.lon)


def _hangs(page: Page, token: int, head: int) -> bool:
    """Whether a time or place hangs on an event's word itself, bare or by a preposition of place or time."""
    syntax = page.reading.syntax
    over = syntax.heads[token]
    if syntax.deprels[token] == "pobj" and syntax.lemmas[over] in _CIRCUMSTANCE:
        over = syntax.heads[over]
        return over == head
    return over == head and syntax.deprels[token] in ("npadvmod", "nmod", "compound", "advmod", "poss")
