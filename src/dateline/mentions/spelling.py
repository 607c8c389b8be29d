"""One spelling for a person's name where transcriptions differ ("Zelensky", "Zelenskyy"; "José", "Jose")."""

import re
import unicodedata
from collections.abc import Sequence

_ENDING = re.compile(r"(?<=\w{4})(?:yy|iy|ii|ij|yi|y|i)\b")


def units(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name in lower case without accents, double ones ("Boyd-Carpenter") as one."""
    plain = unicodedata.normalize("NFKD", " ".join(words).lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_ENDING.sub("y", bare.replace(" - ", "-")).split())
