"""What people say of the record: revisions of claims and events, and how far they trust a source."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a person does. `rate` gives a statement a credibility; `undo` takes an earlier deed back."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    RATE = "rate"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


class Field(StrEnum):
    """What of a claim a person may put right; the last four belong to the claim, the others to what happened."""

    TYPE = "type"
    MODE = "mode"
    STATUS = "status"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    SAID_BY = "said_by"
    ASSERTED = "asserted"
    CREDIBILITY = "credibility"


OF_CLAIMS = frozenset({Field.SAID_BY, Field.ASSERTED, Field.CREDIBILITY})
OF_EVENTS = frozenset(
    {Field.TYPE, Field.MODE, Field.STATUS, Field.ACTOR, Field.RECIPIENT, Field.TARGET, Field.PLACE, Field.TIME}
)


class State(StrEnum):
    """How a claim stands with people; None, where this is used, is a claim that nobody has looked at."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class How(StrEnum):
    """How a correction found what it is about: by its id, by the very same words, or not at all."""

    ID = "id"
    WORDS = "words"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who says something, why, and when (UTC, ISO). `filed`: when the record took it, where that was later."""

    by: str
    why: str
    at: str
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of the ledger. `deed` is the id of the first revision of one act: what is done and undone together.

    `subject` is an id (clm_, evt_, rpt_) or a happening's anchor. `value` is what an edit puts (JSON), `machine` what
    the reading had there then; `other` the other side of a merge, `undoes` the deed that is taken back.
    """

    n: int
    id: str
    deed: str
    act: Act
    subject: str
    field: Field | None
    value: str | None
    machine: str | None
    other: str | None
    undoes: str | None
    signed: Signed
    standing: bool


RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "not rated",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "not rated",
}
