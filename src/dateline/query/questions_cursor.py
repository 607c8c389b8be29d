"""Cursors: where a page of events ends, as an opaque word that the next question takes."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from dateline.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Last:
    """The last event of a page: its day (None among those without one) and its number."""

    day: str | None
    n: int


def closed(last: Last) -> str:
    """The cursor that stands for it."""
    return urlsafe_b64encode(json.dumps([last.day, last.n]).encode()).decode().rstrip("=")


def opened(cursor: str | None) -> Last | None:
    """What a cursor stands for; ConfigError for words that are none."""
    if cursor is None:
        return None
    try:
        day, n = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (NotBase64, ValueError, TypeError, RecursionError) as error:
        raise ConfigError("the cursor is none that this store gave") from error
    if not (day is None or isinstance(day, str)) or type(n) is not int or abs(n) > 2**62:
        raise ConfigError("the cursor is none that this store gave")
    return Last(day, n)
