"""What the finders hand to the joiner: one naming of somebody or something, with what it shows."""

from dataclasses import dataclass

from dateline.model.mention import Form, Kind


@dataclass(frozen=True, slots=True)
class FoundName:
    """A proper name: tokens [first, last], what it seems to name, and its register key where it has one.

    `sure` is true where the register or a title vouches for the kind; the recogniser alone does not.
    """

    first: int
    last: int
    kind: Kind
    key: str = ""
    seat_of: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention before it is joined: tokens [first, last], and the features that joining compares.

    `words` are the name's or nominal's own words; `roles` the titles it bears; `countries` the ISO codes of the
    adjectives, names and possessors that modify it; `gender` is m, f, n or any; `definite` that "the" or a
    demonstrative opens it; `tentative` that it is a mention only if it joins something ("the body").
    """

    first: int
    last: int
    head: int
    form: Form
    kind: Kind
    words: tuple[str, ...]
    rule: str
    key: str = ""
    roles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    gender: str = "any"
    plural: bool = False
    definite: bool = False
    sure: bool = False
    tentative: bool = False
