"""The words that this room decides by, read once."""

from dataclasses import dataclass

from dateline.places.fold import fold
from dateline.places.own import COUNTRIES, demonym_owners, never_names
from dateline.tables import Row, cell_list, read_table


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by what they tell of a place name beside them, and folded names that are none or that need care."""

    prepositions: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    travel: frozenset[str]
    transfer: frozenset[str]
    slots: frozenset[str]
    captures: frozenset[str]
    dwellers: frozenset[str]
    sure: frozenset[str]
    holders: frozenset[str]
    acts: frozenset[str]
    stop: frozenset[str]
    never: frozenset[str]
    features: frozenset[str]
    languages: frozenset[str]
    namesakes: frozenset[str]
    institutions: frozenset[str]
    adjectives: frozenset[str]
    countries: dict[str, str]
    capitals: frozenset[tuple[str, str]]


def load_cues() -> Cues:
    """The shipped cues, stop list and institutions, and the register's adjectives and capitals."""
    cues = read_table("places/cues.csv").rows
    countries = read_table(COUNTRIES).rows
    names = {fold(name) for row in countries for name in (row["name"], *cell_list(row["aliases"]))}
    adjectives = {fold(word) for row in countries for word in cell_list(row["adjectives"]) + cell_list(row["demonyms"])}
    demonyms = demonym_owners()
    owners = {word: found[0].country for word, found in demonyms.items() if found[0].country}
    return Cues(
        _with(cues, "preposition"),
        _with(cues, "noun"),
        _with(cues, "verb"),
        _with(cues, "travel"),
        _with(cues, "transfer"),
        _with(cues, "slot"),
        _with(cues, "capture"),
        _with(cues, "dweller"),
        _with(cues, "sure"),
        _with(cues, "holder"),
        _with(cues, "act"),
        _words("places/stoplist.csv"),
        never_names(),
        _with(cues, "feature"),
        _with(cues, "language"),
        _with(cues, "namesake"),
        _words("places/institutions.csv"),
        frozenset({*adjectives, *demonyms} - names),
        owners,
        frozenset(
            (row["iso3"], fold(name))
            for row in countries
            if row["status"] != "historic"
            for name in (row["capital"], *cell_list(row["seats"]))
        ),
    )


def _with(rows: tuple[Row, ...], cue: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows if row["cue"] == cue)


def _words(table: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table(table).rows)
