"""`dateline.open(...)`: a store to be asked from Python. Nothing here changes it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

from dateline.api.keywords import Narrowed
from dateline.api.results import Claims, Events, Stories, Table
from dateline.api.shown import ActorPage, EventPage, Figures, Positions, StoryPage, shown
from dateline.errors import StoreError
from dateline.query.answers import Answers, EventAnswer
from dateline.query.changes import Change, Gone, News, changes
from dateline.query.claims_page import claims
from dateline.query.density import Density, density
from dateline.query.events import events
from dateline.query.events_page import event_page
from dateline.query.figures import ledgers_of
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked as AskedPositions
from dateline.query.questions import Filter, Order, Page
from dateline.query.search import Found, search
from dateline.query.search_reports import ClaimAnswer, ReportPage, report_page
from dateline.query.search_sql import Cell, run_sql
from dateline.query.stories import StoryAnswer, StoryFilter, stories, story_page
from dateline.query.today import Holdings, holdings
from dateline.query.who import actor_page
from dateline.show.notebook import store_fragment
from dateline.store import Access, open_store
from dateline.store.database import telling

if TYPE_CHECKING:
    from dateline.api.exporting import Exported

Whole = TypeVar("Whole", EventPage, StoryPage, ReportPage)


class Asked(Narrowed, total=False):
    """The keywords of `events`: as the options of `dateline events`, days as 2026, 2026-11 or 2026-11-22."""

    text: str


class Told(TypedDict, total=False):
    """The keywords of `stories`."""

    after: str
    before: str
    text: str
    min_origins: int


class Archive:
    """A store opened to be read: reports, claims, events, stories. Use it in a `with`, or close it."""

    def __init__(self, path: str | Path) -> None:
        """Opens the file. StoreError where there is no store."""
        self.path = Path(path)
        self._store = open_store(self.path, Access.READ)

    def events(self, *, order: str = "newest", **asked: Unpack[Asked]) -> Events:
        """Events by filter, newest (or oldest) first: `rec.events(country="MLI", after="2026-10", min_origins=2)`.

        ConfigError, when it is gone through, for a name that the record does not know.
        """
        meant = Filter(**asked)
        return Events(partial(self._events, meant, Order(order)), partial(self._density, meant))

    def event(self, identity: str) -> EventPage:
        """One event whole; an id that was replaced gives what stands in its place. StoreError for no such."""
        return self._followed(identity, self._event_page)

    def stories(self, **asked: Unpack[Told]) -> Stories:
        """Stories, last reported first."""
        return Stories(partial(self._stories, StoryFilter(**asked)))

    def story(self, identity: str) -> StoryPage:
        """One story whole. StoreError for no such."""
        return self._followed(identity, self._story_page)

    def report(self, identity: str) -> ReportPage:
        """One stored version of a report with its text. StoreError for no such, or one that was removed."""
        return self._followed(identity, self._report_page)

    def claims(self, *, report: str | None = None, event: str | None = None) -> Claims:
        """Every live claim, or those of one report or event."""
        return Claims(partial(self._claims, report, event))

    def changes(self, since: str | None = None, until: str | None = None, most: int = 100) -> Answers[Change]:
        """What came to be known between two days, newest first."""
        with telling(self.path):
            return changes(self._store.base, News(since, until), Page(most))

    def who(self, name: str) -> ActorPage:
        """One actor by name or id. ConfigError for no such."""
        with telling(self.path):
            return shown(ActorPage, actor_page(self._store.base, name))

    def figures(self, identity: str, kind: str | None = None) -> Figures:
        """The ledgers of an event or a story, of one kind where one is given. StoreError for no such."""
        with telling(self.path):
            found = ledgers_of(self._store.base, identity, kind)
        if found is None:
            raise StoreError(f"no {identity} in {self.path}")
        return Figures(found)

    def positions(
        self, *, actor: str | None = None, holder: str | None = None, subject: str | None = None, most: int = 20
    ) -> Positions:
        """What somebody may do and where somebody stands, over time. ConfigError where a name means nobody."""
        with telling(self.path):
            return shown(Positions, positions(self._store.base, AskedPositions(holder, subject, actor), most))

    def holdings(self) -> Holdings:
        """How much there is, and when it was last read."""
        with telling(self.path):
            return holdings(self._store.base)

    def search(self, words: str, most: int = 10) -> Found:
        """Reports and events that hold all the words."""
        with telling(self.path):
            return search(self._store.base, words, Page(most))

    def sql(self, statement: str, *values: Cell) -> Table:
        """The rows of one SELECT over the store's views (v_events …). StoreError for what is wrong or would write."""
        return Table(run_sql(self._store.base, statement, values))

    def export(self, path: str | Path, as_: str, **asked: "Unpack[Exported]") -> tuple[Path, ...]:
        """Writes events in a form that others open: `rec.export("acled.csv", "acled", country="MLI", rule="low")`.

        `rule`: low, high, latest or official; `at`: the time of the export, where not given that of the last change;
        `over="replace"` writes over files. Returns the file, then what lies beside it. ConfigError for an unknown form.
        """
        from dateline.api.exporting import exported  # questions need nothing of it

        with self._store.reading():
            return exported(self._store.base, Path(path), as_, asked)

    def close(self) -> None:
        """Closes the file; closing twice does nothing."""
        self._store.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<dateline store {self.path}>"

    def _repr_html_(self) -> str:
        return store_fragment(self.holdings(), self.path.name)

    def _events(self, asked: Filter, order: Order, size: int, cursor: str | None) -> Answers[EventAnswer]:
        with telling(self.path):
            return events(self._store.base, asked, Page(size, cursor, order))

    def _stories(self, asked: StoryFilter, size: int, cursor: str | None) -> Answers[StoryAnswer]:
        with telling(self.path):
            return stories(self._store.base, asked, Page(size, cursor))

    def _claims(self, report: str | None, event: str | None) -> Iterator[ClaimAnswer]:
        with telling(self.path):
            yield from claims(self._store.base, report, event)

    def _followed(self, identity: str, look: Callable[[str], Whole | Gone | None]) -> Whole:
        """What an id stands for, or what replaced it."""
        with telling(self.path):
            found = look(identity)
            if isinstance(found, Gone) and found.replaced_by:
                found = look(found.replaced_by)
        if isinstance(found, Gone):
            raise StoreError(f"{identity} no longer stands: {found.why}")
        if found is None:
            raise StoreError(f"no {identity} in {self.path}")
        return found

    def _density(self, asked: Filter) -> Density:
        with telling(self.path):
            return density(self._store.base, asked)

    def _event_page(self, identity: str) -> EventPage | Gone | None:
        found = event_page(self._store.base, identity)
        return found if found is None or isinstance(found, Gone) else shown(EventPage, found)

    def _story_page(self, identity: str) -> StoryPage | Gone | None:
        found = story_page(self._store.base, identity)
        return found if found is None or isinstance(found, Gone) else shown(StoryPage, found)

    def _report_page(self, identity: str) -> ReportPage | Gone | None:
        return report_page(self._store.base, identity)


def open_archive(path: str | Path) -> Archive:
    """Opens a store to be asked: `rec = dateline.open("record.dateline")`. StoreError where there is none."""
    return Archive(path)
