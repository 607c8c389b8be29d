"""A claim as a person reviews it: each value as it stands, as the machine read it, and the words behind it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.model.review import OF_CLAIMS, Field
from dateline.query.answers import Evidence
from dateline.query.answers_amounts import amounts_of
from dateline.query.events_evidence import evidence
from dateline.query.reviews_words import machine_words, number_words, time_words

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a claim: `words` as they are typed to put it so, `machine` what it was read as where a person put it
    right (None: nobody did), and where its own words stand in the report."""

    field: str
    words: str
    machine: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim under review. `review` is accepted, edited, rejected or None; `sentence` the words that tell it."""

    id: str
    anchor: str
    event: str | None
    report: str
    trigger: str
    trigger_span: Span
    sentence: str
    sentence_span: Span
    values: tuple[Value, ...]
    sure: bool
    hedged: bool
    headline: bool
    doubts: tuple[str, ...]
    review: str | None
    credibility: int | None
    numbers: tuple[str, ...]
    words: Evidence

    def value(self, field: str) -> str:
        """What stands in a field, "" where nothing does."""
        return next((value.words for value in self.values if value.field == field), "")

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words, as of every answer."""
        return (self.words,)


def claim_card(base: apsw.Connection, identity: str) -> ClaimCard | None:
    """A claim by its id; None for one that the store does not hold."""
    return next(iter(claim_cards(base, [n for (n,) in base.execute(_BY_ID, (identity,))])), None)


def claim_cards(base: apsw.Connection, claims: Sequence[int]) -> tuple[ClaimCard, ...]:
    """Claims by their numbers, in that order."""
    return tuple(card for n in claims for card in _card(base, n))


def claims_in_sentence(base: apsw.Connection, happening: int) -> tuple[ClaimCard, ...]:
    """All claims of the sentence that tells a happening, rejected ones too: they are looked at together."""
    return claim_cards(base, [n for (n,) in base.execute(_TOGETHER, (happening,))])


def _card(base: apsw.Connection, claim: int) -> list[ClaimCard]:
    found = []
    for row in base.execute(_CLAIM, (claim,)):
        n, happening, identity, anchor, event, report, *told = row
        trigger, start, end, sentence, first, last, *flags, doubts, review, credibility = told
        sure, hedged, headline = map(bool, flags)
        (words,) = evidence(base, [n])
        found.append(
            ClaimCard(
                *(identity, anchor, event, report, trigger, (start, end), " ".join(sentence.split()), (first, last)),
                _values(base, n, happening),
                *(sure, hedged, headline, tuple(map(str, json.loads(doubts))), review, credibility),
                tuple(dict.fromkeys(amount.words for amount in amounts_of(base, happening))),
                words,
            )
        )
    return found


def _values(base: apsw.Connection, claim: int, happening: int) -> tuple[Value, ...]:
    held = {(str(f), s): machine_words(Field(f), m) for f, s, m in base.execute(_MACHINE, (happening, claim))}
    (kind, mode, status, earliest, latest, grain, asserted) = next(base.execute(_PLAIN, (claim,)))
    plain = {"type": kind, "mode": mode or "", "status": status, "time": time_words(earliest, latest, grain)}
    values = [Value(name, words, held.get((name, None)), ()) for name, words in plain.items()]
    values[3:3] = [_party(base, happening, role, held.get((role, None))) for role in ("actor", "recipient", "target")]
    spots = list(base.execute(_SPOTS, (happening,)))
    place = _listed(str(name) if number is None else f"{name} ({number})" for name, number, *_ in spots)
    values.append(
        Value("place", place, held.get(("place", None)), tuple(_said(row[2:]) for row in spots if row[4] == 0))
    )
    values += _numbers(base, happening, held)
    voices = _listed(str(name) for (name,) in base.execute(_VOICES, (claim,)))
    values.append(Value("said_by", voices, held.get(("said_by", None)), ()))
    return (*values, Value("asserted", asserted, held.get(("asserted", None)), ()))


def _party(base: apsw.Connection, happening: int, role: str, machine: str | None) -> Value:
    rows = list(base.execute(_PARTIES, (happening, role)))
    names = _listed(str(row[0]) for row in rows)
    return Value(role, names, machine, tuple(_said(row[1:]) for row in rows if row[3] == 0))


def _numbers(base: apsw.Connection, happening: int, held: dict[tuple[str, str | None], str]) -> list[Value]:
    rows = list(base.execute(_AMOUNTS, (happening,)))
    found = []
    for low, high, bound, frame, start, end in rows:
        words = f"{start}-{end}:" * (len(rows) > 1) + number_words(low, high, bound, frame)
        found.append(Value("quantity", words, held.get(("quantity", f"{start}-{end}")), ((start, end),)))
    return found or [Value("quantity", "", None, ())]


def _listed(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words for name in names if (words := " ".join(name.split()))))


def _said(row: Sequence[int]) -> Span:
    return row[0], row[1]


_BY_ID = "SELECT n FROM claim WHERE id = ?"
_TOGETHER = """SELECT c.n FROM happening told JOIN happening h ON h.report = told.report
    AND h.sentence_start < told.sentence_end AND told.sentence_start < h.sentence_end
    JOIN claim c ON c.happening = h.n WHERE told.n = ? AND (c.live OR c.review = 'rejected')
    ORDER BY h.trigger_start, c.n"""
_CLAIM = """SELECT c.n, h.n, c.id, h.anchor, e.id, r.id, h.trigger_text, h.trigger_start, h.trigger_end,
    substr(r.text, h.sentence_start + 1, h.sentence_end - h.sentence_start), h.sentence_start, h.sentence_end,
    c.sure, h.hedged, h.headline, h.doubts, c.review, c.credibility
    FROM claim c JOIN happening h ON h.n = c.happening JOIN report r ON r.n = h.report
    LEFT JOIN event e ON e.n = h.event WHERE c.n = ?"""
_PLAIN = """SELECT type, mode, status, earliest, latest, granularity, asserted
    FROM claim c JOIN happening h ON h.n = c.happening WHERE c.n = ?"""
_OWN = ", ".join(f"'{field.value}'" for field in sorted(OF_CLAIMS))
_MACHINE = f"""SELECT field, CASE field WHEN 'quantity' THEN
        json_extract(k.machine, '$.span[0]') || '-' || json_extract(k.machine, '$.span[1]') END, k.machine
    FROM correction k JOIN revision v ON v.n = k.revision
    WHERE k.happening = ? AND v.act = 'edit' AND (v.field NOT IN ({_OWN}) OR k.claim = ?) ORDER BY v.n DESC"""
_PARTIES = """SELECT name, start, "end", implied FROM participant WHERE happening = ? AND role = ? ORDER BY rowid"""
_SPOTS = """SELECT name, geonames, start, "end", implied FROM spot WHERE happening = ? ORDER BY rowid"""
_AMOUNTS = 'SELECT low, high, bound, frame, start, "end" FROM amount WHERE happening = ? ORDER BY start, rowid'
_VOICES = "SELECT name FROM voice WHERE claim = ? AND outlet IS NULL ORDER BY place"
