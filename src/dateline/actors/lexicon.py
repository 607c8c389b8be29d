"""The tables of this room as one frozen lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dateline.actors.spelling import Finder, Sort, fold, make_finder
from dateline.tables import Row, cell_list, read_table, root, with_own

K = TypeVar("K")

# Names that begin with the family name, so that "Xi" and "Yoon" are surnames there.
_FAMILY_NAME_FIRST = frozenset(["CHN", "HKG", "KOR", "PRK", "SGP", "TWN"])
# Offices of a part of a country: "governor of Texas", "mayor of Kyiv".
_OF_A_PART = ("governor of", "mayor of", "chief minister of", "premier of", "minister-president of")
_PARTICIPANTS = ("person_role", "force", "body", "group_people")


@dataclass(frozen=True, slots=True)
class Words:
    """What words tell: sectors of nouns by class, of heads, names, modifiers and titles; nouns that carry another's
    sector or that of the one force (`branch`) the report speaks of; relations, not of their owner's country;
    topics, not of the country that they deal with."""

    nouns: Mapping[str, Mapping[str, str]]
    heads: Mapping[str, str]
    names: Mapping[str, str]
    modifiers: Mapping[str, str]
    titles: Mapping[str, str]
    carriers: frozenset[str]
    branch: frozenset[str]
    relations: frozenset[str]
    topics: frozenset[str]
    spelled_out: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Offices:
    """Who held which office when: by full name, by surname, by (country or organisation, folded office).

    `minor` are offices that many hold at once, and those of a part of a country: a bare surname alone tells them not.
    """

    by_name: Mapping[str, tuple[Row, ...]]
    by_surname: Mapping[str, tuple[Row, ...]]
    by_post: Mapping[tuple[str, str], tuple[Row, ...]]
    other_words: Mapping[tuple[str, str], str]
    called: Mapping[tuple[str, str], str]
    heads: frozenset[str]
    minor: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything this room looks up; keys of names are folded."""

    finder: Finder
    countries: Mapping[str, str]
    country_names: Mapping[str, str]
    organisations: Mapping[str, tuple[Row, ...]]
    weapons: Mapping[str, str]
    seated: Mapping[str, Row]
    standings: Mapping[str, tuple[Row, ...]]
    would_be: Mapping[str, Row]
    offices: Offices
    words: Words


def load_lexicon(own: Path | None = None) -> Lexicon:
    """The lexicon of the shipped tables, with the rows of the user's own folder where there is one."""
    countries, organisations = _rows("register/countries.csv"), _rows("register/organisations.csv", own)
    ordered = sorted(countries, key=lambda row: row["status"] == "historic")
    return Lexicon(
        finder=make_finder((*_country_words(ordered), *_people_words(), *_organisation_words(organisations))),
        countries={row["iso3"]: row["name"] for row in ordered},
        country_names=_first((fold(name), row["iso3"]) for row in ordered for name in _names(row)),
        organisations=_grouped((fold(name), row) for row in organisations for name in _names(row)),
        weapons=_first((fold(n), row["name"]) for row in _rows("register/weapons.csv", own) for n in _names(row)),
        seated={
            s["place"]: o
            for s in _rows("en/seats_of_bodies.csv")
            for o in organisations
            if o["name"] == s["organisation"]
        },
        standings=_grouped((row["organisation"], row) for row in _rows("register/standings.csv")),
        would_be={fold(name): row for row in _rows("register/would_be_states.csv") for name in _names(row)},
        offices=_offices(
            _rows("register/offices.csv", own),
            _rows("en/posts.csv"),
            frozenset(row["office"] for row in _rows("register/shared_offices.csv")),
        ),
        words=_words(_rows("en/sectors.csv"), _rows("en/nouns.csv")),
    )


def _rows(name: str, own: Path | None = None) -> tuple[Row, ...]:
    # The register's tables are optional: an installation may leave one out.
    return with_own(read_table(name), own) if root().joinpath(name).is_file() else ()


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *cell_list(row["aliases"]))


