"""Outlets: the one that a report appeared in, in full or by its last word ("the Clarion"), and names like theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.mentions.lexicon import Lexicon
from dateline.mentions.naming import FoundName
from dateline.model.mention import Kind
from dateline.model.syntax import Syntax
from dateline.model.text import Report


def with_own_outlet(report: Report, syntax: Syntax, names: Iterable[FoundName]) -> Iterator[FoundName]:
    """The names, those that are the outlet's own made outlets, and its last word behind "the" added."""
    outlet = tuple(word for word in (report.outlet or "").split() if word.lower() != "the")
    found = list(names)
    if not outlet or not outlet[-1].isalpha():
        yield from found
        return
    taken = {t for name in found for t in range(name.first, name.last + 1)}
    for name in found:
        yield replace(name, kind=Kind.OUTLET, sure=True) if _is_own(syntax, name, outlet) else name
    for token in range(1, len(syntax)):
        if token not in taken and syntax.words[token] == outlet[-1] and _is_named(syntax, token, token):
            yield FoundName(token, token, Kind.OUTLET, sure=True)


def _is_own(syntax: Syntax, name: FoundName, outlet: tuple[str, ...]) -> bool:
    """Whether a name is the outlet's, whole or its end behind "the"; the register's own outlets stay what they are."""
    words = tuple(w for w in syntax.words[name.first : name.last + 1] if w.lower() != "the")
    if not words or name.key:
        return False
    whole = words == outlet and len(outlet) > 1
    return whole or (words == outlet[-len(words) :] and _is_named(syntax, name.first, name.last))


def _is_named(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a word stands with a capital behind "the" and before no other name ("the Sun", not "the Sun King")."""
    opens = syntax.words[first - 1 : first]
    after = syntax.words[last + 1 : last + 2]
    titled = syntax.words[last][:1].isupper() and not any(word[:1].isupper() for word in after)
    return titled and bool(opens) and opens[0].lower() == "the"


def ends_as_outlet(syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether a name taken for a person's ends as those of outlets do ("Halden Wire", not "Emily Post")."""
    told = lexicon.name_heads.get(syntax.words[last]) is Kind.OUTLET
    return told and last > first and syntax.words[first] not in lexicon.given_names
