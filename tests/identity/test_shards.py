"""Judging in parts: on any number of machines, in any order, and with parts lost, what one machine judges."""

import pickle
from collections.abc import Callable, Iterable, Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity.cluster import derive
from dateline.identity.join import join
from dateline.identity.postings import MemoryPostings, Postings, SpreadPostings, part_of
from dateline.identity.shards import Part, Row, ahead, dealt, keyed, scored
from dateline.identity.told import Told
from tests.identity.happening import Archive, party, told

AT = "2026-11-22T00:00:00Z"
_PEOPLE = ("Rolf Adamic", "Ines Okafor", "Pavel Lindqvist")
_SENTENCES = {
    "killed": "Gunmen killed four people at the market of {} on Friday, police said",
    "attacked": "Rebels attacked a convoy near {} and burned two lorries",
    "arrested": "Police in {} arrested the union's leader after the rally",
}
_PLACES = ("Goma", "Bukavu", "Padang", "Geneva")
_KINDS = {"killed": "ASSAULT", "attacked": "ASSAULT", "arrested": "COERCE"}

_happenings = st.tuples(
    st.sampled_from(sorted(_SENTENCES)),
    st.sampled_from(_PLACES),
    st.integers(1, 9),
    st.sampled_from(_PEOPLE),
    st.sampled_from(_PEOPLE),
    st.sampled_from(("occurred", "planned")),
    st.sampled_from(("s1", "s2")),
)
_reports = st.lists(st.lists(_happenings, min_size=1, max_size=3), min_size=2, max_size=12)
Run = Callable[[Callable[[Part], tuple[Row, ...]], Sequence[Part]], Iterable[tuple[Row, ...]]]


def reports_of(made: Sequence[Sequence[tuple[str, str, int, str, str, str, str]]]) -> list[list[Told]]:
    """Made-up reports with their happenings."""
    found, item = [], 0
    for n, parts in enumerate(made):
        page = []
        for trigger, place, day, actor, patient, status, story in parts:
            item += 1
            iso = f"2026-03-{day:02}"
            page.append(
                told(
                    *(item, _SENTENCES[trigger].format(place), trigger),
                    coded=_KINDS[trigger],
                    status=status,
                    days=(iso, iso),
                    where=(place,),
                    parties=(party("actor", actor), party("target", patient)),
                    report=f"rpt_{n:03}",
                    published=iso,
                    story=story,
                )
            )
        found.append(page)
    return found


def linked(
    reports: Sequence[Sequence[Told]], blocks: Postings, batch: int = 0, parts: int = 1, run: Run = map
) -> Archive:
    """All that is judged when the reports come in their order; with `batch`, scored ahead so many at a time."""
    archive = Archive(blocks)  # type: ignore[arg-type]  # any postings will do
    scorer = None
    for n, page in enumerate(reports):
        if batch and n % batch == 0:
            new = [one for later in reports[n : n + batch] for one in later]
            scorer = ahead(dealt(keyed(new, archive.blocks, archive.told), parts), run)
        archive.by_item |= {one.item: one for one in page}
        archive.ledger += join(page, archive, AT, scorer).judgements
    return archive


def clusters(archive: Archive) -> tuple[tuple[str, ...], ...]:
    anchors = [archive.by_item[item].anchor for item in sorted(archive.by_item)]
    return derive(anchors, archive.ledger)


@settings(max_examples=60, deadline=None)
@given(_reports, st.integers(1, 9), st.integers(1, 7), st.randoms(use_true_random=False), st.booleans())
def test_parts_judge_as_one_machine_does(
    made: list[list[tuple[str, str, int, str, str, str, str]]], parts: int, batch: int, chance: Random, loses: bool
) -> None:
    reports = reports_of(made)

    def somewhere(work: Callable[[Part], tuple[Row, ...]], given: Sequence[Part]) -> list[tuple[Row, ...]]:
        """Sent away and back, in any order; now and then a part is lost."""
        sent = [part for part in given if not (loses and chance.random() < 0.3)]
        chance.shuffle(sent)
        return [pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(part))))) for part in sent]

    alone = linked(reports, MemoryPostings())
    spread = linked(reports, SpreadPostings([MemoryPostings() for _ in range(parts)]), batch, parts, somewhere)
    assert spread.ledger == alone.ledger
    assert clusters(spread) == clusters(alone)


@settings(max_examples=40, deadline=None)
@given(_reports, st.integers(1, 9))
def test_each_pair_that_shares_a_key_is_scored_once(
    made: list[list[tuple[str, str, int, str, str, str, str]]], parts: int
) -> None:
    new = [one for page in reports_of(made) for one in page]
    items = keyed(new, MemoryPostings(), lambda items: {})
    pairs = [(left, right) for part in dealt(items, parts) for left, right, _ in scored(part)]
    meant = {
        (a.told.anchor, b.told.anchor) for a in items for b in items if b.told.item < a.told.item and a.sought & b.filed
    }
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == meant


def test_something_is_scored_ahead_and_something_joined() -> None:
    one = ("killed", "Goma", 3, _PEOPLE[0], _PEOPLE[1], "occurred", "s1")
    reports = reports_of([[one], [one], [one]])
    items = keyed([page[0] for page in reports], MemoryPostings(), lambda items: {})
    assert sum(len(scored(part)) for part in dealt(items, 4)) == 3
    assert len(clusters(linked(reports, MemoryPostings(), 2, 4))) == 1


def test_keys_of_one_day_go_to_many_parts() -> None:
    day = 12345 << 45
    assert {part_of(day | n * 7919, 8) for n in range(200)} == set(range(8))
    assert all(0 <= part_of(key, 3) < 3 for key in (0, 1, -1, (1 << 64) - 1))


@given(st.lists(st.tuples(st.integers(0, 9), st.sets(st.integers(-4, 60), max_size=5)), max_size=20), st.integers(1, 5))
def test_spread_postings_hold_what_one_does(filed: list[tuple[int, set[int]]], places: int) -> None:
    alone, spread = MemoryPostings(), SpreadPostings([MemoryPostings() for _ in range(places)])
    for item, keys in filed:
        for postings in (alone, spread):
            postings.put(item, dict.fromkeys(keys, 1.0)) if keys else postings.forget(item)
    every = range(-4, 61)
    assert spread.held(every) == alone.held(every)
    assert spread.find(every, 3) == alone.find(every, 3)
    assert all(spread.keys_of(item) == alone.keys_of(item) for item in range(10))
