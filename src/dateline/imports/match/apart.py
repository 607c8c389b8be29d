"""What cannot be compared, so that it is counted as nobody's miss: out of the other side's days, countries or types."""

from collections.abc import Callable, Mapping, Sequence

from dateline.imports.columns import Kind
from dateline.imports.match.ours import Ours
from dateline.imports.match.score import Limits
from dateline.imports.match.theirs import Row
from dateline.imports.sorts import Recorded, families, recorded
from dateline.query.questions import Filter


def why_ours_apart(rows: Sequence[Row], kind: Kind, limits: Limits) -> Callable[[Ours], str]:
    """Why an event of ours could not be among these rows; "" where it could."""
    first = min((row.first for row in rows), default=1) - limits.days
    last = max((row.last for row in rows), default=0) + limits.days
    countries = {row.told.country for row in rows}
    records = recorded(kind)

    def why(one: Ours) -> str:
        if records is not None and (told := _unrecorded(one, records, kind)):
            return told
        if one.last < first or one.first > last:
            return "outside the days of their rows"
        told_in = {one.at} if one.at else one.hints
        if not told_in:
            return "no place is told"
        return "" if told_in & countries else "in a country that they have no row of"

    return why


def why_theirs_apart(events: Sequence[Ours], asked: Filter, limits: Limits) -> Callable[[Row], str]:
    """Why a row of theirs could not be among these events; "" where it could."""
    first = min((one.first for one in events), default=1) - limits.days
    last = max((one.last for one in events), default=0) + limits.days
    countries = {country for one in events for country in ((one.at,) if one.at else one.hints)}
    known = families()
    told_of = {known.get(one.type, one.type) for one in events}
    kinds_asked = bool(asked.type or asked.mode)

    def why(row: Row) -> str:
        if not row.families:
            return "of a type that we have none for"
        if not events:
            return "as none of our events can be compared"
        if row.last < first or row.first > last:
            return "outside the days of our events"
        if row.told.country and row.told.country not in countries:
            return "in a country that we tell nothing of"
        return "of a type that was not asked for" if kinds_asked and not row.families & told_of else ""

    return why


def _unrecorded(one: Ours, records: Mapping[str, Recorded], kind: Kind) -> str:
    found = records.get(one.type)
    if found is None or (found.modes and (one.mode or "none") not in found.modes):
        return f"of a type that {kind.upper()} does not record"
    if found.deaths and not (one.deaths and one.deaths.high > 0):
        return f"nobody is told to have died, and {kind.upper()} records deadly events only"
    return ""
