"""Work spread over processes: the order of one, whatever their number; who kills a process stands alone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.engine.local import read_all
from dateline.engine.processes import DIED, Processes
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import ReadSettings, Settings
from tests.engine.working import DEADLY, blame, divide, double, sleep
from tests.whole import sample_reports

PLAIN = Settings(read=ReadSettings(model="plain"))


def batches(numbers: list[int], size: int = 4) -> Iterator[tuple[str, list[int]]]:
    return ((f"from {at}", numbers[at : at + size]) for at in range(0, len(numbers), size))


def test_results_come_in_order_with_their_tags() -> None:
    numbers = [number for number in range(40) if number != DEADLY]
    with Processes(double, blame, 3) as processes:
        found = list(processes.run(batches(numbers)))
    assert found == [(tag, [str(2 * n) for n in batch]) for tag, batch in batches(numbers)]


def test_only_the_one_that_kills_its_process_is_lost() -> None:
    with Processes(double, blame, 2) as processes:
        found = [made for _, batch in processes.run(batches(list(range(16)))) for made in batch]
        again = [made for _, batch in processes.run(batches([1, 2])) for made in batch]
    assert found == [blame(n, DIED) if n == DEADLY else str(2 * n) for n in range(16)]
    assert again == ["2", "4"]


def test_only_the_one_that_takes_too_long_is_lost() -> None:
    with Processes(sleep, blame, 2, limit=3) as processes:
        found = [made for _, batch in processes.run(batches([5, 6, DEADLY, 8, 9], 3)) for made in batch]
    late = blame(DEADLY, "reading it took more than 3 seconds")
    assert found == ["10", "12", late, "16", "18"]


def test_an_error_of_the_work_itself_is_raised() -> None:
    with Processes(divide, blame, 1) as processes, pytest.raises(ZeroDivisionError):
        list(processes.run(batches([1, 0])))


PARENT = """
import sys
from tests.engine.working import blame, linger
from dateline.engine.processes import Processes
if __name__ == "__main__":
    with Processes(linger, blame, 2) as processes:
        for _, made in processes.run((at, [at]) for at in range(80)):
            print(*made, flush=True)
"""


def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(4)}
        parent.kill()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def test_records_do_not_depend_on_the_number_of_processes() -> None:
    failure = Failure("row 3", "rows.jsonl", "ingest", "no text")
    items: list[tuple[str, Report | Failure]] = [(f"file {n}", r) for n, r in enumerate(sample_reports() * 4)]
    items.insert(5, ("rows.jsonl", failure))
    alone = list(read_all(items, PLAIN, 1))
    spread = list(read_all(items, PLAIN, 2))
    assert spread == alone
    assert alone[5] == ("rows.jsonl", failure)
    assert [name for name, _ in alone] == [name for name, _ in items]
    assert all(isinstance(record, dict) for name, record in alone if name != "rows.jsonl")
