"""The words of permission, and the values that a change of measure, licence or activity goes between."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.tables import read_table

PERMITTED, RESTRICTED, BANNED, SUSPENDED = "permitted", "restricted", "banned", "suspended"
NONE, IN_FORCE, LIFTED = "none", "in-force", "lifted"
_PEOPLE = frozenset(("person_role", "group_people", "force"))
_PLAY = frozenset(("sport", "show"))


class Change(StrEnum):
    """What an act does to a measure, a licence or an activity."""

    LIFT = "lift"
    RELAX = "relax"
    IMPOSE = "impose"
    TIGHTEN = "tighten"
    EXTEND = "extend"
    SUSPEND = "suspend"
    VETO = "veto"
    FORBID = "forbid"
    PERMIT = "permit"
    GRANT = "grant"
    WITHHOLD = "withhold"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class PolicyLexicon:
    """Changes by (lemma, part of speech); what measures make of an activity; licences; leave; types that never do.

    `people` are nouns of persons, upon whom one acts and changes no rule; `play` those of sport and shows.
    """

    changes: Mapping[tuple[str, str], tuple[Change, ...]]
    strength: Mapping[tuple[str, str], str]
    measures: Mapping[str, str]
    licences: frozenset[str]
    leave: frozenset[str]
    never: frozenset[str]
    people: frozenset[str]
    play: frozenset[str]


def load_policy_lexicon() -> PolicyLexicon:
    """The shipped words of permission, compiled once."""
    changes: dict[tuple[str, str], tuple[Change, ...]] = {}
    strength: dict[tuple[str, str], str] = {}
    measures: dict[str, str] = {}
    groups: dict[str, set[str]] = {"licence": set(), "leave": set(), "never": set()}
    for row in read_table("en/policy.csv").rows:
        key = row["lemma"], row["pos"]
        if row["class"] in groups:
            groups[row["class"]].add(row["lemma"])
        elif row["class"] == "measure":
            measures[row["lemma"]] = row["strength"]
        else:
            changes[key] = (*changes.get(key, ()), Change(row["class"]))
            strength.setdefault(key, row["strength"])
    licences, leave, never = (frozenset(groups[k]) for k in ("licence", "leave", "never"))
    return PolicyLexicon(changes, strength, measures, licences, leave, never, _nouns(_PEOPLE), _nouns(_PLAY))


def _nouns(classes: frozenset[str]) -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("en/nouns.csv").rows if row["class"] in classes)


_MEASURE: Mapping[Change, tuple[str, str]] = {
    Change.LIFT: (IN_FORCE, LIFTED),
    Change.RELAX: (IN_FORCE, IN_FORCE),
    Change.IMPOSE: (NONE, IN_FORCE),
    Change.TIGHTEN: (IN_FORCE, IN_FORCE),
    Change.EXTEND: (IN_FORCE, IN_FORCE),
    Change.SUSPEND: (IN_FORCE, SUSPENDED),
    Change.VETO: (NONE, NONE),
    Change.FORBID: (IN_FORCE, SUSPENDED),
    Change.RESTORE: (SUSPENDED, IN_FORCE),
    Change.GRANT: (NONE, IN_FORCE),
    Change.WITHHOLD: (NONE, NONE),
}


def of_measure(change: Change) -> tuple[str, str] | None:
    """Before and after for a measure or licence named without the activity it governs."""
    return _MEASURE.get(change)


def of_activity(change: Change, strength: str) -> tuple[str, str] | None:
    """Before and after for an activity that a measure of this strength (banned, restricted) governs."""
    return {
        Change.LIFT: (strength, PERMITTED),
        Change.RELAX: (RESTRICTED, PERMITTED),
        Change.IMPOSE: (PERMITTED, strength),
        Change.TIGHTEN: (RESTRICTED, RESTRICTED),
        Change.EXTEND: (strength, strength),
        Change.SUSPEND: (IN_FORCE, SUSPENDED),
        Change.VETO: (PERMITTED, PERMITTED),
        Change.FORBID: (IN_FORCE, SUSPENDED),
        Change.PERMIT: (strength, PERMITTED),
        Change.GRANT: (strength, PERMITTED),
    }.get(change)
