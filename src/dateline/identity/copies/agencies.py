"""News agencies by the names that bylines and credits give them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model.copying import Text
from dateline.tables import cell_list, read_table

_PARTS = re.compile(r"\s*(?:[,;|/·—–()]|\s-\s|\band\b|\bfor\b|\bof\b|\bby\b)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies that are known, by folded name and alias."""

    names: Mapping[str, str]

    def named(self, words: str | None) -> str | None:
        """The agency that a credit or byline names, if any: the whole of it, or one of its parts."""
        for part in (words or "", *_PARTS.split(words or "")):
            if found := self.names.get(_fold(part)):
                return found
        return None

    def credited(self, report: Text) -> tuple[str, str] | None:
        """The agency whose words a report says it prints, with where it says so; else None."""
        for where, words in (("credit", report.origin), ("byline", report.byline), ("outlet", report.outlet)):
            if found := self.named(words):
                return found, f"{where}: {words}"
        return (report.origin, f"credit: {report.origin}") if report.origin else None


@cache
def read_agencies() -> Agencies:
    """The agencies of `resources/en/agencies.csv`."""
    names: dict[str, str] = {}
    for row in read_table("en/agencies.csv").rows:
        for alias in (row["name"], *cell_list(row["aliases"])):
            names.setdefault(_fold(alias), row["name"])
    return Agencies(names)


def _fold(words: str) -> str:
    return " ".join(words.casefold().strip(" .\"'").removeprefix("the ").split())
