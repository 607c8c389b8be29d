"""What words can name an event: trigger rows with conditions, noun classes, light verbs, nationalities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model.event import Role
from dateline.tables import Row as TableRow
from dateline.tables import cell_list, read_table, read_toml

WORDS = "lemma:"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something a slot must (or must not) hold: one of the classes or words; with neither, any filler at all."""

    slot: str
    classes: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word or phrase: the type it names and the conditions under which it does.

    `words` are its lemmas; `tight` says that they must stand side by side (nouns, hyphenated verbs);
    `roles` are the slots whose role differs from the usual.
    """

    id: str
    words: tuple[str, ...]
    tight: bool
    pos: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    roles: Mapping[str, Role]
    requires: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    example: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its clause to an event noun: `slot` is where the noun stands, `subject` what its subject is."""

    words: tuple[str, ...]
    slot: str
    subject: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All event words. `triggers` go by the first word of a loose phrase and any word of a tight one."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    classes: Mapping[str, frozenset[str]]
    nationalities: Mapping[str, str]
    light: Mapping[str, tuple[LightVerb, ...]]
    lists: Mapping[str, frozenset[str]]
    schemes: Mapping[str, str]


def load_lexicon() -> Lexicon:
    """The shipped tables, compiled once."""
    lists = read_toml("en/event_words.toml")
    return Lexicon(
        _by_word(_trigger(row) for row in read_table("en/triggers.csv").rows),
        _classes(),
        _nationalities(),
        _light(),
        {key: frozenset(value) for key, value in lists["words"].items()},
        _schemes(),
    )


def parse_conditions(cell: str) -> tuple[Condition, ...]:
    """Conditions of a requires or excludes cell: `subj=force|group obj=lemma:base|camp in`."""
    return tuple(_condition(part) for part in cell.split())


@cache
def _condition(part: str) -> Condition:
    slot, _, values = part.partition("=")
    classes, _, words = values.partition(WORDS)
    return Condition(slot, frozenset(cell_list(classes)), frozenset(cell_list(words)))


def _trigger(row: TableRow) -> Trigger:
    lemma = row["lemma"].lower()
    words = tuple(lemma.replace("-", " ").split())
    tight = len(words) > 1 and (row["pos"] != "verb" or " " not in lemma)
    return Trigger(
        row["id"],
        words,
        tight,
        row["pos"],
        row["type"],
        row["mode"] or None,
        cell_list(row["contexts"]),
        dict(_role(part) for part in row["roles"].split()),
        parse_conditions(row["requires"]),
        parse_conditions(row["excludes"]),
        row["example"],
    )


def _role(part: str) -> tuple[str, Role]:
    slot, _, role = part.partition(":")
    return slot, Role(role)


def _by_word(rows: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """Longer phrases first, then by the number in the id."""
    found: dict[str, list[Trigger]] = defaultdict(list)
    for row in rows:
        found[row.words[0]].append(row)
    return {word: tuple(sorted(rows, key=_rank)) for word, rows in found.items()}


def _rank(row: Trigger) -> tuple[int, int]:
    number = row.id.rpartition("/")[2]
    return -len(row.words), int(number) if number.isdigit() else 0


def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table("en/nouns.csv").rows:
        found[row["lemma"].lower()].add(row["class"])
    return {lemma: frozenset(classes) for lemma, classes in found.items()}


def _nationalities() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("register/countries.csv").rows:
        for word in (*cell_list(row["adjectives"]), *cell_list(row["demonyms"])):
            found.setdefault(word.lower(), row["iso3"])
    return found


def _light() -> dict[str, tuple[LightVerb, ...]]:
    found: dict[str, list[LightVerb]] = defaultdict(list)
    for row in read_table("en/light_verbs.csv").rows:
        words = tuple(row["verb"].split())
        found[words[0]].append(LightVerb(words, row["slot"], row["subject"]))
    return {word: tuple(sorted(rows, key=lambda row: -len(row.words))) for word, rows in found.items()}


def _schemes() -> dict[str, str]:
    return {
        kind["code"]: data["header"]["scheme"]
        for data in (read_toml("ontology/plover.toml"), read_toml("ontology/dateline.toml"))
        for kind in data["type"]
    }
