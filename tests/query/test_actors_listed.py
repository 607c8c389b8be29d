"""Actors by filter, and more of one: names by outlet, offices at dates, why names are one, what others say."""

import pytest

from dateline.errors import ConfigError
from dateline.query.actor_life import actor_life, lead_of
from dateline.query.actors_listed import ActorFilter, actors_listed, kinds
from dateline.query.questions import Page
from tests.query.making import ACTORS, memory

BASE = memory()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (ActorFilter(kind="country"), ["Canada", "China", "Colombia"]),
        (ActorFilter(country="CAN"), ["Canada", "Jean Roy"]),
        (ActorFilter(country="Canada", kind="person"), ["Jean Roy"]),
        (ActorFilter(text="front"), ["Andean Front"]),
        (ActorFilter(kind="ship"), []),
    ],
)
def test_actors_of_a_filter(asked: ActorFilter, names: list[str]) -> None:
    assert [line.name for line in actors_listed(BASE, asked, Page(50))] == names


def test_pages_follow_each_other_without_gap_or_double() -> None:
    first = actors_listed(BASE, ActorFilter(), Page(4))
    second = actors_listed(BASE, ActorFilter(), Page(50, first.next))
    found = [line.name for line in (*first, *second)]
    assert sorted(found) == sorted(ACTORS)
    assert first.total == len(ACTORS) and second.next is None
    assert [line.parts for line in (*first, *second)] == sorted(
        (line.parts for line in (*first, *second)), reverse=True
    )


def test_one_of_two_names_counts_once() -> None:
    base = memory()
    base.execute("UPDATE actor SET same_as = (SELECT n FROM actor WHERE name = 'Canada') WHERE name = 'China'")
    lines = {line.name: line for line in actors_listed(base, ActorFilter(kind="country"), Page(50))}
    assert lines.keys() == {"Canada", "Colombia"}
    before = {line.name: line.parts for line in actors_listed(BASE, ActorFilter(), Page(50))}
    assert lines["Canada"].parts == before["Canada"] + before["China"] and lines["Canada"].names == 1
    assert [line.name for line in actors_listed(base, ActorFilter(text="China"), Page(50))] == ["Canada"]


def test_words_that_mean_nobody_are_told() -> None:
    with pytest.raises(ConfigError, match="no actor"):
        actors_listed(BASE, ActorFilter(text="Zorro"), Page(50))
    with pytest.raises(ConfigError, match="no country"):
        actors_listed(BASE, ActorFilter(country="Atlantis"), Page(50))


def test_kinds_are_counted() -> None:
    assert dict(kinds(BASE)) == {"country": 3, "person": 4, "group": 2, "organisation": 1}


def number(name: str) -> int:
    return int(str(BASE.execute("SELECT n FROM actor WHERE name = ?", (name,)).get))


def test_names_by_outlet() -> None:
    (used,) = actor_life(BASE, [number("gunmen")]).names
    assert used.name == "gunmen" and used.uses == 3
    assert set(used.outlets) == {"Halden Wire", "Estuary Post", "Coast Daily"} and used.outlets_in_all == 3


def test_what_others_say() -> None:
    base = memory()
    base.execute("UPDATE voice SET attribution = 'a1' WHERE outlet IS NULL")
    told = actor_life(base, [number("gunmen")]).about
    assert {one.chain[0] for one in told} == {"Colombian police", "the mayor"}
    assert all("gunmen" in one.quote.casefold() for one in told)
    own = actor_life(base, [number("Marta Ruiz")]).about
    assert "Marta Ruiz" not in {one.chain[0] for one in own}, "what somebody says of oneself is no word of others"


def test_offices_of_the_register_and_judgements() -> None:
    base = memory()
    base.execute("UPDATE actor SET register_id = 'office:AGO-president-2017' WHERE name = 'Jean Roy'")
    ids = [base.execute("SELECT id FROM actor WHERE name = ?", (name,)).get for name in ("Jean Roy", "Marta Ruiz")]
    base.execute(
        'INSERT INTO judgement (kind, "left", "right", verdict, score, reasons, by, human, at)'
        " VALUES ('same_actor', ?, ?, 'different', -2, ?, 'ann', 1, '2026-11-01')",
        (*ids, '[["country", -2.0, "CAN", "COL"]]'),
    )
    life = actor_life(base, [number("Jean Roy")])
    assert [(o.office, o.of, o.since, o.until) for o in life.offices] == [("president", "Angola", "2017-09-26", None)]
    assert "Joao Lourenco" in life.called
    (judged,) = life.judged
    assert (judged.name, judged.verdict, judged.human, judged.why) == (
        "Marta Ruiz",
        "different",
        True,
        "country: CAN / COL",
    )


def test_who_is_led_to_another() -> None:
    base = memory()
    base.execute("UPDATE actor SET same_as = 7 WHERE n = 8")
    assert lead_of(base, f"ent_{8:016}") == f"ent_{7:016}"
    assert lead_of(base, f"ent_{7:016}") is None and lead_of(base, "ent_no") is None
