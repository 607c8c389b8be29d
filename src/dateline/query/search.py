"""Words looked for in everything: the reports that hold them, best first, and the events whose sentences do."""

from dataclasses import dataclass

import apsw

from dateline.query.answers import Answers, EventAnswer, Source
from dateline.query.events import events
from dateline.query.filters_words import match_all
from dateline.query.questions import Filter, Page, checked_size

OPEN, CLOSE = "\x02", "\x03"  # around the words found, in a snippet
_MOST_COUNTED = 5_000
_MOST_RANKED = 30_000  # to weigh more of them takes longer than anybody waits
_EVENTS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words; `snippet` marks them between OPEN and CLOSE."""

    source: Source
    snippet: str
    events: int
    story: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Reports that hold the words, and the newest events that are told in them."""

    reports: Answers[Hit]
    events: Answers[EventAnswer]


def search(base: apsw.Connection, words: str, page: Page) -> Found:
    """Reports with all the words (newest versions), best match first (of very common words the last added).

    ConfigError where there is no word.
    """
    size, match = checked_size(page.size), match_all(base, words)
    counted = "SELECT count(*) FROM (SELECT 1 FROM passage WHERE passage MATCH ? LIMIT ?)"
    (total,) = next(base.execute(counted, (match, _MOST_RANKED + 1)))
    place, order = ("rank", "rank") if total <= _MOST_RANKED else ("-rowid", "rowid DESC")
    rows = base.execute(_HITS.format(place=place, order=order), (OPEN, CLOSE, match, size))
    hits = tuple(Hit(Source(*row[:6]), _tidy(row[6]), row[7], row[8]) for row in rows)
    reports = Answers(hits, None, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)
    return Found(reports, events(base, Filter(text=words), Page(_EVENTS)))


def _tidy(snippet: str) -> str:
    return " ".join(snippet.split())


_HITS = """
SELECT r.id, r.title, r.outlet, r.origin_id, r.url, r.published, f.snippet,
       (SELECT count(DISTINCT event) FROM happening WHERE report = r.n AND live),
       (SELECT s.id FROM story_report m JOIN story s ON s.n = m.story WHERE m.report = r.n)
FROM (SELECT rowid AS n, snippet(passage, 1, ?, ?, ' … ', 24) AS snippet, {place} AS place
      FROM passage WHERE passage MATCH ? ORDER BY {order} LIMIT ?) f
JOIN report r ON r.n = f.n ORDER BY f.place, r.n
"""
