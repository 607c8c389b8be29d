"""The words that say what is counted and what became of it, as one frozen lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.tables import read_table

_PERSONS = ("person_role", "group_people", "force")


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Frames by lemma and part of speech (some only of persons), and the classes of words that frames ask for."""

    frames: Mapping[tuple[str, str], str]
    person_frames: Mapping[tuple[str, str], str]
    money_frames: Mapping[str, str]
    befalls_subject: frozenset[str]
    spares_object: frozenset[str]
    phrases: frozenset[str]
    alone: frozenset[str]
    persons: frozenset[str]
    speech: frozenset[str]
    measures: frozenset[str]


def load_words() -> FrameWords:
    """The words of the shipped tables."""
    rows = read_table("en/frames.csv").rows
    changes, measures = read_table("en/change_verbs.csv").rows, read_table("en/measure_verbs.csv").rows
    return FrameWords(
        frames={(row["lemma"], row["pos"]): row["frame"] for row in rows if row["needs"] in ("", "alone")},
        person_frames={(row["lemma"], row["pos"]): row["frame"] for row in rows if row["needs"] == "person"},
        money_frames={row["lemma"]: row["frame"] for row in rows if row["needs"] == "money"},
        befalls_subject=frozenset(row["lemma"] for row in rows if row["side"] in ("subject", "both")),
        spares_object=frozenset(row["lemma"] for row in rows if row["side"] == "subject"),
        alone=frozenset(row["lemma"] for row in rows if row["needs"] == "alone"),
        phrases=frozenset(row["lemma"] for row in rows if " " in row["lemma"]),
        persons=frozenset(row["lemma"] for row in read_table("en/nouns.csv").rows if row["class"] in _PERSONS),
        speech=frozenset(row["lemma"] for row in read_table("en/speech_verbs.csv").rows),
        measures=frozenset(row["lemma"] for row in (*changes, *measures)),
    )
