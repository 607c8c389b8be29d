"""Who and what a report speaks of: mentions, and the chains of mentions that are one participant."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span


class Form(StrEnum):
    """How a mention names its participant; a metonym is a capital or seat that stands for a government."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"


class Kind(StrEnum):
    """What sort of thing a chain is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    OUTLET = "outlet"
    GROUP = "group"
    WEAPON = "weapon"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a participant. `span` leaves out trailing relative clauses; `head` is its head token's index."""

    span: Span
    form: Form
    head: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one participant, in text order. `name` is its fullest naming's words, `rule` what joined it."""

    name: str
    kind: Kind
    mentions: tuple[Mention, ...]
    rules: tuple[str, ...]
