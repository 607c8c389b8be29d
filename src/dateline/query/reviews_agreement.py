"""How far reviewers agree: on what two of them looked at, whether it is right, and what it should say."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations

import apsw


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people on one question ("verdict", or a field both put right): how many claims both judged, on how many they
    agree, and Cohen's kappa (None where it says nothing: too few answers, or only one kind of them)."""

    one: str
    other: str
    question: str
    both: int
    agreed: int
    kappa: float | None


def agreement(base: apsw.Connection) -> tuple[Agreement, ...]:
    """Every two reviewers with something in common. Their last words on a claim count, not what was undone."""
    verdicts = _words(base, _VERDICTS)
    found = _compared(verdicts, lambda _: "verdict")
    found += _compared(_words(base, _VALUES), lambda about: str(about[1]))
    return tuple(sorted(found, key=lambda a: (a.question != "verdict", a.question, a.one, a.other)))


_Word = Mapping[tuple[str, ...], str]


def _words(base: apsw.Connection, sql: str) -> dict[str, dict[tuple[str, ...], str]]:
    """What each person said last of each thing."""
    said: dict[str, dict[tuple[str, ...], str]] = {}
    for by, *about, word in base.execute(sql):
        said.setdefault(str(by), {})[tuple(map(str, about))] = str(word)
    return said


def _compared(
    said: Mapping[str, Mapping[tuple[str, ...], str]], question: Callable[[tuple[str, ...]], str]
) -> list[Agreement]:
    found = []
    for one, other in combinations(sorted(said), 2):
        pairs: dict[str, list[tuple[str, str]]] = {}
        for about in said[one].keys() & said[other].keys():
            pairs.setdefault(question(about), []).append((said[one][about], said[other][about]))
        for name, words in pairs.items():
            agreed = sum(left == right for left, right in words)
            found.append(Agreement(one, other, name, len(words), agreed, _kappa(words)))
    return found


def _kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Agreement beyond chance, from -1 to 1."""
    lefts, rights = [left for left, _ in pairs], [right for _, right in pairs]
    kinds: set[Hashable] = {*lefts, *rights}
    seen = sum(left == right for left, right in pairs) / len(pairs)
    chance = sum(lefts.count(str(kind)) * rights.count(str(kind)) for kind in kinds) / len(pairs) ** 2
    return None if len(pairs) < 2 or chance == 1 else round((seen - chance) / (1 - chance), 3)


_STANDING = "NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.deed = v.deed)"
_VERDICTS = f"""SELECT v.by, v.subject, v.act FROM revision v
    WHERE v.act IN ('accept', 'reject') AND {_STANDING} ORDER BY v.n"""
_VALUES = f"""SELECT v.by, v.subject, v.field, v.value FROM revision v
    WHERE v.act = 'edit' AND {_STANDING} ORDER BY v.n"""
