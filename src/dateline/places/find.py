"""Finds the names of places in a report: the parser's, and those that the gazetteer knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.mention import Chain, Form, Kind
from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.entry import Naming
from dateline.places.fold import fold
from dateline.places.gazetteer import Gazetteer
from dateline.places.slots import SlotFinder
from dateline.places.tokens import Found, is_capital, opens_dateline, words_of

LONGEST = 6
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HOLDERS = frozenset({Kind.ORGANISATION, Kind.OUTLET, Kind.GROUP, Kind.WEAPON})


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds place names by the union of parser and gazetteer."""

    gazetteer: Gazetteer
    cues: Cues
    slots: SlotFinder

    def __call__(self, syntax: Syntax, chains: tuple[Chain, ...]) -> list[Found]:
        """Place names in text order, none inside another."""
        persons, holders = self._taken(syntax, chains)
        found = [f for f in self._parsed(syntax) if self._is_no_person(f, persons)]
        found += self._known(syntax, persons, holders)
        found += self._codes(syntax)
        found += self.slots(syntax, persons, holders)
        return _longest([self._designated(syntax, f) for f in found])

    def _is_no_person(self, found: Found, persons: bytearray) -> bool:
        size, taken = found.last - found.first + 1, persons[found.first]
        return taken < size or (taken == size and bool(self.gazetteer.candidates(found.name)))

    def _taken(self, syntax: Syntax, chains: tuple[Chain, ...]) -> tuple[bytearray, bytearray]:
        """Per token: length of the person name, and of the other name, that holds it (0 for none)."""
        persons, holders = bytearray(len(syntax)), bytearray(len(syntax))
        for name in syntax.names:
            if name.label not in _PLACES and name.label != "NORP":
                first = name.start + (syntax.words[name.start].lower() == "the")
                _fill(persons if name.label == "PERSON" else holders, range(first, name.end))
        for chain in chains:
            for mention in chain.mentions:
                if mention.form is Form.NAME and (chain.kind is Kind.PERSON or chain.kind in _HOLDERS):
                    _fill(persons if chain.kind is Kind.PERSON else holders, syntax.tokens_in(mention.span))
        return persons, holders

    def _parsed(self, syntax: Syntax) -> Iterator[Found]:
        spans = [(name.start, name.end - 1) for name in syntax.names if name.label in _PLACES]
        for first, last in (piece for span in spans for piece in _pieces(syntax, *span)):
            words = words_of(syntax, first, last)
            key = fold(words)
            if key not in self.cues.adjectives and (len(key) > 3 or key not in self.cues.stop):
                yield Found(first, last, words)

    def _known(self, syntax: Syntax, persons: bytearray, holders: bytearray) -> Iterator[Found]:
        token, keys = 0, [fold(word) for word in syntax.words]
        while token < len(syntax):
            last = self._longest_known(syntax, token, keys)
            if last is None:
                token += 1
                continue
            if self._is_free(syntax, range(token, last + 1), persons, holders):
                yield Found(token, last, words_of(syntax, token, last))
            token = last + 1

    def _longest_known(self, syntax: Syntax, first: int, keys: list[str]) -> int | None:
        if keys[first].partition(" ")[0] not in self.gazetteer.openings or not is_capital(syntax.words[first]):
            return None
        end = min(first + LONGEST, syntax.sentences[syntax.sentence_of[first]][1])
        for last in range(end - 1, first - 1, -1):
            if not syntax.words[last][0].isalnum():
                continue
            key = " ".join(k for k in keys[first : last + 1] if k)
            if key in self.gazetteer.known and self._is_name(words_of(syntax, first, last), key):
                return last
        return None

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
            return max(persons[first], persons[last]) <= size and self._is_after_preposition(syntax, first)
        if first and syntax.words[first - 1] in self.cues.slots:
            return True
        length = max(holders[first], holders[last])
        if length <= size:
            return True
        following = fold(syntax.words[last + 1]) if last + 1 < len(syntax) else ""
        starts = first == 0 or not holders[first - 1] or syntax.words[first - 1].lower() == "the"
        return starts and (following in self.cues.institutions or following in self.gazetteer.designators.after)

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


def _fill(length: bytearray, tokens: range) -> None:
    for token in tokens:
        length[token] = min(255, max(length[token], len(tokens)))


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


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.first, -f.last)):
        if not kept or one.first > kept[-1].last:
            kept.append(one)
    return kept
