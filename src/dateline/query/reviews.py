"""What people put right: the ledger, the history of one thing, what is to be reviewed again, how far they are."""

from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError
from dateline.model.review import Act, Field
from dateline.query.answers import Answers
from dateline.query.questions import Page, checked_size, plain
from dateline.query.questions_cursor import Last, closed, opened
from dateline.query.reviews_words import value_words

_MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Review:
    """One revision in words: who did what to what, when, why; what was put in the place of what the machine read.

    `standing` is False where it was taken back; `how` says how it found its claim in the reading in use (id, words,
    lost), None for what needs no claim.
    """

    id: str
    deed: str
    at: str
    by: str
    act: str
    subject: str
    what: str
    report: str | None
    event: str | None
    field: str | None
    value: str
    machine: str
    why: str
    other: str | None
    undoes: str | None
    standing: bool
    how: str | None


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Which revisions are meant: of a subject, of a person, of one act; only those to be reviewed again."""

    subject: str | None = None
    by: str | None = None
    act: str | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far people are: claims that are accepted, edited, rejected; events that wait; corrections that are lost."""

    accepted: int
    edited: int
    rejected: int
    waiting: int
    again: int
    people: tuple[tuple[str, int], ...]


def reviews(base: apsw.Connection, asked: Reviewing, page: Page) -> Answers[Review]:
    """Revisions, newest first. ConfigError for an act or cursor that is none."""
    size, last = checked_size(page.size), opened(page.cursor)
    where, values = _where(asked)
    beyond, after = ("", ()) if last is None else (" AND v.n < ?", (last.n,))
    rows = list(base.execute(f"{_ROWS} WHERE {where}{beyond} ORDER BY v.n DESC LIMIT {size + 1}", (*values, *after)))
    counted = f"SELECT count(*) FROM (SELECT 1 {_FROM} WHERE {where} LIMIT {_MOST_COUNTED + 1})"
    (total,) = next(base.execute(counted, values))
    more = closed(Last(None, rows[size - 1][0])) if len(rows) > size else None
    found = tuple(_review(row[1:]) for row in rows[:size])
    return Answers(found, more, min(total, _MOST_COUNTED), total <= _MOST_COUNTED)


def review_history(base: apsw.Connection, subject: str) -> tuple[Review, ...]:
    """All that was done to one thing, oldest first: by its id, or by an id that it had in an earlier version."""
    wanted = plain(subject)
    rows = base.execute(f"{_ROWS} WHERE v.n IN ({_OF}) ORDER BY v.n", {"subject": wanted})
    return tuple(_review(row[1:]) for row in rows)


def progress(base: apsw.Connection) -> Progress:
    """How far the review is; who has done how many deeds that stand."""
    counts = dict(base.execute(_LOOKED_AT))
    (waiting,) = next(base.execute("SELECT count(*) FROM event WHERE weight > 0"))
    (again,) = next(base.execute("SELECT count(*) FROM correction WHERE how = 'lost'"))
    people = tuple((str(by), int(many)) for by, many in base.execute(_PEOPLE))
    accepted, edited, rejected = (int(counts.get(state, 0)) for state in ("accepted", "edited", "rejected"))
    return Progress(accepted, edited, rejected, waiting, again, people)


def _where(asked: Reviewing) -> tuple[str, tuple[str, ...]]:
    where, values = ["1"], list[str]()
    if asked.subject:
        where.append("v.subject = ?")
        values.append(plain(asked.subject))
    if asked.by:
        where.append("v.by = ?")
        values.append(plain(asked.by))
    if asked.act:
        if asked.act not in tuple(Act):
            raise ConfigError(f"no act is called {asked.act!r}; there is {', '.join(Act)}")
        where.append("v.act = ?")
        values.append(asked.act)
    if asked.lost:
        where.append("k.how = 'lost'")
    return " AND ".join(where), tuple(values)


def _review(row: tuple[str | int | None, ...]) -> Review:
    *head, what, report, event, field, value, machine, why, other, undoes, standing, how = row
    put_in = Field(str(field)) if field else None
    words = (value_words(put_in, _text(value)), value_words(put_in, _text(machine))) if put_in else ("", "")
    name, deed, at, by, act, subject = (str(cell) for cell in head)
    about = (_text(report), _text(event), _text(field), *words, str(why), _text(other), _text(undoes))
    return Review(name, deed, at, by, act, subject, str(what or ""), *about, bool(standing), _text(how))


def _text(cell: str | int | None) -> str | None:
    return None if cell is None else str(cell)


_FROM = """FROM revision v LEFT JOIN correction k ON k.revision = v.n LEFT JOIN taken_back t ON t.deed = v.deed
    LEFT JOIN happening h ON h.n = coalesce(k.happening, (SELECT n FROM happening WHERE anchor = v.anchor))
    LEFT JOIN report r ON r.n = h.report LEFT JOIN event e ON e.n = coalesce(k.event, h.event)"""
_ROWS = f"""SELECT v.n, v.id, v.deed, v.at, v.by, v.act, v.subject, h.trigger_text, r.id, e.id, v.field, v.value,
    coalesce(k.machine, v.machine), v.why, v.other, v.undoes, t.deed IS NULL, k.how {_FROM}"""
_OF = """SELECT n FROM revision WHERE subject = :subject OR other = :subject
    UNION SELECT revision FROM correction JOIN claim ON claim.n = correction.claim WHERE claim.id = :subject
    UNION SELECT revision FROM correction JOIN happening ON happening.n = correction.happening
        JOIN event ON event.n = happening.event WHERE event.id = :subject
    UNION SELECT revision FROM correction JOIN happening ON happening.n = correction.happening
        JOIN claim ON claim.happening = happening.n WHERE claim.id = :subject AND correction.claim IS NULL"""
_LOOKED_AT = """SELECT claim.review, count(*) FROM claim JOIN happening ON happening.n = claim.happening
    JOIN report ON report.n = happening.report WHERE claim.review IS NOT NULL AND newest = 1 GROUP BY claim.review"""
_PEOPLE = """SELECT revision.by, count(DISTINCT revision.deed) FROM revision
    LEFT JOIN taken_back ON taken_back.deed = revision.deed
    WHERE taken_back.deed IS NULL GROUP BY revision.by ORDER BY 2 DESC, 1"""
