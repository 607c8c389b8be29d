"""The stream of stories: each report is placed once, by what the live stories say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from dateline.identity.postings import Postings
from dateline.identity.recent import Recent
from dateline.identity.stories.closeness import Bar, Contrast, Profile, closeness, contrast
from dateline.identity.stories.frequencies import Frequencies
from dateline.identity.stories.lists import Holders, Lists
from dateline.identity.stories.reasons import founded, joined
from dateline.identity.stories.vectors import (
    Vector,
    from_postings,
    span_of,
    story_key,
    to_postings,
    turned,
    weighed,
)
from dateline.identity.stories.words import noted
from dateline.model.copying import Text
from dateline.model.story import Placing, Repair

JOIN = Bar(dated=0.14, undated=0.19, headline=0.7)  # closeness at which a report joins a story
_FAR = 0.07
_ASKED = 30  # words of a report that are looked up, the weightiest
_CROWD = 600  # a word in more of a fortnight's reports finds nothing
_COMPARED = 24  # reports
_NEAREST = 8  # of a story's reports, that its closeness is the mean of
_ENOUGH = 20  # reports of one story under a word; later ones need not be found by it
_STORY_CROWD = 100_000
_REPORTS, _STORIES = 4_000, 1_000  # at hand, in one generation


@dataclass(frozen=True, slots=True)
class Offer:
    """A story that a report might join: the closeness, with its parts and the story's closest report."""

    story: int
    score: float
    words: float
    against: Contrast
    nearest: Vector


@dataclass(slots=True)
class _Told:
    """A story's profile, and its reports."""

    profile: Profile = field(default_factory=Profile)
    items: set[int] = field(default_factory=set)

    def add(self, vector: Vector) -> None:
        self.profile.add(vector)
        self.items.add(vector.item)


