"""PLOVER records as JSON: one for each event that PLOVER has a type for, with the characters behind each part."""

import json
from pathlib import Path
from typing import TypeAlias

from dateline.exports.door import Asked, Form, Record
from dateline.exports.nouns import Mark, Number, Party, Said, Spot, Telling, Whole
from dateline.exports.shaped import told
from dateline.exports.shaped.codes import country
from dateline.exports.shaped.plover_codes import coded, left
from dateline.exports.shaped.stream import aside_of, kept

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

FORM = Form(
    name="plover",
    ending="json",
    meaning="PLOVER records (JSON): type, mode, contexts, actors, recipients, place, time, score, and where it is said",
    loss=(
        "Only events of PLOVER’s types: disasters, accidents, elections, courts, deaths and economic news are left out"
        " (…left-out.csv). What was planned, asked for or refused has the type that PLOVER has for it, or is left out.",
        "Whole titles and texts of reports are not in it; relations between events and what people corrected are not.",
    ),
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes a list of records, one a line, and what is left out beside it."""
    aside = aside_of(target)
    with (
        target.open("w", encoding="utf-8", newline="") as stream,
        aside.open("w", encoding="utf-8", newline="") as beside,
    ):
        between = "["
        for whole in kept(record, left, beside):
            stream.write(f"{between}\n{json.dumps(entry(whole, record.asked), ensure_ascii=False, sort_keys=True)}")
            between = ","
        stream.write("[]\n" if between == "[" else "\n]\n")
    return target, aside


def entry(whole: Whole, asked: Asked) -> dict[str, Json]:
    """The record of an event that `left` leaves in."""
    code, event = coded(whole), whole.event
    assert code is not None
    return {
        "id": told.identity(whole),
        "event": code.kind,
        "mode": code.mode or None,
        "context": list(whole.contexts),
        "quad_code": code.quad.replace("-", " ").upper(),
        "score": code.score,
        "coded_by": code.rule,
        "status": event.status,
        "contested": event.contested,
        "hedged": event.hedged,
        "sure": event.sure,
        "actor": [_party(party) for party in told.who(whole.best)],
        "recipient": [_party(party) for party in told.whom(whole.best)],
        "other": [_party(party) | {"role": party.role} for party in _others(whole)],
        "date": _date(whole),
        "place": _place(told.spot_of(whole)),
        "figures": [_figure(number) for number in whole.numbers],
        "mentions": [_mention(telling) for telling in whole.tellings],
        "story": whole.story[0] if whole.story else None,
        "coder": f"dateline {asked.edition}",
    }


def _others(whole: Whole) -> list[Party]:
    """Who or what else has a part: means, topics, and targets that are nobody."""
    sides = {party.mark for party in (*told.who(whole.best), *told.whom(whole.best))}
    return [party for party in whole.best.parties if party.mark not in sides]


def _party(party: Party) -> dict[str, Json]:
    land = country(party.country)
    return {
        "name": told.called(party),
        "name_raw": party.name,
        "id": party.actor,
        "country": party.country,
        "cow": land.cow or None if land else None,
        "sector": party.sector,
        "implied": party.implied,
        "span": _span(party.mark),
    }


def _date(whole: Whole) -> dict[str, Json]:
    when = whole.event.when
    return {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.granularity,
        "basis": whole.best.time_basis,
    }


def _place(spot: Spot | None) -> dict[str, Json] | None:
    if spot is None:
        return None
    return {
        "name": spot.name,
        "country": spot.country,
        "admin1": spot.admin1,
        "admin2": spot.admin2,
        "geonames": spot.geonames,
        "precision": spot.level,
        "latitude": spot.lat,
        "longitude": spot.lon,
        "implied": spot.implied,
        "span": _span(spot.mark),
    }


def _figure(number: Number) -> dict[str, Json]:
    return {
        "frame": number.frame,
        "low": number.low,
        "high": number.high,
        "bound": number.bound,
        "unit": number.unit,
        "standing": number.standing,
        "said_by": list(number.chain) or [number.source],
        "span": _span(number.mark),
    }


def _mention(telling: Telling) -> dict[str, Json]:
    paper = telling.paper
    return {
        "report": paper.id,
        "outlet": paper.outlet,
        "origin": paper.origin,
        "published": paper.published,
        "url": paper.url,
        "language": paper.language,
        "text_sha256": paper.text_sha256,
        "status": telling.status,
        "sure": telling.sure,
        "trigger": _span(telling.trigger),
        "sentence": _span(telling.sentence),
        "claims": [_claim(said) for said in telling.said],
    }


def _claim(said: Said) -> dict[str, Json]:
    chain: list[Json] = [voice.outlet or voice.name for voice in said.chain]
    return {"id": said.claim, "said_by": chain, "asserted": said.asserted, "span": _span(said.evidence)}


def _span(mark: Mark) -> dict[str, Json]:
    """Characters of a report (code points, half-open), with the words where they may go along."""
    words: dict[str, Json] = {"quote": mark.quote} if mark.quote else {}
    return {"report": mark.report, "start": mark.start, "end": mark.end, **words}
