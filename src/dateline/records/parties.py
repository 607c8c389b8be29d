"""One key for one actor across reports, as far as a name alone can tell."""

from functools import cache

from dateline.records.fields import rows, span
from dateline.records.flatten import Record
from dateline.records.words import fold
from dateline.tables import read_table

_NAMED = ("name", "metonym")
_LONE = "@"
_OFFICE = "office:"


def actor_key(entity: Record, report_id: str) -> str:
    """What the same one bears in other reports: its register id, else kind, folded full name and country.

    An office's id tells who held it then: the key is the person, who may hold another by the next report.
    A bare surname, a nominal or a description stands for somebody in its own report only: its key carries the
    report's id and where it is first named.
    """
    register = entity.get("register_id")
    held = isinstance(register, str) and register.startswith(_OFFICE)
    if isinstance(register, str) and not held:
        return register
    name = _plain(entity) if held else full_name(entity)
    if name is None:
        return f"{report_id}{_LONE}{_first_start(entity)}"
    return f"{entity['kind']}:{name}:{entity['country'] or ''}"


def is_local(key: str) -> bool:
    """Whether a key holds in its own report only."""
    return _LONE in key


def full_name(entity: Record) -> str | None:
    """An entity's folded name without titles, where a mention names it in full; None for a surname or description."""
    return _plain(entity) if any(m.get("form") in _NAMED for m in rows(entity, "mentions")) else None


def _plain(entity: Record) -> str | None:
    """The folded name without titles and article; None for a person's surname alone."""
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
    return min((at.start for m in rows(entity, "mentions") if (at := span(m, "span"))), default=0)
