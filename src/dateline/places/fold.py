"""One key for the many spellings of a name."""

import re
import unicodedata
from functools import lru_cache

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_DROPPED = re.compile(r"[’‘'`´ʼʻʿʾ.]")
_BLANKS = re.compile(r"[\s\-‐‑–/,]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|ad|az|le|la|the) ")
# A modest set of rival spellings, tried only for a name that is not there as it is spelt.
_RESPELLINGS = (
    (re.compile(r"^saint "), "st "),
    (re.compile(r"^st "), "saint "),
    (re.compile(r"^mt "), "mount "),
    (re.compile(r"^ft "), "fort "),
    (re.compile(r"(?:iy|yi|yy|ii|ij)\b"), "y"),
    (re.compile(r"(?<=[aeo])h\b"), ""),
    (re.compile(r"ou"), "u"),
    (re.compile(r"q"), "k"),
)


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """A name's key: no case, accents, apostrophes or full stops; hyphens are blanks."""
    plain = name.lower() if name.isascii() else _unaccented(name)
    return _BLANKS.sub(" ", _DROPPED.sub("", plain)).strip()


def _unaccented(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold().translate(_STROKES)


def bare(name: str) -> str:
    """A name without a possessive ending."""
    return _POSSESSIVE.sub("", name.strip())


def respelt(key: str) -> tuple[str, ...]:
    """Other spellings of a folded name, nearest first: without its article, and as other systems transliterate it."""
    shorter = _ARTICLE.sub("", key)
    found = [shorter] if shorter != key and len(shorter) > 3 else []
    for pattern, other in _RESPELLINGS:
        changed = pattern.sub(other, shorter)
        if changed != shorter:
            found.append(changed)
    if shorter == key:
        found += [f"al {key}", f"el {key}"]
    return tuple(dict.fromkeys(found))
