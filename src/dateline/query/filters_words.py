"""Words in the sentences that tell an event: found by the full-text index, tested in the sentence itself."""

from collections.abc import Callable

import apsw

from dateline.errors import ConfigError
from dateline.query.filters_parts import Part
from dateline.query.questions import plain

_TELLS = "dateline_tells"
_MOST_WORDS = 32
Stems = Callable[[str], tuple[str, ...]]


def words_part(base: apsw.Connection, words: str) -> Part:
    """Events of which one telling sentence holds all the words; ConfigError where there is no word."""
    stems = _stemmer(base)
    wanted = [stems(phrase) for phrase in phrases(base, words)]
    begun = [_begin(stem) for phrase in wanted for stem in phrase]

    def tells(*text: object) -> int:
        sentence = str(text[0])
        if sentence.isascii() and not all(beginning in sentence.lower() for beginning in begun):
            return 0  # most sentences: told without taking them apart
        held = stems(sentence)
        return int(all(_stands(phrase, held) for phrase in wanted))

    base.create_scalar_function(_TELLS, tells, 1, deterministic=True)
    sentence = "substr(r.text, h.sentence_start + 1, h.sentence_end - h.sentence_start)"
    test = (
        "EXISTS (SELECT 1 FROM happening h INDEXED BY happening_event CROSS JOIN report r ON r.n = h.report"
        f" WHERE h.event = e.n AND h.live AND {_TELLS}({sentence}))"
    )
    found = (
        "SELECT h.event AS n FROM passage p CROSS JOIN happening h ON h.report = p.rowid"
        " WHERE passage MATCH ? AND h.live AND h.event IS NOT NULL"
    )
    return Part(test, (), found, (match_all(base, words),), None, costly=True)


def match_all(base: apsw.Connection, words: str) -> str:
    """A full-text question for all the words, each quoted, so that none of them is read as an operator."""
    return " AND ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases(base, words))


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
