"""Which tokens belong to names of persons, bodies and works, and so are not free to name a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.model.mention import Chain, Form, Kind
from dateline.model.syntax import Syntax
from dateline.places.fold import fold

PLACES = frozenset({"GPE", "LOC", "FAC"})
_WORKS = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "LANGUAGE"})


class _Kind(Enum):
    PERSON = "person"
    HOLDER = "holder"
    CLOSED = "closed"


_CHAINS = {
    Kind.PERSON: _Kind.PERSON,
    Kind.ORGANISATION: _Kind.HOLDER,
    Kind.GROUP: _Kind.HOLDER,
    Kind.OUTLET: _Kind.CLOSED,
    Kind.WEAPON: _Kind.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Per token, the length of the name of a person, of a body, and of a work or outlet that holds it (0: none); and
    the last words of persons' full names, which name those persons wherever they stand alone."""

    persons: bytearray
    holders: bytearray
    closed: bytearray
    surnames: frozenset[str]

    def is_person(self, first: int, last: int) -> bool:
        """Whether a run of tokens touches a person's name."""
        return any(self.persons[first : last + 1])

    def is_closed(self, first: int, last: int) -> bool:
        """Whether a run of tokens is part of a longer name of a work or an outlet."""
        return max(self.closed[first : last + 1]) > last - first + 1


def taken(syntax: Syntax, chains: Sequence[Chain]) -> Taken:
    """The names of a report that are no place names, by the parser and by the chains."""
    runs = [*_parsed(syntax), *_chained(syntax, chains)]
    persons = [run for kind, run in runs if kind is _Kind.PERSON]
    surnames = frozenset(fold(syntax.words[_last(syntax, run)]) for run in persons if len(run) > 1)
    return Taken(
        _lengths(syntax, persons),
        _lengths(syntax, [run for kind, run in runs if kind is not _Kind.PERSON]),
        _lengths(syntax, [run for kind, run in runs if kind is _Kind.CLOSED]),
        surnames,
    )


def _last(syntax: Syntax, run: range) -> int:
    return run[-1] - 1 if len(run) > 2 and syntax.tags[run[-1]] == "POS" else run[-1]


def _parsed(syntax: Syntax) -> Iterator[tuple["_Kind", range]]:
    for name in syntax.names:
        if name.label not in PLACES and name.label != "NORP":
            first = name.start + (syntax.words[name.start].lower() == "the")
            kind = _Kind.CLOSED if name.label in _WORKS else _Kind.HOLDER
            if name.label == "PERSON":
                kind = _Kind.PERSON
            yield kind, range(first, name.end)


def _chained(syntax: Syntax, chains: Sequence[Chain]) -> Iterator[tuple["_Kind", range]]:
    for chain in chains:
        kind = _CHAINS.get(chain.kind)
        for mention in chain.mentions:
            if kind and mention.form is Form.NAME:
                yield kind, syntax.tokens_in(mention.span)


def _lengths(syntax: Syntax, runs: Sequence[range]) -> bytearray:
    length = bytearray(len(syntax))
    for run in runs:
        for token in run:
            length[token] = min(255, max(length[token], len(run)))
    return length
