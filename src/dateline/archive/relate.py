"""Events of one story that belong together without being one: a plan and what came of it, a date that was put right.

Whether two events are related rests on the two alone, so that the outcome is the same in whatever order they came.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import apsw

from dateline.archive.values import number
from dateline.model.linking import Reason
from dateline.records.words import content_words

_LEAD = 600  # characters: what stands before is what a report is about
_SETTLED, _AHEAD = frozenset({"occurred", "ongoing"}), frozenset({"planned", "requested", "possible", "conditional"})
_MATTER = 0.5  # of the shorter subject's words
_LEAST_WORDS = 2
_FAR = 200  # days
_NEXT = 10  # days from one act to the next on the same matter
_OBJECTS = ("target", "topic", "recipient")


@dataclass(frozen=True, slots=True)
class Central:
    """An event that one of its reports is about: `matter` are the words of what it is done to, or about.

    `leads`: whether the words that tell it best are what a report is about, not others alone.
    """

    n: int
    report: int
    reports: int
    name: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    told: str
    who: int | None
    whom: int | None
    matter: frozenset[str]
    act: frozenset[str]
    leads: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Two events that belong together, the earlier one left: corrects, state-of or follows."""

    left: int
    right: int
    kind: str
    reasons: tuple[Reason, ...]


class Relating:
    """Relates events as they change. What it writes belongs in a transaction of the caller's."""

    def __init__(self, base: apsw.Connection) -> None:
        self._base = base

    def relate(self, touched: Collection[int], at: str) -> None:
        """Derives anew what these events are related to within their stories."""
        listed = json.dumps(sorted(touched))
        stories = {number(row[0]) for row in self._base.execute(_STORIES, (listed,))}
        held = {(number(a), number(b)): (kind, since) for a, b, kind, since in self._base.execute(_HELD, (listed,) * 2)}
        found: dict[tuple[int, int], Related] = {}
        for story in sorted(stories):
            central = self._central(story)
            mine = [event for event in central if event.n in touched]
            found |= {(r.left, r.right): r for one in mine for other in central if (r := related(one, other))}
        self._base.executemany(
            'DELETE FROM relation WHERE "left" = ? AND "right" = ?', sorted(held.keys() - found.keys())
        )
        for pair, relation in sorted(found.items()):
            since = held[pair][1] if pair in held and held[pair][0] == relation.kind else at
            why = json.dumps([[r.feature, r.score, r.left, r.right] for r in relation.reasons], ensure_ascii=False)
            self._base.execute(
                "INSERT OR REPLACE INTO relation VALUES (?, ?, ?, ?, ?)", (*pair, relation.kind, why, since)
            )

    def _central(self, story: int) -> list[Central]:
        rows = list(self._base.execute(_CENTRAL, (story, _LEAD)))
        heads = json.dumps([row[-1] for row in rows])
        matters: dict[int, list[str]] = {}
        for happening, name in self._base.execute(_MATTERS, (heads,)):
            matters.setdefault(number(happening), []).append(str(name))
        return [_central(row, matters.get(number(row[-1]), [])) for row in rows]


def related(one: Central, other: Central) -> Related | None:
    """How two events of one story belong together; None where they do not, or where one report alone tells both."""
    if one.n == other.n or (one.report == other.report and one.reports == other.reports == 1):
        return None
    left, right = sorted((one, other), key=_order)
    for kind, test in (("state-of", _is_state), ("corrects", _is_correction), ("follows", _is_sequel)):
        # Another date for the same plan is plain wherever it stands; what else ties two events is not.
        if (kind == "corrects" or (left.leads and right.leads)) and (reasons := tuple(test(left, right))):
            return Related(left.n, right.n, kind, reasons)
    return None


def _order(event: Central) -> tuple[bool, str, str, int]:
    """What lies ahead comes before what is done; else the one told first."""
    return (event.status in _SETTLED, event.told, event.earliest or "", event.n)


