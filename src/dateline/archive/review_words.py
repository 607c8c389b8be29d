"""Names that a person types, as somebody of the record: an id, a stretch of the report's text, or a name."""

import re
from dataclasses import dataclass
from typing import TypeAlias

import apsw

from dateline.errors import ConfigError

Party: TypeAlias = dict[str, object]
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class About:
    """The happening that words are about: its number, its report with the text, and its sentence."""

    happening: int
    report: int
    text: str
    start: int
    end: int


def about(base: apsw.Connection, happening: int) -> About:
    """A happening as words about it need it."""
    [row] = base.execute(_ABOUT, (happening,))
    return About(happening, *row)


def parts_of(words: str) -> list[str]:
    """Several values are parted by semicolons; nothing typed is no value."""
    return [part.strip() for part in words.split(";") if part.strip()]


def actors_from(base: apsw.Connection, told: About | None, words: str) -> list[Party]:
    """Who is meant, in order: each by ent_ id, by span ("120-134") or by name. ConfigError for no such id or span."""
    return [_actor(base, told, part) for part in parts_of(words)]


def standing_at(told: About | None, words: str) -> Party:
    """Where words stand in the report: first in the sentence that tells it, else anywhere; {} where they do not."""
    if told is None:
        return {}
    inside = told.text.find(words, told.start, told.end)
    at = inside if inside >= 0 else told.text.find(words)
    if at < 0 or not words:
        return {}
    return {"span": [at, at + len(words)], "words": words, "implied": int(inside < 0)}


def _actor(base: apsw.Connection, told: About | None, words: str) -> Party:
    if words.startswith("ent_"):
        name = base.execute("SELECT name FROM actor WHERE id = ?", (words,)).get
        if name is None:
            raise ConfigError(f"there is no actor {words}")
        return {"name": name, "actor": words, **standing_at(told, str(name))}
    found = _SPAN.fullmatch(words)
    if found is None:
        return {"name": words, "actor": _named(base, told, words), **standing_at(told, words)}
    return _at_span(base, told, (int(found[1]), int(found[2])))


def _at_span(base: apsw.Connection, told: About | None, span: tuple[int, int]) -> Party:
    start, end = span
    if told is None or not start < end <= len(told.text):
        raise ConfigError(f"no words stand at {start}-{end}")
    words = told.text[start:end]
    named = base.execute(_AT, (told.report, start, end)).get or _named(base, told, words)
    inside = told.start <= start and end <= told.end
    return {"name": words, "actor": named, "span": [start, end], "words": words, "implied": int(not inside)}


def _named(base: apsw.Connection, told: About | None, name: str) -> str | None:
    """The actor of a name: one whom the report names, else the only one who bears it everywhere; None if unclear."""
    rows = list(base.execute("SELECT n, id, key FROM actor WHERE name = ? COLLATE NOCASE", (name,)))
    if told is not None:
        here = [row for row in rows if base.execute(_IN_REPORT, {"actor": row[0], "report": told.report}).get]
        if len(here) == 1:
            return str(here[0][1])
    known = [row for row in rows if "@" not in str(row[2])]
    return str(known[0][1]) if len(known) == 1 else None


_ABOUT = """SELECT report.n, text, sentence_start, sentence_end
    FROM happening JOIN report ON report.n = happening.report WHERE happening.n = ?"""
_AT = """SELECT actor.id FROM happening JOIN participant ON participant.happening = happening.n
    JOIN actor ON actor.n = participant.actor WHERE report = ? AND start = ? AND "end" = ?"""
_IN_REPORT = """SELECT 1 WHERE EXISTS (SELECT 1 FROM participant p JOIN happening h ON h.n = p.happening
        WHERE p.actor = :actor AND h.report = :report)
    OR EXISTS (SELECT 1 FROM voice v JOIN claim c ON c.n = v.claim JOIN happening h ON h.n = c.happening
        WHERE v.actor = :actor AND h.report = :report)"""
