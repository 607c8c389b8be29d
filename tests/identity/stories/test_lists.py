"""Lists at hand are those of the index, whatever was filed since they were read."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.identity.postings import MemoryPostings
from dateline.identity.stories.lists import Lists

MOST = 3
STEPS = st.lists(st.tuples(st.sets(st.integers(1, 4)), st.sets(st.integers(1, 4))), max_size=12)


@given(STEPS)
def test_lists_at_hand_are_those_of_the_index(steps: list[tuple[set[int], set[int]]]) -> None:
    index = MemoryPostings()
    lists = Lists(index, MOST)
    for item, (asked, filed) in enumerate(steps):
        keys = dict.fromkeys(sorted(filed), float(item))
        lists.find(sorted(asked))
        index.put(item, keys)
        lists.filed(item, keys, story=item % 2)
        found = {key: tuple(zip(held.items, held.weights, strict=True)) for key, held in lists.find(range(5)).items()}
        assert found == index.find(range(5), MOST)


def test_a_storys_members_are_counted_once_and_kept_up() -> None:
    index = MemoryPostings()
    lists = Lists(index, MOST)
    for item, story in ((1, 7), (2, 8)):
        index.put(item, {5: 1.0})
        lists.filed(item, {5: 1.0}, story)
    held = lists.find([5])[5]
    assert held.count(7, {1}) == 1
    lists.filed(3, {5: 1.0}, 7)
    assert held.count(7, set()) == 2
    assert held.count(8, {2}) == 1
