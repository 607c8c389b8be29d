"""Two persons named in full make two events of what one person does alone."""

from dataclasses import replace

import pytest

from dateline.identity.features.parties import actor, alone
from dateline.identity.features.time import time
from dateline.identity.scorers import rules_v1
from dateline.identity.told import Scene, Told
from dateline.model.linking import Happening, Party, Verdict
from dateline.records.words import trigger_words

_SCENE = Scene("rpt_1", None, {})
_PLAIN = Happening(
    *("rpt_1#0-1", "rpt_1", "2026-01-01", "RETREAT", None, "occurred", None, None, None),
    *((), (), (), ("resign",), frozenset(), False),
)


def told(said: str, role: str, *names: str, key: str = "person:") -> Told:
    parties = tuple(Party(role, f"{key}{name.casefold()}:", name, "person", None, None) for name in names)
    return Told(1, replace(_PLAIN, trigger=trigger_words(said), parties=parties), _SCENE)


@pytest.mark.parametrize(
    ("left", "right", "barred"),
    [
        (told("resigned", "actor", "Ana Lopes"), told("quit", "actor", "Emeka Obi"), True),
        (told("resignation", "actor", "Ana Lopes"), told("resigned", "actor", "Anna Lopes"), False),
        (told("resigned", "actor", "Ana Lopes", "Emeka Obi"), told("resigned", "actor", "Emeka Obi"), False),
        (told("resigned", "actor", "Ana Lopes"), told("resigned", "actor", "Obi", key="rpt_1@"), False),
        (told("arrested", "recipient", "Ana Lopes"), told("arrest", "recipient", "Emeka Obi"), True),
        (told("arrested", "actor", "Ana Lopes"), told("arrest", "actor", "Emeka Obi"), False),
        (told("attacked", "actor", "Ana Lopes"), told("attack", "actor", "Emeka Obi"), False),
        (told("resigned", "actor"), told("resigned", "actor", "Emeka Obi"), False),
    ],
)
def test_acts_of_one_person_alone(left: Told, right: Told, barred: bool) -> None:
    assert bool(alone(left, right)) is barred is bool(alone(right, left))
    scored = rules_v1().score(left, right)
    assert scored.barred is barred and (scored.verdict is Verdict.DIFFERENT or not barred)


def test_another_person_is_another_sign_than_another_body() -> None:
    found = actor(told("met", "actor", "Ana Lopes"), told("met", "actor", "Emeka Obi"))
    assert found and found.sign == "actor: other person"


@pytest.mark.parametrize(("basis", "sign"), [("own", "time: apart"), ("sentence", "time: apart, roughly")])
def test_only_days_of_its_own_are_firm(basis: str, sign: str) -> None:
    made = [
        replace(_PLAIN, earliest=day, latest=day, basis=basis if day.endswith("01") else "own")
        for day in ("2026-01-01", "2026-01-09")
    ]
    found = time(*(Told(n, one, _SCENE) for n, one in enumerate(made)))
    assert found and found.sign == sign


def test_a_day_of_long_ago_is_not_that_of_news_without_a_day() -> None:
    old = replace(_PLAIN, earliest="1980-01-01", latest="1980-12-31", basis="own")
    new = replace(_PLAIN, earliest=None, latest=None, basis=None)
    found = time(Told(1, old, _SCENE), Told(2, new, _SCENE))
    assert found and found.sign == "time: long ago"
