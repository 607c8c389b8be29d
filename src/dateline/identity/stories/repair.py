"""Stories of the live window put right: average link over all its reports, whatever order they came in."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.identity.stories.closeness import Bar, Profile, closeness, contrast
from dateline.identity.stories.vectors import Vector
from dateline.model.linking import Reason
from dateline.model.story import Ending, Fate, Move, Repair

JOIN = Bar(dated=0.14, undated=0.24, headline=0.15)  # mean closeness over all pairs at which two groups are one story
_NEAR = 0.03  # a closeness below this counts as none
_BEST_FACTOR = 1.4  # no contrast raises a closeness by more
_CROWD = 0.25  # a word in more of the reports than this finds no pairs
_SMALL = 40  # reports; in so few, every word may


@dataclass(slots=True)
class _Group:
    members: list[int]
    profile: Profile
    near: dict[int, float]  # other groups, with the sum of closeness over all pairs


def repair(live: Sequence[Vector]) -> Repair:
    """What to move so that the stories are those of average link; a pure function of the live reports.

    A story keeps its name where its founding report is; of two founding reports in one group the older one names it.
    """
    ordered = sorted(live, key=lambda vector: vector.item)
    moves = tuple(sorted(_moves(ordered, clusters(ordered)), key=lambda move: move.item))
    return Repair(moves, _fates(ordered, moves))


def clusters(live: Sequence[Vector]) -> list[list[int]]:
    """Average link over reports given in order of their items: places in `live`, grouped."""
    groups = {n: _Group([n], Profile().add(vector), {}) for n, vector in enumerate(live)}
    for left, right, close in _pairs(live):
        groups[left].near[right] = groups[right].near[left] = close
    waiting = [entry for n, group in groups.items() for m in group.near if n < m for entry in _entry(groups, n, m)]
    heapq.heapify(waiting)
    made = len(live)
    while waiting:
        _, left, right = heapq.heappop(waiting)
        if left not in groups or right not in groups:
            continue
        groups[made] = _join(groups, left, right, made)
        for entry in [entry for other in groups[made].near for entry in _entry(groups, made, other)]:
            heapq.heappush(waiting, entry)
        made += 1
    return sorted(sorted(group.members) for group in groups.values())


def _pairs(live: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Pairs of reports that share a word that is not everywhere, with their closeness."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    most = max(_SMALL, int(_CROWD * len(live)))
    for place, vector in enumerate(live):
        shared: defaultdict[int, float] = defaultdict(float)
        for key, weight in vector.weights.items():
            others = held[key]
            for other in others if len(others) <= most else ():
                shared[other] += weight * live[other].weights[key]
            others.append(place)
        for other, share in shared.items():
            if share > _NEAR / 2 and (close := closeness(vector, live[other])) > _NEAR:
                yield other, place, close


def _entry(groups: Mapping[int, _Group], left: int, right: int) -> Iterator[tuple[float, int, int]]:
    """What waits to be joined: two groups that are close enough on the average over all pairs."""
    one, other = groups[left], groups[right]
    mean = one.near[right] / (len(one.members) * len(other.members))
    words = (one.profile.words + other.profile.words) / (len(one.members) + len(other.members))
    bar = JOIN.at(words, undated=one.profile.undated + other.profile.undated)
    if mean * _BEST_FACTOR >= bar:
        score = mean * contrast(one.profile, other.profile).factor
        if score >= bar:
            yield -score, min(left, right), max(left, right)


def _join(groups: dict[int, _Group], left: int, right: int, made: int) -> _Group:
    """Two groups as one; the closeness to every other group adds up."""
    one, other = groups.pop(left), groups.pop(right)
    near = dict(one.near)
    for group, close in other.near.items():
        near[group] = near.get(group, 0.0) + close
    del near[left], near[right]
    for group, close in near.items():
        beside = groups[group].near
        beside.pop(left, None)
        beside.pop(right, None)
        beside[made] = close
    return _Group(one.members + other.members, one.profile.join(other.profile), near)


def _moves(live: Sequence[Vector], groups: Sequence[Sequence[int]]) -> Iterator[Move]:
    founders = {vector.item for vector in live}
    for group in groups:
        members = [live[place] for place in group]
        items = {vector.item for vector in members}
        named = sorted(vector.story for vector in members if vector.story in items or vector.story not in founders)
        story = named[0] if named else min(items)
        for vector in members:
            if vector.story != story:
                yield Move(vector.item, vector.story, story, (_why(vector, members),))


def _why(vector: Vector, members: Sequence[Vector]) -> Reason:
    others = [closeness(vector, other) for other in members if other is not vector]
    mean = sum(others) / len(others) if others else 0.0
    return Reason("repair", round(mean, 3), f"mean closeness to the {len(others)} other reports of its group", "")


def _fates(live: Sequence[Vector], moves: Sequence[Move]) -> tuple[Fate, ...]:
    """Which stories ended or parted by these moves."""
    stays = {vector.story for vector in live} - {move.before for move in moves}
    left: defaultdict[int, list[int]] = defaultdict(list)
    for move in moves:
        left[move.before].append(move.after)
    moved = {move.item for move in moves}
    stays |= {vector.story for vector in live if vector.item not in moved}
    fates = []
    for story, into in sorted(left.items()):
        most = max(sorted(set(into)), key=into.count)
        fates.append(Fate(story, Ending.SPLIT if story in stays else Ending.MERGED, most))
    return tuple(fates)
