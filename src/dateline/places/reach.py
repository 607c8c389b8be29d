"""Reads what is said before a place's name of where from it something is: "30 km (19 miles) to the south of"."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model.syntax import Syntax

Words = Mapping[str, Mapping[str, float]]
_HELD = frozenset({"city", "town", "village", "capital", "port", "settlement"})
_FROM = frozenset({"of", "from", "off", "outside", "inside"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What was read: its first token, its kind, and what it tells of distance and direction (degrees from north)."""

    first: int
    kind: str
    kilometres: float | None
    direction: str | None
    bearing: float | None
    near: float


def read_reach(syntax: Syntax, anchor: int, words: Words) -> Reach | None:
    """The reach told right before token `anchor`; None where there is none."""
    start = syntax.sentences[syntax.sentence_of[anchor]][0]
    lower = [word.lower() for word in syntax.words[start:anchor]]
    read = _part(lower, words) or _measured(lower, words) or _near(lower, words)
    if read is None:
        return None
    return Reach(start + read.first, read.kind, read.kilometres, read.direction, read.bearing, read.near)


def _part(lower: list[str], words: Words) -> Reach | None:
    """ "northern", "central", "south-east"; "in the south of"."""
    first, word = _word_before(lower, len(lower))
    for kind in ("part", "direction"):
        if word in words[kind]:
            return Reach(first, "part", None, word, words[kind][word], 0.0)
    if word in words["middle"]:
        return Reach(first, "part", None, word, None, 0.0)
    if word != "of":
        return None
    first, word = _word_before(lower, len(lower) - 1)
    if word in words["direction"] and lower[max(0, first - 2) : first] in (["in", "the"], ["across", "the"]):
        return Reach(first - 1, "part", None, word, words["direction"][word], 0.0)
    return None


def _word_before(lower: list[str], end: int) -> tuple[int, str]:
    """Start and text of the word that ends before `end`; "north-east" is one word."""
    if end > 2 and lower[end - 2] == "-":
        return end - 3, "".join(lower[end - 3 : end])
    return (end - 1, lower[end - 1]) if end else (0, "")


def _measured(lower: list[str], words: Words) -> Reach | None:
    end = _before_name(lower)
    if end <= 0 or lower[end - 1] not in _FROM:
        return None
    end -= 1 + (lower[end - 2 : end - 1] == ["away"])
    bearing, direction = None, None
    first, word = _word_before(lower, end)
    if word in words["direction"]:
        bearing, direction, end = words["direction"][word], word, first
        while end > 0 and lower[end - 1] in ("the", "to", "due", "just"):
            end -= 1
    if end > 0 and lower[end - 1] == "away":
        end -= 1
    distance = _distance(lower, end, words)
    if distance:
        first, length = distance
        return Reach(first, "distance", length, direction, bearing, 0.0)
    return Reach(end, "direction", None, direction, bearing, 0.0) if direction else None


def _before_name(lower: list[str]) -> int:
    """Where the preposition ends, before "the city of" and the like."""
    end = len(lower)
    if end > 1 and lower[end - 1] == "of" and lower[end - 2] in _HELD:
        end -= 2
    while end > 0 and (lower[end - 1] == "the" or lower[end - 1] in _HELD):
        end -= 1
    return end


def _distance(lower: list[str], end: int, words: Words) -> tuple[int, float] | None:
    """The first word and the kilometres of a distance that ends before word `end`; one in brackets is passed over."""
    if end > 0 and lower[end - 1] == ")" and "(" in lower[:end]:
        end = max(i for i in range(end) if lower[i] == "(")
    if end < 2 or lower[end - 1] not in words["unit"]:
        return None
    first = end - 2 - (lower[end - 2] == "-" and end > 2)
    number = _number(lower[first], words)
    if number is None:
        return None
    return first, round(number * words["unit"][lower[end - 1]], 1)


def _number(word: str, words: Words) -> float | None:
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return words["number"].get(word)


def _near(lower: list[str], words: Words) -> Reach | None:
    end = _before_name(lower)
    if lower[end - 1 : end] == ["of"] or lower[max(0, end - 2) : end] == ["close", "to"]:
        end -= 1
    if end > 0 and lower[end - 1] in words["near"]:
        return Reach(end - 1, "near", None, None, None, words["near"][lower[end - 1]])
    return None
