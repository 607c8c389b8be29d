"""The events of a record as identity sees them: each with its parties, places, figures and words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.linking import Count, Happening, Party, Spot
from dateline.records.flatten import Json, Record
from dateline.records.parties import actor_key
from dateline.records.words import content_words, fold, trigger_words

_SENTENCE_END = re.compile(r"(?<=[.!?])(?!(?<=\d .) \d)[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_PARTIES = ("actor", "recipient", "target")


@dataclass(frozen=True, slots=True)
class _Page:
    """A record with its rows by id, so that references resolve."""

    report: str
    published: str | None
    text: str
    titles: tuple[tuple[int, int], ...]
    rows: Mapping[str, Record]
    evidence: Mapping[str, tuple[int, int]]


def happenings(record: Record) -> tuple[Happening, ...]:
    """One happening for each event of a record, in its order; rows that the contract does not know are left out."""
    page = _page(record)
    seen: dict[str, int] = {}
    return tuple(_happening(page, event, seen) for event in _list(record.get("events")))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line's sentence, or sentences, that hold a stretch of text."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    cuts = [first + m.end() for m in _SENTENCE_END.finditer(text[first:last])]
    return max([first, *(c for c in cuts if c <= start)]), min([last, *(c for c in cuts if c >= end)])


def _page(record: Record) -> _Page:
    report = record["report"]
    assert isinstance(report, dict)
    layers = ("entities", "timexes", "places", "quantities")
    rows = {str(row["id"]): row for layer in layers for row in _list(record.get(layer))}
    evidence: dict[str, tuple[int, int]] = {}
    for claim in _list(record.get("claims")):
        evidence.setdefault(str(claim["event"]), _span(claim["evidence"]))
    titles = tuple(_span(s["span"]) for s in _list(report.get("sections")) if s["kind"] == "title")
    return _Page(
        str(report["id"]), _text(report.get("published")), str(report.get("text") or ""), titles, rows, evidence
    )


def _happening(page: _Page, event: Record, seen: dict[str, int]) -> Happening:
    trigger = [_span(s) for s in _items(event["trigger"])]
    time = event.get("time")
    when: Record = time if isinstance(time, dict) else {}
    arguments = _list(event.get("arguments"))
    said = " ".join(page.text[a:b] for a, b in trigger)
    return Happening(
        anchor=_anchor(page.report, trigger, seen),
        report=page.report,
        published=page.published,
        type=str(event["type"]),
        mode=_text(event.get("mode")),
        status=str(event["status"]),
        earliest=_text(when.get("earliest")),
        latest=_text(when.get("latest")),
        basis=_text(when.get("basis")),
        parties=tuple(_parties(page, arguments)),
        spots=tuple(_spots(page, arguments)),
        counts=tuple(_counts(page, arguments)),
        trigger=trigger_words(said),
        words=_words(page, event, trigger),
        headline=any(_inside(_span(s), page.titles) for m in _items(event["mentions"]) for s in _items(m)),
    )


def _anchor(report: str, trigger: Sequence[tuple[int, int]], seen: dict[str, int]) -> str:
    """Report and trigger spans; a second event with the very same trigger has its number behind it."""
    anchor = f"{report}#{'+'.join(f'{a}-{b}' for a, b in trigger)}"
    seen[anchor] = seen.get(anchor, 0) + 1
    return anchor if seen[anchor] == 1 else f"{anchor}/{seen[anchor]}"


def _words(page: _Page, event: Record, trigger: Sequence[tuple[int, int]]) -> frozenset[str]:
    start, end = page.evidence.get(str(event["id"]), trigger[0])
    start, end = min(start, trigger[0][0]), max(end, trigger[-1][1])
    return content_words(page.text[slice(*sentence_around(page.text, start, end))])


def _parties(page: _Page, arguments: Sequence[Record]) -> Iterator[Party]:
    for argument in arguments:
        row = page.rows.get(str(argument.get("ref")))
        if argument["role"] not in _PARTIES:
            continue
        start, end = _span(argument["span"])
        if row is None or "mentions" not in row:
            name = page.text[start:end]
            yield Party(str(argument["role"]), f"{page.report}@{start}", fold(name), "other", None, None)
            continue
        country, sector = _text(row.get("country")), _text(row.get("sector"))
        key = actor_key(row, page.report)
        yield Party(str(argument["role"]), key, str(row["name"]), str(row["kind"]), country, sector)


def _spots(page: _Page, arguments: Sequence[Record]) -> Iterator[Spot]:
    for argument in arguments:
        row = page.rows.get(str(argument.get("ref")))
        if argument["role"] == "place" and row is not None and "level" in row:
            number = row.get("geonames")
            geonames = number if isinstance(number, int) else None
            lat, lon = _number(row.get("lat")), _number(row.get("lon"))
            yield Spot(str(row["name"]), _text(row.get("country")), geonames, str(row["level"]), lat, lon)


def _counts(page: _Page, arguments: Sequence[Record]) -> Iterator[Count]:
    for argument in arguments:
        row = page.rows.get(str(argument.get("ref")))
        if argument["role"] == "quantity" and row is not None and "bound" in row:
            low, high = _number(row.get("low")), _number(row.get("high"))
            cumulative = row.get("cumulative") is True
            yield Count(_text(row.get("frame")), low, high, str(row["bound"]), _text(row.get("of")), cumulative)


def _inside(span: tuple[int, int], titles: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in titles)


def _items(value: Json) -> list[Json]:
    return list(value) if isinstance(value, list) else []


def _list(value: Json) -> list[Record]:
    return [row for row in _items(value) if isinstance(row, dict)]


def _span(value: Json) -> tuple[int, int]:
    start, end = (n if isinstance(n, int) else 0 for n in _items(value)[:2])
    return start, end


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
