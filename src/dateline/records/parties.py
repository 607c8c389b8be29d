"""One key for one actor across reports, as far as a name alone can tell."""

from functools import cache

from dateline.records.flatten import Json, Record
from dateline.records.words import fold
from dateline.tables import read_table

_NAMED = ("name", "metonym")
_LONE = "@"


def actor_key(entity: Record, report_id: str) -> str:
    """What the same one bears in other reports: its register id, else kind, folded full name and country.

    A bare surname, a nominal or a description stands for somebody in its own report only: its key carries the
    report's id and where it is first named.
    """
    register = entity.get("register_id")
    if isinstance(register, str):
        return register
    name = full_name(entity)
    if name is None:
        return f"{report_id}{_LONE}{_first_start(entity)}"
    return f"{entity['kind']}:{name}:{entity['country'] or ''}"


def is_local(key: str) -> bool:
    """Whether a key holds in its own report only."""
    return _LONE in key


def full_name(entity: Record) -> str | None:
    """An entity's folded name without titles, where a mention names it in full; None for a surname or description."""
    if not any(m.get("form") in _NAMED for m in _rows(entity.get("mentions"))):
        return None
    words = fold(str(entity["name"])).replace(".", " ").replace("-", " ").replace("'", "").replace("’", "").split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    if words[:1] == ["the"]:
        words = words[1:]
    if not words or (entity["kind"] == "person" and len(words) < 2):
        return None
    return " ".join(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(row["title"]).strip(".") for row in read_table("en/titles.csv").rows)


def _first_start(entity: Record) -> int:
    spans = [m["span"] for m in _rows(entity.get("mentions"))]
    starts = [span[0] for span in spans if isinstance(span, list) and isinstance(span[0], int)]
    return min(starts, default=0)


def _rows(value: Json) -> list[Record]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
