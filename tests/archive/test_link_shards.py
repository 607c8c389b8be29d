"""Linking with many machines gives what one gives: events, stories, copies and judgements with their reasons."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from dateline.archive.link import Linking
from dateline.archive.shards import Shards
from dateline.identity.shards import Part, Row
from dateline.records import Record
from dateline.store import Access, Taken, open_store, put_reading
from dateline.store.reports import record_of
from tests.archive.test_link import derived, invented
from tests.store.making import AT

_JUDGED = 'SELECT kind, "left", "right", verdict, score, reasons, by, human FROM judgement ORDER BY n'
Work = Callable[[Part], tuple[Row, ...]]


def linked(path: Path, records: Sequence[Record], shards: Shards | None, batches: int = 1) -> dict[str, object]:
    """What a store of these reports holds in the end."""
    with open_store(path, Access.WRITE) as store:
        linking = Linking(store, shards)
        each = -(-len(records) // batches)
        for start in range(0, len(records), each):
            with store.writing():
                for record in records[start : start + each]:
                    put_reading(store, record, Taken(None, AT))
            linking.link_new(AT)
        return derived(store) | {"judged": list(store.base.execute(_JUDGED))}


def backwards(work: Work, parts: Sequence[Part]) -> Iterable[tuple[Row, ...]]:
    """The last part first, and one of three never."""
    return [work(part) for part in reversed(parts) if part.number % 3 != 1]


@pytest.mark.parametrize(("parts", "batch", "batches"), [(1, 512, 1), (8, 7, 2), (64, 16, 1)])
def test_parts_give_what_one_machine_gives(tmp_path: Path, parts: int, batch: int, batches: int) -> None:
    alone = linked(tmp_path / "alone", invented(), None)
    spread = linked(tmp_path / "spread", invented(), Shards(parts, backwards, batch), batches)
    judged = alone["judged"]
    assert isinstance(judged, list) and len(judged) > 100
    assert spread == alone


def test_real_reports_on_two_processes(tmp_path: Path, sample_store: Path) -> None:
    with open_store(sample_store, Access.READ) as store:
        records = [record_of(store, n) for (n,) in list(store.base.execute("SELECT n FROM report ORDER BY n"))]
    alone = linked(tmp_path / "alone", records, None)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        spread = linked(tmp_path / "spread", records, Shards(4, pool.map))
    assert alone["events"] and spread == alone
