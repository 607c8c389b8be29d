"""The rows of the figure table that belong to one event."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import apsw

MOST = 2_000  # rows of one event that are looked at, the newest


class FigureRow(NamedTuple):
    """One row with its report and its words; `source` and `origin` are keys for people to read."""

    report_n: int
    report: str
    outlet: str | None
    origin: str
    source: str
    frame: str | None
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    of: str | None
    standing: str
    as_of: str | None
    speaker: str | None
    official: int
    chain: tuple[str, ...]
    start: int
    end: int
    quote: str
    sentence: str


def figure_rows(base: apsw.Connection, event: int) -> tuple[FigureRow, ...]:
    """The figures of an event's happenings and those that its reports give of it, the oldest first."""
    rows = base.execute(_ROWS, (event, event, event, MOST))
    return tuple(sorted(map(_row, rows), key=lambda r: (r.as_of or "", r.report_n, r.start)))


def own_rows(base: apsw.Connection, event: int, kinds: Sequence[str]) -> tuple[FigureRow, ...]:
    """Of the same only an event's own figures of some kinds, without their words."""
    rows = base.execute(_OWN, (event, event, json.dumps(list(kinds)), MOST))
    return tuple(sorted(map(_row, rows), key=lambda r: (r.as_of or "", r.report_n, r.start)))


def story_rows(base: apsw.Connection, story: int) -> tuple[FigureRow, ...]:
    """The figures that a story's reports give of the event each is about, and those they mention beside it."""
    rows = base.execute(_STORY, (story, MOST))
    return tuple(sorted(map(_row, rows), key=lambda r: (r.as_of or "", r.report_n, r.start)))


def has_figures(base: apsw.Connection, event: int, kind: str | None) -> bool:
    """Whether an event has a figure of a kind (any, where none is named), its own or a running total."""
    where = "" if kind is None else " AND frame = ?"
    values = (event,) if kind is None else (event, kind)
    return any(next(base.execute(sql + where + " LIMIT 1", values), None) is not None for sql in _HAS)


def rows_of_reports(base: apsw.Connection, reports: str) -> list[tuple[Any, ...]]:
    """Every figure of some reports (a JSON list of numbers of newest ones), the newest first, without its words: its
    number, happening, the happening whose toll it is, standing, report's number, as of, start, end, chain, official,
    the outlet of its report's origin, who says so if somebody is named, frame, low, high, bound, unit, of."""
    return base.execute(_OF_REPORTS, (reports,)).fetchall()


def origin_and_voice(report: str, outlet: str | None, origin: str | None, first: str | None) -> tuple[str, str]:
    """The key of a report's origin, and who speaks where the report itself does. `first`: the outlet of its origin."""
    key = f"unrated:{outlet or report}" if origin in (None, "unrated") else str(origin)
    whose, _, name = key.partition(":")
    return key, (name if whose in ("agency", "outlet") else first or outlet) or report


def chain_names(chain: str) -> tuple[str, ...]:
    """The names of a figure's chain as it is stored, innermost first."""
    return tuple(str(name) for name, *_ in json.loads(chain)) if chain != "[]" else ()


def _row(row: tuple[Any, ...]) -> FigureRow:
    """A row of _ROWS; what SQLite gives is typed by its schema."""
    n, report, outlet, origin_id, first_outlet, known, *cells, chain, start, end, quote, sentence = row
    origin, voice = origin_and_voice(report, outlet, origin_id, first_outlet)
    source = known or cells[8] or voice
    values = (n, report, outlet, origin, source, *cells, chain_names(chain), start, end, quote, sentence)
    return FigureRow(*values)


def _happenings(column: str) -> str:
    return f"{column} IN (SELECT n FROM happening WHERE event = ? AND live = 1)"


_OF_EVENT = f"""SELECT n FROM figure WHERE {_happenings("happening")} AND standing <> 'background'
    UNION SELECT n FROM figure WHERE {_happenings("toll_of")}
    UNION SELECT n FROM figure WHERE standing = 'background'
        AND report IN (SELECT report FROM happening WHERE event = ? AND live = 1)"""
_FIRST_OUTLET = "(SELECT o.outlet FROM report o WHERE r.origin_id LIKE 'text:%' AND o.id = substr(r.origin_id, 6))"
_OF = """FROM figure f JOIN report r ON r.n = f.report AND r.newest = 1
LEFT JOIN actor a ON a.n = f.actor LEFT JOIN actor b ON b.n = a.same_as"""
_CELLS = f"""
SELECT r.n, r.id, r.outlet, r.origin_id, {_FIRST_OUTLET}, coalesce(b.name, a.name), f.frame, f.low, f.high, f.bound,
       f.unit, f."of", f.standing, f.as_of, f.speaker, f.official, f.chain, f.start, f."end","""
_SELECT = f"""{_CELLS} substr(r.text, f.start + 1, f."end" - f.start),
       substr(r.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)
{_OF}"""
_ROWS = f"{_SELECT} WHERE f.n IN ({_OF_EVENT}) ORDER BY f.report DESC, f.n LIMIT ?"
_OWN = f"""{_CELLS} '', '' {_OF} WHERE f.n IN (SELECT n FROM figure WHERE {_happenings("happening")}
    UNION SELECT n FROM figure WHERE {_happenings("toll_of")})
    AND f.standing = 'own' AND f.frame IN (SELECT value FROM json_each(?)) ORDER BY f.report DESC, f.n LIMIT ?"""
_OF_REPORTS = f"""
SELECT f.n, f.happening, f.toll_of, f.standing, f.report, f.as_of, f.start, f."end", f.chain, f.official,
       {_FIRST_OUTLET}, coalesce(nullif(coalesce(b.name, a.name), ''), f.speaker),
       f.frame, f.low, f.high, f.bound, f.unit, f."of"
{_OF} WHERE f.report IN (SELECT value FROM json_each(?)) ORDER BY f.report DESC, f.n"""
_STORY = f"""{_SELECT} WHERE f.report IN (SELECT report FROM story_report WHERE story = ?)
    AND (f.toll_of IS NOT NULL OR f.standing <> 'own') ORDER BY f.report DESC, f.n LIMIT ?"""
_HAS = tuple(
    f"SELECT 1 FROM figure WHERE {_happenings(column)} AND standing IN ('own', 'running')"
    for column in ("happening", "toll_of")
)
