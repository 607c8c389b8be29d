"""The words that a question of the REST interface may hold, what each means, and which values it takes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dateline.show.answers import Json
from dateline.web.sheet import PageError

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_MOST = 400  # characters of one word
_FLAGS = ("true", "false")


class Kind(Enum):
    """What sort of value a word takes."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its name, what it asks, its sort; `choices` of a choice (the first is usual), `most` of a number."""

    name: str
    about: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    most: int = 10**6

    def schema(self) -> Json:
        """As JSON Schema."""
        if self.kind is Kind.NUMBER:
            return {"type": "integer", "minimum": 1, "maximum": self.most}
        if self.kind is Kind.FLAG:
            return {"type": "boolean"}
        if self.kind is Kind.CHOICE:
            return {"type": "string", "enum": list(self.choices), "default": self.choices[0]}
        if self.kind is Kind.DAY:
            return {"type": "string", "pattern": _DAY, "examples": ["2026-11", "2026-11-22"]}
        return {"type": "string", "maxLength": _MOST}

    def check(self, value: str) -> None:
        """PageError 400 for a value that it does not take."""
        if not self._takes(value):
            raise PageError(400, f"“{self.name}” takes {self._taken()}")

    def _takes(self, value: str) -> bool:
        if self.kind is Kind.NUMBER:
            return value.isascii() and value.isdigit() and len(value) < 10 and 1 <= int(value) <= self.most
        if self.kind is Kind.DAY:
            return re.match(_DAY, value) is not None
        if self.kind in (Kind.FLAG, Kind.CHOICE):
            return value in (self.choices or _FLAGS)
        return len(value) <= _MOST

    def _taken(self) -> str:
        if self.kind is Kind.NUMBER:
            return f"a whole number from 1 to {self.most:,}"
        if self.kind is Kind.DAY:
            return "a year, month or day: 2026, 2026-11 or 2026-11-22"
        return " or ".join(self.choices or _FLAGS) if self.kind in (Kind.FLAG, Kind.CHOICE) else f"{_MOST} characters"


FILTER = (
    Word("actor", "Who is in it: a name, an ent_ id, a country's code."),
    Word("role", "What the actor is to it: actor, recipient, target, instrument … or source."),
    Word("type", "Event types joined by commas: ASSAULT,PROTEST."),
    Word("mode", "Modes joined by commas: aerial, visit …"),
    Word("place", "Where: a name, a country's code, a GeoNames number, or lat,lon,km."),
    Word("country", "The country where it was, by code or name."),
    Word("after", "From this day on.", Kind.DAY),
    Word("before", "Up to this day, inclusive.", Kind.DAY),
    Word("status", "occurred, ongoing, planned, denied … joined by commas."),
    Word("min_origins", "Told by at least so many origins.", Kind.NUMBER),
    Word("sure", "Only what the reading is sure of.", Kind.FLAG),
    Word("contested", "Only what some voice denies.", Kind.FLAG),
    Word("text", "Words of the sentences that tell it; words in “quotes” stand in a row."),
    Word("story", "Only events of this story (sto_ id)."),
    Word("report", "Only events told in this report (rpt_ id)."),
)
SIZE = Word("size", "How many items (20 where it is not said).", Kind.NUMBER, most=200)
NEXT = Word("next", "The cursor with which the last page ended: `next` of its answer.")
PAGED = (SIZE, NEXT)


def given(words: tuple[Word, ...], items: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The query of an address. PageError 400 for a name not taken, one that comes twice, or a value not taken."""
    known, found = {word.name: word for word in words}, dict[str, str]()
    for name, value in items:
        if name not in known:
            raise PageError(400, f"there is no “{name}” here; this takes: {', '.join(known) or 'nothing'}")
        if name in found:
            raise PageError(400, f"“{name}” is given twice")
        known[name].check(value)
        found[name] = value
    return found
