"""Names of two reports: spellings, parts left out, and what keeps two who share a name apart."""

import pytest

from dateline.identity.actors import Actor, actor_keys, compare
from dateline.identity.actors.names import GIVEN, INITIALS, KIN, Name, agreement, parsed
from dateline.identity.actors.spellings import one_alphabet, spelled_alike
from dateline.model.linking import Judgement, Verdict
from dateline.tables import read_table, read_toml

_AT = "2026-01-01T00:00:00Z"


def person(name: str, country: str | None = None, sector: str | None = None, register: str | None = None) -> Actor:
    return Actor(f"{name} {country}", name, "person", country, sector, register)


def body(name: str, country: str | None = None) -> Actor:
    return Actor(f"{name} {country}", name, "organisation", country, None, None)


def judged(one: Actor, other: Actor, *company: str) -> Judgement | None:
    return compare(one, other, lambda _: frozenset(company), _AT)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("qaddafi", "kadhafi", True),
        ("lukashenko", "lukashenka", True),
        ("meshaal", "mashal", True),
        ("hassan", "hussein", False),
        ("mohammed", "mahmoud", False),
        ("ivanov", "ivanova", False),
        ("", "", True),
    ],
)
def test_spellings(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike is spelled_alike(other, one)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sen. J.D. Vance", Name(("vance",), ("j", "d"), None)),
        ("JD Vance", Name(("vance",), ("j", "d"), None)),
        ("Robert S. Mueller III", Name(("robert", "mueller"), ("s",), "iii")),
        ("KIM JONG-UN", Name(("kim", "jong", "un"), (), None)),
        ("Bashar al-Assad", Name(("bashar", "assad"), (), None)),
        ("Abdel-Fattah el-Sisi", Name(("abd", "fattah", "sisi"), (), None)),
        ("Al Gore", Name(("al", "gore"), (), None)),
        ("", Name((), (), None)),
    ],
)
def test_parts_of_a_name(name: str, parts: Name) -> None:
    assert parsed(name) == parts


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("George W. Bush", "George H. W. Bush", INITIALS),
        ("Donald Trump", "Donald Trump Jr.", KIN),
        ("Raul Castro", "Fidel Castro", GIVEN),
        ("Trump", "Donald Trump", None),
        ("Kim Jong Un", "Kim Jong Il", None),
        ("Joseph R. Biden Jr.", "Joe Biden", "name: short form"),
        ("Mamadou Idrissa Ba", "Idrissa Ba", "name: first name left out"),
    ],
)
def test_how_names_agree(one: str, other: str, sign: str | None) -> None:
    assert agreement(parsed(one), parsed(other), one_alphabet) == sign


def test_letters_of_another_script_may_be_others_but_not_letters_of_ones_own() -> None:
    abroad = judged(person("Viktor Yanukovych", "UKR"), person("Victor Yanukovich", "UKR"))
    at_home = judged(person("Jack Lew", "USA"), person("Jack Law", "USA"))
    assert abroad and abroad.verdict is Verdict.SAME
    assert at_home is None


def test_one_name_in_two_countries_is_one_only_by_the_company_kept() -> None:
    pair = person("Ana Lopes", "PRT"), person("Ana Lopes", "BRA")
    alone, together = judged(*pair), judged(*pair, "Rui Alves", "Ines Pinto")
    assert alone and alone.verdict is Verdict.DIFFERENT
    assert together and together.verdict is Verdict.SAME
    assert [r.feature for r in together.reasons] == ["name: same", "country: other", "company: shared"]


def test_who_held_one_office_then_is_one() -> None:
    office = "office:UKR-president-2019"
    found = judged(
        person("Ukrainian president", "UKR", None, office), person("Volodymyr Zelensky", "UKR", None, office)
    )
    assert found and found.verdict is Verdict.SAME


def test_bodies_of_two_countries_are_two_in_any_company() -> None:
    found = judged(body("Ministry of Defence", "UKR"), body("Defense Ministry", "RUS"), "Ana Lopes", "Rui Alves")
    assert found and found.verdict is Verdict.DIFFERENT
    same = judged(body("Ministry of Defence", "UKR"), body("Ukrainian Defense Ministry", "UKR"))
    assert same and same.verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("1st Brigade", "3rd Brigade"), ("National Liberation Army", "National Liberation Front")],
)
def test_bodies_of_other_words_are_not_compared(one: str, other: str) -> None:
    assert judged(body(one, "UKR"), body(other, "UKR")) is None


def test_a_bare_surname_has_no_keys_and_is_judged_with_none() -> None:
    assert not actor_keys(person("Morrison", "USA"))
    assert judged(person("Morrison", "USA"), person("Morrison", "USA")) is None


def test_order_of_the_two_does_not_matter() -> None:
    one, other = person("Tim Morrison", "USA", "GOV"), person("Timothy Morrison", "USA", "CVL")
    left, right = judged(one, other, "Ana Lopes"), judged(other, one, "Ana Lopes")
    assert left and right and (left.verdict, left.score, left.left) == (right.verdict, right.score, right.left)


def test_each_sign_has_a_weight_and_each_form_one_base() -> None:
    table = read_toml("scorers/same_actor_v1.toml")
    assert set(table["bars"]["signs"]) <= set(table["weights"])
    forms = [row["form"] for row in read_table("scorers/given_forms.csv").rows]
    bases = {row["base"] for row in read_table("scorers/given_forms.csv").rows}
    assert len(forms) == len(set(forms)) and not bases & set(forms)
