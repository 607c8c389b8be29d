"""Who a chain is: table cases over small reports, and properties over odd text."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import actors, mentions
from dateline.actors import ActorResolver
from dateline.mentions import MentionFinder
from dateline.model.actor import Actor
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Kind
from dateline.model.place import Level, Place, Toponym
from dateline.model.text import Span
from tests.making import make_report, parse


@cache
def stages() -> tuple[MentionFinder, ActorResolver]:
    """The two rooms, built once."""
    return mentions.build(), actors.build()


def actor_at(text: str, words: str, published: str = "2024-11-17", places: tuple[Toponym, ...] = ()) -> Actor:
    """The actor of the chain that has a mention ending where `words` first ends in the text."""
    report = make_report(text, published=published)
    syntax = parse(report)
    find_chains, resolve = stages()
    chains = find_chains(report, syntax)
    end = text.index(words) + len(words)
    found = [
        actor
        for chain, actor in zip(chains, resolve(report, syntax, chains, places), strict=True)
        if any(m.span.end == end for m in chain.mentions)
    ]
    assert found, f"no chain ends with {words!r}: {[c.name for c in chains]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Jane Doe, a North Korea expert in London, said so.", "Doe", "GBR"),
        ("Iran analyst Sara Noor spoke.", "Noor", None),
        ("An expert on Yemen said so.", "expert", None),
        ("A Kenyan expert said so.", "expert", "KEN"),
    ],
)
def test_what_one_is_expert_in_is_not_where_one_belongs(text: str, words: str, country: str | None) -> None:
    assert actor_at(text, words).country == country


HOLDERS = [
    ("President Biden spoke on Sunday.", "Biden", "2024-11-17", "Joe Biden", "USA", "GOV", "President"),
    ("President Biden spoke on Sunday.", "Biden", "2025-03-02", "Joe Biden", "USA", "ELI", "former president"),
    ("President-elect Trump spoke.", "Trump", "2024-11-17", "Donald Trump", "USA", "GOV", "President-elect"),
    ("President Trump spoke.", "Trump", "2025-01-21", "Donald Trump", "USA", "GOV", "President"),
    ("Mr. Trump spoke in Florida.", "Trump", "2022-05-01", "Donald Trump", "USA", "ELI", "former president"),
    ("Volodymyr Zelenskiy spoke.", "Zelenskiy", "2023-02-01", "Volodymyr Zelenskyy", "UKR", "GOV", "president"),
    ("Secretary of State Antony Blinken left.", "Blinken", "2023-02-01", "Antony Blinken", "USA", "GOV", None),
    ("Angela Merkel said so.", "Merkel", "2017-04-01", "Angela Merkel", "DEU", "GOV", "chancellor"),
    ("Angela Merkel said so.", "Merkel", "2022-01-10", "Angela Merkel", "DEU", "ELI", "former chancellor"),
]


@pytest.mark.parametrize(("text", "words", "day", "name", "country", "sector", "role"), HOLDERS)
def test_holders_at_a_date(
    text: str, words: str, day: str, name: str, country: str, sector: str, role: str | None
) -> None:
    actor = actor_at(text, words, day)
    assert (actor.name, actor.country, actor.sector) == (name, country, sector)
    assert role is None or actor.role == role
    assert isinstance(actor.value, str)
    assert actor.value.startswith(f"office:{country}-")


def test_without_a_date_the_office_is_only_what_the_text_says() -> None:
    assert actor_at("Angela Merkel said so.", "Merkel", "").role is None
    assert actor_at("Chancellor Angela Merkel said so.", "Merkel", "").role == "Chancellor"


DESCRIBED = [
    ("The French president met reporters.", "president", "FRA", "GOV", "office:FRA-president-2017"),
    ("Ukraine's foreign minister agreed.", "minister", "UKR", "GOV", "office:UKR-foreign-minister-2024"),
    ("The U.N. secretary-general agreed.", "secretary-general", "IGO", "UNK", "office:IGO-UN-secretary-general-2017"),
    ("North Korean troops were sent to Kursk.", "troops", "PRK", "MIL", None),
    ("A U.S. official confirmed the plan.", "official", "USA", "GOV", None),
    ("A Hamas spokesman denied it.", "spokesman", "PSE", "REB", None),
    ("A former CIA official denied it.", "official", "USA", "ELI", None),
    ("A police spokesman in Nairobi denied it.", "spokesman", "KEN", "COP", None),
    ("Mexico's navy fired at the boat.", "navy", "MEX", "MIL", None),
    ("Displaced Syrians wait at the border.", "Syrians", "SYR", "REF", None),
    ("Iranian-backed militants in Iraq fired rockets.", "militants", "IRQ", "UAF", None),
    ("The prime minister of Japan left.", "prime minister", "JPN", "GOV", "office:JPN-prime-minister-2024"),
    ("China attacked. Its troops crossed the river.", "Its troops", "CHN", "MIL", None),
]


@pytest.mark.parametrize(("text", "words", "country", "sector", "value"), DESCRIBED)
def test_what_the_words_tell(text: str, words: str, country: str, sector: str, value: str | None) -> None:
    actor = actor_at(text, words)
    assert (actor.country, actor.sector) == (country, sector)
    assert actor.evidence
    if value:
        assert actor.value == value
    else:
        assert isinstance(actor.value, Unresolved)


BODIES = [
    ("CBS News reported the strike.", "CBS News", "CBS News", "USA", "JRN", "org:CBS News"),
    ("He told Ukrainian media outlet Suspilne so.", "Suspilne", "Suspilne", "UKR", "JRN", "org:Suspilne"),
    ("Moscow denied the charge.", "Moscow", "Russia", "RUS", "GOV", "country:RUS"),
    ("Ukraine fired ATACMS at a depot.", "ATACMS", "Army Tactical Missile System", None, "MIL", None),
    ("Chile's Defense Department answered.", "Department", None, "CHL", "GOV", Why.UNKNOWN_NAME),
    ("The Christian Democrats of Slovakia lost.", "Democrats", None, "SVK", None, Why.UNKNOWN_NAME),
]


@pytest.mark.parametrize(("text", "words", "name", "country", "sector", "value"), BODIES)
def test_bodies_countries_and_weapons(
    text: str, words: str, name: str | None, country: str | None, sector: str | None, value: str | Why | None
) -> None:
    actor = actor_at(text, words)
    assert actor.country == country
    assert sector is None or actor.sector == sector
    assert name is None or actor.name == name
    if isinstance(value, Why):
        assert actor.value == Unresolved(value)
    elif value:
        assert actor.value == value


def test_apposition_tells_country_and_role() -> None:
    actor = actor_at("Li Hui, China's special envoy, left on Monday.", "Li Hui")
    assert (actor.country, actor.sector, actor.role) == ("CHN", "GOV", "special envoy")


def test_the_reports_own_country_only_where_it_is_clear() -> None:
    clear = actor_at("Mali closed its border. Later the army attacked.", "the army")
    assert clear.country == "MLI"
    assert "report-country:MLI" in clear.evidence
    assert actor_at("Mali and Niger closed a border. Later the army attacked.", "the army").country is None


def test_several_countries_at_once_are_none() -> None:
    assert actor_at("The leaders of South Korea and Japan met.", "leaders").country is None
    assert actor_at("Jordan Whitlock, an American engineer, met Jordan's king.", "Whitlock").country == "USA"


def test_a_counterpart_is_not_of_the_owners_country() -> None:
    assert actor_at("Mali accused its neighbour of lying.", "neighbour").country != "MLI"
    assert actor_at("Japan's premier met his Chinese counterpart.", "counterpart").country == "CHN"


def test_ministers_and_officers_by_what_the_report_speaks_of() -> None:
    assert actor_at("Police closed the road in Kenya. An officer was hurt.", "officer").sector == "COP"
    assert actor_at("Troops closed the road in Kenya. An officer was hurt.", "officer").sector == "MIL"


def test_a_surname_that_several_bear_stays_open() -> None:
    actor = actor_at("Bush won.", "Bush", "2012-01-01")
    assert isinstance(actor.value, Unresolved)


def test_a_place_lends_its_country() -> None:
    text = "Police in Gao fired shots."
    place = Place("Gao", "MLI", 16.27, -0.04, 2457161, Level.TOWN, None)
    start = text.index("Gao")
    toponym = Toponym(Span(start, start + 3), "Gao", place, True, ())
    actor = actor_at(text, "Police", places=(toponym,))
    assert (actor.country, actor.sector) == ("MLI", "COP")


ODD_TEXT = (
    "President|Biden|the|army|of|Ukraine|'s|U.S.|-|ex|former|Hamas|spokesman|,|said|Moscow|in|Brussels|\n|“|İ|\u00a0|Kim|"
    "prime minister|.|and|is|Labour"
)
PIECES = st.sampled_from(ODD_TEXT.split("|"))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(["", "1850-01-01", "2024-11-17", "2999-12-31"]))
def test_one_actor_a_chain_whatever_the_text(pieces: list[str], published: str) -> None:
    report = make_report(" ".join(pieces), published=published)
    syntax = parse(report)
    find_chains, resolve = stages()
    chains = find_chains(report, syntax)
    found = resolve(report, syntax, chains, ())
    assert len(found) == len(chains)
    for actor in found:
        assert actor.name
        assert actor.country is None or (len(actor.country) == 3 and actor.country.isupper())
        assert actor.sector is None or (len(actor.sector) == 3 and actor.sector.isupper())
        assert isinstance(actor.kind, Kind)
