"""Words looked for: the best first; where they are nearly everywhere, what was added last."""

from pathlib import Path

import pytest

from dateline.query import search as room
from dateline.query.questions import Page
from dateline.store import Access, open_store


@pytest.mark.parametrize("most", [30_000, 0])
def test_very_common_words_give_the_last_added(sample_store: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(room, "_MOST_RANKED", most)
    with open_store(sample_store, Access.READ) as store:
        hits = room.search(store.base, "said", Page(50)).reports.items
        order = [store.base.execute("SELECT n FROM report WHERE id = ?", (hit.source.id,)).get for hit in hits]
    assert len(order) > 3
    assert (order == sorted(order, reverse=True)) is (most == 0)
