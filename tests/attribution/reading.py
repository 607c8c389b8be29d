"""Reads small reports for the tests of this room."""

from dateline.attribution import build
from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.doubt import Unresolved, Why
from dateline.model.mention import Chain, Form, Kind, Mention
from dateline.model.reading import Fillers
from dateline.model.text import Report, Span
from dateline.model.time import Interval, Timex, TimexType
from tests.making import make_report, parse

NOTHING = Fillers((), (), (), (), ())
ATTRIBUTE = build()


def read(text: str, title: str = "", fillers: Fillers = NOTHING) -> tuple[Attribution, ...]:
    """Attributions of a small report."""
    report = make_report(text, title=title)
    return ATTRIBUTE(report, parse(report), fillers)


def quoted(text: str, *spans: Span | None) -> str:
    """The words of spans, joined by semicolons."""
    return "; ".join(text[span.start : span.end] for span in spans if span)


def by_cue(text: str, cue: str, title: str = "", fillers: Fillers = NOTHING) -> Attribution:
    """The one attribution with this cue."""
    found = [a for a in read(text, title, fillers) if quoted(text, a.cue) == cue]
    assert len(found) == 1, [quoted(text, a.cue) for a in read(text, title, fillers)]
    return found[0]


def chain(text: str, name: str, kind: Kind, *words: str) -> Chain:
    """A chain whose mentions are the first occurrences of these words."""
    report: Report = make_report(text)
    syntax = parse(report)
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in words]
    mentions = tuple(Mention(span, Form.NAME, syntax.head_of(span) or 0) for span in spans)
    return Chain(name, kind, mentions, ("test",) * len(mentions))


def timex(text: str, words: str) -> Timex:
    """A day at these words."""
    span = Span(text.index(words), text.index(words) + len(words))
    return Timex(span, TimexType.DATE, None, Interval(None, None), "none", "day", None, False, "test", ())


def party(name: str, sector: str) -> Actor:
    """A body of a sector, for a chain with this name."""
    return Actor(name, Kind.ORGANISATION, "MLI", sector, None, Unresolved(Why.UNKNOWN_NAME), ())
