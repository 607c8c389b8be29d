"""Constructions in which news attributes: cue, source and content of each, and look-alikes that attribute nothing."""

import pytest

from tests.attribution.reading import by_cue, quoted, read

# text, cue, source, content; spans joined by "; "
CONSTRUCTIONS = [
    # what is denied is a noun before the clause
    ("The army took the town, a claim the rebels denied.", "denied", "the rebels", "a claim"),
    ("The chief had resigned, something his spokesman denied.", "denied", "his spokesman", "something"),
    ("No ransom was paid, a claim disputed by two parents.", "disputed", "two parents", "a claim"),
    ("The charge, which the mayor denied, was dropped.", "denied", "the mayor", "The charge; which"),
    ("The firm owed millions, a charge it brushed aside with figures.", "brushed aside", "it", "a charge"),
    ("The army denied the rebels' claim that it had fled.", "denied", "The army", "it had fled"),
    ("The army denied the rebels' claim that it had fled.", "claim", "the rebels", "it had fled"),
    ("The leak ended in a finish that he said defied reason.", "said", "he", "that; defied reason"),
    # nobody is named
    ("A driver accused of shooting her was held.", "accused", "", "of shooting her"),
    ("Two men suspected of planting the bomb were held.", "suspected", "", "of planting the bomb"),
    ("The mayor was criticised for the delay.", "was criticised", "", "The mayor; for the delay"),
    ("They met near a tunnel said to lead to the coast.", "said", "", "a tunnel; to lead to the coast"),
    ("Two boys were held on suspicion of arson.", "suspicion", "", "of arson"),
    ("The minister quit amid allegations of fraud.", "allegations", "", "of fraud"),
    ("An estimated 9,000 people crossed the border.", "estimated", "", "9,000 people"),
    ("The company disputes the alleged breaches.", "alleged", "", "breaches"),
    ("Losses are put at 3.1 million dollars.", "are put at", "", "Losses; 3.1 million dollars"),
    ("No damage was reported.", "was reported", "", "No damage"),
    # infinitives and small clauses apart from their cue
    ("Japan wants liability waived beforehand.", "wants", "Japan", "liability waived beforehand"),
    ("The state threatened in return to revoke the licence.", "threatened", "The state", "to revoke the licence"),
    (
        "The group offered, against a seat at the table, to free the men.",
        "offered",
        "The group",
        "to free the men",
    ),
    ("The president gave his word on Friday night to go.", "gave his word", "The president", "to go"),
    ("Officials are weighing whether to bring them home.", "are weighing", "Officials", "whether to bring them home"),
    ("The rebels gave the town 48 hours to surrender.", "gave", "The rebels", "to surrender"),
    # several speakers in one sentence
    (
        "A dozen were bruised, the organisers alleged; the police chief put it at one.",
        "alleged",
        "the organisers",
        "A dozen were bruised",
    ),
    ('"We will not move," the mayor said; the union called it a bluff.', "called", "the union", "it a bluff"),
    (
        "He met the drivers, whose cases the state undertook to examine.",
        "undertook",
        "the state",
        "whose cases; to examine",
    ),
    ("She used her speech to accuse the rebels of fraud.", "to accuse", "She", "the rebels of fraud"),
    ("He wooed voters with promises to cut taxes.", "promises", "He", "to cut taxes"),
    ("Half of us, as my grandmother used to say, are on strike.", "to say", "my grandmother", "Half of us"),
    ("Intelligence officials believe otherwise.", "believe", "Intelligence officials", "otherwise"),
    ("The town was shelled. That is according to the mayor.", "according to", "the mayor", "The town was shelled"),
]

QUOTATIONS = [
    ('The mayor went further: "If he loses, it is the end."', "went", "The mayor", '"If he loses, it is the end."'),
    ('"If they come, we fight," reacted the mayor.', "reacted", "the mayor", '"If they come, we fight,"'),
    (
        'From the report: "In general, larger samples gave better results."',
        ":",
        "From the report",
        '"In general, larger samples gave better results."',
    ),
    (
        '"She is tough," said former State Auditor Jim Hodge, a party elder, referring to the vote.',
        "said",
        "former State Auditor Jim Hodge, a party elder",
        '"She is tough,"',
    ),
    (
        '"We were shot down," said the coach, Davor Mihalj, who had asked to resign and now says he will stay.',
        "said",
        "the coach, Davor Mihalj",
        '"We were shot down,"',
    ),
]

LOOK_ALIKES = [
    "Rebels attacked the town on Monday.",
    "Police questioned the student for hours.",
    "The clinic admitted 300 children.",
    "Troops defended the bridge.",
    "The minister left as the rebels held the town.",
    "That said, the plan has its friends.",
    "I want to learn to swim.",
    "The clerk was not authorised to discuss the search.",
    "The driver was found hanging in his cell.",
    '"The Night Train", his third film, opened on Friday.',
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), [*CONSTRUCTIONS, *QUOTATIONS])
def test_who_says_what(text: str, cue: str, source: str, content: str) -> None:
    found = by_cue(text, cue)
    assert (quoted(text, *found.source), quoted(text, *found.content)) == (source, content)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_attribute_nothing(text: str) -> None:
    assert [quoted(text, a.cue) for a in read(text)] == []


def test_a_scene_before_a_tag_is_not_said() -> None:
    text = "In Nairobi, the minister reminded voters of the flood."
    assert quoted(text, *by_cue(text, "reminded").content) == "of the flood"


def test_a_statement_and_its_verb_are_one_saying() -> None:
    text = "The firm said in a statement that the claim was old."
    assert [quoted(text, a.cue) for a in read(text)] == ["said"]


def test_days_and_means_are_no_speakers() -> None:
    for text in ("Army Radio reported this morning that the road was shut.", "He was told of it by telephone."):
        assert all("morning" not in quoted(text, *a.source) for a in read(text))
        assert all("telephone" not in quoted(text, *a.source) for a in read(text))


def test_a_remark_on_a_saying_is_no_part_of_it() -> None:
    text = "The state said the army shelled Lyman on Monday, a charge the army denied."
    assert quoted(text, *by_cue(text, "said").content) == "the army shelled Lyman on Monday"
    assert quoted(text, *by_cue(text, "denied").source) == "the army"


def test_no_comment_is_said_by_the_one_after_the_verb() -> None:
    text = '"No comment," said the bank\'s lawyer, Odile Fauré, as she left the court.'
    assert quoted(text, *by_cue(text, "said").source) == "the bank's lawyer, Odile Fauré"
