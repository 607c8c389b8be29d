"""Finds small places by where they stand: "in Ivanivka", "shelled El Obeid", "the village of Pervomaisk"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.door import Door
from dateline.places.entry import Naming
from dateline.places.fold import fold
from dateline.places.taken import Taken
from dateline.places.tokens import Found, is_capital, opens_dateline, words_of


@dataclass(frozen=True, slots=True)
class SlotFinder:
    """Reads a run of proper nouns as a place where little else can stand."""

    gazetteer: Door
    cues: Cues

    def __call__(self, syntax: Syntax, taken: Taken) -> Iterator[Found]:
        """Places in slots, where no longer name holds them."""
        for first, last in _runs(syntax):
            longest = max(*taken.persons[first : last + 1], *taken.holders[first : last + 1], 0)
            if longest > last - first + 1 or not is_capital(syntax.words[first]):
                continue
            name = words_of(syntax, first, last)
            if not self._may_be(name) or fold(syntax.words[last]) in taken.surnames:
                continue
            if self._is_slot(syntax, first, last) and self._is_place(syntax, first, name, longest):
                yield Found(first, last, name)

    def _may_be(self, name: str) -> bool:
        key = fold(name)
        return len(key) > 2 and not (key in self.cues.stop or key in self.cues.adjectives or key in self.cues.never)

    def _is_place(self, syntax: Syntax, first: int, name: str, labelled: int) -> bool:
        named = self.gazetteer.candidates(name)
        if labelled:
            return any(n.naming is Naming.PRIMARY for n in named)
        # After "near" or "the village of" only a place can stand, known or not.
        return bool(named) or self._is_sure(syntax, first)

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
