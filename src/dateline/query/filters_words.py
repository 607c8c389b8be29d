"""Words in the sentences that tell an event and in the names that were resolved in them: full-text questions."""

from collections.abc import Callable, Sequence

import apsw

from dateline.errors import ConfigError
from dateline.query.filters_parts import Part
from dateline.query.questions import plain
from dateline.query.questions_codes import country

_MOST_WORDS = 32
_LONGEST_NAME = 4  # words of a country's name
_SHORTEST_NAME = 4  # letters of one
Stems = Callable[[str], tuple[str, ...]]


def words_part(base: apsw.Connection, words: str) -> Part:
    """Events of which one telling holds all the words, in its sentence or the names of who is in it and where.

    A country's name also means the places and people of that country. ConfigError where there is no word.
    """
    match = (_match_telling(phrases(base, words)),)
    # The list is made once for a question, of small index pages alone; testing one telling after another takes longer.
    found = (
        "SELECT h.event AS n FROM telling t CROSS JOIN happening h INDEXED BY happening_told ON h.n = t.rowid"
        " WHERE telling MATCH ? AND h.live AND h.event IS NOT NULL"
    )
    return Part(f"e.n IN ({found})", match, found, match, None)


def _match_telling(wanted: Sequence[str]) -> str:
    """The full-text question; the longest names of countries first: "Burkina Faso" before "Faso"."""
    parts, place = [], 0
    while place < len(wanted):
        for length in range(min(_LONGEST_NAME, len(wanted) - place), 0, -1):
            some = wanted[place : place + length]
            code = _country(" ".join(some))
            if code or length == 1:
                said = " AND ".join(map(_quoted, some))
                parts.append(f'(({said}) OR names : "cc{code}")' if code else said)
                place += length
                break
    return " AND ".join(parts)


def _country(words: str) -> str | None:
    """The code of a country of this name; a short word is a word ("can", "in"), though some code may be spelt so."""
    return country(words) if len(words) >= _SHORTEST_NAME else None


def _quoted(phrase: str) -> str:
    """Quoted, so that no word is read as an operator."""
    return '"' + phrase.replace('"', '""') + '"'


def match_all(base: apsw.Connection, words: str) -> str:
    """A full-text question for all the words, each quoted, so that none of them is read as an operator."""
    return " AND ".join(map(_quoted, phrases(base, words)))


def phrases(base: apsw.Connection, words: str) -> tuple[str, ...]:
    """The words, each alone, and those between “quotes” together; what holds no letter or digit is left out."""
    stems = _stemmer(base)
    cleaned = plain(words).replace("“", '"').replace("”", '"')
    found = []
    for i, part in enumerate(cleaned.split('"')):
        found += [part] if i % 2 else part.split()
    kept = tuple(phrase for phrase in dict.fromkeys(found) if stems(phrase))[:_MOST_WORDS]
    if not kept:
        raise ConfigError(f"there is no word to look for in {plain(words)!r}")
    return kept


def _stemmer(base: apsw.Connection) -> Stems:
    """The words of a text as the store's index has them."""
    tokenize = base.fts5_tokenizer("porter", ["unicode61"])

    def stems(text: str) -> tuple[str, ...]:
        found = tokenize(
            text.encode("utf-8", "replace"),
            apsw.FTS5_TOKENIZE_DOCUMENT,
            None,
            include_offsets=False,
            include_colocated=False,
        )
        return tuple(map(str, found))

    return stems


def _begin(stem: str) -> str:
    """What a word of this stem begins with, however it ends ("flies", "happy": the stem's last letter may differ)."""
    return stem if stem.isdigit() else stem[: max(1, len(stem) - 2)]


def _stands(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words)))
