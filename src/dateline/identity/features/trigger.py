"""By what word it is told, and as what type it was coded."""

from functools import cache, lru_cache
from typing import NamedTuple

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told
from dateline.records.words import stem
from dateline.tables import read_table

_UNTYPED = "unresolved"


def trigger(left: Told, right: Told) -> Evidence | None:
    """same word | same common word | one meaning | kindred (cause, means, outcome) | other; silent for a pronoun."""
    one, other = left.happening.trigger, right.happening.trigger
    if not one or not other:
        return None
    mine, theirs = _meant(one), _meant(other)
    if not mine.stems.isdisjoint(theirs.stems):
        shared = mine.stems & theirs.stems
        return _told("trigger: same" if shared - _common() else "trigger: same common word", one, other)
    if not mine.close.isdisjoint(theirs.close):
        return _told("trigger: one meaning", one, other)
    return _told("trigger: other" if mine.loose.isdisjoint(theirs.loose) else "trigger: kindred", one, other)


class _Meant(NamedTuple):
    """The stems of a trigger, and the sets of event words that hold one of them."""

    stems: frozenset[str]
    close: frozenset[str]
    loose: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _meant(trigger: tuple[str, ...]) -> _Meant:
    close, loose = ({one for word in trigger for one in meanings(word, grade)} for grade in ("close", "loose"))
    return _Meant(frozenset(trigger), frozenset(close), frozenset(loose))


def _told(sign: str, one: tuple[str, ...], other: tuple[str, ...]) -> Evidence:
    return Evidence(sign, lambda: " ".join(one), lambda: " ".join(other))


def coded(left: Told, right: Told) -> Evidence | None:
    """same type and mode | same type | one family | other family; silent where a type is not known."""
    one, other = left.happening, right.happening
    if _UNTYPED in (one.type, other.type):
        return None
    if one.type == other.type:
        sign = "type: same" if one.mode == other.mode else "type: same, other mode"
    else:
        sign = "type: one family" if families(one.type) & families(other.type) else "type: other"
    return Evidence(sign, lambda: _said(one.type, one.mode), lambda: _said(other.type, other.mode))


@cache
def _common() -> frozenset[str]:
    """Stems of words that stand everywhere ("say", "make"): to share one tells little."""
    return frozenset(stem(row["word"]) for row in read_table("en/stop_words.csv").rows)


@cache
def families(kind: str) -> frozenset[str]:
    """The families of types that may name one happening ("attack" by one report is "death" by another)."""
    table = read_table("scorers/type_families.csv")
    return frozenset(row["family"] for row in table.rows if row["type"] == kind) or frozenset({kind})


def meanings(word: str, grade: str) -> frozenset[str]:
    """The sets of event words that hold a stem: close (of one meaning), or loose (its cause, means or outcome)."""
    return _sets(grade).get(word, frozenset())


@cache
def _sets(grade: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table("en/event_synonyms.csv").rows:
        if row["grade"] == grade:
            found[stem(row["word"])] = found.get(stem(row["word"]), frozenset()) | {row["meaning"]}
    return found


def _said(kind: str, mode: str | None) -> str:
    return f"{kind} ({mode})" if mode else kind
