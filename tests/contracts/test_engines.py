"""What every engine must do alike: the same outcomes byte for byte, in batches of any size, whoever dies meanwhile."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dateline.engine.local import Local
from dateline.engine.making import Made, make_shards
from dateline.engine.pieces import Cutting
from dateline.engine.place import Folder
from dateline.engine.reading import TakeAndRead, batches, died, reading_task
from dateline.engine.rows import FAILURE, RECORD, Batch, Row, outcome_of, unit_row
from dateline.engine.shards import rows_of
from dateline.engine.task import Engine, Inline, Task
from dateline.ingest import Intake
from dateline.ingest.units import units
from dateline.model.reading import Failure
from dateline.settings import ReadSettings, Settings
from tests.engine.reading_apart import Deadly, Logged, as_it_is
from tests.whole import SAMPLES

PLAIN = Settings(read=ReadSettings(model="plain"))
INTAKE = Intake(date(2026, 11, 16), "Wire", False, PLAIN.fetch, PLAIN.read.max_characters)
# Ray warns of settings of its own that are to go, wherever it copies them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray", "ignore::ResourceWarning")
RAY = os.environ.get("DATELINE_TEST_RAY")  # a cluster to join in place of one that is started for the tests


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    """One Ray for all tests of this file: to start it is what costs."""
    started = pytest.importorskip("ray")
    from dateline.cli.shards import EngineName, engine_of
    from dateline.engine.ray import _start

    engine_of(EngineName.RAY, None, 2)  # what the command sets before Ray is loaded
    _start(RAY, 2)
    yield
    started.shutdown()


@pytest.fixture(params=["inline", "local", "ray"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Every engine."""
    return named(request)


@pytest.fixture(params=["local", "ray"])
def apart(request: pytest.FixtureRequest) -> Engine:
    """Those that read in processes apart from the one that drives them."""
    return named(request)


def named(request: pytest.FixtureRequest) -> Engine:
    """The engine of a name."""
    if request.param == "ray":
        request.getfixturevalue("ray")
        from dateline.engine.ray import RayEngine

        return RayEngine(None, 2)
    return Inline() if request.param == "inline" else Local(2)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Row, ...]:
    """Short texts, a sample page, and rows that are none."""
    folder = tmp_path_factory.mktemp("given")
    lines = [
        json.dumps({"id": f"r{n}", "text": f"Rebels attacked Bor on Monday, police said. {n} died."}) for n in range(9)
    ]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:4], "not json", "", '{"id": "empty"}', *lines[4:]]) + "\n")
    page = next(path for path in sorted(SAMPLES.iterdir()) if path.suffix == ".html")
    (folder / "a.html").write_bytes(page.read_bytes())
    found = units([str(folder)], INTAKE, BytesIO())
    return tuple(unit_row(unit) for unit in found)


