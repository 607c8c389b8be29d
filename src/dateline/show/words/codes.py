"""Types, standings, places' levels and doubts in words, as the tables under resources/ have them."""

from functools import cache

from dateline.query.answers import EventAnswer, Where
from dateline.tables import Row, read_table

_LEVELS = {
    "site": "a spot in or near it",
    "town": "the town",
    "relative": "somewhere near it",
    "admin2": "somewhere in the district",
    "admin1": "somewhere in the province",
    "country": "somewhere in the country",
    "region": "somewhere in the region",
}
_FALLBACK: Row = {"words": "", "before": "", "meaning": ""}


def type_words(kind: str, mode: str | None = None) -> str:
    """A type of event, or a mode of one: "arrest or detention", "talks or meeting"; other names stay as they are."""
    row = _types().get((kind, mode or "")) or _types().get((kind, ""))
    return row["words"] if row else kind


def types_words(kind: str, mode: str | None = None) -> str:
    """The same of several: "arrests and detentions"."""
    row = _types().get((kind, mode or "")) or _types().get((kind, ""))
    return row["several"] if row else kind


def status_words(status: str) -> str:
    """A standing in a word: "happened", "planned", "denied"."""
    return _statuses().get(status, _FALLBACK)["words"] or status


def status_meaning(status: str) -> str:
    """What a standing means: "announced for later, not reported as done"."""
    return _statuses().get(status, _FALLBACK)["meaning"] or status


def status_before(status: str) -> str:
    """What is put before the words of an act that did not simply happen; "" for one that did."""
    return _statuses().get(status, _FALLBACK)["before"]


def doubt_words(doubt: str) -> str:
    """A doubt of the reading for people: "who did it is not told"; a sign that has no words stays as it is."""
    if doubt.startswith("type: "):
        return f"“{type_words(doubt.split()[1])}” is a kind that is often misread"
    return _doubts().get(doubt, doubt)


def doubts_words(event: EventAnswer) -> tuple[str, ...]:
    """Every doubt of an event, each once."""
    return tuple(dict.fromkeys(doubt_words(doubt) for doubt in event.doubts))


def level_words(where: Where) -> str:
    """How exact a place is: "the town", "somewhere in the country"; "" where nothing is said."""
    return _LEVELS.get(where.level or "", "")


@cache
def _types() -> dict[tuple[str, str], Row]:
    return {(row["type"], row["mode"]): row for row in read_table("ontology/type_words.csv").rows}


@cache
def _statuses() -> dict[str, Row]:
    return {row["status"]: row for row in read_table("ontology/status_words.csv").rows}


@cache
def _doubts() -> dict[str, str]:
    return {row["sign"]: row["words"] for row in read_table("en/doubt_words.csv").rows}
