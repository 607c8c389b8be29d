"""The ledger keeps everything and is never rewritten; postings on disk are those in memory."""

from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity.postings import MemoryPostings
from dateline.model.linking import Judgement, Reason, Verdict
from dateline.store import Access, StorePostings, append, judgements, open_store
from tests.store.making import AT

FIRST = Judgement(
    "same_event", "a#1-2", "b#3-4", Verdict.SAME, 0.9, (Reason("time", 1.5, "Monday", "16 May"),), "v1", False, AT
)
SECOND = Judgement("same_event", "b#3-4", "a#1-2", Verdict.DIFFERENT, None, (), "Ida", True, AT)
OTHER = Judgement("same_story", "a#1-2", "c", Verdict.UNSURE, 0.5, (), "v1", False, AT)


def test_judgements_come_back_whole_and_in_order(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        for judgement in (FIRST, SECOND, OTHER):
            append(store, judgement)
        assert judgements(store, "same_event", "a#1-2") == (FIRST, SECOND)
        assert judgements(store, "same_event", "b#3-4") == (FIRST, SECOND)
        assert judgements(store, "same_story", "c") == (OTHER,)
        assert judgements(store, "same_story", "b#3-4") == ()


@pytest.mark.parametrize("statement", ["UPDATE judgement SET verdict = 'same'", "DELETE FROM judgement"])
def test_a_judgement_is_never_changed_or_deleted(tmp_path: Path, statement: str) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        append(store, SECOND)
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            store.base.execute(statement)
        assert judgements(store, "same_event", "a#1-2") == (SECOND,)


KEYS = st.integers(0, 3) | st.sampled_from([2**62, 2**63, 2**64 - 1])
STEPS = st.one_of(
    st.tuples(st.just("put"), st.integers(1, 5), st.dictionaries(KEYS, st.floats(0, 9, width=32), max_size=4)),
    st.tuples(st.just("forget"), st.integers(1, 5), st.just({})),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(STEPS, max_size=12), st.sets(KEYS, min_size=1), st.integers(1, 4))
def test_postings_on_disk_are_those_in_memory(
    steps: list[tuple[str, int, dict[int, float]]], asked: set[int], most: int
) -> None:
    memory = MemoryPostings()
    with TemporaryDirectory() as folder, open_store(Path(folder) / "s", Access.WRITE) as store:
        disk, other = StorePostings(store, "event"), StorePostings(store, "copy")
        other.put(1, {1: 1.0, 2: 1.0})
        for step, item, keys in steps:
            for postings in (memory, disk):
                if step == "put":
                    postings.put(item, keys)
                else:
                    postings.forget(item)
        again = StorePostings(store, "event")
        assert again.find(asked, most) == memory.find(asked, most)
        assert again.held(asked) == memory.held(asked)
        assert [again.keys_of(item) for item in range(6)] == [memory.keys_of(item) for item in range(6)]
        assert other.keys_of(1) == {1: 1.0, 2: 1.0}


def test_a_key_comes_back_as_it_was_asked(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        postings = StorePostings(store, "copy")
        postings.put(7, {-5: 2.0, 2**64 - 9: 3.0})
        assert postings.find([-5, 2**64 - 9, 4], 3) == {-5: ((7, 2.0),), 2**64 - 9: ((7, 3.0),)}
        assert postings.held([-5, 4]) == {-5: 1, 4: 0}
