"""What a question in Python gives: something to go through, that is fetched page by page, and turns into tables."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from dateline.api import frames
from dateline.api.shown import Chart, Event, days_chart, shown
from dateline.query.answers import Answers, EventAnswer
from dateline.query.density import Density
from dateline.query.search_reports import ClaimAnswer
from dateline.query.search_sql import Rows
from dateline.query.stories import StoryAnswer
from dateline.show.answers import COLUMNS, event_row
from dateline.show.answers_page import table_fragment
from dateline.show.notebook import events_fragment, stories_fragment

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Item = TypeVar("Item")
PAGE = 500
_SHOWN = 20  # rows in a notebook

_TEXT, _COUNT, _REAL, _FLAG = "string", "int64", "double", "bool"
_EVENT_KINDS = dict.fromkeys(COLUMNS, _TEXT) | {
    **dict.fromkeys(("contested", "hedged", "sure"), _FLAG),
    **dict.fromkeys(("geonames", "reports", "outlets", "origins", "claims"), _COUNT),
    **dict.fromkeys(("lat", "lon"), _REAL),
}
_STORY_COLUMNS = ("id", "title", "first", "last", "reports", "outlets", "origins", "events")
_STORY_KINDS = dict.fromkeys(_STORY_COLUMNS, _TEXT) | dict.fromkeys(_STORY_COLUMNS[4:], _COUNT)
_CLAIM_COLUMNS = (
    *("id", "event", "type", "mode", "status", "trigger", "asserted", "sure", "said_by", "quote", "locator"),
    *("report", "outlet", "origin", "published"),
)
_CLAIM_KINDS = dict.fromkeys(_CLAIM_COLUMNS, _TEXT) | {"sure": _FLAG}


class Tabular:
    """What can be turned into a table of another library."""

    @abstractmethod
    def _table(self) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        """Names of columns, rows, and the types of columns."""

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table with all of them. ResourceError without pyarrow."""
        return frames.arrow_table(*self._table())

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame with all of them."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> polars.DataFrame:
        """A polars frame with all of them."""
        return frames.to_polars(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The Arrow stream by which other libraries take them without a copy of ours between."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


@dataclass(frozen=True)
class Query(Tabular, Generic[Item]):
    """A question to a store. Going through it asks for page after page; each time it is asked anew."""

    page: Callable[[int, str | None], Answers[Item]]

    def __iter__(self) -> Iterator[Item]:
        cursor: str | None = None
        while True:
            found = self.page(PAGE, cursor)
            yield from found.items
            if found.next is None:
                return
            cursor = found.next

    def first(self, most: int = 1) -> tuple[Item, ...]:
        """The first so many of them."""
        return tuple(islice(self, max(0, most)))

    def count(self) -> tuple[int, bool]:
        """How many there are, and whether that is all (of very long lists only the newest part is counted)."""
        found = self.page(1, None)
        return found.total, found.exact

    def __repr__(self) -> str:
        total, exact = self.count()
        return f"<{type(self).__name__}: {'' if exact else 'at least '}{total:,}>"

    def _repr_html_(self) -> str:
        found = self.page(_SHOWN, None)
        columns, rows, _ = self._rows(found.items)
        return table_fragment(columns, rows, found.total)

    def _table(self) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        return self._rows(tuple(self))

    @abstractmethod
    def _rows(self, items: Sequence[Item]) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        """The items as a table."""


@dataclass(frozen=True)
class Events(Query[EventAnswer]):
    """Events of a store, in the order that was asked for."""

    spread: Callable[[], Density]

    def __iter__(self) -> Iterator[EventAnswer]:
        return (shown(Event, event) for event in super().__iter__())

    def chart(self) -> Chart:
        """How many there are on each day. ResourceError without altair."""
        return days_chart(self.spread())

    def _repr_html_(self) -> str:
        return events_fragment(self.page(_SHOWN, None))

    __repr__ = Query.__repr__

    def _rows(
        self, items: Sequence[EventAnswer]
    ) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        return COLUMNS, [event_row(event) for event in items], _EVENT_KINDS


class Stories(Query[StoryAnswer]):
    """Stories of a store, last reported first."""

    def _repr_html_(self) -> str:
        return stories_fragment(self.page(_SHOWN, None))

    def _rows(
        self, items: Sequence[StoryAnswer]
    ) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        return _STORY_COLUMNS, [[getattr(story, name) for name in _STORY_COLUMNS] for story in items], _STORY_KINDS


@dataclass(frozen=True)
class Claims(Tabular):
    """Claims of a store, in the order in which they were stored; going through them asks anew each time."""

    ask: Callable[[], Iterator[ClaimAnswer]]

    def __iter__(self) -> Iterator[ClaimAnswer]:
        return self.ask()

    def _repr_html_(self) -> str:
        columns, rows, _ = _claim_table(tuple(islice(self, _SHOWN)))
        return table_fragment(columns, rows, None)

    def _table(self) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        return _claim_table(tuple(self))


@dataclass(frozen=True)
class Table(Tabular):
    """Rows that a statement of one's own gave."""

    held: Rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.held.columns

    @property
    def truncated(self) -> bool:
        """Whether there were more rows than are given."""
        return self.held.truncated

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        return iter(self.held.rows)

    def __len__(self) -> int:
        return len(self.held.rows)

    def __getitem__(self, index: int) -> tuple[object, ...]:
        return self.held.rows[index]

    def _repr_html_(self) -> str:
        return table_fragment(self.held.columns, self.held.rows[:_SHOWN], len(self.held.rows))

    def _table(self) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
        return self.held.columns, self.held.rows, {}


def _claim_table(found: Sequence[ClaimAnswer]) -> tuple[Sequence[str], Sequence[Sequence[object]], Mapping[str, str]]:
    return _CLAIM_COLUMNS, [_claim_row(claim) for claim in found], _CLAIM_KINDS


def _claim_row(claim: ClaimAnswer) -> tuple[object, ...]:
    words, source = claim.words, claim.words.source
    return (
        *(claim.id, claim.event, claim.type, claim.mode, claim.status, claim.trigger),
        *(words.asserted, words.sure, words.said_by, words.quote, words.locator),
        *(source.id, source.outlet, source.origin, source.published),
    )
