"""For whom a source speaks."""

import pytest

from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from tests.attribution.reading import by_cue, chain

SPOKEN_FOR = [
    ("A spokesman for the ministry said the road was shut.", "the ministry", 0),
    ("The ministry's spokeswoman, Ana Duarte, said the road was shut.", "The ministry", 0),
    ("Ana Duarte, a lawyer for the family, said the road was shut.", "the family", 0),
    ("A Hamas spokesman said the road was shut.", "Hamas", 0),
    ("A farmer from the valley said the road was shut.", "the valley", None),
]


@pytest.mark.parametrize(("text", "body", "index"), SPOKEN_FOR)
def test_speaks_for(text: str, body: str, index: int | None) -> None:
    fillers = Fillers((chain(text, body, Kind.ORGANISATION, body),), (), (), (), ())
    assert by_cue(text, "said", fillers=fillers).speaks_for == index
