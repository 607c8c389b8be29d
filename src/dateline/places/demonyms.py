"""Finds words for a place's people or things: "Russian troops", "the Chechens". They name a place without being one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model.place import Place
from dateline.places.door import Door
from dateline.places.fold import fold
from dateline.places.near import Page
from dateline.places.own import Owner

LONGEST = 2


@dataclass(frozen=True, slots=True)
class DemonymFinder:
    """Reads demonyms by their folded words. One of two countries ("Congolese") goes to that which the report names."""

    gazetteer: Door
    owners: Mapping[str, tuple[Owner, ...]]
    languages: frozenset[str]

    def __call__(self, page: Page, countries: Counter[str]) -> Iterator[tuple[int, int, Place]]:
        """First and last token of each demonym, with its place; `countries` counts those that the report names."""
        token, words = 0, [fold(word) if word[:1].isupper() else "" for word in page.syntax.words]
        while token < len(words):
            last = self._longest(page, words, token)
            place = None if last is None else self._place(" ".join(words[token : last + 1]), countries)
            if last is not None and place is not None:
                yield token, last, place
            token = token + 1 if last is None else last + 1

    def _longest(self, page: Page, words: list[str], first: int) -> int | None:
        if not words[first]:
            return None
        for last in range(min(len(words), first + LONGEST) - 1, first - 1, -1):
            run = range(first, last + 1)
            if " ".join(words[first : last + 1]) in self.owners and all(words[t] for t in run):
                return last if self._is_free(page, words, run) else None
        return None

    def _is_free(self, page: Page, words: list[str], run: range) -> bool:
        if (
            any(page.held[t] for t in run)
            or page.taken.is_person(run[0], run[-1])
            or page.taken.is_closed(run[0], run[-1])
        ):
            return False
        return not self._is_language(page, words, run)

    def _is_language(self, page: Page, words: list[str], run: range) -> bool:
        """Whether the word is the language's name: "in Arabic", "speaks Russian"."""
        syntax, token = page.syntax, run[-1]
        if syntax.deprels[token] not in ("pobj", "dobj") or syntax.tags[token] not in ("NNP", "NN", "JJ"):
            return False
        head = syntax.heads[token]
        return syntax.lemmas[head] in self.languages or (syntax.words[head].lower() == "in" and token != run[0] + 1)

    def _place(self, words: str, countries: Counter[str]) -> Place | None:
        owners = self.owners[words]
        return self._of(max(owners, key=lambda o: countries[o.country or ""]))

    def _of(self, owner: Owner) -> Place | None:
        found = [n.entry for n in self.gazetteer.candidates(owner.name) if owner.country in (None, n.entry.country)]
        return found[0].place() if found else None
