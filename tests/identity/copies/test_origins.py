"""Whose words a report has, and what is said where that is not known."""

from collections.abc import Callable

import pytest

from dateline.identity.copies import origin_of, origins_of, outlet_family
from dateline.model.copying import Copy, Origin, OriginKind, Text
from tests.identity.making_texts import FERRY, text


def nobody(item: int) -> tuple[Text, Origin]:
    raise AssertionError(f"asked for {item}")


def copy(source: int | None, containment: float = 0.9) -> Copy:
    return Copy(1, 2, containment, 40, source, "because", (), version=False)


def known(origin: Origin, **given: str | None) -> Callable[[int], tuple[Text, Origin]]:
    return lambda item: (text(item, FERRY, **given), origin)


@pytest.mark.parametrize(
    ("given", "kind", "origin"),
    [
        ({"origin": "Reuters"}, OriginKind.AGENCY, "agency:Reuters"),
        ({"byline": "By Jon Sand and AP staff, AP"}, OriginKind.AGENCY, "agency:Associated Press"),
        ({"outlet": "Reuters"}, OriginKind.AGENCY, "agency:Reuters"),
        ({"origin": "Brenn Press Club", "outlet": "Coast Daily"}, OriginKind.AGENCY, "outlet:brenn press club"),
        ({"outlet": "Brenn Press Club"}, OriginKind.OUTLET, "outlet:brenn press club"),
        ({"outlet": "www.coast-daily.example"}, OriginKind.OUTLET, "outlet:coast-daily.example"),
        ({"outlet": "The Observer"}, OriginKind.OUTLET, "outlet:Guardian"),
        ({}, OriginKind.UNRATED, "unrated"),
    ],
)
def test_origin_without_copies(given: dict[str, str | None], kind: OriginKind, origin: str) -> None:
    found = origin_of(text(1, FERRY, **given), (), nobody)
    assert (found.kind, found.id) == (kind, origin)
    assert found.basis


def test_a_copy_has_its_sources_origin_and_says_why() -> None:
    wire = Origin(OriginKind.AGENCY, "agency:Reuters", "credit: Reuters")
    found = origin_of(text(2, FERRY, outlet="Coast Daily"), [copy(1)], known(wire, outlet="Brenn Post"))
    assert found.id == "agency:Reuters"
    assert "90% of the shorter text" in found.basis
    assert "Brenn Post" in found.basis


def test_a_part_is_no_origin() -> None:
    found = origin_of(text(2, FERRY, outlet="Coast Daily"), [copy(1, 0.45)], nobody)
    assert found.id == "outlet:coast daily"


def test_where_the_direction_is_unknown_both_have_the_family_as_origin() -> None:
    old = Origin(OriginKind.OUTLET, "outlet:brenn post", "")
    new = text(2, FERRY, outlet="Coast Daily")
    origins = origins_of(new, [copy(None)], known(old, outlet="Brenn Post"))
    assert origins[2].kind is OriginKind.TEXT
    assert {origin.id for origin in origins.values()} == {"text:rpt_1"}
    assert set(origins) == {1, 2}


def test_an_earlier_text_that_comes_later_takes_the_origin_over() -> None:
    old = Origin(OriginKind.OUTLET, "outlet:brenn post", "")
    new = text(2, FERRY, outlet="Coast Daily")
    origins = origins_of(new, [copy(2)], known(old, outlet="Brenn Post"))
    assert origins[1].id == origins[2].id == "outlet:coast daily"


def test_an_agencys_credit_is_never_taken_away() -> None:
    old = Origin(OriginKind.AGENCY, "agency:Reuters", "")
    assert set(origins_of(text(2, FERRY, outlet="X"), [copy(2)], known(old))) == {2}


@pytest.mark.parametrize(
    ("outlet", "family"),
    [
        ("news.bbc.co.uk", "BBC"),
        ("BBC News", "BBC"),
        ("the guardian", "Guardian"),
        ("eu.coast.co.uk", "coast.co.uk"),
        ("m.coast.example", "coast.example"),
        ("Coast Daily", "coast daily"),
        ("", None),
        (None, None),
    ],
)
def test_outlet_family(outlet: str | None, family: str | None) -> None:
    assert outlet_family(outlet) == family
