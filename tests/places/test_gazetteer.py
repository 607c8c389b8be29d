"""The gazetteer: built whole or not at all, the same every time, refused when stale, found by any spelling."""

import multiprocessing
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import ResourceError
from dateline.model.place import Level
from dateline.places import Gazetteer, write_gazetteer
from dateline.places.entry import Entry, Naming, Source
from tests.places.making import INPUTS, small_sources


def first(gazetteer: Gazetteer, name: str) -> str | None:
    found = gazetteer.candidates(name)
    return found[0].entry.name if found else None


@pytest.mark.parametrize("name", ["KYIV", "Kyiv's", "kyiv", "Kiev", "Kyív"])
def test_a_name_is_found_by_any_spelling(gazetteer: Gazetteer, name: str) -> None:
    assert first(gazetteer, name) == "Kyiv"


def test_an_alternate_name_is_marked(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Kiev")[0].naming is Naming.ALTERNATE
    assert gazetteer.candidates("Kyiv")[0].naming is Naming.PRIMARY


@pytest.mark.parametrize(("name", "level"), [("Kursk region", Level.ADMIN1), ("city of Kursk", Level.TOWN)])
def test_a_designator_picks_the_level(gazetteer: Gazetteer, name: str, level: Level) -> None:
    assert [n.entry.level for n in gazetteer.candidates(name)] == [level]


@pytest.mark.parametrize("name", ["Russian", "Russians", "Qwxyz", "", "'", "  "])
def test_what_is_no_place_has_no_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


def test_two_builds_have_one_content(tmp_path: Path) -> None:
    one = write_gazetteer(tmp_path / "one.sqlite", small_sources(), INPUTS)
    other = write_gazetteer(tmp_path / "other.sqlite", small_sources(), INPUTS)
    fewer = write_gazetteer(tmp_path / "fewer.sqlite", small_sources()[1:], INPUTS)
    assert one == other
    assert one.content != fewer.content


def test_a_missing_gazetteer_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="dateline gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_stale_gazetteer_names_the_command(gazetteer: Gazetteer) -> None:
    with pytest.raises(ResourceError, match="dateline gazetteer build"):
        Gazetteer.open(gazetteer.path, "sha256:other")


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("not a database, but long enough to be looked at" * 9)
    with pytest.raises(ResourceError, match="is not a gazetteer"):
        Gazetteer.open(path)


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    write_gazetteer(path, small_sources(), INPUTS)
    before = path.read_bytes()

    def broken() -> Iterator[Source]:
        yield small_sources()[0]
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        write_gazetteer(path, broken(), INPUTS)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.sqlite", "g.sqlite.sha256"]


def test_a_gazetteer_can_be_sent_to_a_worker(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.candidates("Gao") == gazetteer.candidates("Gao")
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(gazetteer.candidates, ("Gao",)) == gazetteer.candidates("Gao")


def test_a_place_lies_in_its_first_division(tmp_path: Path) -> None:
    def entry(name: str, level: Level, admin1: str, geonames: int, population: int = 0) -> Source:
        made = Entry(name, level, "MLI", admin1, population=population, geonames=geonames)
        return Source(made, ((name, Naming.PRIMARY),))

    sources = (
        entry("Gao Region", Level.ADMIN1, "09", 1), entry("Old Gao Region", Level.ADMIN1, "09", 4),
        entry("Gao", Level.TOWN, "09", 2), entry("Nowhere", Level.TOWN, "77", 3), entry("Unplaced", Level.TOWN, "", 6),
    )  # fmt: skip
    path = tmp_path / "divisions.sqlite"
    write_gazetteer(path, sources, INPUTS)
    assert Gazetteer.open(path, INPUTS).first_divisions([2, 3, 6, 99]) == {2: "Old Gao Region"}
