"""Who the sources of a report are: attributions gathered by party, each party named, unnamed, a document, or open."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.doubt import Unresolved
from dateline.model.mention import Form, Kind
from dateline.model.reading import Reading
from dateline.model.text import Span
from dateline.tables import read_table

_NOBODY = "nobody given"
_UNCLEAR = "he, she, it, they"  # the key of all pronouns that lead nowhere


class Naming(StrEnum):
    """What a reader is told about a source.

    `named`: by name, or as a body that can be told (police, the union). `unclear`: the report says it, but it was not
    settled who is meant ("he", "they"). `nobody`: "reportedly", "is believed to". `own`: no source, the report itself.
    """

    NAMED = "named"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    UNCLEAR = "unclear"
    NOBODY = "nobody"
    OWN = "own"


LABELS = {
    Naming.NAMED: "named",
    Naming.UNNAMED: "unnamed",
    Naming.DOCUMENT: "documents",
    Naming.UNCLEAR: "not settled who",
    Naming.NOBODY: "nobody given",
    Naming.OWN: "the report's own voice",
}
SETTLED = frozenset({Naming.NAMED, Naming.UNNAMED, Naming.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Party:
    """One source with the attributions (indices) that are its own."""

    name: str
    naming: Naming
    kind: str
    role: str
    country: str
    attributions: tuple[int, ...]


def parties(reading: Reading) -> tuple[Party, ...]:
    """Every source once, in the order of the text; namings of one chain are one source, other ones are kept apart."""
    documents = frozenset(row["noun"] for row in read_table("en/documents.csv").rows)
    gathered: dict[Hashable, list[int]] = {}
    for index, said in enumerate(reading.attributions):
        gathered.setdefault(_key(reading, said), []).append(index)
    return tuple(_party(reading, tuple(indices), documents) for indices in gathered.values())


def _key(reading: Reading, said: Attribution) -> Hashable:
    """The register's id or the chain, else the very words; open pronouns are one row, and so are sourceless sayings."""
    if not said.source:
        return _NOBODY
    if said.source_chain is not None:
        known = reading.fillers.actors[said.source_chain].value
        return said.source_chain if isinstance(known, Unresolved) else known
    return _UNCLEAR if is_pronoun(reading, said.source[0]) else said.source[0]


def _party(reading: Reading, indices: tuple[int, ...], documents: frozenset[str]) -> Party:
    said = [reading.attributions[i] for i in indices]
    first = said[0]
    if not first.source:
        return Party(_NOBODY, Naming.NOBODY, "", "", "", indices)
    unnamed = next((a for a in said if a.anonymous is not None), None)
    if first.source_chain is not None:
        return _of_chain(reading, first.source_chain, indices, unnamed)
    words = _words(reading, first)
    if unnamed is not None and unnamed.anonymous is not None:
        return Party(words, Naming.UNNAMED, "", unnamed.anonymous.role or "", _country(unnamed), indices)
    if _lemma(reading, first.source[0]) in documents:
        return Party(words, Naming.DOCUMENT, "document", "", "", indices)
    if is_pronoun(reading, first.source[0]):
        every = dict.fromkeys(f"“{_words(reading, a).lower()}”" for a in said)
        return Party(", ".join(every), Naming.UNCLEAR, "", "", "", indices)
    return Party(words, Naming.UNCLEAR, "", "", "", indices)


def _of_chain(reading: Reading, chain: int, indices: tuple[int, ...], unnamed: Attribution | None) -> Party:
    """A party with a chain: unnamed where the attribution says so, or where it is a person whom no name is given."""
    actor = reading.fillers.actors[chain]
    if _has_name(reading, chain, actor):
        return Party(actor.name, Naming.NAMED, actor.kind.value, actor.role or "", actor.country or "", indices)
    if all(mention.form is Form.PRONOUN for mention in reading.fillers.chains[chain].mentions):
        return Party(f"“{actor.name.lower()}”", Naming.UNCLEAR, "", "", "", indices)
    said = [reading.attributions[i] for i in indices if not is_pronoun(reading, reading.attributions[i].source[0])]
    words = _words(reading, said[0]) if said else actor.name
    role = unnamed.anonymous.role if unnamed and unnamed.anonymous else None
    country = (_country(unnamed) if unnamed else "") or actor.country or ""
    naming = Naming.UNNAMED if unnamed or actor.kind is Kind.PERSON else Naming.NAMED
    return Party(words, naming, actor.kind.value, role or "", country, indices)


def _country(unnamed: Attribution) -> str:
    """The affiliation where it is a country's code; other affiliations stand in the words themselves."""
    affiliation = (unnamed.anonymous and unnamed.anonymous.affiliation) or ""
    return affiliation if len(affiliation) == 3 and affiliation.isupper() else ""


def _has_name(reading: Reading, chain: int, actor: Actor) -> bool:
    named = any(mention.form in (Form.NAME, Form.METONYM) for mention in reading.fillers.chains[chain].mentions)
    return named or not isinstance(actor.value, Unresolved)


def _words(reading: Reading, said: Attribution) -> str:
    return " ".join(reading.report.quote(said.source[0]).split())


def _lemma(reading: Reading, span: Span) -> str:
    head = reading.syntax.head_of(span)
    return "" if head is None else reading.syntax.lemmas[head].lower()


def is_pronoun(reading: Reading, span: Span) -> bool:
    """Whether the words are no more than "he", "they", "who"."""
    head = reading.syntax.head_of(span)
    return head is not None and reading.syntax.upos[head] == "PRON"
