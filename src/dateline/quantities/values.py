"""The value of digits and number words."""

import re

from dateline.quantities.lexicon import Lexicon

_PART = re.compile(r"[A-Za-z]+")
_SEPARATOR = re.compile(r"[,\s]")


def number_value(digits: str, scale: str, lexicon: Lexicon) -> float:
    """ "56.2" and " billion" give 56.2e9; "1,250" and "" give 1250."""
    value = digits_value(digits)
    for word in _PART.findall(scale.lower()):
        value *= (
            lexicon.scales.get(word) or lexicon.scales.get(word.removesuffix("s")) or lexicon.suffixes.get(word, 1.0)
        )
    return round(value, 6)


def digits_value(digits: str) -> float:
    """ "1,250" and "1 250" give 1250."""
    return float(_SEPARATOR.sub("", digits))


def words_value(words: str, lexicon: Lexicon) -> float:
    """ "twenty-five" gives 25, "two hundred and fifty thousand" 250000, "half a million" 500000."""
    total = current = 0.0
    for word in _PART.findall(words.lower()):
        if word in ("half", "quarter"):
            current = int(current) + (0.5 if word == "half" else 0.25)
        elif word in lexicon.units:
            current += lexicon.units[word]
        elif word in lexicon.scales:
            current = (current or 1.0) * lexicon.scales[word]
            if lexicon.scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word in ("a", "an") and " and a" not in words.lower():
            current = current or 1.0
    return total + current
