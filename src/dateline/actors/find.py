"""What the register knows of a name, and whom an office or a name means on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.actors.lexicon import Lexicon
from dateline.actors.offices import Clues, find_holder, find_person
from dateline.actors.spelling import fold
from dateline.model.doubt import Unresolved
from dateline.tables import Row, valid_on


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that bears the name: what kind it is, and whether it holds on the day asked for (None: no day asked)."""

    kind: str
    id: str
    name: str
    what: str
    country: str
    sector: str
    first: str
    last: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the register knows of a name; `means` is whom it stands for on the day, or why nobody."""

    name: str
    day: str
    means: str
    entries: tuple[Entry, ...]


def look_up(lexicon: Lexicon, name: str, day: date | None) -> Found:
    """Rows that bear the name, in the register's order, and what it means: a person, a body, the holder of an office
    ("foreign minister of France")."""
    entries = tuple(_entries(lexicon, name, day))
    return Found(name, day.isoformat() if day else "", _meaning(lexicon, name, day, entries), entries)


def _entries(lexicon: Lexicon, name: str, day: date | None) -> Iterator[Entry]:
    folded = fold(name)
    iso = lexicon.country_names.get(folded)
    if iso:
        yield Entry("country", iso, lexicon.countries[iso], "country", iso, "GOV", "", "", None)
    weapon = lexicon.weapons.get(folded)
    if weapon:
        yield Entry("weapon", weapon, weapon, "weapon", "", "MIL", "", "", None)
    for row in lexicon.organisations.get(folded, ()):
        yield _entry("organisation", row["name"], row, row["kind"], day)
    offices = lexicon.offices
    for row in (*offices.by_name.get(folded, ()), *offices.by_surname.get(folded, ())):
        yield _entry("office", row["key"], {**row, "name": row["holder"]}, _office(row), day)
    for owner, office in _office_and_owner(lexicon, name):
        for row in offices.by_post.get((owner, office), ()):
            yield _entry("office", row["key"], {**row, "name": row["holder"]}, _office(row), day)


def _entry(kind: str, key: str, row: Mapping[str, str], what: str, day: date | None) -> Entry:
    span = (row["valid_from"], row["valid_until"])
    return Entry(
        kind, key, row["name"], what, row["country"], row["sector"], *span, valid_on(row, day) if day else None
    )


def _office(row: Row) -> str:
    return f"{row['office']} ({row['organisation']})" if row["organisation"] else row["office"]


def _office_and_owner(lexicon: Lexicon, name: str) -> Iterator[tuple[str, str]]:
    """(owner, office) where the name reads "OFFICE of COUNTRY" or "OFFICE of BODY"."""
    office, of, owner = name.rpartition(" of ")
    if not of:
        return
    iso = lexicon.country_names.get(fold(owner))
    bodies = [row["name"] for row in lexicon.organisations.get(fold(owner), ())]
    posts = lexicon.offices.other_words
    for key in (*([iso] if iso else ()), *bodies):
        yield key, posts.get((key, fold(office))) or posts.get(("", fold(office))) or fold(office)


def _meaning(lexicon: Lexicon, name: str, day: date | None, entries: tuple[Entry, ...]) -> str:
    kinds = {entry.kind for entry in entries}
    if "country" in kinds:
        return f"country:{next(e.id for e in entries if e.kind == 'country')}"
    posts = list(_office_and_owner(lexicon, name))
    if posts:
        rows = [row for owner, office in posts if (row := find_holder(lexicon.offices, office, owner, owner, day))]
        return f"office:{rows[0]['key']}" if rows else _open(entries)
    if "office" in kinds:
        clues = Clues((), frozenset(), frozenset(), day)
        holder = find_person(lexicon.offices, name, clues)
        return f"open: {holder.why.value}" if isinstance(holder, Unresolved) else f"office:{holder.row['key']}"
    rest = [entry for entry in entries if entry.holds is not False]
    if len(rest) == 1:
        return f"{'org' if rest[0].kind == 'organisation' else rest[0].kind}:{rest[0].id}"
    return _open(entries)


def _open(entries: tuple[Entry, ...]) -> str:
    return "open: several bear it" if entries else "unknown"
