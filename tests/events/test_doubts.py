"""What keeps an event from being sure."""

import pytest

from dateline.events.doubts import load_sureness
from tests.events.filling import code


def test_weights_are_of_signs_with_a_subject_and_a_word() -> None:
    sureness = load_sureness()
    assert all(": " in sign for sign in sureness.weights)
    assert min(sureness.weights.values()) < 0 < max(sureness.weights.values())
    assert ("fire", "verb") in sureness.loose


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Soldiers arrested nine Kenyan farmers in Chad on Monday.", True),
        ("The striker fired home from the penalty spot before the match and won the cup in the final.", False),
        ('It was a "siege".', False),
    ],
)
def test_plain_acts_of_known_parties_are_sure_and_loose_words_are_not(text: str, sure: bool) -> None:
    events = code(text)
    assert all(event.sure is sure for event in events)
    assert events or not sure


@pytest.mark.parametrize("text", ["Gunmen often attack villages.", "It was a siege, critics of the film said."])
def test_an_event_is_sure_or_says_why_not(text: str) -> None:
    assert all(event.sure is not bool(event.doubts) for event in code(text))
    assert all(": " in doubt for event in code(text) for doubt in event.doubts)
