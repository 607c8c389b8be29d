"""Unnamed sources: who they are, how they know, and why they stay unnamed."""

import pytest

from dateline.model.attribution import Anonymous
from tests.attribution.reading import by_cue, read

TYPED = [
    ("A Kremlin source said the plan was dead.", Anonymous("source", "Kremlin", 1, None, None)),
    ("Two people in the room said the plan was dead.", Anonymous("people", None, 2, "in the room", None)),
    ("A doctor who compiled the list said it was short.", Anonymous("doctor", None, 1, "who compiled the list", None)),
    ("Intelligence officials in Quetta said he fled.", Anonymous("official", "Intelligence", None, None, None)),
    ("One Indian official aware of it said he fled.", Anonymous("official", "IND", 1, "aware of it", None)),
    ("A secretary-general said he fled.", Anonymous("secretary-general", None, 1, None, None)),
]


@pytest.mark.parametrize(("text", "typed"), TYPED)
def test_typed(text: str, typed: Anonymous) -> None:
    assert by_cue(text, "said").anonymous == typed


REASONS = [
    (
        "Three nurses said on condition that their names be withheld because they feared dismissal that it had burnt.",
        "because they feared dismissal that it had burnt",
    ),
    ("A tenant, who asked to remain anonymous as she works there, said it had burnt.", "she works there"),
    ("Four officials, who requested anonymity to discuss private talks, said it had burnt.", "to discuss private"),
    ("A judge, speaking anonymously for fear of reprisals, said it had burnt.", "for fear of reprisals"),
    ("A banker said it had burnt. He insisted on not being identified since he had signed a pledge.", "since he had"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reason(text: str, reason: str) -> None:
    found = [a.anonymous for a in read(text) if a.anonymous]
    assert reason in (found[0].reason or "")


def test_terms_of_anonymity_are_no_saying() -> None:
    text = "A banker said it had burnt. He insisted on not being identified since he had signed a pledge."
    assert len(read(text)) == 1
