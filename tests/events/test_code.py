"""Events end to end: parties through light verbs, passives, control and sharing; places; one event for its mentions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.event import Role
from tests.events.filling import code, code_all, show

CASES = [
    ("Gunmen carried out an attack on a police station near Gao.", "ASSAULT", "attack", "actor", "Gunmen"),
    ("Gunmen carried out an attack on a police station near Gao.", "ASSAULT", "attack", "place", "Gao"),
    ("The town shelled by Russian forces was quiet.", "ASSAULT", "shelled", "actor", "Russian forces"),
    ("The town shelled by Russian forces was quiet.", "ASSAULT", "shelled", "target", "The town"),
    ("The troops came under bombardment from militants.", "ASSAULT", "bombardment", "recipient", "The troops"),
    ("Moscow's invasion of Ukraine began in winter.", "ASSAULT", "invasion", "recipient", "Ukraine"),
    ("Moscow's invasion of Ukraine began in winter.", "ASSAULT", "invasion", "actor", "Moscow"),
    ("Russian attacks on the city went on.", "ASSAULT", "attacks", "actor", "Russian"),
    ("Soldiers who attacked the village fled.", "ASSAULT", "attacked", "actor", "Soldiers"),
    ("The village that soldiers attacked is empty.", "ASSAULT", "attacked", "target", "The village"),
    ("Police stormed the office and arrested nine protesters.", "COERCE", "arrested", "actor", "Police"),
    ("Russia and Belarus attacked Ukraine.", "ASSAULT", "attacked", "actor", "Belarus"),
    ("The minister accused rebels of attacking a village.", "ASSAULT", "attacking", "actor", "rebels"),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "role", "words"), CASES)
def test_role_is_filled(text: str, kind: str, trigger: str, role: str, words: str) -> None:
    events = [e for e in code(text) if e.type == kind and text[e.trigger[-1].start : e.trigger[-1].end] == trigger]
    assert events, [show(text, e) for e in code(text)]
    said = {text[a.span.start : a.span.end] for a in events[0].arguments if a.role is Role(role)}
    assert words in said, show(text, events[0])


QUIET = [
    "The striker attacked the record again and again.",
    "An attack helicopter stood on the apron.",
    "He had a heart attack.",
]


@pytest.mark.parametrize("text", QUIET)
def test_figures_of_speech_are_left_alone(text: str) -> None:
    assert not [e for e in code(text) if e.type == "ASSAULT" and e.sure]


def test_two_mentions_make_one_event() -> None:
    text = "Gunmen attacked a clinic near Gao on Monday. The attack lasted an hour."
    events = [e for e in code(text) if e.type == "ASSAULT"]
    assert len(events) == 1
    assert len(events[0].mentions) == 2


def test_different_actors_stay_apart() -> None:
    text = "Russia attacked Ukraine on Monday. Israel attacked Iran on Tuesday."
    assert len([e for e in code(text) if e.type == "ASSAULT"]) == 2


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("Gunmen attacked Kyiv, and 'the' army—struck.\n \"5"), max_size=80))
def test_odd_text_never_raises(text: str) -> None:
    for event in code(text):
        for argument in event.arguments:
            assert text[argument.span.start : argument.span.end]


def test_batches_read_as_single_texts_do() -> None:
    texts = [case[0] for case in CASES]
    assert [len(events) for events in code_all(texts)] == [len(code(text)) for text in texts]
