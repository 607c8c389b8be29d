"""Halves of a divided country: in reports that name either Korea, "the North" and "the South" are the two states."""

from collections.abc import Iterable, Iterator

from dateline.mentions.naming import FoundName
from dateline.model.mention import Kind
from dateline.model.syntax import Syntax

_OF_KOREA = {"North": "PRK", "South": "KOR"}
_KOREAN = frozenset(["Korea", "Korean", "Koreans", "Pyongyang", "Seoul"])


def with_halves(syntax: Syntax, names: Iterable[FoundName]) -> list[FoundName]:
    """The names, and "the North" and "the South" as those of states where a Korea is spoken of."""
    found = list(names)
    if _KOREAN.isdisjoint(syntax.words):
        return found
    held = [name for name in found if name.sure or name.last > name.first]
    states = list(_states(syntax, {t for name in held for t in range(name.first, name.last + 1)}))
    tokens = {state.first for state in states}
    return [name for name in found if name in held or name.first not in tokens] + states


def _states(syntax: Syntax, taken: set[int]) -> Iterator[FoundName]:
    for token in range(1, len(syntax)):
        key = _OF_KOREA.get(syntax.words[token])
        after = syntax.words[token + 1 : token + 2]
        lone = not any(word[:1].isupper() or word in ("-", "of") for word in after) or _owns(syntax, token)
        if key and lone and token not in taken and syntax.words[token - 1].lower() == "the":
            yield FoundName(token, token, Kind.COUNTRY, key, sure=True)


def _owns(syntax: Syntax, token: int) -> bool:
    return syntax.tags[token + 1 : token + 2] == ("POS",)
