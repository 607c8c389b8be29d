"""Answers of the record as items for assistants: everything cut to a known length, each with its words."""

from dateline.mcp.fitting import QUOTE, cut
from dateline.mcp.shapes import Cite, EventItem, EvidenceItem, FigureItem
from dateline.query.answers import EventAnswer, Evidence
from dateline.query.answers_figures import Figure
from dateline.query.answers_positions import Telling

_NAME, _TITLE, _URL = 120, 200, 200
_VOICES, _NUMBERS = 5, 4


def cited(words: Evidence) -> Cite:
    """The words of a claim."""
    source = words.source
    return Cite(
        words.claim or source.id, cut(words.quote, QUOTE), words.locator, _chain(words.chain), source.published,
        _web(source.url),
    )  # fmt: skip


def told(telling: Telling) -> Cite:
    """The words of a report that tells a change or a stand."""
    chain = tuple(name for name in (telling.said_by, telling.outlet) if name)
    locator = f"{telling.report}#char={telling.start},{telling.end}"
    return Cite(telling.report, cut(telling.sentence, QUOTE), locator, _chain(chain), telling.published, None)


def event_item(event: EventAnswer) -> EventItem:
    """An event with the words of its best telling."""
    return EventItem(
        id=event.id,
        title=cut(event.title, _TITLE),
        type=event.did,
        status=event.standing,
        when=event.when.edtf,
        where=cut(event.where.words, _NAME),
        how_many=tuple(cut(words, 60) for words in event.how_many[:_NUMBERS]),
        told_by=event.sourced,
        sure=event.sure,
        story=event.story,
        cite=cited(event.evidence[0]) if event.evidence else None,
    )


def evidence_item(words: Evidence) -> EvidenceItem:
    """One telling with its words."""
    source = words.source
    return EvidenceItem(words.asserted, words.sure, _named(source.outlet), _named(source.origin), cited(words))


def figure_item(kind: str, figure: Figure) -> FigureItem:
    """One figure with its sentence."""
    chain = _chain((*figure.chain, *figure.outlets[:1]))
    locator = f"{figure.reports[0]}#char={figure.start},{figure.end}"
    cite = Cite(figure.reports[0], cut(figure.sentence, QUOTE), locator, chain, figure.as_of, None)
    return FigureItem(
        kind=kind,
        figure=cut(figure.words, _NAME),
        as_of=figure.as_of,
        said_by=cut(figure.said_by, _TITLE),
        official=figure.official,
        origin=cut(figure.origin, _NAME),
        superseded=figure.superseded_by is not None,
        cite=cite,
    )


def _chain(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cut(name, _NAME) for name in names if name)[:_VOICES]


def _named(name: str | None) -> str | None:
    return cut(name, _NAME) if name else None


def _web(url: str | None) -> str | None:
    """An address that a person may open; None for any other kind."""
    return url if url and len(url) <= _URL and url.startswith(("https://", "http://")) else None
