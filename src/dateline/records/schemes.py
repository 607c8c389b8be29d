"""What an event of a record is called in other people's schemes: plain PLOVER types, CAMEO codes, ACLED's types."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.records.fields import part, rows, span, spans, word
from dateline.records.flatten import Record
from dateline.tables import Row, cell_list, read_table

_AFFECTED = ("recipient", "target")
_TOLD = ("instrument", "recipient", "target")


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's name of an event: its event type and the sub-event type below it."""

    event_type: str
    sub_event: str


def plain_type(kind: str, status: str) -> str:
    """The type where nothing but a type can be told: a planned CONSULT is an AGREE, a refused RETREAT a REJECT."""
    return _standings().get((kind, status), kind)


def cameo_code(kind: str, mode: str | None) -> str | None:
    """The CAMEO code of a PLOVER type and mode, as fine as the mode settles; None for a type that CAMEO lacks."""
    codes = _cameo()
    return codes.get((kind, mode or "")) or codes.get((kind, ""))


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What an ACLED type is told by: type, mode, sectors on both sides, the words for deed, means and target."""

    kind: str
    mode: str
    actor: frozenset[str]
    affected: frozenset[str]
    words: tuple[str, ...]


def acled_type(event: Record, record: Record) -> AcledType | None:
    """The ACLED type of one event of a record; None where ACLED would not have it."""
    return acled_named(_told(event, record))


def acled_named(event: ToldEvent) -> AcledType | None:
    """The same of an event that is told otherwise than in a record."""
    words = "".join(f" {each.casefold().replace('-', ' ')}" for each in event.words)
    return next((row.named for row in _acled() if row.kind == event.kind and _holds(row, event, words)), None)


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    modes: frozenset[str]
    actor: frozenset[str]
    affected: frozenset[str]
    words: tuple[str, ...]
    named: AcledType


def _holds(rule: _Rule, told: ToldEvent, words: str) -> bool:
    """Whether a rule holds of an event; `words` have a space before each."""
    return (
        (not rule.modes or told.mode in rule.modes)
        and (not rule.actor or bool(rule.actor & told.actor))
        and (not rule.affected or bool(rule.affected & told.affected))
        and (not rule.words or any(each in words for each in rule.words))
    )


def _told(event: Record, record: Record) -> ToldEvent:
    text = word(part(record, "report"), "text") or ""
    sectors = {str(e["id"]): sector for e in rows(record, "entities") if (sector := word(e, "sector"))}
    arguments = rows(event, "arguments")
    told = [span(a, "span") for a in arguments if a["role"] in _TOLD]
    words = (text[s.start : s.end] for s in (*spans(event, "trigger"), *told) if s is not None)
    return ToldEvent(
        kind=str(event["type"]),
        mode=word(event, "mode") or "",
        actor=_sectors(arguments, ("actor",), sectors),
        affected=_sectors(arguments, _AFFECTED, sectors),
        words=tuple(words),
    )


def _sectors(arguments: Sequence[Record], roles: Sequence[str], sectors: dict[str, str]) -> frozenset[str]:
    return frozenset(sectors[str(a["ref"])] for a in arguments if a["role"] in roles and a["ref"] in sectors)


@cache
def _standings() -> dict[tuple[str, str], str]:
    return {(row["type"], row["status"]): row["code"] for row in read_table("ontology/standing.csv").rows}


@cache
def _cameo() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["code"] for row in read_table("ontology/cameo.csv").rows}


@cache
def _acled() -> tuple[_Rule, ...]:
    return tuple(_rule(row) for row in read_table("ontology/acled.csv").rows)


def _rule(row: Row) -> _Rule:
    return _Rule(
        kind=row["type"],
        modes=frozenset(cell_list(row["modes"])),
        actor=frozenset(cell_list(row["actor"])),
        affected=frozenset(cell_list(row["affected"])),
        words=tuple(f" {each}" for each in cell_list(row["words"])),
        named=AcledType(row["event_type"], row["sub_event"]),
    )
