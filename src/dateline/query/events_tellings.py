"""What each origin says of one event, side by side: copies of one text are one telling; what differs is marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

from dateline.query.answers import Evidence, Source, When, Where
from dateline.query.answers_amounts import Amount, amounts_of
from dateline.query.events_evidence import evidence

QUESTIONS = ("who", "whom", "when", "where", "how many", "status")
_MOST = 200
_SMALL = frozenset({"a", "an", "the", "of", "in", "on", "at", "near", "off"})


@dataclass(frozen=True, slots=True)
class Answered:
    """What a telling says to one question; `differs`: it does not fit what the event is taken to be."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling with its words; `copies` tell it in the same words or for the same origin."""

    source: Source
    copies: tuple[Source, ...]
    answers: tuple[Answered, ...]
    evidence: tuple[Evidence, ...]

    def says(self, question: str) -> Answered:
        """Its answer to one of QUESTIONS."""
        return self.answers[QUESTIONS.index(question)]


@dataclass(frozen=True, slots=True)
class Face:
    """What an event is taken to be, to hold its tellings against."""

    who: str
    whom: str
    when: When
    where: Where
    status: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening as it stands in the tables."""

    n: int
    source: Source
    status: str
    when: When


def tellings(base: apsw.Connection, event: int, face: Face) -> tuple[Telling, ...]:
    """One telling for each origin, in the order in which they came; of one origin's reports the first tells it."""
    told = [_Told(row[0], Source(*row[1:7]), row[7], When(*row[8:11])) for row in base.execute(_HAPPENINGS, (event,))]
    groups: dict[str, list[_Told]] = {}
    for one in told:
        origin = one.source.origin or one.source.id
        groups.setdefault(one.source.id if origin == "unrated" else origin, []).append(one)
    numbers = [amounts_of(base, group[0].n) for group in groups.values()]
    usual = _usual(numbers)
    return tuple(_telling(base, g, face, (n, usual)) for g, n in zip(groups.values(), numbers, strict=True))


def _telling(
    base: apsw.Connection, group: Sequence[_Told], face: Face, numbers: tuple[tuple[Amount, ...], frozenset[str]]
) -> Telling:
    first, (amounts, usual) = group[0], numbers
    who, whom = _parties(base, first.n, ("actor",)), _parties(base, first.n, ("recipient", "target"))
    place = _place(base, first.n)
    claims = [n for (n,) in base.execute("SELECT n FROM claim WHERE happening = ? AND live ORDER BY n", (first.n,))]
    words = evidence(base, claims)
    stand = "denied" if words and all(e.asserted == "denied" for e in words) else first.status
    counted = ", ".join(dict.fromkeys(amount.words for amount in amounts))
    copies = {one.source.id: one.source for one in group if one.source.id != first.source.id}
    return Telling(
        first.source,
        tuple(copies.values()),
        (
            Answered(who, _other_name(who, face.who)),
            Answered(whom, _other_name(whom, face.whom)),
            Answered(first.when.edtf, _apart(first.when, face.when)),
            Answered(place.words, _other_place(place, face.where)),
            Answered(counted, bool(amounts) and len(usual) > 1),
            Answered(stand, stand != face.status),
        ),
        words,
    )


def _parties(base: apsw.Connection, happening: int, roles: Sequence[str]) -> str:
    marks = ", ".join("?" * len(roles))
    sql = f"SELECT name FROM participant WHERE happening = ? AND role IN ({marks}) ORDER BY role, start"
    return ", ".join(dict.fromkeys(" ".join(str(name).split()) for (name,) in base.execute(sql, (happening, *roles))))


def _place(base: apsw.Connection, happening: int) -> Where:
    row = next(base.execute(_SPOT, (happening,)), None)
    return Where(*row) if row else Where(None, None, None, None, None, None)


def _usual(numbers: Iterable[tuple[Amount, ...]]) -> frozenset[str]:
    """The numbers that are told: more than one means that they differ."""
    return frozenset(", ".join(sorted(amount.words for amount in amounts)) for amounts in numbers if amounts)


def _other_name(told: str, taken: str) -> bool:
    mine, its = _names(told), _names(taken)
    return bool(mine and its) and not (mine <= its or its <= mine)


def _names(words: str) -> frozenset[str]:
    folded = "".join(c if c.isalnum() else " " for c in words.casefold()).split()
    return frozenset(word for word in folded if word not in _SMALL)


def _apart(told: When, taken: When) -> bool:
    """Whether two times cannot be one."""
    first, last = (told.earliest or "")[:10], (told.latest or "9999")[:10]
    known = bool(told.edtf and taken.edtf)
    return known and (first > (taken.latest or "9999")[:10] or last < (taken.earliest or "")[:10])


def _other_place(told: Where, taken: Where) -> bool:
    if not told.words or not taken.words:
        return False
    if told.country and taken.country and told.country != taken.country:
        return True
    areas = ("country", "region", "admin1")
    fine = told.level not in areas and taken.level not in areas
    return fine and told.name != taken.name and (told.geonames or 0) != (taken.geonames or 0)


_HAPPENINGS = f"""
SELECT h.n, r.id, r.title, r.outlet, r.origin_id, r.url, r.published, h.status, h.earliest, h.latest, h.granularity
FROM happening h JOIN report r ON r.n = h.report WHERE h.event = ? AND h.live
ORDER BY coalesce(r.published, '9999'), h.n LIMIT {_MOST}
"""
_SPOT = """
SELECT name, country, level, geonames, lat, lon FROM spot WHERE happening = ?
ORDER BY implied, level IN ('country', 'region', 'none'), rowid LIMIT 1
"""
