"""Reviewed claims as a gold set: what people vouch for, with the words, offsets and the digest of the text."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import apsw

GOLD_VERSION = 1
FIELDS = ("type", "mode", "status", "actor", "recipient", "target", "place", "time", "quantity", "said_by", "asserted")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with reviewed claims. `text` is empty where the set goes without texts; the digest says which it was."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    text_sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldParty:
    """Who fills a role, and where the words stand; None where a person gave no words of the report."""

    name: str
    register_id: str | None
    country: str | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place, and where the words stand."""

    name: str
    geonames: int | None
    country: str | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number with its bound, and where the words stand."""

    low: float | None
    high: float | None
    bound: str
    frame: str | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One reviewed claim. `fields` are those that people vouch for: all of an accepted claim, those put right of an
    edited one, none of a rejected one (nobody should read it from these words)."""

    id: str
    report: str
    verdict: str
    fields: tuple[str, ...]
    by: tuple[str, ...]
    trigger: tuple[int, int]
    trigger_text: str
    evidence: tuple[int, int]
    type: str
    mode: str | None
    status: str
    actor: tuple[GoldParty, ...]
    recipient: tuple[GoldParty, ...]
    target: tuple[GoldParty, ...]
    place: tuple[GoldPlace, ...]
    earliest: str | None
    latest: str | None
    quantity: tuple[GoldNumber, ...]
    said_by: tuple[str, ...]
    asserted: str


def gold_reports(base: apsw.Connection) -> Iterator[tuple[GoldReport, tuple[GoldClaim, ...]]]:
    """Every newest version with reviewed claims, and these, in the order of its words."""
    for n, *report in list(base.execute(_REPORTS)):
        claims = tuple(_claim(base, str(report[0]), row) for row in list(base.execute(_CLAIMS, (n,))))
        yield GoldReport(*report), claims


def _claim(base: apsw.Connection, report: str, row: Sequence[object]) -> GoldClaim:
    claim, happening, identity, verdict, *told = row
    start, end, words, first, last, kind, mode, status, earliest, latest, asserted = told
    edited = [str(f) for (f,) in base.execute(_EDITED, (happening, claim))]
    fields = FIELDS if verdict == "accepted" else tuple(f for f in FIELDS if f in edited) * (verdict == "edited")
    people = tuple(str(by) for (by,) in base.execute(_PEOPLE, {"claim": claim, "happening": happening}))
    actor, recipient, target = (_parties(base, happening, role) for role in ("actor", "recipient", "target"))
    return GoldClaim(
        *(identity, report, verdict, fields, people, (start, end), words, (first, last), kind, mode, status),  # type: ignore[arg-type]  # a row's cells
        *(actor, recipient, target, _places(base, happening), earliest, latest, _numbers(base, happening)),  # type: ignore[arg-type]  # as above
        tuple(str(name) for (name,) in base.execute(_VOICES, (claim,)) if name),
        str(asserted),
    )


def _parties(base: apsw.Connection, happening: object, role: str) -> tuple[GoldParty, ...]:
    rows = base.execute(_PARTIES, (happening, role))
    return tuple(GoldParty(name, register, country, _span(*where)) for name, register, country, *where in rows)


def _places(base: apsw.Connection, happening: object) -> tuple[GoldPlace, ...]:
    rows = base.execute(_PLACES, (happening,))
    return tuple(GoldPlace(name, number, country, _span(*where)) for name, number, country, *where in rows)


def _numbers(base: apsw.Connection, happening: object) -> tuple[GoldNumber, ...]:
    rows = base.execute(_AMOUNTS, (happening,))
    return tuple(GoldNumber(low, high, bound, frame, _span(*where)) for low, high, bound, frame, *where in rows)


def _span(start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if end > start else None


def gold_line(item: GoldReport | GoldClaim) -> str:
    """One line of a gold file: an object with `kind` report or claim (docs/review.md names its fields)."""
    kind = "report" if isinstance(item, GoldReport) else "claim"
    head: dict[str, object] = {"kind": kind, **({"gold_version": GOLD_VERSION} if kind == "report" else {})}
    return json.dumps(head | asdict(item), ensure_ascii=False) + "\n"


_REPORTS = """SELECT n, id, title, outlet, url, published, text_sha256, text FROM report WHERE newest = 1 AND n IN
    (SELECT h.report FROM claim c JOIN happening h ON h.n = c.happening WHERE c.review IS NOT NULL) ORDER BY n"""
_CLAIMS = """SELECT c.n, h.n, c.id, c.review, h.trigger_start, h.trigger_end, h.trigger_text, c.evidence_start,
    c.evidence_end, h.type, h.mode, h.status, h.earliest, h.latest, c.asserted
    FROM claim c JOIN happening h ON h.n = c.happening WHERE h.report = ? AND c.review IS NOT NULL
    AND (c.live = 1 OR c.review = 'rejected') ORDER BY h.trigger_start, c.n"""
_EDITED = """SELECT DISTINCT v.field FROM correction k JOIN revision v ON v.n = k.revision
    WHERE k.happening = ? AND v.act = 'edit' AND (v.field NOT IN ('said_by', 'asserted') OR k.claim = ?)"""
_PEOPLE = """SELECT DISTINCT v.by FROM correction k JOIN revision v ON v.n = k.revision
    WHERE k.claim = :claim OR (k.claim IS NULL AND k.happening = :happening) ORDER BY 1"""
_PARTIES = """SELECT p.name, a.register_id, a.country, p.start, p."end" FROM participant p
    LEFT JOIN actor a ON a.n = p.actor WHERE p.happening = ? AND p.role = ? ORDER BY p.rowid"""
_PLACES = 'SELECT name, geonames, country, start, "end" FROM spot WHERE happening = ? ORDER BY rowid'
_AMOUNTS = 'SELECT low, high, bound, frame, start, "end" FROM amount WHERE happening = ? ORDER BY start, rowid'
_VOICES = "SELECT name FROM voice WHERE claim = ? AND outlet IS NULL ORDER BY place"
