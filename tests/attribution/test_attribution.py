"""Who says what, on small reports."""

import pytest

from dateline.attribution import build
from dateline.model.attribution import Attribution, CueClass, Quotation
from dateline.model.reading import Fillers
from tests.making import make_report, parse

NOTHING = Fillers((), (), (), (), ())
ATTRIBUTE = build()


def read(text: str, title: str = "") -> tuple[tuple[Attribution, ...], str]:
    """Attributions of a small report, and its text."""
    report = make_report(text, title=title)
    return ATTRIBUTE(report, parse(report), NOTHING), text


def words(text: str, found: Attribution) -> tuple[str, str, str]:
    """Cue, source and content of an attribution as strings."""
    return (
        text[found.cue.start : found.cue.end],
        "; ".join(text[s.start : s.end] for s in found.source),
        "; ".join(text[s.start : s.end] for s in found.content),
    )


CASES = [
    ("The bridge was closed, the mayor said.", "said", "the mayor", "The bridge was closed"),
    ("The mayor of Odesa said that the port was open.", "said", "The mayor of Odesa", "the port was open"),
    ("According to the army, two bridges fell.", "According to", "the army", "two bridges fell"),
    ("Two bridges fell, according to the army.", "according to", "the army", "Two bridges fell"),
    ("The rebels denied attacking the convoy.", "denied", "The rebels", "attacking the convoy"),
    ("The ministry urged residents to leave the town.", "urged", "The ministry", "to leave the town"),
    ("The army accused the rebels of shelling the town.", "accused", "The army", "the rebels of shelling the town"),
    ('"We are leaving," said Anna Petrova.', "said", "Anna Petrova", '"We are leaving,"'),
    ("The ministry declined to comment.", "declined to comment", "The ministry", ""),
    ("The company did not respond to a request.", "did not respond", "The company", ""),
    ("The general could not be reached.", "could not be reached", "The general", ""),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES)
def test_parts(text: str, cue: str, source: str, content: str) -> None:
    found, _ = read(text)
    assert (cue, source, content) in [words(text, a) for a in found]


def test_quotation_kinds() -> None:
    found, _ = read('"We are leaving," the mayor said.')
    assert found[0].quotation is Quotation.DIRECT
    found, _ = read('The mayor said that the plan was "a disgrace" to the town.')
    assert found[0].quotation is Quotation.MIXED


def test_declining_has_its_class_and_no_content() -> None:
    found, _ = read("The minister did not mention the attack.")
    assert found[0].cue_class is CueClass.DECLINE
    assert found[0].negated
    assert found[0].content == ()
