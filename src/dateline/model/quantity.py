"""How many: numbers with their unit, bound and what they count."""

import re
from dataclasses import dataclass

from dateline.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of the text. `low`/`high` are inclusive, None where open; `bound` is one of = ~ >= <= > <.

    `unit` is an ISO 4217 code, percent, percentage-point, or a measure (km, tonne …), None for counts;
    `of` are the counted words; `frame` is killed, wounded, missing, captured, displaced, arrested, aid, votes …;
    `part_of` is the index of the whole in the same report's quantities; `change_from` the former value.
    """

    span: Span
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    of: str | None
    of_span: Span | None
    frame: str | None
    part_of: int | None
    change_from: float | None
    cumulative: bool
    rule: str


# A number in a text that comes in tokens, parted from its commas and point: "170 , 000", "6 . 1". What follows a month
# is a date: "July 2 , 300 …".
_MONTH = "".join(
    rf"(?<!{end} )" for end in re.findall(r"\w+", "ary rch ril May une uly ust ber Jan Feb Mar Apr Aug Dec")
)
PARTED_NUMBER = re.compile(rf"(?<!\S){_MONTH}\d{{1,3}}(?:(?: , \d{{3}})+(?: \. \d+)?| \. \d+)(?!\S)")
