"""For whom a source speaks: "a Kremlin spokesman", "the ministry's spokeswoman", "a lawyer for the family"."""

from collections.abc import Iterable, Iterator

from dateline.attribution.lexicon import Lexicon
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax

_BESIDE = ("appos", "compound", "nmod", "attr", "oprd")
_FOR = frozenset(("for", "of", "at", "from", "to", "on"))
_BEFORE = ("poss", "compound", "nmod", "amod")


def speaks_for(s: Syntax, lexicon: Lexicon, fillers: Fillers, heads: Iterable[int]) -> int | None:
    """Index of the chain of those whom a spokesperson or lawyer speaks for; `heads` are head tokens that name him."""
    for head in heads:
        for noun in (head, *s.children_of(head, *_BESIDE)):
            if s.lemmas[noun] not in lexicon.speakers:
                continue
            found = next(_spoken_for(s, fillers, {head, noun}, noun), None)
            if found is not None:
                return found
    return None


def _spoken_for(s: Syntax, fillers: Fillers, own: set[int], noun: int) -> Iterator[int]:
    """Chains of the body that the noun says: by a preposition, a possessive, or the words before it."""
    objects = [s.child(p, "pobj") for p in s.children_of(noun, "prep") if s.lemmas[p] in _FOR]
    before = [c for head in own for c in reversed(s.children_of(head, *_BEFORE)) if c not in own]
    for token in (*(t for t in objects if t is not None), *before):
        yield from _chains_at(fillers, own, token)


def _chains_at(fillers: Fillers, own: set[int], token: int) -> Iterator[int]:
    """Chains with a mention that has this head, but none of those who speak."""
    for index, chain in enumerate(fillers.chains):
        heads = {m.head for m in chain.mentions}
        if token in heads and not heads & own:
            yield index
