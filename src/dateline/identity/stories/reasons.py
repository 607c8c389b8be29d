"""Why a report was placed where it is, in words; kept with the placing."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dateline.identity.stories.closeness import Contrast, decay
from dateline.identity.stories.vectors import Vector
from dateline.identity.stories.words import Noted
from dateline.model.linking import Reason

_NAMED = 6  # words shown
_LEAST = 0.05  # a closeness below this is no near miss


class Offered(Protocol):
    """A story that was offered to a report."""

    @property
    def story(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def words(self) -> float: ...
    @property
    def against(self) -> Contrast: ...
    @property
    def nearest(self) -> Vector: ...


def joined(words: Noted, vector: Vector, offer: Offered) -> tuple[Reason, ...]:
    """Why a report joined a story: the words it shares with the closest report, the days, what spoke against."""
    return tuple(_grounds(words, vector, offer))


def founded(words: Noted, vector: Vector, offer: Offered | None) -> tuple[Reason, ...]:
    """Why a report founds a story: nothing is near, or why the nearest story was refused."""
    if offer is None or offer.score < _LEAST:
        return (Reason("nothing near", 0.0, "no live story shares enough words", ""),)
    refused = Reason("refused", round(offer.score, 3), "too far from the nearest story", f"report {offer.nearest.item}")
    return (refused, *_grounds(words, vector, offer))


def _grounds(words: Noted, vector: Vector, offer: Offered) -> Iterable[Reason]:
    nearest, against = offer.nearest, offer.against
    shared = sorted((key for key in vector.weights if key in nearest.weights), key=lambda key: -vector.weights[key])
    named = ", ".join(words.written[key] for key in shared[:_NAMED])
    yield Reason("words", round(offer.words, 3), named, f"report {nearest.item}")
    if vector.day and nearest.day:
        passed = round(decay(vector.day, nearest.day), 3)
        yield Reason("days", passed, _day(vector.day), _day(nearest.day))
    if against.names and against.left is not None:
        name = words.written.get(against.left, "")
        yield Reason("other names", round(-against.names, 3), name, "a name that this report hardly has")
    if against.dates != 1.0:
        ours, theirs = _dates(vector), _dates(nearest)
        yield Reason("dates in the text", round(against.dates - 1, 3), ours, theirs)


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()


def _dates(vector: Vector) -> str:
    years = [str(year) for year in sorted(vector.years)]
    return ", ".join([*years, *(date(2000, month, 1).strftime("%B") for month in sorted(vector.months))])