class StoryLine:
    """Places reports in stories, in the order they come. `index` holds all that is known of the filed ones."""

    def __init__(self, index: Postings, frequencies: Frequencies) -> None:
        self.frequencies = frequencies
        self._index, self._lists = index, Lists(index, _CROWD)
        self._vectors: Recent[int, Vector | None] = Recent(_REPORTS)
        self._stories: Recent[int, _Told] = Recent(_STORIES)

    def place(self, report: Text) -> Placing:
        """Finds a report's story among the live ones, or founds one, and files the report."""
        words = noted(report)
        self.frequencies.count(words.counts)
        vector = weighed(words, self.frequencies)
        holders = self._holders(vector)
        offers = self._offers(vector, holders)
        best = offers[0] if offers else None
        if best is None or best.score < JOIN.at(len(vector.weights), undated=not vector.day):
            self._file(vector, holders)
            return Placing(report.item, report.item, None, founded(words, vector, best))
        self._file(replace(vector, story=best.story), holders)
        return Placing(report.item, best.story, round(best.score, 4), joined(words, vector, best))

    def file_in(self, report: Text, story: int) -> None:
        """Files a report in a story that is known already: what `place` leaves behind, without its comparing."""
        words = noted(report)
        self.frequencies.count(words.counts)
        vector = replace(weighed(words, self.frequencies), story=story)
        self._story(story)
        self._file(vector, self._holders(vector))

    def live(self, items: Iterable[int]) -> tuple[Vector, ...]:
        """The filed reports among these items, for a repair."""
        found = (self._vector(item) for item in sorted(set(items)))
        return tuple(vector for vector in found if vector)

    def apply(self, repaired: Repair) -> None:
        """Files the moves of a repair."""
        for move in repaired.moves:
            vector = self._vector(move.item)
            if vector:
                self._file(replace(vector, story=move.after), {})
                self._stories.pop(move.before)
                self._stories.pop(move.after)
        if repaired.moves:
            self._lists.forget()

    def forget(self, item: int) -> None:
        """Takes a report out of its story."""
        vector = self._vector(item)
        if vector:
            self._stories.pop(vector.story)
        self._index.forget(item)
        self._lists.forget()
        self._vectors.pop(item)

    def _holders(self, vector: Vector) -> Mapping[int, Sequence[Holders]]:
        """The reports that hold a vector's weightiest words, by word, in the spans of days that its life touches."""
        asked = sorted(vector.weights, key=lambda key: (-vector.weights[key], key))[:_ASKED]
        span = span_of(vector.day)
        spans = (span - 1, span, span + 1) if vector.day else (0,)
        words = {turned(key, near): key for near in spans for key in asked}
        found: dict[int, list[Holders]] = {}
        for key, held in self._lists.find(words).items():
            found.setdefault(words[key], []).append(held)
        return found

    def _offers(self, vector: Vector, holders: Mapping[int, Sequence[Holders]]) -> list[Offer]:
        """The stories of the reports that share most with this one, the closest first."""
        near = _nearest(vector, holders)
        stories: defaultdict[int, list[tuple[float, Vector]]] = defaultdict(list)
        for other in map(self._vector, near):
            if other:
                stories[other.story].append((closeness(vector, other), other))
        alone = Profile().add(vector)
        offers = [self._offer(story, found, alone) for story, found in stories.items()]
        return sorted((offer for offer in offers if offer), key=lambda offer: (-offer.score, offer.story))

    def _offer(self, story: int, found: list[tuple[float, Vector]], alone: Profile) -> Offer | None:
        """What joining a story would rest on; None where it is too far for any contrast to matter."""
        profile = self._story(story).profile
        closest = sorted(found, key=lambda pair: (-pair[0], pair[1].item))[:_NEAREST]
        words = sum(score for score, _ in closest) / min(_NEAREST, profile.reports)
        if words < _FAR:
            return None
        against = contrast(alone, profile)
        return Offer(story, words * against.factor, words, against, closest[0][1])

    def _file(self, vector: Vector, holders: Mapping[int, Sequence[Holders]]) -> None:
        """Files a vector; words by which its story is found often enough are muted, so that lists stay short."""
        told = self._stories.get(vector.story)
        muted = frozenset(key for key, held in holders.items() if told and _enough(vector.story, told, held))
        filed = to_postings(vector, muted)
        self._index.put(vector.item, filed)
        self._lists.filed(vector.item, filed, vector.story)
        self._vectors[vector.item] = vector
        if told is None and vector.story == vector.item:
            told = self._stories[vector.story] = _Told()
        if told:
            told.add(vector)

    def _vector(self, item: int) -> Vector | None:
        if item in self._vectors:
            return self._vectors[item]
        vector = self._vectors[item] = from_postings(item, self._index.keys_of(item))
        return vector

    def _story(self, story: int) -> _Told:
        if story in self._stories:
            return self._stories[story]
        listed = self._index.find([story_key(story)], _STORY_CROWD)
        told = self._stories[story] = _Told()
        for member in (self._vector(item) for item, _ in chain(*listed.values())):
            if member:
                told.add(member)
        return told


def _nearest(vector: Vector, holders: Mapping[int, Sequence[Holders]]) -> list[int]:
    """The reports that share most of a vector's weight, the most first."""
    lists = [(vector.weights[key], held) for key in sorted(holders) for held in holders[key]]
    if not lists:
        return []
    items = np.concatenate([np.frombuffer(held.items, np.int64) for _, held in lists])
    weights = np.concatenate([np.frombuffer(held.weights) * weight for weight, held in lists])
    found, places = np.unique(items, return_inverse=True)
    shared = np.bincount(places, weights)  # adds up in the order given, so that the last digit is always the same
    best = np.lexsort((found, -shared))[: _COMPARED + 1]
    return [item for item in found[best].tolist() if item != vector.item][:_COMPARED]


def _enough(story: int, told: _Told, lists: Sequence[Holders]) -> bool:
    if len(told.items) < _ENOUGH or sum(len(held.items) for held in lists) < _ENOUGH:
        return False
    return sum(held.count(story, told.items) for held in lists) >= _ENOUGH
