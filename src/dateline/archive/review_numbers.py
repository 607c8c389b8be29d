"""Numbers that a person types: "40", "12..15", ">=40 killed", and which of a claim's numbers they put right."""

import re

import apsw

from dateline.archive.review_words import About, Party
from dateline.errors import ConfigError

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_TYPED = re.compile(
    rf"(?:(?P<start>[0-9]+)-(?P<end>[0-9]+):)? ?(?P<bound>>=|<=|[<>~=])? ?(?P<low>{_NUMBER})"
    rf"(?:\.\.(?P<high>{_NUMBER}))? ?(?P<frame>[a-z][a-z-]*)?"
)
_ENDS = {">=": (True, False), ">": (True, False), "<=": (False, True), "<": (False, True)}


def number_from(base: apsw.Connection, told: About, words: str) -> Party:
    """A number with its bound and what it counts; a span ("120-122:40") says which number of the report is meant.

    Without one it is the only number of the happening; what it counts stays as it is where no word is given.
    ConfigError for what is no number, or where it is not clear which is meant.
    """
    found = _TYPED.fullmatch(words)
    if found is None:
        raise ConfigError(f"{words!r} is no number: write 40, 12..15, >=40 or 40 killed")
    held = _meant(base, told, found)
    bound = found["bound"] or ("=" if found["high"] is None else "~")
    low, high = _value(found["low"]), _value(found["high"] or found["low"])
    if low > high:
        raise ConfigError(f"{words!r}: the lower number comes first")
    has_low, has_high = _ENDS.get(bound, (True, True))
    ends = {"low": low if has_low else None, "high": high if has_high else None}
    counted = {"bound": bound, "frame": found["frame"] or (held or {}).get("frame")}
    where = {name: held[name] for name in ("span", "words")} if held else {}
    return {**ends, **counted, **where}


def _meant(base: apsw.Connection, told: About, found: re.Match[str]) -> Party | None:
    """The number that is put right; None where the happening has none yet."""
    rows = [_row(told, *row) for row in base.execute(_AMOUNTS, (told.happening,))]
    if found["start"] is not None:
        start, end = int(found["start"]), int(found["end"])
        if not start < end <= len(told.text):
            raise ConfigError(f"no words stand at {start}-{end}")
        same = [row for row in rows if row["span"] == [start, end]]
        return same[0] if same else {"span": [start, end], "words": told.text[start:end], "frame": None}
    if len(rows) > 1:
        spans = ", ".join(f"{row['words']} ({row['at']})" for row in rows)
        raise ConfigError(
            f"which number is meant? Write its place before it, as in {rows[0]['at']}:40. There is {spans}"
        )
    return rows[0] if rows else None


def _row(told: About, frame: str | None, start: int, end: int) -> Party:
    return {"span": [start, end], "words": told.text[start:end], "frame": frame, "at": f"{start}-{end}"}


def _value(typed: str) -> float:
    return float(typed.replace(",", ""))


_AMOUNTS = 'SELECT frame, start, "end" FROM amount WHERE happening = ? ORDER BY rowid'
