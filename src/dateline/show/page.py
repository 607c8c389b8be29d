"""One self-contained page: the text with its highlights, a card for each event beside it. No script, no request."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.reading import Reading
from dateline.show.filling import environment
from dateline.show.highlight import Paragraph, paragraphs
from dateline.show.rows import EventRow, event_rows
from dateline.show.words.voices import quoted

LEGEND = (
    ("actor", "who"),
    ("action", "did what"),
    ("recipient", "to whom"),
    ("time", "when"),
    ("place", "where"),
    ("quantity", "how many"),
    ("instrument", "with what"),
    ("source", "according to"),
    ("cue", "said"),
    ("content", "what was said"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One event with every claim made of it; `back` is the offset of its first words."""

    target: str
    back: int
    row: EventRow
    voices: tuple["Heard", ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice on an event: who says it, what stand it takes, and every wording."""

    said_by: str
    asserted: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in words; `back` is the offset of its cue."""

    target: str
    back: int
    source: str
    cue: str
    cue_class: str
    content: str
    audience: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows of one report."""

    reading: Reading
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    sayings: tuple[Saying, ...]


def page(readings: Sequence[Reading]) -> str:
    """A whole HTML page over one or more readings."""
    return environment().get_template("page.html.j2").render(views=[view(r) for r in readings], legend=LEGEND)


def fragment(reading: Reading) -> str:
    """The same for a notebook: no page around it, ids of its own, so that two of them do not collide."""
    return environment().get_template("fragment.html.j2").render(view=view(reading), legend=LEGEND)


def view(reading: Reading) -> View:
    """What the templates need, worked out."""
    return View(reading, paragraphs(reading), tuple(_cards(reading)), tuple(_sayings(reading)))


def _cards(reading: Reading) -> list[Card]:
    events = reading.events
    return [
        Card(f"v{row.event + 1}", events[row.event].trigger[0].start, row, tuple(_heard(row)))
        for row in event_rows(reading)
    ]


def _heard(row: EventRow) -> Iterator[Heard]:
    """The voices of an event, each once."""
    wordings: dict[tuple[str, str], list[str]] = {}
    for claim in row.claims:
        wordings.setdefault((claim.said_by, claim.asserted), []).append(quoted(claim.quote))
    for (said_by, asserted), quotes in wordings.items():
        yield Heard(said_by, asserted, tuple(dict.fromkeys(quotes)))


def _sayings(reading: Reading) -> list[Saying]:
    report = reading.report
    sayings = []
    for number, said in enumerate(reading.attributions, 1):
        source = " ".join(report.quote(span) for span in said.source)
        name = reading.fillers.actors[said.source_chain].name if said.source_chain is not None else ""
        shown = f"{source} ({name})" if name and name not in source else source
        content = " … ".join(report.quote(span) for span in said.content)
        audience = report.quote(said.audience_span) if said.audience_span else said.venue or ""
        cue = report.quote(said.cue)
        words = (shown or "nobody named", cue, said.cue_class.value, content, audience)
        sayings.append(Saying(f"a{number}", said.cue.start, *words))
    return sayings
