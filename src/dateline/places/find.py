"""Finds the names of places in a report: the parser's, and those that the gazetteer knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.door import Door
from dateline.places.entry import Naming
from dateline.places.fold import fold
from dateline.places.near import page, repeats
from dateline.places.parts import PartFinder
from dateline.places.slots import SlotFinder
from dateline.places.taken import PLACES, Taken
from dateline.places.tokens import Found, is_capital, opens_dateline, words_of

LONGEST = 6
# The article of an Arabic name, which is written small within a sentence.
ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ed", "er"})


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds place names by the union of parser and gazetteer."""

    gazetteer: Door
    cues: Cues
    slots: SlotFinder
    parts: PartFinder

    def __call__(self, syntax: Syntax, taken: Taken) -> list[Found]:
        """Place names in text order, none inside another."""
        found = [f for f in self._parsed(syntax) if self._is_no_person(f, taken.persons)]
        found += self._known(syntax, taken.persons, taken.holders)
        found += self._codes(syntax)
        found += self.slots(syntax, taken)
        found = longest([self._designated(syntax, f) for f in (*self.parts(syntax, taken), *found)])
        told = (f for f in found if fold(f.name) not in self.cues.stop and self.gazetteer.candidates(f.name))
        found += repeats(page(syntax, taken, found), told)
        return longest([f for f in found if not self._is_epithet(syntax, f)])

    def _is_epithet(self, syntax: Syntax, found: Found) -> bool:
        """Whether a name is only what a disease or the like is called by: "the Marburg virus"."""
        after = syntax.words[found.last + 1].lower() if found.last + 1 < len(syntax) else ""
        return after in self.cues.namesakes

    def _is_no_person(self, found: Found, persons: bytearray) -> bool:
        size, taken = found.last - found.first + 1, persons[found.first]
        return taken < size or (taken == size and bool(self.gazetteer.candidates(found.name)))

    def _parsed(self, syntax: Syntax) -> Iterator[Found]:
        spans = [(name.start, name.end - 1) for name in syntax.names if name.label in PLACES]
        for first, last in (piece for span in spans for piece in _pieces(syntax, *span)):
            last = self._known_end(syntax, first, last)
            words = words_of(syntax, first, last)
            key = fold(words)
            if key in self.cues.adjectives or key in self.cues.never or (len(key) <= 3 and key in self.cues.stop):
                continue
            yield Found(first, last, words)

    def _known_end(self, syntax: Syntax, first: int, last: int) -> int:
        """The last token of a parser's name's longest known beginning: "Walker County" of "Walker County Sheriff"."""
        if fold(syntax.words[last]) in self.cues.features:
            return last
        for end in range(last, first - 1, -1):
            name = words_of(syntax, first, end)
            if self.gazetteer.candidates(name) and (end == last or fold(name) not in self.cues.stop):
                return end
        return last

    def _known(self, syntax: Syntax, persons: bytearray, holders: bytearray) -> Iterator[Found]:
        token, keys = 0, [fold(word) for word in syntax.words]
        while token < len(keys):
            last = self._longest_known(syntax, token, keys)
            if last is None:
                token += 1
                continue
            if self._is_free(syntax, range(token, last + 1), persons, holders):
                yield Found(token, last, words_of(syntax, token, last))
            token = last + 1

    def _longest_known(self, syntax: Syntax, first: int, keys: list[str]) -> int | None:
        if not self._may_open(syntax, first, keys[first].partition(" ")[0]):
            return None
        end = min(first + LONGEST, syntax.sentences[syntax.sentence_of[first]][1])
        for last in range(end - 1, first - 1, -1):
            if not syntax.words[last][0].isalnum():
                continue
            key = " ".join(k for k in keys[first : last + 1] if k)
            if " s " in key:
                key = fold(words_of(syntax, first, last))
            if key in self.gazetteer.known and self._is_name(words_of(syntax, first, last), key):
                return last
        return None

    def _may_open(self, syntax: Syntax, first: int, key: str) -> bool:
        after = syntax.words[first + 1 : first + 3]
        if len(after) == 2 and after[0] == "-" and key in ARTICLES:
            return is_capital(after[1])
        if not is_capital(syntax.words[first]):
            return False
        possessive = after[:1] in (("'s",), ("’s",)) and f"{key}s" in self.gazetteer.openings
        return possessive or key in self.gazetteer.openings

    def _is_name(self, words: str, key: str) -> bool:
        if key in self.cues.stop or key in self.cues.adjectives:
            return False
        return len(key) > 3 or words.replace(".", "").isupper()

    def _is_free(self, syntax: Syntax, tokens: range, persons: bytearray, holders: bytearray) -> bool:
        first, last = tokens[0], tokens[-1]
        size = len(tokens)
        if opens_dateline(syntax, first, last):
            return True
        if persons[first] or persons[last]:
            alone = max(persons[first], persons[last]) <= size
            return alone and (self._is_after_preposition(syntax, first) or self._is_taken_place(syntax, last))
        if first and syntax.words[first - 1] in self.cues.slots:
            return True
        length = max(holders[first], holders[last])
        article = first > 0 and syntax.words[first - 1].lower() == "the"
        if length <= size + article:
            return True
        following = fold(syntax.words[last + 1]) if last + 1 < len(syntax) else ""
        starts = first == 0 or not holders[first - 1] or syntax.words[first - 1].lower() == "the"
        return starts and (following in self.cues.institutions or following in self.gazetteer.designators.after)

    def _is_taken_place(self, syntax: Syntax, last: int) -> bool:
        """Whether a name is what somebody enters, holds or shells."""
        return syntax.deprels[last] == "dobj" and syntax.lemmas[syntax.heads[last]] in self.cues.captures

    def _is_after_preposition(self, syntax: Syntax, first: int) -> bool:
        before = syntax.words[first - 1].lower() if first else ""
        if before == "of" and first > 1:
            return syntax.lemmas[first - 2] in self.cues.holders or syntax.lemmas[first - 2] in self.cues.nouns
        return before in self.cues.prepositions

    def _codes(self, syntax: Syntax) -> Iterator[Found]:
        """Abbreviated states after a town: "Springfield, Ill."."""
        for token in range(2, len(syntax)):
            before, comma, word = syntax.words[token - 2 : token + 1]
            if comma == "," and is_capital(before) and self._is_code(word):
                yield Found(token, token, word)

    def _is_code(self, word: str) -> bool:
        if len(word) > 6 or not word[0].isupper() or not (word.endswith(".") or word.isupper()):
            return False
        return any(n.naming is Naming.CODE for n in self.gazetteer.candidates(word))

    def _designated(self, syntax: Syntax, found: Found) -> Found:
        """The same name with the designator that follows it: "Kursk" becomes "Kursk region"."""
        after = found.last + 1
        if after >= len(syntax) or fold(syntax.words[after]) not in self.gazetteer.designators.after:
            return found
        words = f"{found.name} {syntax.words[after]}"
        levels = self.gazetteer.designators.split(fold(words))[1]
        if any(n.entry.level in levels for n in self.gazetteer.candidates(words)):
            return Found(found.first, after, words)
        return found


def _pieces(syntax: Syntax, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A parser's name without leading articles and directions and possessive ending, cut at commas."""
    start = first
    for token in range(first, last + 2):
        if token > last or syntax.words[token] == ",":
            inner = _trimmed(syntax, start, token - 1)
            if inner:
                yield inner
            start = token + 1


def _trimmed(syntax: Syntax, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and not is_capital(syntax.words[first]):
        first += 1
    if first < last and syntax.words[first] == "The":
        first += 1
    while last >= first and (syntax.tags[last] in ("POS", "CD") or not any(c.isalpha() for c in syntax.words[last])):
        last -= 1
    return (first, last) if first <= last else None


def longest(found: list[Found]) -> list[Found]:
    """Names in text order; of two that overlap, the earlier and then the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.first, -f.last)):
        if not kept or one.first > kept[-1].last:
            kept.append(one)
    return kept
