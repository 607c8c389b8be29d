"""Lines of a brief and the words they rest on."""

from dataclasses import dataclass, replace

import apsw

from dateline.query.answers import EventAnswer, Evidence, sourced
from dateline.query.events_evidence import evidence

_EACH = 3  # notes of one line
_QUOTE = 180  # characters of them in the line itself


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, who did what to whom, facts, what changed, the first words of its notes, how many tell it."""

    day: str
    title: str
    facts: tuple[str, ...]
    what: str
    quote: str
    sourced: str
    event: str | None
    notes: tuple[int, ...]


class Notes:
    """The words of a brief as its lines take them up, numbered in that order; none published from `end` on."""

    def __init__(self, base: apsw.Connection, end: str) -> None:
        """Begins without notes."""
        self.base, self.end = base, end
        self._numbers: dict[int, int] = {}
        self._said: dict[Evidence, int] = {}
        self._evidence: list[Evidence] = []
        self._of: dict[str, tuple[int, ...]] = {}
        self._counted: dict[str, str] = {}

    def of(self, event: str) -> tuple[int, ...]:
        """The numbers of an event's notes: one of each origin, a denial where there is one."""
        if event not in self._of:
            self._of[event] = self._chosen(event)
        return self._of[event]

    def _chosen(self, event: str) -> tuple[int, ...]:
        rows = list(self.base.execute(_CLAIMS, (event, self.end)))
        first: dict[tuple[str, str], int] = {}
        for claim, origin, asserted in rows:
            first.setdefault((origin, asserted if asserted == "denied" else ""), claim)
        denials = [claim for (_, asserted), claim in first.items() if asserted]
        others = [claim for (_, asserted), claim in first.items() if not asserted]
        kept = [*others[: _EACH - bool(denials)], *denials[:1]]
        return tuple(dict.fromkeys(self.number(claim) for claim in kept))

    def number(self, claim: int) -> int:
        """The number of a claim's words, a new one where they are not yet among the notes."""
        if claim not in self._numbers:
            self._numbers[claim] = self.words(*evidence(self.base, [claim]))
        return self._numbers[claim]

    def words(self, said: Evidence) -> int:
        """The number of these words, the same for the same words of the same voice."""
        bare = replace(said, claim=None, sure=False)
        if bare not in self._said:
            self._evidence.append(said)
            self._said[bare] = len(self._evidence)
        return self._said[bare]

    def quote(self, numbers: tuple[int, ...]) -> str:
        """The first of these words, cut to what a line has room for."""
        words = self._evidence[numbers[0] - 1].quote if numbers else ""
        words = words.strip('“”"')
        return words if len(words) <= _QUOTE else words[:_QUOTE].rsplit(" ", 1)[0] + " …"

    def counted(self, event: str) -> str:
        """How many outlets and origins told an event up to then."""
        if event not in self._counted:
            self._counted[event] = sourced(*next(self.base.execute(_SOURCED, (event, self.end))))
        return self._counted[event]

    def taken(self) -> tuple[Evidence, ...]:
        """All notes in the order of their numbers."""
        return tuple(self._evidence)


def line_of(notes: Notes, event: EventAnswer, what: str) -> Line:
    """An event as a line."""
    facts = (event.did, event.standing, event.where.words, *event.how_many)
    kept = tuple(fact for fact in facts if fact and fact != "occurred")
    numbers = notes.of(event.id)
    return Line(
        day_words(event), event.title, kept, what, notes.quote(numbers), notes.counted(event.id), event.id, numbers
    )


def day_words(event: EventAnswer) -> str:
    """When an event was, in words."""
    return event.when.edtf.replace("../", "until ").replace("/..", " on").replace("/", " to ")


_CLAIMS = """
SELECT c.n, coalesce(nullif(r.origin_id, 'unrated'), r.id), c.asserted
FROM event e JOIN happening h ON h.event = e.n AND h.live JOIN claim c ON c.happening = h.n AND c.live
JOIN report r ON r.n = h.report
WHERE e.id = ? AND r.published < ? ORDER BY h.n <> e.head, r.published, c.n LIMIT 200
"""
_SOURCED = """
SELECT count(DISTINCT r.outlet), count(DISTINCT coalesce(nullif(r.origin_id, 'unrated'), r.outlet, r.id))
FROM event e JOIN happening h ON h.event = e.n AND h.live JOIN report r ON r.n = h.report
WHERE e.id = ? AND r.published < ?
"""
