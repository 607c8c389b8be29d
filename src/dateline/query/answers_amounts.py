"""Numbers of reports in words."""

from dataclasses import dataclass

import apsw

_BOUNDS = {
    "~": "about {}",
    ">=": "at least {}",
    "<=": "up to {}",
    ">": "more than {}",
    "<": "fewer than {}",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a report gives it: ends, bound, what it counts, what became of them; 1 for a running total."""

    frame: str | None
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    of: str | None
    cumulative: int

    @property
    def words(self) -> str:
        """For people: "at least 9 killed", "7 to 9 people", "3,000 tonnes"."""
        ends = list(dict.fromkeys(in_digits(end) for end in (self.low, self.high) if end is not None))
        number = _BOUNDS.get(self.bound, "{}").format(" to ".join(ends))
        counted = self.frame if self.frame in _FATES else self.unit or self.of or self.frame
        return " ".join(part for part in (number, counted or "", "in all" if self.cumulative else "") if part)


def amounts_of(base: apsw.Connection, happening: int) -> tuple[Amount, ...]:
    """The numbers bound to a happening, in the order of its words."""
    sql = 'SELECT frame, low, high, bound, unit, "of", cumulative FROM amount WHERE happening = ? ORDER BY start, rowid'
    return tuple(Amount(*row) for row in base.execute(sql, (happening,)))


_FATES = frozenset({"killed", "wounded", "missing", "captured", "displaced", "detained", "arrested", "infected"})


def in_digits(value: float) -> str:
    """A number as people write it, however large: "240,000,000", "1.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
