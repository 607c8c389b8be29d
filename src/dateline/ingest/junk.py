"""The knowledge of page furniture and agencies, as one typed frozen lexicon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.text import SectionKind
from dateline.tables import Row, Table, cell_list

_KINDS = {
    "boilerplate": SectionKind.BOILERPLATE,
    "caption": SectionKind.CAPTION,
    "related": SectionKind.RELATED,
    "heading": SectionKind.RELATED,
    "sponsor": SectionKind.BOILERPLATE,
    "tail": SectionKind.BOILERPLATE,
    "signature": SectionKind.BOILERPLATE,
    "stamp": SectionKind.BOILERPLATE,
    "bio": SectionKind.BOILERPLATE,
    "byline": SectionKind.BOILERPLATE,
}
# Case tells a name from a word in these; elsewhere furniture is printed in any case.
_CASED = frozenset({"tail", "signature", "byline", "bio"})


@dataclass(frozen=True, slots=True)
class Sign:
    """What a paragraph shows itself to be; `who` is the name that the pattern caught, if it looks for one."""

    row: str
    kind: SectionKind
    who: str | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    row: str
    scope: str
    most: int
    regex: re.Pattern[str]

    def match(self, paragraph: str) -> re.Match[str] | None:
        """Where a paragraph fits, in the pattern's scope; a search would try every character for a "start"."""
        if self.scope == "any":
            return self.regex.search(paragraph)
        return self.regex.fullmatch(paragraph) if self.scope == "whole" else self.regex.match(paragraph)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns in file order, agencies by each of their names, labels that are no datelines, function words."""

    patterns: tuple[_Pattern, ...]
    labels: re.Pattern[str]
    function: frozenset[str]
    agencies: tuple[tuple[str, str], ...]

    def sign(self, paragraph: str) -> Sign | None:
        """The first pattern that a paragraph fits, if it fits any."""
        if all(len(word) == 1 and word.isalpha() for word in paragraph.split()):
            return Sign("boilerplate", SectionKind.BOILERPLATE, None)  # letters that were icons on the page
        words = paragraph.count(" ") + 1
        return next(self._signs(paragraph, words), None)

    def agency(self, name: str | None) -> str | None:
        """The full name of an agency that goes by this name."""
        key = _key(name or "")
        return next((full for alias, full in self.agencies if alias == key), None)

    def is_label(self, words: str) -> bool:
        """Whether words before a dash or colon are a label ("EXCLUSIVE") and not a place."""
        return self.labels.fullmatch(words.strip()) is not None

    def _signs(self, paragraph: str, words: int) -> Iterator[Sign]:
        for pattern in self.patterns:
            if words > pattern.most:
                continue
            match = pattern.match(paragraph)
            who = match.groupdict().get("who") if match else None
            if match and (pattern.row != "signature" or self.agency(who)):
                yield Sign(pattern.row, _KINDS[pattern.row], who)


def load_lexicon(junk: Table, agencies: Table) -> Lexicon:
    """The lexicon of `resources/en/junk.csv` and `resources/en/agencies.csv`."""
    by_kind = {kind: [row for row in junk.rows if row["kind"] == kind] for kind in ("label", "function")}
    return Lexicon(
        tuple(_pattern(row) for row in junk.rows if row["kind"] in _KINDS),
        re.compile("|".join(f"(?:{row['pattern']})" for row in by_kind["label"]), re.I),
        frozenset(word for row in by_kind["function"] for word in cell_list(row["pattern"])),
        tuple((_key(alias), row["name"]) for row in agencies.rows for alias in _names(row)),
    )


def _pattern(row: Row) -> _Pattern:
    flags = re.NOFLAG if row["kind"] in _CASED else re.I
    regex = re.compile(row["pattern"], flags | re.S)
    return _Pattern(row["kind"], row["scope"], int(row["most"]), regex)


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *cell_list(row["aliases"]))


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ").strip(" .")
