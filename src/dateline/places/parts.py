"""Finds places in longer names: "Carthage Police Officer", "University of Nebraska", "Camden and Charlton counties"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.door import Door
from dateline.places.fold import fold
from dateline.places.taken import Taken
from dateline.places.tokens import Found, is_capital, opens_dateline, words_of

LONGEST = 4
_LINKS = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class PartFinder:
    """Reads a place's name off an institution's, off a list that a plural designator ends, and off a dateline."""

    gazetteer: Door
    cues: Cues

    def __call__(self, syntax: Syntax, taken: Taken) -> Iterator[Found]:
        """Places that are parts of something; never part of a person's or an outlet's name."""
        for token in range(len(syntax)):
            if fold(syntax.words[token]) in self.cues.institutions:
                yield from self._led(syntax, taken, token)
                yield from self._of(syntax, taken, token)
            if syntax.words[token].lower() in self.gazetteer.designators.plural:
                yield from self._listed(syntax, token)
        for first, _ in syntax.sentences:
            yield from self._dateline(syntax, first)

    def _led(self, syntax: Syntax, taken: Taken, token: int) -> Iterator[Found]:
        """The place right before an institution's word; the longest that the gazetteer knows."""
        for first in range(max(0, token - LONGEST), token):
            run = range(first, token)
            if all(is_capital(syntax.words[t]) for t in run) and not taken.is_person(first, token - 1):
                name = words_of(syntax, first, token - 1)
                if self._is_place(name) and not taken.is_closed(first, token - 1):
                    yield Found(first, token - 1, name)
                    return

    def _of(self, syntax: Syntax, taken: Taken, token: int) -> Iterator[Found]:
        """The place after "University of", "Bank of"."""
        if token + 2 >= len(syntax) or syntax.words[token + 1].lower() != "of" or not is_capital(syntax.words[token]):
            return
        first = token + 2 + (syntax.words[token + 2].lower() == "the")
        for last in range(min(len(syntax), first + LONGEST) - 1, first - 1, -1):
            if all(is_capital(syntax.words[t]) for t in range(first, last + 1)):
                name = words_of(syntax, first, last)
                if self._is_place(name) and not taken.is_closed(first, last):
                    yield Found(first, last, name)
                    return

    def _listed(self, syntax: Syntax, token: int) -> Iterator[Found]:
        """Every name of the list before a plural designator, as that designator's kind of place."""
        plural = syntax.words[token].lower()
        start = syntax.sentences[syntax.sentence_of[token]][0]
        last = token - 1
        while last >= start and is_capital(syntax.words[last]):
            first = last
            while first > start and is_capital(syntax.words[first - 1]):
                first -= 1
            name = f"{words_of(syntax, first, last)} {plural}"
            if self.gazetteer.candidates(name):
                yield Found(first, last, name)
            last = first - 1
            while last > start and syntax.words[last].lower() in _LINKS:
                last -= 1

    def _dateline(self, syntax: Syntax, first: int) -> Iterator[Found]:
        last = first
        while (
            last < min(len(syntax), first + LONGEST) and syntax.words[last].isupper() and syntax.words[last].isalpha()
        ):
            last += 1
        if last > first and opens_dateline(syntax, first, last - 1):
            name = words_of(syntax, first, last - 1)
            if self.gazetteer.candidates(name):
                yield Found(first, last - 1, name)

    def _is_place(self, name: str) -> bool:
        key = fold(name)
        if key in self.cues.stop or key in self.cues.adjectives or key in self.cues.never:
            return False
        return key in self.gazetteer.known
