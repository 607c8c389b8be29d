"""Records of those who did not speak, and of denials that are none."""

import pytest

from dateline.model.attribution import CueClass
from tests.attribution.reading import by_cue, quoted, read

SILENT = [
    ("The governor could not be reached for comment.", "could not be reached", "The governor"),
    ("The army did not immediately respond to a request.", "did not immediately respond", "The army"),
    ("The directorate did not wish to react.", "did not wish to react", "The directorate"),
    ("The prosecutor refused to be drawn on the matter.", "refused to be drawn", "The prosecutor"),
    ("There was no immediate comment from the rebels.", "was no immediate comment", "the rebels"),
    ("Calls to the embassy went unanswered.", "went unanswered", "the embassy"),
]


@pytest.mark.parametrize(("text", "cue", "source"), SILENT)
def test_silence_is_a_record_without_content(text: str, cue: str, source: str) -> None:
    found = by_cue(text, cue)
    assert (found.cue_class, found.content, quoted(text, *found.source)) == (CueClass.DECLINE, (), source)


WITHHELD = [
    ("The minister declined to say if a vote would follow.", "declined to say", "if a vote would follow"),
    ("She did not say whether Fiji would take them.", "did not say", "whether Fiji would take them"),
    ("The police refused to confirm the arrests.", "refused to confirm", "the arrests"),
    ("Chad has neither admitted nor denied burning the camp.", "admitted nor denied", "burning the camp"),
    ("The clerk could not confirm or deny the report.", "confirm or deny", "the report"),
]


@pytest.mark.parametrize(("text", "cue", "content"), WITHHELD)
def test_what_is_withheld_is_one_record(text: str, cue: str, content: str) -> None:
    assert len(read(text)) == 1
    found = by_cue(text, cue)
    assert found.cue_class is CueClass.DECLINE
    assert quoted(text, *found.content) == content


def test_what_is_taken_for_granted_is_reported_as_untold() -> None:
    found = by_cue("The firm would not say how many had died.", "would not say")
    assert (found.cue_class, found.negated) == (CueClass.REPORT, True)


def test_not_denying_is_a_negated_denial() -> None:
    found = by_cue("Chad did not deny that it had burnt the camp.", "did not deny")
    assert (found.cue_class, found.negated) == (CueClass.DENY, True)


def test_a_claim_by_nobody_is_negated() -> None:
    assert by_cue("No group has claimed that it shot the judge.", "has claimed").negated
