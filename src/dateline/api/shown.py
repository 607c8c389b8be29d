"""Answers of a store that a notebook shows: the plain values of the questions, with HTML and a short text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import ResourceError
from dateline.query.answers import EventAnswer
from dateline.query.answers_figures import Ledger
from dateline.query.answers_positions import Positions as PlainPositions
from dateline.query.density import Density
from dateline.query.events_page import EventPage as PlainEventPage
from dateline.query.stories import StoryPage as PlainStoryPage
from dateline.query.who import ActorPage as PlainActorPage
from dateline.show import notebook
from dateline.show.words.deeds import sentence
from dateline.show.words.when import when_words

if TYPE_CHECKING:
    import altair

Shown = TypeVar("Shown")


def shown(kind: type[Shown], value: object) -> Shown:
    """A plain value as one that shows itself; the same fields, `kind` its own subclass."""
    return kind(*(getattr(value, item.name) for item in fields(value)))  # type: ignore[arg-type]  # a dataclass


class Event(EventAnswer):
    """One event of a list."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<event {self.id}: {sentence(self)}, {when_words(self.when)}>"

    def _repr_html_(self) -> str:
        return notebook.event_fragment(self)


class EventPage(PlainEventPage):
    """One event whole."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<event {self.event.id}: {sentence(self.event)}, {self.event.sourced}>"

    def _repr_html_(self) -> str:
        return notebook.event_page_fragment(self)


class StoryPage(PlainStoryPage):
    """One story whole."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<story {self.story.id}: {self.story.title}, {self.story.sourced}>"

    def _repr_html_(self) -> str:
        return notebook.story_fragment(self)


class ActorPage(PlainActorPage):
    """One actor."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<actor {self.actor.id}: {self.actor.name}>"

    def _repr_html_(self) -> str:
        return notebook.actor_fragment(self)


class Positions(PlainPositions):
    """Positions and standpoints."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<positions: {len(self.positions)}, standpoints: {len(self.standpoints)}>"

    def _repr_html_(self) -> str:
        return notebook.positions_fragment(self)


@dataclass(frozen=True)
class Figures:
    """The ledgers of an event or a story, one for each kind of figure."""

    ledgers: tuple[Ledger, ...]

    def __iter__(self) -> Iterator[Ledger]:
        return iter(self.ledgers)

    def __len__(self) -> int:
        return len(self.ledgers)

    def __getitem__(self, place: int) -> Ledger:
        return self.ledgers[place]

    def __repr__(self) -> str:
        return f"<figures: {'; '.join(f'{ledger.kind} {ledger.spread}' for ledger in self.ledgers) or 'none'}>"

    def _repr_html_(self) -> str:
        return notebook.figures_fragment(self.ledgers)

    def chart(self) -> Chart:
        """Ranges by source over the days. ResourceError without altair."""
        try:
            from dateline.show.plots.ledgers import ledgers_chart
        except ModuleNotFoundError as error:
            raise ResourceError(_NO_ALTAIR) from error
        return Chart(ledgers_chart(self.ledgers))


@dataclass(frozen=True)
class Chart:
    """An Altair chart that a notebook draws itself, or shows as a picture: nothing is loaded from another host."""

    altair: altair.Chart

    def __repr__(self) -> str:
        return f"<chart: {self.altair.to_dict().get('description', '')}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from dateline.show.plots.export import spec_svg

        spec = self.altair.to_dict()
        return {_VEGA_LITE: spec, "image/svg+xml": spec_svg(spec), "text/plain": repr(self)}


def days_chart(found: Density) -> Chart:
    """Events by day. ResourceError without altair."""
    try:
        from dateline.show.plots.days import days_chart as drawn
    except ModuleNotFoundError as error:
        raise ResourceError(_NO_ALTAIR) from error
    return Chart(drawn(found.days))


_VEGA_LITE = "application/vnd.vegalite.v6+json"
_NO_ALTAIR = "altair is missing: pip install 'dateline[plot]'"
