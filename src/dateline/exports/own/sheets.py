"""Events as rows of the record's own tables: columns of the codebook of a frozen record, and a few more."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from dateline.exports.nouns import Mark, Number, Said, Telling, Whole
from dateline.exports.rules import toll_and_spread
from dateline.freeze.codebook import sheets
from dateline.freeze.nouns import Cell, Row, Sheet
from dateline.query.answers import EventAnswer

Cells = Mapping[str, Cell]
TABLES = ("events", "claims", "evidence", "figures", "reports")
FATES = ("killed", "wounded")
_BOUNDS = {"=": "exactly", "~": "about", ">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


@cache
def sheet(table: str) -> Sheet:
    """One of TABLES with the columns that exports fill."""
    whole = next(one for one in sheets("exports/own.csv") if one.name == table)
    columns = tuple(column for column in whole.columns if column.name not in _ABSENT[table])
    return Sheet(whole.name, whole.key, whole.meaning, columns)


def rows(table: str, whole: Whole, rule: str) -> Iterator[Row]:
    """What an event gives to a table, in the order of its columns."""
    names = sheet(table).names
    made: Iterable[Cells] = (event_cells(whole, rule),) if table == "events" else _MADE[table](whole)
    return (tuple(cells[name] for name in names) for cells in made)


def event_cells(whole: Whole, rule: str) -> Cells:
    """The one row of an event."""
    event, best = whole.event, whole.best
    return {
        **_coded(event),
        "trigger": event.trigger or None,
        "head_report": best.paper.id,
        "doubts": _list(event.doubts),
        "admin1": best.spots[0].admin1 if best.spots else None,
        "sentence": best.sentence.quote or None,
        "locator": best.sentence.locator,
        "said_by": _list(_names(best.said[0]) if best.said else ()),
        **_fates(whole, rule),
    }


def _coded(event: EventAnswer) -> Cells:
    """What the event is answered with."""
    where = event.where
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode,
        "scheme": event.scheme,
        "status": event.status,
        "contested": event.contested,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "granularity": event.when.granularity,
        "place": where.name,
        "country": where.country,
        "geonames": where.geonames,
        "level": where.level,
        "lat": where.lat,
        "lon": where.lon,
        "who_id": event.who.id if event.who else None,
        "who": event.who.name if event.who else None,
        "whom_id": event.whom.id if event.whom else None,
        "whom": event.whom.name if event.whom else None,
        "story_id": event.story,
        "reports": event.reports,
        "outlets": event.outlets,
        "origins": event.origins,
        "claims": event.claims,
        "sure": event.sure,
        "first_published": event.first_published,
        "last_published": event.last_published,
        "first_seen": event.first_seen,
        "changed_at": event.changed_at,
    }


def _fates(whole: Whole, rule: str) -> Cells:
    cells: dict[str, Cell] = {}
    for frame in FATES:
        found, ends = toll_and_spread(whole, frame, rule)
        cells[frame] = found.value if found else None
        cells[f"{frame}_low"], cells[f"{frame}_high"] = (ends.low, ends.high) if ends else (None, None)
    return cells


def _claims(whole: Whole) -> Iterator[Cells]:
    for telling in whole.tellings:
        yield from (_claim(whole, telling, said) for said in telling.said)


def _claim(whole: Whole, telling: Telling, said: Said) -> Cells:
    inner = said.chain[0] if said.chain else None
    return {
        "claim_id": said.claim,
        "event_id": whole.event.id,
        "report_id": telling.paper.id,
        "happening_id": telling.anchor,
        "status": telling.status,
        "asserted": said.asserted,
        "said_by": _list(_names(said)),
        "speaker_id": inner.actor if inner else None,
        "speaker": inner.name if inner else None,
        "unnamed": inner.unnamed if inner else None,
        "cue_class": inner.cue_class if inner else None,
        "origin_id": telling.paper.origin,
        "earliest": telling.when.earliest,
        "latest": telling.when.latest,
        "sure": said.sure,
        **_place(said.evidence),
    }


def _evidence(whole: Whole) -> Iterator[Cells]:
    """The trigger, parties and places of each telling, each place of the text once for a part."""
    for telling in whole.tellings:
        seen = set()
        for part, value_id, value, implied, mark in _parts(whole, telling):
            identity = f"{telling.anchor}/{part}/{mark.start}-{mark.end}"
            if identity not in seen:
                seen.add(identity)
                about = (identity, whole.event.id, telling.anchor, telling.paper.id, part, value_id, value, implied)
                yield dict(zip(_ABOUT, about, strict=True)) | dict(_place(mark))


def _parts(whole: Whole, telling: Telling) -> Iterator[tuple[str, str | None, str, bool, Mark]]:
    yield "trigger", None, whole.event.type, False, telling.trigger
    for party in telling.parties:
        yield party.role, party.actor, party.name, party.implied, party.mark
    for spot in telling.spots:
        yield "place", f"geonames:{spot.geonames}" if spot.geonames else None, spot.name, spot.implied, spot.mark


def _figures(whole: Whole) -> Iterator[Cells]:
    papers = {telling.paper.id: telling.paper for telling in whole.tellings}
    for number in whole.numbers:
        paper = papers.get(number.mark.report)
        outlet, published = (paper.outlet, paper.published) if paper else (None, None)
        yield _figure(number) | {"event_id": whole.event.id, "outlet": outlet, "published": published}


def _figure(number: Number) -> dict[str, Cell]:
    return {
        "report_id": number.mark.report,
        "frame": number.frame,
        "low": number.low,
        "high": number.high,
        "bound": _BOUNDS.get(number.bound, number.bound),
        "unit": number.unit,
        "of": number.of,
        "standing": number.standing,
        "as_of": number.as_of,
        "source": number.source,
        "official": number.official,
        "chain": _list(number.chain),
        "origin_id": number.origin,
        **_place(number.mark),
    }


def _reports(whole: Whole) -> Iterator[Cells]:
    for paper in {telling.paper.id: telling.paper for telling in whole.tellings}.values():
        yield {
            "report_id": paper.id,
            "title": paper.title,
            "outlet": paper.outlet,
            "origin_id": paper.origin,
            "url": paper.url,
            "language": paper.language,
            "byline": paper.byline,
            "published": paper.published,
            "words": paper.words,
            "text_sha256": paper.text_sha256,
            "added_at": paper.added_at,
        }


def _place(mark: Mark) -> Cells:
    return {"start": mark.start, "end": mark.end, "quote": mark.quote or None}


def _names(said: Said) -> tuple[str, ...]:
    return tuple(voice.name for voice in said.chain if voice.name)


def _list(parts: Iterable[str]) -> str:
    return json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))


_ABOUT = ("evidence_id", "event_id", "happening_id", "report_id", "part", "value_id", "value", "implied")
_MADE: Mapping[str, Callable[[Whole], Iterator[Cells]]] = {
    "claims": _claims,
    "evidence": _evidence,
    "figures": _figures,
    "reports": _reports,
}
# What an event as exporters get it does not hold: columns of the codebook that are not filled here.
_ABSENT: Mapping[str, frozenset[str]] = {
    "events": frozenset(),
    "claims": frozenset({"type", "mode", "live", "withdrawn_at", "withdrawn_why"}),
    "evidence": frozenset(),
    "figures": frozenset({"figure_id", "happening_id", "change_from", "cumulative", "said_by"}),
    "reports": frozenset(
        {"report_line", "version", "newest", "origin", "origin_basis", "published_basis", "text", "source_id"}
        | {"story_id", "edition_id"}
    ),
}
