"""The words behind events: quotes with their locators, and the chain of who says them."""

from collections.abc import Iterable, Sequence

import apsw

from dateline.query.answers import Evidence, Source

CHIEF = 6
LOOKED_AT = 60  # claims of one event that are looked at for its chief evidence


def chief_evidence(base: apsw.Connection, event: int, head: int) -> tuple[Evidence, ...]:
    """The words of the telling that is best, then of other origins before more of the same; at most CHIEF."""
    own = list(base.execute("SELECT n FROM claim WHERE happening = ? AND live ORDER BY n", (head,)))
    others = list(base.execute(f"{_OTHERS} LIMIT {LOOKED_AT}", (event, head)))
    return evidence(base, spread([n for (n,) in own], others))


def all_evidence(base: apsw.Connection, event: int, most: int) -> tuple[Evidence, ...]:
    """Every live claim of an event, in the order in which the reports came in."""
    rows = base.execute(
        "SELECT c.n FROM happening h JOIN claim c ON c.happening = h.n WHERE h.event = ? AND h.live AND c.live"
        " ORDER BY h.n, c.n LIMIT ?",
        (event, most),
    )
    return evidence(base, [n for (n,) in rows])


def evidence(base: apsw.Connection, claims: Sequence[int]) -> tuple[Evidence, ...]:
    """Claims by their numbers, in that order, as words with their sources."""
    found: dict[int, Evidence] = {}
    for n in claims:
        found.update(_told(base, n))
    return tuple(found[n] for n in claims if n in found)


def _told(base: apsw.Connection, claim: int) -> Iterable[tuple[int, Evidence]]:
    chain = tuple(str(name) for (name,) in base.execute(_CHAIN, (claim,)) if name)
    for start, end, quote, claim_id, asserted, sure, *source in base.execute(_QUOTE, (claim,)):
        words = " ".join(str(quote).split())
        yield claim, Evidence(Source(*source), words, start, end, claim_id, chain, asserted, bool(sure))


def spread(own: Sequence[int], others: Sequence[tuple[int, str]]) -> list[int]:
    """The head's claims, then one claim of each other origin, then the rest, as many as are shown."""
    first: dict[str, int] = {}
    for n, origin in others:
        first.setdefault(origin, n)
    ahead = set(first.values())
    rest = [n for n, _ in others if n not in ahead]
    return [*own[: CHIEF // 2], *first.values(), *own[CHIEF // 2 :], *rest][:CHIEF]


_OTHERS = """
SELECT c.n, coalesce(r.origin_id, r.id)
FROM happening h JOIN claim c ON c.happening = h.n JOIN report r ON r.n = h.report
WHERE h.event = ? AND h.n <> ? AND h.live AND c.live ORDER BY h.n, c.n
"""
_CHAIN = "SELECT coalesce(outlet, name) FROM voice WHERE claim = ? ORDER BY place"
_QUOTE = """
SELECT c.evidence_start, c.evidence_end, substr(r.text, c.evidence_start + 1, c.evidence_end - c.evidence_start),
       c.id, c.asserted, c.sure, r.id, r.title, r.outlet, r.origin_id, r.url, r.published
FROM claim c JOIN happening h ON h.n = c.happening JOIN report r ON r.n = h.report WHERE c.n = ?
"""
