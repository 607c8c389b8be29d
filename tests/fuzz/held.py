"""What must hold for whatever comes out: offsets lie in the text, in order, and give the words that are claimed."""

from dataclasses import astuple

from dateline.model.reading import Failure, Reading
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span


def within(text: str, span: Span) -> None:
    """A span lies in the text and holds something."""
    assert 0 <= span.start < span.end <= len(text), (span, len(text))


def sound_report(report: Report) -> None:
    """A report can be written, and its sections lie in it in order, each around words."""
    report.text.encode()
    last = 0
    for section in report.sections:
        within(report.text, section.span)
        assert section.span.start >= last, section
        assert report.quote(section.span).strip(), section
        last = section.span.end
    for page in report.pages:
        assert 0 <= page.span.start <= page.span.end <= len(report.text), page
    assert all(word is None or "\0" not in word for word in (report.title, report.outlet, report.byline)), report.title
    assert report.url is None or report.url.startswith(("http://", "https://")), report.url


def sound_failure(failure: Failure) -> None:
    """A failure names a reason, and the reason is no fault of our own code."""
    assert failure.error.strip(), failure
    assert " broke on it: " not in failure.error, failure
    assert not failure.error.startswith(("TypeError", "AttributeError", "IndexError", "KeyError")), failure


def sound_syntax(report: Report, syntax: Syntax) -> None:
    """Each token gives its own word."""
    for start, end, word in zip(syntax.starts, syntax.ends, syntax.words, strict=True):
        assert report.text[start:end] == word, (start, end, word)


def sound_reading(reading: Reading) -> None:
    """All spans of a reading lie in its text, none beginning or ending with space."""
    text = reading.report.text
    spans = [timex.span for timex in reading.fillers.timexes]
    spans += [quantity.span for quantity in reading.fillers.quantities]
    spans += [toponym.span for toponym in reading.fillers.toponyms]
    spans += [mention.span for chain in reading.fillers.chains for mention in chain.mentions]
    spans += [span for event in reading.events for span in event.trigger]
    spans += [claim.evidence for claim in reading.claims]
    for span in spans:
        within(text, span)
        words = text[span.start : span.end]
        assert words == words.strip(), (span, words)


def told(item: Report | Failure) -> bytes:
    """All that an item says, as bytes."""
    return repr(astuple(item)).encode("utf-8", "backslashreplace")
