"""Where a telling stands in its report: in which sentence, and whether in its headline or first paragraph."""

import re
from dataclasses import dataclass, field

import apsw

from dateline.exports.nouns import Telling

_STOP = re.compile(r"[.!?…][\"'”’)»\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n+")

_STOPS, _CLOSES = tuple(".!?…"), "\"'”’)»]"


@dataclass(frozen=True, slots=True)
class Stand:
    """The sentence (1 is the first), and whether it is of the headline or the first paragraph."""

    sentence: int
    lead: bool


@dataclass(slots=True)
class Texts:
    """The texts of a store's reports, the last one kept, since tellings of one report follow each other."""

    base: apsw.Connection
    _held: tuple[str, str] = field(default=("", ""))

    def stand(self, telling: Telling) -> Stand:
        """Where a telling stands."""
        return stand(self._text(telling.paper.id), telling)

    def _text(self, report: str) -> str:
        if self._held[0] != report:
            found = self.base.execute("SELECT text FROM report WHERE id = ?", (report,)).get
            self._held = (report, str(found or ""))
        return self._held[1]


def stand(text: str, telling: Telling) -> Stand:
    """The same of a text. The first paragraph is the first one that ends with a stop and is not the title."""
    before = text[: telling.sentence.start]
    title = " ".join((telling.paper.title or "").split())
    blocks = (" ".join(block.split()) for block in before.split("\n")[:-1])
    opened = any(block != title and block.rstrip(_CLOSES)[-1:] in _STOPS for block in blocks if block)
    return Stand(len(_STOP.findall(before + "A")) + 1, telling.headline or not opened)
