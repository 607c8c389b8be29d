"""What a policy or a stand is about, folded so that two wordings of one subject meet."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.records.words import fold, stem
from dateline.tables import read_table

_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?|\d[\d.,-]*\w*")
_OPENING = ("to", "not", "the", "a", "an", "of", "that", "for", "on")


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """A subject's words: `head` names the thing itself, `rest` says which one ("arms embargo", "Libya")."""

    head: tuple[str, ...]
    rest: frozenset[str]


def subject_key(words: str) -> str:
    """The key under which a subject is filed: its folded head words; "" where it has none.

    "the arms embargo" and "an arms embargo on Libya" have one key; whether they are one subject, `meet` says.
    """
    return " ".join(subject_words(words).head)


@lru_cache(maxsize=4096)
def subject_words(words: str) -> SubjectWords:
    """Head words up to the first preposition but "of" (after a light noun), and the folded content words after it."""
    lexicon = subject_lexicon()
    tokens = [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(fold(words))]
    while tokens and tokens[0] in _OPENING:
        tokens = tokens[1:]
    end = _head_end(tokens, lexicon)
    head = [stem(t) for t in tokens[:end] if t not in lexicon.bare]
    rest = frozenset(stem(t) for t in tokens[end:] if t not in lexicon.bare and t not in lexicon.cut)
    return SubjectWords(tuple(head), rest - frozenset(head))


def meet(left: str, right: str) -> bool:
    """Whether two wordings may be one subject: one key, and what else they say does not disagree."""
    one, other = subject_words(left), subject_words(right)
    if one.head != other.head:
        return False
    return not (one.rest and other.rest) or bool(one.rest & other.rest)


@dataclass(frozen=True, slots=True)
class SubjectLexicon:
    """Words that carry what follows "of", words that say nothing of which matter is meant, and where a name ends."""

    light: frozenset[str]
    bare: frozenset[str]
    cut: frozenset[str]


@cache
def subject_lexicon() -> SubjectLexicon:
    """The shipped words."""
    rows = read_table("en/stances.csv").rows
    return SubjectLexicon(
        light=frozenset(row["word"] for row in rows if row["class"] == "light"),
        bare=frozenset(row["word"] for row in rows if row["class"] in ("bare", "empty")) | {"of"},
        cut=frozenset(row["word"] for row in rows if row["class"] == "cut"),
    )


def _head_end(tokens: list[str], lexicon: SubjectLexicon) -> int:
    for place, token in enumerate(tokens):
        if token == "of" and place and tokens[place - 1] not in lexicon.light:
            return place
        if token in lexicon.cut and place:
            return place
    return len(tokens)
