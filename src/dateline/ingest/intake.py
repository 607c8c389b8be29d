"""What the operator says about the inputs, and the raw report that every kind of input is turned into."""

from dataclasses import dataclass, field
from datetime import date

from dateline.model.text import Page
from dateline.settings import DocumentSettings, FetchSettings


@dataclass(frozen=True, slots=True)
class Intake:
    """What fills the gaps of an input (day, outlet), what may be fetched, and how long a text may be."""

    published: date | None
    outlet: str | None
    allow_private: bool
    fetch: FetchSettings
    max_characters: int
    documents: DocumentSettings = field(default_factory=DocumentSettings)

    @property
    def most_bytes(self) -> int:
        """Bytes of one page or row beyond which it is refused unread: markup is seldom more than 8 times its text."""
        return 8 * self.max_characters


@dataclass(frozen=True, slots=True)
class Raw:
    """One report as its input gives it, before anything was decided.

    `published` is the day that the input itself names, `row` whether a row did so; `credit` is whom a page or feed
    names as author besides persons; `page`: the text was taken out of a page, so that it must hold an article;
    `printed` is a day that stands near the title, as weak a sign as a stamp; `pages`: which characters stand on which
    page, where the input has pages.
    """

    text: str
    source_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    credit: str | None = None
    published: date | None = None
    row: bool = False
    page: bool = False
    printed: date | None = None
    pages: tuple[Page, ...] = ()
