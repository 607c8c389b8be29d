"""What a feed says, in one form whatever its format."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import SourceError
from dateline.ingest.intake import Raw

SHORTEST = 30  # words; a shorter description is a teaser
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li")
_SPACE = re.compile(r"\s+")
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|continue|full|more)\b[^.!?]{0,30}(?:more|reading|story|»|→))\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `text` is what stands in the feed itself; `source` is whom it names as the first publisher.

    `whole`: a part of the feed meant for whole texts held it (content, not a summary).
    """

    guid: str | None
    url: str | None
    title: str | None
    text: str
    whole: bool
    published: datetime | None = None
    updated: datetime | None = None
    day: date | None = None
    byline: str | None = None
    source: str | None = None
    source_url: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether its text can be read as the report, so that the page it links to need not be fetched."""
        words = len(self.text.split())
        return words >= (SHORTEST if self.whole else 4 * SHORTEST) and not _CUT.search(self.text)

    def raw(self, outlet: str | None) -> Raw:
        """The report that it carries. SourceError where it is no more than a teaser."""
        if len(self.text.split()) < SHORTEST:
            raise SourceError(f"feed entry has no text of its own: {self.url or 'no address'}")
        return Raw(
            text=f"{self.title}\n\n{self.text}" if self.title else self.text,
            source_id=self.guid,
            title=self.title,
            outlet=outlet,
            url=self.url,
            byline=self.byline,
            credit=self.source,
            published=self.day,
        )


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it came; `ttl`: seconds for which it asks to be left alone after each fetch, 0 where it does not."""

    title: str | None
    entries: tuple[Entry, ...]
    ttl: float = 0.0


def one_line(words: str | None) -> str | None:
    """Words with single spaces; None for none."""
    return _SPACE.sub(" ", words or "").strip() or None


def plain(markup: str | None) -> str:
    """Text of a fragment, its blocks as paragraphs."""
    if not markup or "<" not in markup:
        return unescape(markup or "")
    try:
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    blocks = list(tree.iter(*_BLOCKS)) or [tree]
    lines = (_SPACE.sub(" ", "".join(str(part) for part in block.itertext())).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)


def moment(words: str | None) -> datetime | None:
    """A time as feeds write it (RFC 3339 or RFC 822), in UTC where its zone is known; None for what is no time."""
    text = (words or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None


def day(words: str | None) -> date | None:
    """The day that a time names where it was written, whatever its zone."""
    text = (words or "").strip()
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