def _is_state(left: Central, right: Central) -> Iterator[Reason]:
    """A plan, request or chance, and the act itself."""
    if left.status not in _AHEAD or right.status not in _SETTLED or _gap(left, right) > _FAR:
        return
    if left.told > (right.latest or right.told):  # what is ahead after the act is another act
        return
    if ties := _ties(left, right):
        yield from ties
        yield Reason("status", 1.0, left.status, right.status)


def _is_correction(left: Central, right: Central) -> Iterator[Reason]:
    """The same plan of the same ones, with another date, told later."""
    same = left.status in _AHEAD and right.status in _AHEAD and left.type == right.type
    if same and left.who is not None and left.who == right.who and _apart(left, right) and left.told <= right.told:
        yield Reason("who", 1.0, left.name, right.name)
        yield Reason("time", 1.0, left.earliest or "", right.earliest or "")


def _is_sequel(left: Central, right: Central) -> Iterator[Reason]:
    """One act after another on the same matter."""
    done = left.status in _SETTLED and right.status in _SETTLED
    if done and _gap(left, right) <= _NEXT and (ties := _matter(left, right)):
        yield from ties
        yield Reason("time", 0.5, left.earliest or left.told, right.earliest or right.told)


def _ties(left: Central, right: Central) -> list[Reason]:
    """The same one, or the same kind of act, on one matter; or the same one does the same to the same."""
    same_who = left.who is not None and left.who == right.who
    same_type = left.type == right.type
    if not same_who and not same_type:
        return []
    both = left.whom is None or right.whom is None or left.whom == right.whom
    who = [Reason("who", 1.0, left.name, right.name)] if same_who else []
    matter = _matter(left, right)
    return [*matter, *who] if matter or (same_who and same_type and both) else []


def _matter(left: Central, right: Central) -> list[Reason]:
    one, other = left.matter | left.act, right.matter | right.act
    shared = left.matter & other | right.matter & one
    least = min(len(left.matter), len(right.matter))
    if len(shared) < _LEAST_WORDS or len(shared) < _MATTER * least:
        return []
    return [Reason("matter", len(shared) / max(least, 1), " ".join(sorted(shared)), "")]


def _apart(left: Central, right: Central) -> bool:
    """Whether both have a time and the times exclude each other."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return False
    return left.latest[:10] < right.earliest[:10] or right.latest[:10] < left.earliest[:10]


def _gap(left: Central, right: Central) -> int:
    """Days between two events, by their times, else by when they were told."""
    days = [_day(event.earliest) or _day(event.told) for event in (left, right)]
    return abs(days[0] - days[1]) if days[0] and days[1] else 0


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None


def _central(row: tuple[object, ...], matter: list[str]) -> Central:
    n, report, reports, who_name, kind, status, earliest, latest, told, who, whom, trigger, leads, _ = row
    return Central(
        n=int(str(n)),
        report=int(str(report)),
        reports=int(str(reports)),
        name=str(who_name or ""),
        type=str(kind),
        status=str(status),
        earliest=None if earliest is None else str(earliest),
        latest=None if latest is None else str(latest),
        told=str(told or ""),
        who=None if who is None else int(str(who)),
        whom=None if whom is None else int(str(whom)),
        matter=content_words(" ".join(matter)),
        act=content_words(str(trigger)),
        leads=bool(leads),
    )


_STORIES = "SELECT DISTINCT story FROM event WHERE story IS NOT NULL AND n IN (SELECT value FROM json_each(?))"
_HELD = """SELECT "left", "right", kind, at FROM relation WHERE "left" IN (SELECT value FROM json_each(?))
    OR "right" IN (SELECT value FROM json_each(?))"""
_CENTRAL = """SELECT event.n, report, reports, who_name, event.type, event.status, event.earliest, event.latest,
    first_published, who, whom, trigger_text, headline = 1 OR trigger_start < ?2, head
    FROM event JOIN happening ON happening.n = head
    WHERE story = ?1 AND EXISTS (SELECT 1 FROM happening told WHERE told.event = event.n AND told.live = 1
        AND (told.headline = 1 OR told.trigger_start < ?2)) ORDER BY event.n"""
_MATTERS = f"""SELECT happening, name FROM participant WHERE role IN {_OBJECTS!r}
    AND happening IN (SELECT value FROM json_each(?))"""
