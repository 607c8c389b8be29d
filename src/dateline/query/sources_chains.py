"""Who is quoted via whom in the reports of a house: the chains of its claims, with the words of one of each."""

from collections import Counter
from dataclasses import dataclass

import apsw

from dateline.query.answers import Evidence
from dateline.query.events_evidence import evidence

_REPORTS = 1_000  # the newest of a house that are looked at
_MOST = 30


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain of voices, the innermost first, the outlet last; in how many claims; one of them; its event."""

    voices: tuple[str, ...]
    claims: int
    words: Evidence
    event: str | None


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains of a house, the most frequent first, from the `claims` of its newest `reports`.

    Of the `events` told there, `contested` are denied by some voice. `capped`: the house has more of any.
    """

    items: tuple[Chain, ...]
    claims: int
    reports: int
    events: int
    contested: int
    capped: bool


def chains(base: apsw.Connection, house: str) -> Chains:
    """The chains of the claims that a house printed, or that others printed in its words."""
    origins = [f"{kind}:{name}" for kind in ("agency", "outlet") for name in (house, house.casefold())]
    reports = [n for (n,) in base.execute(_NEWEST, (*origins, house))]
    marks = ", ".join("?" * len(reports))
    rows = list(base.execute(_CHAINS.format(marks=marks), reports)) if reports else []
    told, denied = next(base.execute(_EVENTS.format(marks=marks), reports))
    counts = Counter(names for _, names in rows)
    first = {names: claim for claim, names in reversed(rows)}
    chosen = [names for names, _ in counts.most_common(_MOST)]
    words = evidence(base, [first[names] for names in chosen])
    found = (
        Chain(tuple(names.split("\x1f")), counts[names], quote, _event(base, first[names]))
        for names, quote in zip(chosen, words, strict=True)
    )
    capped = len(counts) > _MOST or len(reports) == _REPORTS
    return Chains(tuple(found), len(rows), len(reports), told, denied, capped)


def _event(base: apsw.Connection, claim: int) -> str | None:
    row = next(base.execute(_EVENT, (claim,)), None)
    return str(row[0]) if row and row[0] else None


_NEWEST = f"""
SELECT n FROM (
    SELECT * FROM (SELECT n FROM report WHERE origin_id IN (?, ?, ?, ?) ORDER BY n DESC LIMIT {_REPORTS})
    UNION SELECT * FROM (SELECT n FROM report WHERE outlet = ? ORDER BY n DESC LIMIT {_REPORTS})
) ORDER BY n DESC LIMIT {_REPORTS}
"""
_CHAINS = """
SELECT c.n, (SELECT group_concat(name, char(31)) FROM
    (SELECT coalesce(outlet, name) AS name FROM voice WHERE claim = c.n ORDER BY place)) AS names
FROM happening h JOIN claim c ON c.happening = h.n
WHERE h.report IN ({marks}) AND h.live AND c.live AND names IS NOT NULL ORDER BY c.n
"""
_EVENTS = """
SELECT count(*), coalesce(sum(contested), 0) FROM event
WHERE n IN (SELECT event FROM happening WHERE report IN ({marks}) AND live)
"""
_EVENT = """
SELECT e.id FROM claim c JOIN happening h ON h.n = c.happening LEFT JOIN event e ON e.n = h.event WHERE c.n = ?
"""