def outcomes(engine: Engine, task: Task, rows: Sequence[Row], size: int) -> list[Row]:
    """What comes of rows, in their order."""
    done = sorted(engine.run(task, batches(iter(rows), size)), key=lambda batch: batch.order)
    assert [batch.order for batch in done] == list(range(-(-len(rows) // size)))
    return [row for batch in done for row in batch.rows]


def test_records_are_the_same_byte_for_byte(engine: Engine, given: tuple[Row, ...]) -> None:
    task = reading_task(TakeAndRead(PLAIN, INTAKE))
    alone = outcomes(Inline(), task, given, 16)
    assert [row.kind for row in alone].count(RECORD) == 10
    assert outcomes(engine, task, given, 5) == alone


def test_failures_pass_through(engine: Engine, given: tuple[Row, ...]) -> None:
    task = reading_task(TakeAndRead(PLAIN, INTAKE))
    failed = [outcome_of(row) for row in outcomes(engine, task, given, 16) if row.kind == FAILURE]
    assert [(f.source_id, f.stage) for f in failed if isinstance(f, Failure)] == [
        ("row 5", "ingest"),
        ("row 6", "ingest"),
    ]


@pytest.mark.parametrize("size", [1, 100])
def test_the_size_of_batches_does_not_matter(size: int, given: tuple[Row, ...]) -> None:
    task = reading_task(TakeAndRead(PLAIN, INTAKE))
    assert outcomes(Local(2), task, given, size) == outcomes(Inline(), task, given, 7)


def test_who_kills_a_process_stands_alone(apart: Engine, given: tuple[Row, ...]) -> None:
    """A crash in native code: of a piece, all but the one to blame is read."""
    task = Task(Deadly(TakeAndRead(PLAIN, INTAKE), '"row":3,'), died, as_it_is)
    alone = outcomes(Inline(), reading_task(TakeAndRead(PLAIN, INTAKE)), given, 16)
    found = outcomes(apart, task, given, 100)
    different = [(row, other) for row, other in zip(found, alone, strict=True) if row != other]
    assert len(different) == 1
    failure = outcome_of(different[0][0])
    assert isinstance(failure, Failure)
    assert (failure.source_id, failure.stage, failure.error) == ("row 3", "engine", "the process that read it died")


def test_a_worker_that_is_killed_is_replaced(apart: Engine, given: tuple[Row, ...], tmp_path: Path) -> None:
    """The first process that reads a batch is killed from outside: the batch is read again, by another."""
    work = Logged(TakeAndRead(PLAIN, INTAKE), tmp_path / "log", tmp_path / "killed")
    found = outcomes(apart, Task(work, died, as_it_is), given, 4)
    assert (tmp_path / "killed").exists()
    assert found == outcomes(Inline(), reading_task(TakeAndRead(PLAIN, INTAKE)), given, 4)


def test_an_actor_that_is_killed_is_replaced(ray: None, given: tuple[Row, ...], tmp_path: Path) -> None:
    """As above, but what dies is Ray's own process, and with it the one that reads."""
    from dateline.engine.ray import RayEngine

    work = Logged(TakeAndRead(PLAIN, INTAKE), tmp_path / "log", tmp_path / "killed", whom="parent")
    found = outcomes(RayEngine(None, 2), Task(work, died, as_it_is), given, 4)
    assert (tmp_path / "killed").exists()
    assert found == outcomes(Inline(), reading_task(TakeAndRead(PLAIN, INTAKE)), given, 4)


def test_shards_of_every_engine_are_the_same_files(engine: Engine, given: tuple[Row, ...], tmp_path: Path) -> None:
    folder = Path(json.loads(given[1].body.partition(b"\0")[0])["source"]).parent
    made = [
        make_shards(
            each, units([str(folder)], INTAKE, BytesIO()), TakeAndRead(PLAIN, INTAKE), (place, cutting()), quiet
        )
        for each, place in ((Inline(), Folder(tmp_path / "a")), (engine, Folder(tmp_path / "b")))
    ]
    assert made[0].shards == made[1].shards
    assert len(made[0].shards) > 1
    for shard in made[1].shards:
        assert (tmp_path / "a" / shard.file).read_bytes() == (tmp_path / "b" / shard.file).read_bytes()
        assert len(rows_of(Folder(tmp_path / "b"), shard)) == shard.rows


def test_the_real_parser_reads_the_same_under_ray(ray: None) -> None:
    from dateline.engine.ray import RayEngine

    settings = Settings()
    rows = [unit_row(unit) for unit in units([str(SAMPLES)], INTAKE, BytesIO())]
    task = reading_task(TakeAndRead(settings, INTAKE))
    assert outcomes(RayEngine(None, 1), task, rows, 100) == outcomes(Inline(), task, rows, 100)


DRIVER = """
import sys
from tests.contracts.test_engines import drive
if __name__ == "__main__":
    drive(sys.argv[1], sys.argv[2], sys.argv[3])
"""


def test_a_driver_that_is_killed_is_taken_up(apart: Engine, tmp_path: Path) -> None:
    """The second run completes what the first began, and reads nothing again that has a shard."""
    (tmp_path / "script.py").write_text(DRIVER)
    rows = [{"id": f"r{n}", "text": f"Rebels attacked Bor on Monday. {n} died there, police said."} for n in range(48)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    name = type(apart).__name__
    command = [sys.executable, str(tmp_path / "script.py"), name, str(tmp_path), "slow"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    manifest = tmp_path / "shards" / "manifest"
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as driver:
        deadline = time.monotonic() + 120
        while len(list(manifest.glob("*.json"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        driver.kill()
    _wait_for_quiet(tmp_path / "log")
    done = sorted(manifest.glob("*.json"))
    assert len(done) >= 2
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in done}
    (tmp_path / "log").unlink()
    made = drive(name, str(tmp_path), "fast", engine=apart)
    assert {shard.id for shard in made.held} == {path.stem for path in done}
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in done} == before
    read = (tmp_path / "log").read_text().split()
    place = Folder(tmp_path / "shards")
    new, kept = (
        [json.loads(row.body)["report"]["source_id"] for shard in shards for row in rows_of(place, shard)]
        for shards in (made.new, made.shards)
    )
    # Ray may give a batch of this run to a second worker, but none of what had a shard.
    assert set(read) == set(new) and (len(read) == len(new) or name == "RayEngine")
    assert sorted(kept) == sorted(row["id"] for row in rows)


def _wait_for_quiet(log: Path) -> None:
    """Workers of a driver that was killed may outlive it for a moment: until none reads any more."""
    size, since = -1, time.monotonic()
    while time.monotonic() - since < 3:
        if log.stat().st_size != size:
            size, since = log.stat().st_size, time.monotonic()
        time.sleep(0.1)


def drive(name: str, folder: str, pace: str, engine: Engine | None = None) -> Made:
    """Makes shards of rows and logs every row that is read; in a process that a test kills, or in the test's own."""
    work = Logged(TakeAndRead(PLAIN, INTAKE), Path(folder) / "log", None, pace=pace)
    if engine is None and name == "RayEngine":
        from dateline.engine.ray import RayEngine

        engine = RayEngine(RAY, 2)
    found = units([str(Path(folder) / "rows.jsonl")], INTAKE, BytesIO())
    return make_shards(engine or Local(2), found, work, (Folder(Path(folder) / "shards"), cutting()), quiet)  # type: ignore[arg-type]


def cutting() -> Cutting:
    """Pieces of four."""
    return Cutting("this edition", INTAKE, 4)


def quiet(_: Made) -> None:
    """Nobody is told."""


def test_an_engine_with_nothing_to_do_does_nothing(engine: Engine) -> None:
    nothing: Iterator[Batch] = iter(())
    assert list(engine.run(reading_task(TakeAndRead(PLAIN, INTAKE)), nothing)) == []
