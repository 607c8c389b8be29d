"""What every gazetteer keeps: names lead to entries that other rooms can work with, however they are written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.doors import Door
from dateline.errors import ResourceError
from dateline.model.place import Level
from dateline.places import Door as Gazetteer
from dateline.places import build as build_places
from dateline.places.build import build_from_dump
from dateline.places.doors.checked import checked, entry_fault
from dateline.places.entry import Entry, Named, Naming
from tests.contracts import parts
from tests.making import make_report, parse
from tests.places.test_geonames import DUMP, NAMES, OneTown, quiet

MODULES = ["dateline.places.doors.local", "dateline.places.doors.geonames", "dateline_example.desk"]
KNOWS = {"local": "Dundee", "geonames": "Testville", "desk": "Port Mirel"}


@pytest.fixture(scope="module", params=MODULES, ids=lambda module: str(module.rpartition(".")[2]))
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Gazetteer]:
    """Each gazetteer with the name of a town that it knows."""
    name, folder = str(request.param).rpartition(".")[2], tmp_path_factory.mktemp("places")
    path, table = None, {}
    if name == "geonames":
        path = dump_built(folder)
    if name == "desk":
        (folder / "places.csv").write_text("name,level,country,lat,lon\nPort Mirel,town,EST,58.1,23.4\n", "utf-8")
        table = {"file": str(folder / "places.csv")}
    built = parts.build(str(request.param), table, parts.resources(path))
    whole = built.stage if name != "desk" else checked("desk", built.stage)  # type: ignore[arg-type]
    return KNOWS[name], whole  # type: ignore[return-value]


def dump_built(folder: Path) -> Path:
    """A gazetteer of a made-up dump."""
    (folder / "all.txt").write_text(DUMP, encoding="utf-8")
    (folder / "names.txt").write_text(NAMES, encoding="utf-8")
    build_from_dump(folder / "g.sqlite", folder / "all.txt", folder / "names.txt", quiet)
    return folder / "g.sqlite"


def test_every_gazetteer_is_tried() -> None:
    assert parts.all_are_tried(Door.GAZETTEERS, MODULES)


def test_a_name_leads_to_its_place_however_it_is_written(opened: tuple[str, Gazetteer]) -> None:
    name, gazetteer = opened
    found = gazetteer.candidates(name)
    assert found and found[0].entry.level is Level.TOWN and found[0].entry.lat is not None
    assert gazetteer.candidates(name.upper()) == gazetteer.candidates(name.lower()) == found
    assert gazetteer.candidates(f"the town of {name}") or gazetteer.candidates(f"town of {name}")
    assert [n.entry.country for n in gazetteer.candidates("Mali")][:1] == ["MLI"]


def test_what_is_no_place_has_no_candidates(opened: tuple[str, Gazetteer]) -> None:
    _, gazetteer = opened
    for name in ("", " ", "Qwxyzzvort", "?", "\0", "x" * 10_000):
        assert gazetteer.candidates(name) == ()


def test_what_is_known_is_found_and_fits(opened: tuple[str, Gazetteer]) -> None:
    _, gazetteer = opened
    known = sorted(gazetteer.known)
    assert known and gazetteer.openings == {key.partition(" ")[0] for key in known}
    for key in known[:: max(len(known) // 300, 1)]:
        found = gazetteer.candidates(key)
        assert found, key
        assert [fault for named in found if (fault := entry_fault(named))] == []


def test_the_content_has_a_digest(opened: tuple[str, Gazetteer]) -> None:
    assert opened[1].content.startswith("sha256:")


@given(name=st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_name_may_be_asked(opened: tuple[str, Gazetteer], name: str) -> None:
    _, gazetteer = opened
    found = gazetteer.candidates(name)
    assert isinstance(found, tuple) and found == gazetteer.candidates(name)
    assert [fault for named in found if (fault := entry_fault(named))] == []


def test_the_room_works_over_it(opened: tuple[str, Gazetteer]) -> None:
    name, gazetteer = opened
    report = make_report(f"Rebels shelled a clinic in {name} on Monday.")
    (found,) = build_places(gazetteer)(report, parse(report), ())
    assert (found.name, report.quote(found.span)) == (name, name)


def test_a_file_that_is_missing_or_of_other_making_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"no gazetteer of a GeoNames dump at .*--from"):
        parts.build("dateline.places.doors.geonames", {}, parts.resources(tmp_path / "none"))
    with pytest.raises(ResourceError, match="was not built from a GeoNames dump"):
        parts.build("dateline.places.doors.geonames", {}, parts.resources())
    with pytest.raises(ResourceError, match="no gazetteer at"):
        parts.build("dateline.places.doors.local", {}, parts.resources(tmp_path / "none"))
    with pytest.raises(ResourceError, match="is no file of places"):
        parts.build("dateline_example.desk", {"file": str(tmp_path / "none")}, parts.resources())


TOWN = Named(1, Entry("Bor", Level.TOWN, "SSD", None, 6.2, 31.5), Naming.PRIMARY)
FAULTS = [
    ("Bor", "a str is no Named entry"),
    (replace(TOWN, naming=7), "none of dateline's"),
    (replace(TOWN, entry=replace(TOWN.entry, level="town")), "none of dateline's"),
    (replace(TOWN, entry=replace(TOWN.entry, country="ss")), "no country's code"),
    (replace(TOWN, entry=replace(TOWN.entry, lat=None)), "None, 31.5 is no point"),
    (replace(TOWN, entry=replace(TOWN.entry, lat=96.2)), "96.2, 31.5 is no point"),
]


@pytest.mark.parametrize(("named", "said"), FAULTS, ids=range(len(FAULTS)))
def test_an_entry_that_does_not_fit_is_told(named: Named, said: str) -> None:
    class Odd(OneTown):
        def candidates(self, name: str) -> tuple[Named, ...]:
            return (named,)

    assert entry_fault(TOWN) is None
    with pytest.raises(ValueError, match=f"odd, 'Bor': .*{said}"):
        checked("odd", Odd()).candidates("Bor")
