"""Refuses a text that is plainly not English; a short one is given the benefit of the doubt."""

import re

from dateline.errors import SourceError

_SAMPLE = 5_000
_ENOUGH_WORDS = 12
_ENGLISH_SHARE = 0.1  # English prose has about a quarter of these words, its relatives next to none
_MARGIN = 20.0  # log odds; below it the identifier is guessing
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(["the", "of", "and", "to", "that", "with", "said", "was", "for", "are"])


def check_english(text: str) -> None:
    """SourceError "language: xx (only English is read)" for a text in another language."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if sum(word in _COMMON for word in words) > _ENGLISH_SHARE * len(words):
        return
    letters = "".join(words)
    foreign_script = sum(character > "\u024f" for character in letters) > 0.5 * len(letters)
    if len(words) >= _ENOUGH_WORDS or (foreign_script and len(letters) >= _ENOUGH_WORDS):
        _identify(sample)


def _identify(sample: str) -> None:
    # The identifier's model takes over a second to load; most texts never need it.
    import py3langid

    ranked = [(str(name), float(score)) for name, score in py3langid.rank(sample)]
    scores = dict(ranked)
    best = max(ranked, key=lambda pair: pair[1])
    if best[0] != "en" and best[1] - scores["en"] > _MARGIN:
        raise SourceError(f"language: {best[0]} (only English is read)")
