"""The tables of this room as one frozen lexicon."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.mentions.gazetteer import Entry, Gazetteer, make_gazetteer
from dateline.model.mention import Kind
from dateline.tables import Row, cell_list, read_table, root, with_own

_LONG_ENOUGH_TO_SHOUT = 4
_PEOPLE = frozenset({"person_role", "group_people", "force"})
_LOOSE = frozenset({"nameless", "any body", "any people", "any person", "dignity"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun's features: person 1-3, number s/p/any, gender m/f/n/any, and its type."""

    person: str
    number: str
    gender: str
    type: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the finders look up; words are lower case unless they are parts of names."""

    gazetteer: Gazetteer
    country_names: Mapping[str, str]
    adjectives: Mapping[str, str]
    demonyms: Mapping[str, str]
    titles: Mapping[str, tuple[str, str]]
    title_starts: frozenset[str]
    title_nouns: Mapping[str, frozenset[str]]
    given_names: Mapping[str, str]
    name_heads: Mapping[str, Kind]
    features: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    noun_classes: Mapping[str, frozenset[str]]
    nominals_of: Mapping[str, frozenset[str]]
    role_kinds: Mapping[str, Kind]
    cues: Mapping[tuple[str, str, str], str]
    offices: Mapping[str, frozenset[tuple[str, str]]]
    speech_verbs: frozenset[str]
    synonyms: Mapping[str, frozenset[str]]
    loose: Mapping[str, frozenset[str]]
    namesakes: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    narrower: Mapping[str, frozenset[str]]
    country_nouns: Mapping[str, frozenset[str]]
    body_sectors: Mapping[str, frozenset[str]]
    sectors_of: Mapping[str, str]
    noun_sectors: Mapping[str, str]
    people_sectors: Mapping[str, str]


def load_lexicon(own: Path | None = None) -> Lexicon:
    """The lexicon of the shipped tables, with the rows of the user's own folder where there is one."""
    countries = _rows("register/countries.csv")
    organisations = _rows("register/organisations.csv", own)
    heads = _rows("en/name_heads.csv")
    return Lexicon(
        gazetteer=make_gazetteer(_entries(countries, organisations, own)),
        country_names={c["iso3"]: c["name"] for c in countries},
        adjectives=_by_word(countries, "adjectives"),
        demonyms=_by_word(countries, "demonyms"),
        titles={row["title"].lower(): (row["type"], row["gender"]) for row in _rows("en/titles.csv")},
        title_starts=frozenset(r["title"].lower().split()[0] for r in _rows("en/titles.csv") if " " in r["title"]),
        title_nouns={r["title"].lower(): frozenset(cell_list(r["nouns"])) for r in _rows("en/titles.csv")},
        given_names={row["name"]: row["gender"] for row in _rows("en/given_names.csv")},
        name_heads={row["word"]: Kind(row["kind"]) for row in heads},
        features=frozenset(row["word"] for row in heads if row["word"].islower()),
        pronouns={
            r["word"]: Pronoun(r["person"], r["number"], r["gender"], r["type"]) for r in _rows("en/pronouns.csv")
        },
        noun_classes=_noun_classes(),
        nominals_of={row["name"]: frozenset(_role_words(row)) for row in organisations},
        role_kinds=_role_kinds(organisations),
        cues={(r["lemma"], r["pos"], r["slot"]): r["reading"] for r in _rows("en/metonym_cues.csv")},
        offices=_offices(own),
        speech_verbs=frozenset(row["lemma"] for row in _rows("en/speech_verbs.csv")),
        synonyms=_synonyms(),
        loose=_loose(),
        namesakes={
            r["name"]: (frozenset(cell_list(r["region_words"])), frozenset(cell_list(r["country_words"])))
            for r in _rows("en/namesakes.csv")
        },
        narrower=_sets("en/noun_broader.csv", "narrower"),
        country_nouns=_sets("en/noun_countries.csv", "countries"),
        body_sectors=_sets("en/noun_bodies.csv", "sectors"),
        sectors_of={row["name"]: row["sector"] for row in organisations},
        noun_sectors={r["lemma"]: r["sector"] for r in _rows("en/nouns.csv") if r["class"] in ("body", "force")},
        people_sectors={r["lemma"]: r["sector"] for r in _rows("en/nouns.csv") if r["class"] in _PEOPLE},
    )


