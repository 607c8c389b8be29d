"""Work spread over processes: the order of one, whatever their number; who kills a process stands alone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.engine.local import read_all
from dateline.engine.processes import Processes
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import ReadSettings, Settings
from tests.engine.working import DEADLY, blame, divide, double
from tests.whole import sample_reports

PLAIN = Settings(read=ReadSettings(model="plain"))


def batches(numbers: list[int], size: int = 4) -> Iterator[tuple[str, list[int]]]:
    return ((f"from {at}", numbers[at : at + size]) for at in range(0, len(numbers), size))


def test_results_come_in_order_with_their_tags() -> None:
    numbers = [number for number in range(40) if number != DEADLY]
    found = list(Processes(double, blame, 3).run(batches(numbers)))
    assert found == [(tag, [str(2 * n) for n in batch]) for tag, batch in batches(numbers)]


def test_only_the_one_that_kills_its_process_is_lost() -> None:
    found = [made for _, batch in Processes(double, blame, 2).run(batches(list(range(16)))) for made in batch]
    assert found == [blame(n) if n == DEADLY else str(2 * n) for n in range(16)]


def test_an_error_of_the_work_itself_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Processes(divide, blame, 1).run(batches([1, 0])))


PARENT = """
import sys
from tests.engine.working import blame, linger
from dateline.engine.processes import Processes
if __name__ == "__main__":
    for _, made in Processes(linger, blame, 2).run((at, [at]) for at in range(80)):
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
