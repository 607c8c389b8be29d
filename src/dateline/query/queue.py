"""What should be looked at first: events by doubt times effect, each with the sentence to look at and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import apsw

from dateline.errors import ConfigError
from dateline.query.answers import Answers, Source, counted
from dateline.query.answers_amounts import Amount
from dateline.query.questions import Page, checked_size, plain
from dateline.query.questions_codes import types
from dateline.query.questions_cursor import Last, closed, opened
from dateline.query.reviews_claims import ClaimCard, claims_in_sentence

_MOST_COUNTED = 5_000
_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which events are meant: all, or those of a report or story, of some types (joined by commas)."""

    report: str | None = None
    story: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One thing to look at: a sentence of a report, the claims that it makes, and the events that rest on them.

    `weight` is doubt times effect (docs/review.md); `reasons` say in words why it comes so early.
    """

    events: tuple[str, ...]
    weight: float
    reasons: tuple[str, ...]
    source: Source
    sentence: str
    start: int
    end: int
    claims: tuple[ClaimCard, ...]

    @property
    def locator(self) -> str:
        """Where the sentence stands: rpt_…#char=120,164."""
        return f"{self.source.id}#char={self.start},{self.end}"


def queue(base: apsw.Connection, asked: Waiting, page: Page) -> Answers[Doubtful]:
    """What waits to be looked at, the heaviest first. ConfigError for a type or cursor that is none."""
    size, last = checked_size(page.size), _opened(page.cursor)
    where, values = _where(asked)
    beyond, after = ("", ()) if last is None else (" AND (e.weight, e.n) < (?, ?)", last)
    sql = f"{_EVENTS} WHERE {where}{beyond} ORDER BY e.weight DESC, e.n DESC LIMIT {size + 1}"
    rows = list(base.execute(sql, (*values, *after)))
    (total,) = next(
        base.execute(f"SELECT count(*) FROM (SELECT 1 FROM event e WHERE {where} LIMIT {_MOST_COUNTED + 1})", values)
    )
    more = closed(Last(repr(rows[size - 1][1]), rows[size - 1][0])) if len(rows) > size else None
    return Answers(_grouped(base, rows[:size]), more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def reasons(base: apsw.Connection, event: int) -> tuple[str, ...]:
    """Why an event should be looked at, in words; the doubts first, then what rests on it."""
    row = next(base.execute(_WHY, (event,)), None)
    if row is None:
        return ()
    sure, contested, hedged, headline, origins, claims, looked_at = row
    rows = base.execute(_FIGURES_TOLD, {"event": event})
    told = [Amount(frame, low, high, bound, None, None, 0) for frame, low, high, bound in rows]
    figures = list(dict.fromkeys(amount.words for amount in told))
    said = [
        *["the reading is not sure"] * (not sure),
        *["a voice denies it"] * bool(contested),
        *[f"figures differ: {', '.join(figures[:_FIGURES])}"] * (len(figures) > 1),
        *["its voice hedges"] * bool(hedged),
        *["it stands in a headline"] * bool(headline),
        *[f"{counted(claims, 'claim')} of {counted(origins, 'origin')} rest on it"] * (claims > 1),
        *["another telling was looked at"] * bool(looked_at),
    ]
    return tuple(said) or ("nobody has looked at it",)


def _grouped(base: apsw.Connection, rows: Sequence[tuple[int, float]]) -> tuple[Doubtful, ...]:
    """One item for each sentence; events of one sentence are looked at together."""
    found: dict[tuple[str, int], Doubtful] = {}
    for event, weight in rows:
        told = next(base.execute(_TELLING, {"event": event}), None)
        if told is None:
            continue
        happening, identity, start, end, sentence, *source = told
        item = found.get((source[0], start))
        if item is None:
            words, cards = " ".join(sentence.split()), claims_in_sentence(base, happening)
            whose = Source(*source)
            item = Doubtful((identity,), weight, reasons(base, event), whose, words, start, end, cards)
        else:
            why = tuple(dict.fromkeys((*item.reasons, *reasons(base, event))))
            item = replace(item, events=(*item.events, identity), reasons=why)
        found[source[0], start] = item
    return tuple(found.values())


def _where(asked: Waiting) -> tuple[str, tuple[str, ...]]:
    where, values = ["e.weight > 0"], list[str]()
    if asked.report:
        where.append(f"e.n IN ({_OF_REPORT})")
        values.append(plain(asked.report))
    if asked.story:
        where.append("e.story = (SELECT n FROM story WHERE id = ?)")
        values.append(plain(asked.story))
    if asked.type:
        codes = types(asked.type)
        where.append(f"e.type IN ({', '.join('?' * len(codes))})")
        values += codes
    return " AND ".join(where), tuple(values)


def _opened(cursor: str | None) -> tuple[float, int] | None:
    last = opened(cursor)
    try:
        return None if last is None else (float(last.day or ""), last.n)
    except ValueError as error:
        raise ConfigError("the cursor is none that this store gave") from error


_EVENTS = "SELECT e.n, e.weight FROM event e"
_OF_REPORT = """SELECT h.event FROM happening h WHERE h.report = (SELECT n FROM report WHERE id = ?)
    AND h.live AND h.event IS NOT NULL"""
# The telling to look at: the best one, else the first that nobody has looked at.
_TELLING = """SELECT h.n, e.id, h.sentence_start, h.sentence_end,
    substr(r.text, h.sentence_start + 1, h.sentence_end - h.sentence_start),
    r.id, r.title, r.outlet, r.origin_id, r.url, r.published
    FROM happening h JOIN report r ON r.n = h.report JOIN event e ON e.n = h.event
    WHERE h.event = :event AND h.live AND h.review IS NULL ORDER BY h.n <> e.head, h.n LIMIT 1"""
_WHY = """SELECT e.sure, e.contested, h.hedged, h.headline, e.origins, e.claims,
    EXISTS (SELECT 1 FROM happening o WHERE o.event = e.n AND o.live AND o.review IS NOT NULL)
    FROM event e JOIN happening h ON h.n = e.head WHERE e.n = ?"""
_FIGURES_TOLD = f"""SELECT DISTINCT frame, low, high, bound
    FROM event_toll WHERE event = :event AND frame = (SELECT frame FROM event_toll WHERE event = :event GROUP BY frame
        HAVING count(DISTINCT printf('%g %g', low, high)) > 1 ORDER BY frame LIMIT 1)
    ORDER BY low, high LIMIT {_FIGURES + 1}"""