def _sets(name: str, column: str) -> Mapping[str, frozenset[str]]:
    return {row["noun"]: frozenset(cell_list(row[column])) for row in _rows(name)}


def _rows(name: str, own: Path | None = None) -> tuple[Row, ...]:
    # The register's tables are optional: an installation may leave one out.
    return with_own(read_table(name), own) if root().joinpath(name).is_file() else ()


def _entries(countries: Iterable[Row], organisations: Iterable[Row], own: Path | None) -> Iterator[tuple[str, Entry]]:
    current = [row for row in countries if row.get("status") != "historic"]
    for row in current:
        entry = Entry(row["iso3"], Kind.COUNTRY)
        yield from _spelled((row["name"], *cell_list(row["aliases"])), entry)
    for row in organisations:
        yield from _spelled((row["name"], *cell_list(row["aliases"])), Entry(row["name"], Kind(row["kind"])))
    for row in current:
        capital = Entry(f"place:{row['capital']}", Kind.PLACE, row["iso3"])
        yield from _spelled((row["capital"], *cell_list(row["capital_aliases"])), capital)
        for seat in cell_list(row["seats"]):
            yield from _spelled((seat,), Entry(f"seat:{seat}", Kind.ORGANISATION, row["iso3"]))
    for row in _rows("register/weapons.csv", own):
        yield from _spelled((row["name"], *cell_list(row["aliases"])), Entry(row["name"], Kind.WEAPON))


def _spelled(names: Iterable[str], entry: Entry) -> Iterator[tuple[str, Entry]]:
    for name in names:
        bare = name.removeprefix("The ")
        yield bare, entry
        if len(bare) > _LONG_ENOUGH_TO_SHOUT:
            yield bare.upper(), entry


def _role_words(row: Row) -> Iterator[str]:
    return (word.removeprefix("the ") for word in cell_list(row["role_words"]))


def _by_word(countries: Iterable[Row], column: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for row in countries:
        if row.get("status") != "historic":
            for word in cell_list(row[column]):
                words.setdefault(word, row["iso3"])
    return words


def _noun_classes() -> Mapping[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in _rows("en/titles.csv"):
        if row["type"] != "personal":
            for noun in (row["title"].lower(), *cell_list(row["nouns"])):
                classes.setdefault(noun, set()).add("person_role")
    for row in _rows("en/nouns.csv"):
        classes.setdefault(row["lemma"], set()).add(row["class"])
    return {lemma: frozenset(found) for lemma, found in classes.items()}


def _role_kinds(organisations: Iterable[Row]) -> Mapping[str, Kind]:
    """What the last word of role words ("broadcaster", "bloc") most often stands for."""
    counts: dict[str, Counter[str]] = {}
    for row in organisations:
        for word in {words.split()[-1] for words in _role_words(row)}:
            counts.setdefault(word, Counter())[row["kind"]] += 1
    return {word: Kind(max(sorted(count), key=count.__getitem__)) for word, count in counts.items()}


def _synonyms() -> Mapping[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for row in (r for r in _rows("en/noun_synonyms.csv") if r["set"] not in _LOOSE):
        sets.setdefault(row["noun"], set()).add(row["set"])
    return {noun: frozenset(found) for noun, found in sets.items()}


def _loose() -> Mapping[str, frozenset[str]]:
    """Nouns that may stand for whoever was just named, and those for people who stay unnamed, by set."""
    rows = _rows("en/noun_synonyms.csv")
    return {name: frozenset(r["noun"] for r in rows if r["set"] == name) for name in _LOOSE}


def _offices(own: Path | None) -> Mapping[str, frozenset[tuple[str, str]]]:
    held: dict[str, set[tuple[str, str]]] = {}
    for row in _rows("register/offices.csv", own):
        for name in (row["holder"], *cell_list(row["aliases"])):
            held.setdefault(name, set()).add((row["office"], row["country"]))
    return {name: frozenset(posts) for name, posts in held.items()}
