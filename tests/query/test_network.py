"""Who acts on whom: pairs with events by quadrant; those that are judged to be one count as one."""

import pytest

from dateline.query.network import QUADS, counterparts, network, quads
from dateline.query.questions import Filter
from tests.query.making import memory

BASE = memory()


def pairs(asked: Filter, most: int = 60) -> dict[tuple[str, str], int]:
    return {(edge.source.name, edge.target.name): edge.events for edge in network(BASE, asked, most).edges}


EVERY = {("Canada", "China"): 2, ("Canada", "Colombia"): 1, ("China", "Canada"): 1}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), EVERY),
        (Filter(type="REQUEST"), {("Canada", "China"): 1}),
        (Filter(actor="Canada", role="recipient"), {("China", "Canada"): 1}),
        (Filter(after="2026-10"), {("Canada", "China"): 2, ("China", "Canada"): 1}),
        (Filter(type="ASSAULT"), {}),
    ],
)
def test_pairs_of_a_filter(asked: Filter, found: dict[tuple[str, str], int]) -> None:
    assert pairs(asked) == found


def test_the_strongest_are_shown_and_all_are_counted() -> None:
    found = network(BASE, Filter(), 1)
    assert [(edge.source.name, edge.target.name) for edge in found.edges] == [("Canada", "China")]
    assert (found.in_all, found.events, found.actors, found.capped) == (3, 4, 2, None)


def test_an_edge_tells_its_quadrants_and_days() -> None:
    (edge,) = (e for e in network(BASE, Filter(), 60).edges if e.target.name == "China")
    assert (edge.first, edge.last, edge.events) == ("2026-10-01", "2026-10-06", 2)
    assert edge.verbal_cooperation == 1
    parts = (edge.verbal_cooperation, edge.material_cooperation, edge.verbal_conflict, edge.material_conflict)
    assert sum(parts) <= edge.events
    assert edge.kind in ("cooperation", "conflict", "")


def test_every_quadrant_has_types() -> None:
    assert set(quads().values()) == set(QUADS)
    assert quads()["ASSAULT"] == "material-conflict"


def test_one_who_goes_by_two_names_is_one_node() -> None:
    base = memory()
    base.execute("UPDATE actor SET same_as = (SELECT n FROM actor WHERE name = 'Canada') WHERE name = 'Jean Roy'")
    base.execute("UPDATE event SET who = (SELECT n FROM actor WHERE name = 'Jean Roy') WHERE type = 'REQUEST'")
    edges = {(edge.source.name, edge.target.name): edge.events for edge in network(base, Filter(), 60).edges}
    assert edges == EVERY
    base.execute("UPDATE event SET whom = (SELECT n FROM actor WHERE name = 'Jean Roy') WHERE type = 'REQUEST'")
    edges = {(edge.source.name, edge.target.name): edge.events for edge in network(base, Filter(), 60).edges}
    assert edges == EVERY | {("Canada", "China"): 1}, "nobody acts on themselves"


def test_counterparts_go_both_ways() -> None:
    canada = next(party.source.id for party in network(BASE, Filter(), 60).edges if party.source.name == "Canada")
    found = {(edge.source.name, edge.target.name): edge.events for edge in counterparts(BASE, canada, 8)}
    assert found == EVERY
    assert len(counterparts(BASE, canada, 2)) == 2
    assert counterparts(BASE, "ent_nobody", 8) == ()
