"""What holds of any text, however odd its quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.attribution.quotes import find_quotes
from dateline.model.attribution import Attribution, CueClass
from dateline.model.text import Report
from dateline.syntax import plain
from tests.attribution.reading import ATTRIBUTE, NOTHING
from tests.making import make_report, parser

PIECES = st.sampled_from(
    [
        "The minister said ",
        '"',
        "“",
        "”",
        "'",
        "''",
        "that the road was shut",
        ", officials told Reuters",
        ". ",
        "\n",
        " - ",
        ": ",
        "according to the army",
        " reportedly",
        " declined to comment",
        "He denied that ",
        ", citing a report",
        "(",
        ")",
        " 5'10\" ",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip)


def check(report: Report, found: tuple[Attribution, ...]) -> None:
    """Spans lie in the text and are tidy, nothing holds itself, only refusals lack content."""
    for index, one in enumerate(found):
        spans = [one.cue, *one.source, *one.content, *(s for s in (one.audience_span, one.venue_span) if s)]
        assert all(report.quote(span).strip() for span in spans)
        assert all(span.end <= len(report.text) for span in spans)
        assert one.content or one.cue_class is CueClass.DECLINE
        assert list(one.content) == sorted(one.content)
        assert not any(one.cue.overlaps(span) for span in one.source)
        if one.venue_span:
            assert report.quote(one.venue_span) == one.venue
        seen, node = {index}, one.within
        while node is not None:
            assert node not in seen
            seen.add(node)
            node = found[node].within


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_parsed_text(text: str) -> None:
    report = make_report(text)
    syntax = parser()([report])[0]
    found = ATTRIBUTE(report, syntax, NOTHING)
    check(report, found)
    assert found == ATTRIBUTE(report, syntax, NOTHING)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,:'\"“”‘’«»\n-5", max_size=60))
def test_any_text_without_a_parser(text: str) -> None:
    report = make_report(text)
    syntax = plain.analyse([report])[0]
    check(report, ATTRIBUTE(report, syntax, NOTHING))
    last = 0
    for quote in find_quotes(report, syntax):
        assert last <= quote.span.start
        last = quote.span.end


QUOTES = [
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ("He said “yes and left.", ["“yes and left."]),
    ('"One paragraph.\n"And another."', ['"One paragraph.', '"And another."']),
    ("He said 'yes,' and left.", ["'yes,'"]),
    ("The workers' union met the bankers' club.", []),
    ("''We won,'' he said.", ["''We won,''"]),
    ('The 5" gun fired.', []),
    ("He said “she cried ‘help’ and ran”.", ["“she cried ‘help’ and ran”"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    report = make_report(text)
    found = find_quotes(report, plain.analyse([report])[0])
    assert [report.quote(quote.span) for quote in found] == expected
