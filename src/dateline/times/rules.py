"""Joins the patterns of `en/time_rules.toml` with the functions that make their values."""

from collections.abc import Mapping
from typing import Any

from dateline.errors import ResourceError
from dateline.tables import read_toml
from dateline.times import explicit, holidays, lengths, loose, periods, quarters, relative, weekdays
from dateline.times.draft import Make, Rule
from dateline.times.lexicon import Lexicon, filled

MAKERS: Mapping[str, Make] = {
    **explicit.MAKERS,
    **relative.MAKERS,
    **weekdays.MAKERS,
    **holidays.MAKERS,
    **quarters.MAKERS,
    **lengths.MAKERS,
    **periods.MAKERS,
    **loose.MAKERS,
}


def load_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Every rule of the table in its order; a rule that no function makes, or a function without one, is an error."""
    rows = read_toml("en/time_rules.toml")["rule"]
    odd = {row["id"] for row in rows} ^ set(MAKERS)
    if odd:
        raise ResourceError(f"resources/en/time_rules.toml and dateline.times disagree on {', '.join(sorted(odd))}")
    pieces = lexicon.pieces()
    return tuple(_rule(row, lexicon, filled(row["pattern"], pieces)) for row in rows)


def _rule(row: dict[str, Any], lexicon: Lexicon, source: str) -> Rule:
    needs = frozenset[frozenset[str]]().union(*(lexicon.words_of(need) for need in row["needs"]))
    by_key: dict[str, tuple[frozenset[str], ...]] = {}
    for group in needs:
        key = max(sorted(group), key=len)
        by_key[key] = (*by_key.get(key, ()), group)
    groups = by_key if any(len(group) > 1 for group in needs) else {}
    return Rule(row["id"], source, bool(row["relative"]), MAKERS[row["id"]], frozenset(by_key), groups)
