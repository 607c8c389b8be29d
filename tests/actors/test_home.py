"""Whose country a participant without one is of, and the sectors that ages, owners and adjectives tell."""

import pytest

from dateline.model.actor import Actor
from tests.actors.test_actors import actor_at, stages
from tests.making import make_report, parse


def actors_of(text: str, outlet: str) -> dict[str, Actor]:
    """Actors of a report of an outlet by their names."""
    report = make_report(text, outlet=outlet)
    syntax = parse(report)
    find_chains, resolve = stages()
    return {actor.name: actor for actor in resolve(report, syntax, find_chains(report, syntax), ())}


def test_an_outlet_that_bears_a_place_is_of_that_country() -> None:
    found = actors_of("Police closed the old market. Nobody was hurt.", "The Quito Telegraph")
    assert {actor.country for actor in found.values()} == {"ECU"}
    assert {actor.country for actor in actors_of("Police closed the old market.", "Morning Telegraph").values()} == {
        None
    }


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Canada stopped its aid to Chad, Foreign Minister Ada Roy said.", "Ada Roy", "CAN"),
        (
            "Norway met Chad. Togo and Chad drew up a list. Norway drew up a list of officers.",
            "officers",
            "NOR",
        ),
        ("Fiji stays out. By ten votes to one, Jamaica and Malta dissenting, the group kept it out.", "group", "FJI"),
    ],
)
def test_who_acts_lends_its_country_to_officials(text: str, words: str, country: str | None) -> None:
    assert actor_at(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Ann Lee, 34, was shot in her car.", "Ann Lee", "CVL"),
        ("Ann Lee was shot in her car.", "Ann Lee", None),
        ("General Ann Lee, 54, was shot in her car.", "Ann Lee", "MIL"),
        ("The mufti's deputy was shot in his car.", "deputy", "REL"),
        ("Tents were given to the displaced on Monday.", "the displaced", "REF"),
        ("Rakhine Buddhists asked for a temple.", "Buddhists", "REL"),
        ("Two ambulances reached the square. An ambulance left it.", "An ambulance", "MED"),
        ("Two Chinese warplanes crossed the line.", "warplanes", "MIL"),
        ("The barrister left the court.", "barrister", "JUD"),
    ],
)
def test_sectors_that_ages_owners_and_adjectives_tell(text: str, words: str, sector: str | None) -> None:
    assert actor_at(text, words).sector == sector
