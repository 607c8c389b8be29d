"""Numbers and what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.quantity import Quantity
from dateline.quantities import build
from dateline.syntax import plain
from tests.making import make_report, parse

STAGE = build()


def quantities(text: str) -> tuple[Quantity, ...]:
    report = make_report(text)
    return STAGE(report, parse(report), ())


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit", "frame"),
    [
        ("At least 14 people were killed in the blast.", 14, None, ">=", None, "killed"),
        ("The state gave more than $3.5 billion in aid.", 3.5e9, None, ">", "USD", "aid"),
        ("Between 20 and 30 villagers were wounded.", 20, 30, "=", None, "wounded"),
        ("Two to three million people need food.", 2e6, 3e6, "=", None, None),
        ("Fares will rise by 12 per cent.", 12, 12, "=", "percent", None),
        ("Up to 400 soldiers deserted.", None, 400, "<=", None, "troops"),
        ("Dozens of miners are missing.", 24, 99, "~", None, "missing"),
        ("No one was hurt.", 0, 0, "=", None, "wounded"),
        ("Two hundred and fifty families fled.", 250, 250, "=", None, "displaced"),
        ("The firm paid €40m.", 4e7, 4e7, "=", "EUR", "paid"),
    ],
)
def test_values(
    text: str, low: float | None, high: float | None, bound: str, unit: str | None, frame: str | None
) -> None:
    found = quantities(text)
    assert [(q.low, q.high, q.bound, q.unit, q.frame) for q in found] == [(low, high, bound, unit, frame)]


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man spoke.",
        "Rovers won 3-1 at home.",
        "The Group of 20 met.",
        "One of the ministers left.",
        "He came 3rd.",
        "It was built in 1987.",
        "A boy of nine was there.",
        "Shells fell on block 15.",
        "Call +254 20 272 0000.",
        "The vote ended at 2.40 on Friday.",
        "Ilir Dema, 44, teaches.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_a_change_is_a_figure_with_its_former_value() -> None:
    former, toll = quantities("The death toll rose from 39 to 43.")
    assert (toll.low, toll.change_from, toll.frame) == (43, 39, "killed")
    assert (former.low, former.rule, former.frame) == (39, "former", "killed")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The council voted 4-3 on Thursday to keep the ban.", [(4, "in favour"), (3, "against")]),
        ("The text was adopted 13-0-2.", [(13, "in favour"), (0, "against"), (2, "abstentions")]),
        ("Members voted by 112 votes to none.", [(112, "in favour"), (0, "against")]),
    ],
)
def test_a_tally_has_its_sides(text: str, sides: list[tuple[float, str]]) -> None:
    assert [(q.low, q.of) for q in quantities(text)] == [(low, f"votes {side}") for low, side in sides]


@pytest.mark.parametrize(
    ("text", "percent", "of"),
    [
        ("One in five voters stayed home.", 20, "voters"),
        ("Two-thirds of the villages are empty.", 66.7, "villages"),
        ("Exports fell by a fifth.", 20, "Exports"),
        ("Nine out of 10 shops stayed shut.", 90, "shops"),
    ],
)
def test_a_share_in_words_is_a_percentage(text: str, percent: float, of: str) -> None:
    (share,) = quantities(text)
    assert (share.low, share.unit, share.of) == (percent, "percent", of)


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("They asked for a ransom of $3m.", "USD", "ransom"),
        ("Losses are put at 3.1 million dollars.", "USD", "Losses"),
        ("Corvane shares fell nine per cent.", "percent", "Corvane shares"),
        ("Qatar has transferred US$40 million.", "USD", None),
        ("Bread costs 1,800 Sudanese pounds.", "SDG", "Bread"),
    ],
)
def test_a_sum_says_what_it_measures(text: str, unit: str, of: str | None) -> None:
    (quantity,) = quantities(text)
    assert (quantity.unit, quantity.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The death toll has topped 8,000.", ">"),
        ("Fifty or more houses burned.", ">="),
        ("Some 40 people fled.", "~"),
        ("Twenty-odd men were arrested.", "~"),
    ],
)
def test_bounds_stand_before_and_behind(text: str, bound: str) -> None:
    assert [q.bound for q in quantities(text)] == [bound]


def test_what_is_seized_is_captured_only_when_it_is_people() -> None:
    assert [q.frame for q in quantities("They seized nine fishermen and seized two boats.")] == ["captured", "seized"]


def test_the_second_half_of_an_ellipsis_has_its_own_frame() -> None:
    assert [(q.low, q.frame) for q in quantities("Twelve people were killed and 30 wounded.")] == [
        (12, "killed"),
        (30, "wounded"),
    ]


def test_a_part_points_to_its_whole() -> None:
    part, whole = quantities("Three of the five hostages were freed.")
    assert (part.low, part.part_of, whole.low) == (3, 1, 5)


def test_what_follows_a_part_is_no_part() -> None:
    found = quantities("At least 12 people were killed, including a teacher, and 40 people were wounded.")
    assert [(q.low, q.frame, q.part_of) for q in found] == [(12, "killed", None), (40, "wounded", None)]


def test_who_does_it_is_not_whom_it_befalls() -> None:
    attackers, killed = quantities("Four gunmen killed nine guards.")
    assert (attackers.frame, killed.frame) == ("attackers", "killed")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The flood killed 170 , 000 people .", [(170000, "killed")]),
        ("By July 2 , 300 people had died .", [(2, None), (300, "killed")]),
        ("A 6 . 1 - magnitude quake killed a child, injured dozens and cut roads.",
         [(6.1, None), (1, "killed"), (24, "wounded")]),
        ("Quake: 24 dead and over 200 injured as bridges fall", [(24, "killed"), (200, "wounded")]),
        ("The blast struck on Tuesday, killing at least one and leaving two others missing.",
         [(1, "killed"), (2, "missing")]),
        ("A blaze that killed a guard broke out overnight.", [(1, "killed")]),
        ("Seven soldiers who lost their lives were named.", [(7, "killed")]),
        ("A blast at a bank left at least three people dead.", [(3, "killed")]),
        ("Office shooting kills 1, injures 2", [(1, "killed"), (2, "wounded")]),
        ("The guard died trying to shield several students.", [(3, None)]),
        ("He is accused of shooting three people, killing one, in March.", [(3, None), (1, "killed")]),
        ("A Brooklyn mother of 12 was killed at 24 Harbour Street.", [(1, "killed")]),
        ("The death toll rose to 31 after a bus carrying 40 fell into a gorge.", [(31, "killed"), (40, None)]),
    ],
)  # fmt: skip
def test_those_whom_it_befalls_and_no_others(text: str, figures: list[tuple[float, str | None]]) -> None:
    assert [(q.low, q.frame) for q in quantities(text)] == figures


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–$€%abmk\nño🙂killed of to from a"), max_size=80))
def test_any_text_gives_spans_that_lie_in_it(text: str) -> None:
    report = make_report(text)
    (syntax,) = plain.analyse([report])
    for quantity in STAGE(report, syntax, ()):
        assert report.quote(quantity.span)
        assert quantity.low is not None or quantity.high is not None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Three persons lost their lives at the ford.", [(3, "killed")]),
        ("The number of people killed since Tuesday has risen to 61.", [(61, "killed")]),
        ("The rebels killed between 25 and 30 Sea Tigers.", [(25, "killed")]),
        ("The raid left two cranes unusable.", [(2, "damaged")]),
        ("The council imposed a travel ban on 26 officials.", [(26, "sanctioned")]),
        ("The bandits freed 27 of the 28 pupils seized in May.", [(27, "released"), (28, "captured")]),
        ("The agency distributed flour to 2,000 families.", [(2000, "assisted")]),
        ("The closure was challenged by two skippers whose claim was dismissed.", [(2, None)]),
        ("New Zealand struck eleven officers off its list.", [(11, None)]),
        ("The ship was hijacked 310 nautical miles east of Socotra.", [(310, "distance")]),
        ("They fired 82mm shells at the village.", [(82, "calibre")]),
        ("The fire burned 400 hectares of forest.", [(400, "burned")]),
        ("Onion prices fell to $4 a quintal.", [(4, "price")]),
    ],
)  # fmt: skip
def test_frames_further_off(text: str, figures: list[tuple[float, str | None]]) -> None:
    assert [(q.low, q.frame) for q in quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The bomb killed his driver.", [(1, "killed")]),
        ("Nobody was charged with the killing of a chief.", [(0, "charged"), (1, "killed")]),
        ("It was decided by seven votes to one.", [(7, "votes"), (1, "votes")]),
        ("There were six votes for it and one abstention.", [(6, "votes"), (1, "votes")]),
        ("Three were killed according to the priest, none according to the army.", [(3, "killed"), (0, "killed")]),
        ("The truck hit a mine without loss of life.", [(0, "killed")]),
        ("A total of 6,318 prisoners were freed.", [(6318, "released")]),
        ("Pupils number 3,114,207.", [(3114207, None)]),
    ],
)  # fmt: skip
def test_one_and_none(text: str, figures: list[tuple[float, str | None]]) -> None:
    assert [(q.low, q.frame) for q in quantities(text)] == figures