def _first(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _grouped(pairs: Iterable[tuple[K, Row]]) -> Mapping[K, tuple[Row, ...]]:
    found: dict[K, list[Row]] = {}
    for key, row in pairs:
        rows = found.setdefault(key, [])
        if row not in rows:
            rows.append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _country_words(countries: Iterable[Row]) -> Iterator[tuple[str, Sort, str]]:
    rows = tuple(countries)
    columns = {Sort.ADJECTIVE: ("adjectives", "demonyms"), Sort.SEAT: ("seats",)}
    for row in rows:
        yield from ((name, Sort.COUNTRY, row["iso3"]) for name in _names(row))
        for sort, cells in columns.items():
            yield from ((word, sort, row["iso3"]) for cell in cells for word in cell_list(row[cell]))
    for row in rows:
        yield from ((n, Sort.CAPITAL, row["iso3"]) for n in (row["capital"], *cell_list(row["capital_aliases"])) if n)


def _people_words() -> Iterator[tuple[str, Sort, str]]:
    """Words for peoples, each with the one country it is of, or with none where that is open."""
    for row in _rows("register/peoples.csv"):
        countries = cell_list(row["countries"])
        yield from ((word, Sort.ADJECTIVE, countries[0] if len(countries) == 1 else "") for word in _names(row))


def _organisation_words(organisations: Iterable[Row]) -> Iterator[tuple[str, Sort, str]]:
    return ((name, Sort.ORGANISATION, fold(name)) for row in organisations for name in _names(row))


def _offices(rows: tuple[Row, ...], posts: tuple[Row, ...], shared: frozenset[str]) -> Offices:
    named = [(fold(name), row) for row in rows for name in (row["holder"], *cell_list(row["aliases"]))]
    return Offices(
        by_name=_grouped(named),
        by_surname=_grouped((short, row) for name, row in named for short in _surnames(name, row["country"])),
        by_post=_grouped(
            ((row["organisation"] or row["country"], fold(row["office"])), row)
            for row in rows
            if row["office"] not in shared
        ),
        other_words={(row["country"], fold(row["words"])): fold(row["office"]) for row in posts},
        called=_called(posts),
        heads=frozenset(["president", "prime minister", "chancellor", "king", "queen", "supreme leader", "pope"]),
        minor=shared | {row["office"] for row in rows if row["office"].startswith(_OF_A_PART)},
    )


def _called(posts: Iterable[Row]) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in posts:
        if row["country"]:
            found.setdefault((row["country"], fold(row["office"])), row["words"])
    return found


def _surnames(name: str, country: str) -> Iterator[str]:
    words = name.split()
    if country == "VAT":
        # Popes bear given names that anybody may bear.
        return
    yield from (" ".join(words[start:]) for start in range(1, len(words)))
    if len(words) > 1 and country in _FAMILY_NAME_FIRST:
        yield words[0]


def _words(sectors: Iterable[Row], nouns: Iterable[Row]) -> Words:
    parts: dict[str, dict[str, str]] = {
        part: {} for part in ("head", "name", "modifier", "title", "carrier", "branch", "relation", "topic")
    }
    for row in sectors:
        parts[row["part"]][row["word"]] = row["sector"]
    by_class: dict[str, dict[str, str]] = {name: {} for name in _PARTICIPANTS}
    for row in nouns:
        if row["class"] in by_class:
            by_class[row["class"]][row["lemma"]] = row["sector"]
    spelled = {row["word"]: row["full"] for row in sectors if row["full"]}
    return Words(
        nouns=by_class,
        heads=parts["head"],
        names=parts["name"],
        modifiers=parts["modifier"],
        titles=parts["title"],
        carriers=frozenset(parts["carrier"]),
        branch=frozenset(parts["branch"]),
        relations=frozenset(parts["relation"]),
        topics=frozenset(parts["topic"]),
        spelled_out=spelled,
    )
