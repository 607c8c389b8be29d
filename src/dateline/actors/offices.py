"""Persons of the register: who bears a name, who holds an office, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from dateline.actors.lexicon import Offices
from dateline.actors.spelling import fold
from dateline.model.doubt import Unresolved, Why
from dateline.tables import Row, valid_on

_ALIKE = 0.8
_BY_SURNAME = "holder:surname"


@dataclass(frozen=True, slots=True)
class Clues:
    """What the text tells of a person: roles, country where it is said, countries spoken of anywhere, the day."""

    roles: tuple[str, ...]
    countries: frozenset[str]
    mentioned: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the register and the record that tells most: `current` where the office is held on the day."""

    row: Row
    current: bool
    rule: str


def find_person(offices: Offices, name: str, clues: Clues) -> Holder | Unresolved:
    """The person of this name: AMBIGUOUS where several fit, UNKNOWN_NAME where none does."""
    folded = fold(name)
    rows, rule = offices.by_name.get(folded, ()), "holder:full-name"
    if not rows:
        rows, rule = _by_ends(offices, folded), "holder:similar-name"
    if not rows:
        rows, rule = offices.by_surname.get(folded, ()), _BY_SURNAME
    if not rows:
        return Unresolved(Why.UNKNOWN_NAME)
    return _choose(offices, _fitting(offices, rows, clues), clues, rule)


def _by_ends(offices: Offices, folded: str) -> tuple[Row, ...]:
    """Full names with the same last word and a first word spelled alike ("Aleksandr", a middle initial more)."""
    words = folded.split()
    if len(words) < 2:
        return ()
    rows = offices.by_surname.get(words[-1], ())
    holders = ((row, fold(row["holder"]).split()) for row in rows)
    return tuple(row for row, known in holders if _alike(words[0], known) and _middle_fits(words, known))


def _middle_fits(words: list[str], known: list[str]) -> bool:
    """Whether no middle name contradicts: Abdul Karim Wardak is not Abdul Rahim Wardak; an initial will do."""
    mine, theirs = {w[0] for w in words[1:-1]}, {w[0] for w in known[1:-1]}
    return not mine or not theirs or bool(mine & theirs)


def _alike(first: str, words: list[str]) -> bool:
    return len(words) > 1 and first[0] == words[0][0] and SequenceMatcher(None, first, words[0]).ratio() >= _ALIKE


def _fitting(offices: Offices, rows: Iterable[Row], clues: Clues) -> tuple[Row, ...]:
    """Drops holders whose country the text contradicts."""
    return tuple(row for row in rows if not clues.countries or row["country"] in clues.countries)


def _choose(offices: Offices, rows: tuple[Row, ...], clues: Clues, rule: str) -> Holder | Unresolved:
    if not rows:
        return Unresolved(Why.UNKNOWN_NAME)
    full = rule != _BY_SURNAME
    current = tuple(row for row in rows if clues.day and valid_on(row, clues.day))
    past = tuple(row for row in rows if clues.day is None or (row["valid_from"] or "0") <= clues.day.isoformat())
    # Who holds an office only later is of that country already, where the full name tells who it is.
    later = tuple(row for row in rows if full and row not in past)
    for pool, held in ((current, True), (past, False), (later, False)):
        chosen = _one_person(offices, pool, clues)
        if isinstance(chosen, Unresolved):
            return chosen
        if chosen and (full or (held and not _minor(offices, chosen)) or _prominent(offices, chosen, clues)):
            return Holder(_telling(offices, chosen, clues), held, rule)
    return Unresolved(Why.UNKNOWN_NAME if full else Why.AMBIGUOUS)


def _one_person(offices: Offices, pool: tuple[Row, ...], clues: Clues) -> tuple[Row, ...] | Unresolved:
    """The rows of the one person that fits, narrowed by title, by the countries the report speaks of, by weight."""
    narrower = (
        pool,
        tuple(row for row in pool if _has_role(offices, row, clues)),
        tuple(row for row in pool if row["country"] in clues.mentioned),
        tuple(row for row in pool if row["office"] not in offices.minor),
    )
    for rows in narrower:
        holders = {row["holder"] for row in rows}
        if len(holders) == 1:
            # All the person's rows of the pool count, not only those that told who it is.
            return tuple(row for row in pool if row["holder"] in holders)
    return Unresolved(Why.AMBIGUOUS) if pool else ()


def _minor(offices: Offices, rows: tuple[Row, ...]) -> bool:
    return all(row["office"] in offices.minor for row in rows)


def _prominent(offices: Offices, rows: tuple[Row, ...], clues: Clues) -> bool:
    told = any(row["country"] in clues.countries | clues.mentioned or _has_role(offices, row, clues) for row in rows)
    return told or any(fold(row["office"]) in offices.heads for row in rows)


def _telling(offices: Offices, rows: tuple[Row, ...], clues: Clues) -> Row:
    """The row that the title names, else that of a head of state or government, else the latest."""
    return max(
        rows,
        key=lambda row: (
            _has_role(offices, row, clues),
            fold(row["office"]) in offices.heads,
            row["office"] not in offices.minor,
            row["valid_from"],
        ),
    )


def _has_role(offices: Offices, row: Row, clues: Clues) -> bool:
    return any(post(offices, role, row["country"]) == fold(row["office"]) for role in clues.roles)


def post(offices: Offices, words: str, country: str) -> str:
    """The register's folded name of an office that a text words so in a country."""
    folded = fold(words)
    other = offices.other_words
    return other.get((country, folded)) or other.get(("", folded)) or folded


def find_holder(offices: Offices, role: str, owner: str, country: str | None, day: date | None) -> Row | None:
    """The record of the one holder of an office of a country or organisation on a day; None where not just one."""
    if day is None:
        return None
    found = offices.by_post.get((owner, post(offices, role, country or "")), ())
    held = [row for row in found if valid_on(row, day)]
    return held[0] if len(held) == 1 else None


def office_words(offices: Offices, row: Row) -> str:
    """What reports call the office: "secretary of state" rather than the register's "foreign minister" there."""
    return offices.called.get((row["country"], fold(row["office"])), row["office"])
