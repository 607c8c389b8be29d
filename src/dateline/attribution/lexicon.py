"""The words that attribute, and what each takes, from the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.attribution.things import Things, read_things
from dateline.model.attribution import CueClass
from dateline.tables import Row, Table, cell_list, read_table


class Frame(StrEnum):
    """What a cue word takes as content, or does without."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    OBJECT = "object"
    TARGET = "target"
    ADDRESSEE = "addressee"
    AS = "as"
    QUOTE = "quote"
    HEARSAY = "hearsay"
    NUMBER = "number"
    COMPLEMENT = "complement"
    BARE = "bare"
    BODILY = "bodily"


class Act(StrEnum):
    """What it is to say that one did or will do something."""

    OFFICIAL = "official"
    HELPFUL = "helpful"
    HARMFUL = "harmful"
    ANSWERING = "answering"


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue word or phrase; without a class it only looks like one. `preps` are those whose objects are content."""

    words: tuple[str, ...]
    pos: str
    cue_class: CueClass | None
    frames: frozenset[Frame]
    preps: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of this room, each keyed by its first word's lemma."""

    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    adverbs: Mapping[str, Entry]
    modifiers: Mapping[str, Entry]
    refusals: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Entry, ...]]
    preps: Mapping[str, tuple[Entry, ...]]
    hearers: frozenset[str]
    rooms: frozenset[str]
    venues: Mapping[tuple[str, ...], frozenset[str]]
    documents: frozenset[str]
    orders: frozenset[str]
    acts: Mapping[str, frozenset[Act]]
    proposals: frozenset[str]
    judgements: Mapping[str, str]
    roles: frozenset[str]
    speakers: frozenset[str]
    affiliations: Mapping[str, str]
    things: Things


def read_lexicon() -> Lexicon:
    """The shipped tables; a bad row is a ResourceError."""
    cues = [_entry(row) for row in read_table("en/cues.csv").rows]
    hearers = read_table("en/hearers.csv").rows
    documents, descriptors = read_table("en/documents.csv").rows, read_table("en/descriptors.csv").rows
    return Lexicon(
        verbs=_single(cues, "verb"),
        nouns=_single(cues, "noun"),
        adjectives=_single(cues, "adj"),
        adverbs=_single(cues, "adverb"),
        modifiers=_single(cues, "modifier"),
        refusals=_single(cues, "refusal"),
        phrases=_several(cues, "phrase"),
        preps=_several(cues, "prep"),
        hearers=frozenset(row["noun"] for row in hearers),
        rooms=frozenset(row["noun"] for row in hearers if row["room"]),
        venues=_venues(read_table("en/venues.csv")),
        documents=frozenset(row["noun"] for row in documents),
        orders=frozenset(row["noun"] for row in documents if row["kind"] == "order"),
        acts=_acts(read_table("en/acts.csv")),
        proposals=frozenset(row["noun"] for row in read_table("en/proposals.csv").rows),
        judgements={row["lemma"]: row["kind"] for row in read_table("en/judgements.csv").rows},
        roles=frozenset(row["noun"] for row in descriptors),
        speakers=frozenset(row["noun"] for row in descriptors if row["speaks"]),
        affiliations=_affiliations(read_table("register/countries.csv")),
        things=read_things(),
    )


def _entry(row: Row) -> Entry:
    return Entry(
        words=tuple(row["lemma"].split()),
        pos=row["pos"],
        cue_class=CueClass(row["class"]) if row["class"] else None,
        frames=frozenset(Frame(frame) for frame in row["frames"].split()),
        preps=frozenset(cell_list(row["preps"])),
        weight=float(row["weight"] or 1),
    )


def _single(cues: list[Entry], pos: str) -> dict[str, Entry]:
    return {" ".join(entry.words): entry for entry in cues if entry.pos == pos}


def _several(cues: list[Entry], pos: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in cues:
        if entry.pos == pos:
            found[entry.words[0]] = (*found.get(entry.words[0], ()), entry)
    return found


def _acts(table: Table) -> dict[str, frozenset[Act]]:
    found: dict[str, frozenset[Act]] = {}
    for row in table.rows:
        found[row["lemma"]] = found.get(row["lemma"], frozenset()) | {Act(row["kind"])}
    return found


def _venues(table: Table) -> dict[tuple[str, ...], frozenset[str]]:
    return {tuple(row["noun"].split()): frozenset(cell_list(row["preps"])) for row in table.rows}


def _affiliations(table: Table) -> dict[str, str]:
    """Adjectives, names and short names of today's states, lower case, to their code."""
    found: dict[str, str] = {}
    for row in table.rows:
        if row["status"] in ("state", "territory"):
            for word in (*cell_list(row["adjectives"]), row["name"], *cell_list(row["aliases"])):
                found.setdefault(word.lower(), row["iso3"])
    return found
