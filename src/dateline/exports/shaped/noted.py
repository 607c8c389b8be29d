"""A note in words of our own on an event: what, by whom, where, when, who says so, what figures are given."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from dateline.exports.door import Asked
from dateline.exports.nouns import Number, Whole
from dateline.exports.shaped.codes import joining
from dateline.exports.shaped.told import called, deniers, papers, publisher, quoted, sides, span_of, spot_of, whom
from dateline.exports.sidecar import Cell
from dateline.freeze.nouns import TextLevel
from dateline.query.answers_amounts import Amount
from dateline.show.words.codes import type_words

_MOST = 8  # figures and voices that a note names


def note(whole: Whole, asked: Asked) -> Cell:
    """The note, with the sentence that tells the event where words may go along; empty where none may."""
    if asked.text is TextLevel.NONE:
        return Cell("")
    parts = [_deed(whole), _figures(whole), *_doubt(whole), _words(whole)]
    return Cell(" ".join(part for part in parts if part), (whole.best.sentence,), "made from the fields")


def flags(whole: Whole) -> Iterator[str]:
    """The words that qualify an event: contested, hedged."""
    if whole.event.contested:
        yield "contested"
    if whole.event.hedged:
        yield "hedged"


def _deed(whole: Whole) -> str:
    kind = type_words(whole.event.type, whole.event.mode)
    sentence = " ".join((kind, *_sides(whole), *_where(whole), *_when(whole)))
    return f"{sentence[:1].upper()}{sentence[1:]}, {_voices(whole)}."


def _sides(whole: Whole) -> Iterator[str]:
    by, to = joining(whole.event.type)
    acting, affected = (", ".join(map(called, side)) for side in sides(whole, whole.best))
    if affected and not whom(whole.best):
        yield f"between {acting} and {affected}"
        return
    if acting:
        yield f"{by} {acting}"
    if affected:
        yield f"{to} {affected}"


def _where(whole: Whole) -> Iterator[str]:
    spot = spot_of(whole)
    name = whole.event.where.words
    if name:
        first = spot.admin1 if spot and spot.admin1 and spot.admin1 not in name else None
        town, _, rest = name.partition(", ")
        yield f"in {', '.join(part for part in (town, first, rest) if part)}"


def _when(whole: Whole) -> Iterator[str]:
    span = span_of(whole)
    if span is None:
        return
    if span.days == 1:
        yield f"on {_day(span.first)}"
    else:
        yield f"between {_day(span.first)} and {_day(span.last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _voices(whole: Whole) -> str:
    outlets = ", ".join(dict.fromkeys(name for paper in papers(whole) if (name := publisher(paper))))
    voices = ", ".join(islice(quoted(whole), _MOST))
    if not voices:
        return f"as {outlets or 'a report'} tells it"
    return f"according to {voices}" + (f" ({outlets})" if outlets else "")


def _figures(whole: Whole) -> str:
    own = [number for number in whole.numbers if number.standing == "own" and number.frame]
    said = dict.fromkeys(f"{_number(number)} ({_source(number, whole)})" for number in own)
    if not said:
        return ""
    more = f"; and {len(said) - _MOST} more" if len(said) > _MOST else ""
    return f"Figures: {'; '.join(islice(said, _MOST))}{more}."


def _number(number: Number) -> str:
    return Amount(number.frame, number.low, number.high, number.bound, number.unit, number.of, 0).words


def _source(number: Number, whole: Whole) -> str:
    """Who gives a figure: the person or body with through whom, else the outlet."""
    outlets = (publisher(paper) for paper in papers(whole) if paper.id == number.mark.report)
    chain = number.chain or (next(outlets, "") or number.source,)
    return " via ".join(" ".join(name.split()) for name in chain)


def _doubt(whole: Whole) -> Iterator[str]:
    against = ", ".join(islice(deniers(whole), _MOST))
    if whole.event.contested:
        yield f"Contested: {f'denied by {against}' if against else 'some say that it did not happen'}."
    elif against:
        yield f"Denied by {against}."
    if whole.event.hedged:
        yield "Hedged: the reports do not commit themselves."


def _words(whole: Whole) -> str:
    words = " ".join(whole.best.sentence.quote.split())
    return f"Words: “{words}”" if words else ""
