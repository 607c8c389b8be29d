"""Outlets that are one house: what counts as one source where nothing else is known."""

from collections.abc import Mapping
from functools import cache

from dateline.tables import cell_list, read_table

_FEWEST_LABELS = 3
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


def outlet_family(outlet: str | None) -> str | None:
    """The house an outlet belongs to: a listed family, else the registered part of a host name, else its own name."""
    folded = _fold(outlet or "")
    if not folded:
        return None
    return _families().get(folded) or _families().get(_registered(folded)) or _registered(folded)


@cache
def _families() -> Mapping[str, str]:
    rows = read_table("en/outlet_families.csv").rows
    return {_fold(name): row["family"] for row in rows for name in (row["family"], *cell_list(row["outlets"]))}


def _fold(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").removeprefix("www.").strip(" .")


def _registered(name: str) -> str:
    """The part of a host that its owner registered ("eu.example.co.uk" → "example.co.uk"); other names stay."""
    labels = name.split(".")
    if " " in name or len(labels) < _FEWEST_LABELS:
        return name
    return ".".join(labels[-3:] if labels[-2] in _SECOND_LEVEL else labels[-2:])
