"""Finds small places by where they stand: "in Ivanivka", "shelled El Obeid", "the village of Pervomaisk"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.fold import fold
from dateline.places.gazetteer import Gazetteer
from dateline.places.tokens import Found, is_capital, opens_dateline, words_of


@dataclass(frozen=True, slots=True)
class SlotFinder:
    """Reads a run of proper nouns as a place where little else can stand."""

    gazetteer: Gazetteer
    cues: Cues

    def __call__(self, syntax: Syntax, persons: bytearray, holders: bytearray) -> Iterator[Found]:
        """Places in slots; `persons` and `holders` give, per token, the length of the name that holds it."""
        for first, last in _runs(syntax):
            size = last - first + 1
            if max(*persons[first : last + 1], *holders[first : last + 1], 0) > size or not is_capital(
                syntax.words[first]
            ):
                continue
            name = words_of(syntax, first, last)
            key = fold(name)
            if len(key) < 3 or key in self.cues.stop or key in self.cues.adjectives:
                continue
            if not self._is_slot(syntax, first, last):
                continue
            # After "near" or "the village of" only a place can stand, known or not.
            labelled = any(persons[first : last + 1]) or any(holders[first : last + 1])
            if self.gazetteer.candidates(name) or (not labelled and self._is_sure(syntax, first)):
                yield Found(first, last, name)

    def _is_sure(self, syntax: Syntax, first: int) -> bool:
        if first and syntax.words[first - 1].lower() in self.cues.sure:
            return True
        if first < 2 or syntax.words[first - 1].lower() != "of":
            return False
        return f"{syntax.lemmas[first - 2]} of" in self.gazetteer.designators.before

    def _is_slot(self, syntax: Syntax, first: int, last: int) -> bool:
        if opens_dateline(syntax, first, last):
            return True
        before = first - 1
        while before >= 0 and syntax.tags[before] in ("DT", "JJ") and syntax.words[before].islower():
            before -= 1
        if before >= 0 and self._is_locative(syntax, before):
            return True
        role, head = syntax.deprels[last], syntax.heads[last]
        if role == "conj" and syntax.tags[head] == "NNP" and head < first:
            return (
                self._is_locative(syntax, syntax.lefts[head] - 1) or syntax.words[syntax.heads[head]] in self.cues.slots
            )
        return role == "dobj" and syntax.lemmas[head] in self.cues.captures

    def _is_locative(self, syntax: Syntax, before: int) -> bool:
        word = syntax.words[before].lower()
        if word == "of" and before:
            lemma = syntax.lemmas[before - 1]
            return lemma in self.cues.dwellers or f"{lemma} of" in self.gazetteer.designators.before
        return word in self.cues.slots


def _runs(syntax: Syntax) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(syntax):
        last = first
        while (
            last < len(syntax) and syntax.tags[last] == "NNP" and syntax.sentence_of[last] == syntax.sentence_of[first]
        ):
            last += 1
        if last > first:
            yield first, last - 1
        first = max(last, first + 1)
