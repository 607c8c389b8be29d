"""What a whole report offers to all its chains: its countries, organisations and places, token by token."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.actors.lexicon import Lexicon
from dateline.actors.spelling import fold
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.tables import Row

# Codes that stand for no nation.
SPECIAL = frozenset(["IGO", "NGO", "MNC", "UNK"])


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A country and sector that a token's name lends to what it is attached to; `words` are the name,
    `body` the register's name of an organisation."""

    country: str | None
    sector: str | None
    rule: str
    words: str
    first: int
    body: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """One report as this room sees it; `lent` maps the last token of each name to what it lends,
    `mentioned` are all countries it speaks of, `nations` those it names as such;
    `branch` is MIL or COP where it speaks of soldiers only, or of police only."""

    report: Report
    syntax: Syntax
    lexicon: Lexicon
    lent: Mapping[int, Affiliation]
    own_country: str | None
    mentioned: frozenset[str]
    nations: frozenset[str]
    branch: str | None

    @property
    def day(self) -> date | None:
        """The report's date, where it is known."""
        return self.report.published

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last], white space made single."""
        return " ".join(self.report.quote(self.syntax.span(first, last)).split())


def speaks_of(lexicon: Lexicon, name: str, row: Row, nations: frozenset[str]) -> bool:
    """Whether a report that speaks of these nations may mean this record: a name that any country could have for one
    of its bodies ("Labour", "Congress") needs its own country among them."""
    return not nations or row["country"] in (*nations, *SPECIAL) or not is_noun(lexicon, fold(name))


def is_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is one of the nouns for participants or of the words that lend them a sector."""
    words = lexicon.words
    return (
        word in words.modifiers
        or word in words.heads
        or word in words.names
        or any(word in nouns for nouns in words.nouns.values())
    )
