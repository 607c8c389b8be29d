"""A GeoNames dump as the source, and another gazetteer at the room's door."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dateline.errors import ResourceError
from dateline.model.place import Level, Place
from dateline.places import Gazetteer, build
from dateline.places.build import build_from_dump
from dateline.places.designators import Designators, load_designators
from dateline.places.entry import Entry, Named, Naming
from dateline.places.fold import fold
from tests.making import make_report, parse


def quiet(what: str, done: int, of: int) -> None:
    """Shows nothing."""


def row(number: int, name: str, kind: str, where: str, people: int) -> str:
    feature, code = kind.split(".")
    lat, lon, country, admin1 = where.split(" ")
    cells = [str(number), name, name, "", lat, lon, feature, code, country, "", admin1, "", "", "", str(people)]
    return "\t".join([*cells, "", "", "Etc/UTC", "2026-01-01"]) + "\n"


DUMP = (
    row(1, "Republic of Testland", "A.PCLI", "10.5 20.5 ML ", 9000)
    + row(2, "Oblast of Testing", "A.ADM1", "11 21 ML 07", 5000)
    + row(3, "Testville", "P.PPL", "11.25 21.5 ML 07", 1200)
    + row(4, "Camp Test", "S.CMPRF", "11.5 21.75 ML 07", 0)
    + row(5, "Test River", "H.STM", "11 21 ML 07", 0)
)
NAMES = "1\t3\ten\tTestopolis\t\t\t\t\n2\t3\ten\tOldtest\t\t\t\t1\n3\t3\tfr\tTesteville\t\t\t\t\n"


@pytest.fixture
def dump(tmp_path: Path) -> tuple[Path, Path]:
    """A made-up dump of five rows with its names."""
    (tmp_path / "all.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "names.txt").write_text(NAMES, encoding="utf-8")
    return tmp_path / "all.txt", tmp_path / "names.txt"


def test_a_dump_becomes_a_gazetteer(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    build_from_dump(tmp_path / "g.sqlite", *dump, quiet)
    gazetteer = Gazetteer.open(tmp_path / "g.sqlite")
    (town,) = gazetteer.candidates("Testville")
    assert (town.entry.level, town.entry.country, town.entry.admin1, town.entry.lat) == (Level.TOWN, "MLI", "07", 11.25)
    assert [n.entry.geonames for n in gazetteer.candidates("Testopolis")] == [3]
    assert gazetteer.candidates("Oldtest")[0].naming is Naming.FORMER
    assert gazetteer.candidates("Camp Test")[0].entry.level is Level.SITE
    assert gazetteer.candidates("Oblast of Testing")[0].entry.level is Level.ADMIN1
    assert gazetteer.candidates("Testeville") == ()
    assert gazetteer.candidates("Test River") == ()
    assert gazetteer.candidates("Mali")[0].entry.lat == 10.5


def test_a_dump_is_built_the_same_twice(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    assert build_from_dump(tmp_path / "a.sqlite", *dump, quiet) == build_from_dump(tmp_path / "b.sqlite", *dump, quiet)
    other = build_from_dump(tmp_path / "c.sqlite", dump[0], None, quiet)
    assert other != build_from_dump(tmp_path / "a.sqlite", *dump, quiet)


@pytest.mark.parametrize("text", ["not a dump\n", "x\t" * 18 + "\n"])
def test_a_file_that_is_no_dump_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match="line 1: not a row of a GeoNames dump"):
        build_from_dump(tmp_path / "g.sqlite", tmp_path / "bad.txt", None, quiet)
    assert not (tmp_path / "g.sqlite").exists()


def test_a_dump_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        build_from_dump(tmp_path / "g.sqlite", tmp_path / "none.txt", None, quiet)


@dataclass(frozen=True)
class OneTown:
    """A gazetteer of one town."""

    content: str = "sha256:one"
    known: frozenset[str] = frozenset({"testville"})
    openings: frozenset[str] = frozenset({"testville"})
    designators: Designators = field(default_factory=load_designators)

    def candidates(self, name: str) -> tuple[Named, ...]:
        """The town, by its name."""
        entry = Entry("Testville", Level.TOWN, "MLI", "07", 11.25, 21.5, 1200)
        return (Named(1, entry, Naming.PRIMARY),) if fold(name) == "testville" else ()


def test_any_gazetteer_may_stand_at_the_door() -> None:
    report = make_report("Rebels shelled a clinic in Testville.")
    (found,) = build(OneTown())(report, parse(report), ())
    assert isinstance(found.value, Place)
    assert (found.value.country, found.literal) == ("MLI", True)


def test_a_build_tells_how_far_it_is(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    told: list[str] = []
    build_from_dump(tmp_path / "g.sqlite", *dump, lambda what, done, of: told.append(what))
    steps = ["the dump is checked", "further names are read", "countries are looked for", "places are written"]
    assert list(dict.fromkeys(told)) == steps
