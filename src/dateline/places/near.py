"""Finds names that repeat a place of the report, and small places close to those that the report speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.distance import is_nearer
from dateline.places.door import Door
from dateline.places.entry import Entry, Naming
from dateline.places.fold import fold
from dateline.places.taken import Taken
from dateline.places.tokens import Found, is_capital, words_of

LONGEST = 3
CLOSE_KM = 90.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """A parse, which of its tokens names of other things hold, and which of them places that are already found hold."""

    syntax: Syntax
    taken: Taken
    held: bytearray


def page(syntax: Syntax, taken: Taken, found: Sequence[Found]) -> Page:
    """The page as it stands with what is found so far."""
    held = bytearray(len(syntax))
    for one in found:
        held[one.first : one.last + 1] = b"\1" * (one.last - one.first + 1)
    return Page(syntax, taken, held)


def repeats(page: Page, found: Iterable[Found]) -> Iterator[Found]:
    """Further places where a found name stands, unless in a person's, a work's or an outlet's name."""
    keys = [fold(word) for word in page.syntax.words]
    names = {tuple(keys[f.first : f.last + 1]): f.name for f in found if keys[f.last] not in page.taken.surnames}
    starts: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(names, key=len, reverse=True):
        starts.setdefault(words[0], []).append(words)
    for first, key in enumerate(keys):
        for words in starts.get(key, ()):
            last = first + len(words) - 1
            if tuple(keys[first : last + 1]) == words and _is_open(page, first, last):
                yield Found(first, last, names[words])
                break


def _is_open(page: Page, first: int, last: int) -> bool:
    if any(page.held[first : last + 1]) or not is_capital(page.syntax.words[first]):
        return False
    longest = max(page.taken.persons[first : last + 1])
    return longest <= last - first + 1 and not page.taken.is_closed(first, last)


@dataclass(frozen=True, slots=True)
class NeighbourFinder:
    """Reads a name as a place where the gazetteer has one of that name close to the report's other places."""

    gazetteer: Door
    cues: Cues

    def __call__(self, page: Page, settled: Iterable[Entry]) -> Iterator[Found]:
        """Names near settled places."""
        points = [(e.lat, e.lon) for e in settled if e.lat is not None and e.lon is not None]
        size = len(page.syntax)
        token = 0 if points else size
        while token < size:
            last = self._longest(page, token, points) if _is_proper(page, token) else None
            if last is not None:
                yield Found(token, last, words_of(page.syntax, token, last))
            token = token + 1 if last is None else last + 1

    def _longest(self, page: Page, first: int, points: Sequence[Point]) -> int | None:
        last = first
        end = min(first + LONGEST, page.syntax.sentences[page.syntax.sentence_of[first]][1])
        while last + 1 < end and _is_proper(page, last + 1):
            last += 1
        for end in range(last, first - 1, -1):
            if self._is_free(page, first, end) and self._is_near(words_of(page.syntax, first, end), points):
                return end
        return None

    def _is_free(self, page: Page, first: int, last: int) -> bool:
        syntax, taken = page.syntax, page.taken
        if taken.is_person(first, last) or taken.is_closed(first, last) or fold(syntax.words[last]) in taken.surnames:
            return False
        after = syntax.words[last + 1] if last + 1 < len(syntax) else ""
        if fold(after) in self.cues.institutions:
            return True
        before = syntax.words[first - 1] if first else ""
        if before.lower() == "of" and first > 1 and fold(syntax.words[first - 2]) in self.cues.institutions:
            return not is_capital(after)
        # A longer run of capitals is some longer name.
        longer = is_capital(after) or (is_capital(before) and syntax.upos[first - 1] == "PROPN")
        return not longer and max(taken.holders[first : last + 1]) <= last - first + 1

    def _is_near(self, name: str, points: Sequence[Point]) -> bool:
        key = fold(name)
        if len(key) < 4 or key in self.cues.stop or key in self.cues.adjectives or key in self.cues.never:
            return False
        named = [n.entry for n in self.gazetteer.candidates(name) if n.naming is Naming.PRIMARY]
        return any(_is_close(e, points) for e in named)


def _is_proper(page: Page, token: int) -> bool:
    return not page.held[token] and is_capital(page.syntax.words[token]) and page.syntax.upos[token] == "PROPN"


def _is_close(entry: Entry, points: Sequence[Point]) -> bool:
    if entry.lat is None or entry.lon is None:
        return False
    return any(is_nearer(CLOSE_KM, entry.lat, entry.lon, lat, lon) for lat, lon in points)
