"""`dateline register` and `dateline actors` as a person runs them."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.test_commands import BINARY, run

TEXT = (
    "Rebels attacked the town of Bor on Monday, Interior Minister Ana Pavić told reporters.\n\n"
    "Sergei Lavrov, the Russian foreign minister, accused Ukraine. The rebels killed two soldiers."
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_check_finds_nothing_wrong_and_counts_countries() -> None:
    done = run("register", "check")
    assert done.status == 0
    assert "nothing is wrong" in done.out and "foreign minister" in done.out
    told = json.loads(run("register", "check", "--json").out)
    counts = {row["office"]: dict(row["countries"]) for row in told["coverage"]}
    assert told["faults"] == [] and told["states"] == 194
    assert counts["state or government"]["2020-06-01"] > 180
    assert counts["foreign minister"]["2015-06-01"] > 100


def test_find_answers_on_a_day() -> None:
    found = json.loads(run("register", "find", "foreign minister of France", "--at", "2014-03-01", "--json").out)
    assert found["means"] == "office:FRA-foreign-minister-2012"
    assert [entry["name"] for entry in found["entries"] if entry["holds"]] == ["Laurent Fabius"]
    done = run("register", "find", "Lavrov")
    assert done.status == 0 and "Sergei Lavrov" in done.out
    assert run("register", "find", "Nobody [bold]At All").status == 1
    assert run("register", "find", "Lavrov", "--at", "yesterday").status == 2


def test_a_row_of_ones_own_is_written_judged_and_read(told: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    group = ("register", "add", "organisation", "Blue Hand", "--kind", "group", "--country", "FRA", "--sector", "UAF")
    assert run(*group, "--basis", "a letter").status == 1
    done = run(*group, "--basis", "a letter", "--to", own)
    assert done.status == 0 and "dateline.toml" in done.err
    office = ("register", "add", "office", "Odile Marchetto", "--office", "harbour master", "--country", "FRA")
    assert run(*office, "--from", "2020-01-01", "--basis", "a letter", "--to", own).status == 0
    clash = ("register", "add", "office", "Jo Doe", "--office", "foreign minister", "--country", "FRA")
    done = run(*clash, "--from", "2013", "--basis", "none", "--to", own)
    assert done.status == 1 and "begins before" in done.err
    settings = tmp_path / "dateline.toml"
    settings.write_text(f'register = "{own}"\n', encoding="utf-8")
    assert "Odile Marchetto" in run("register", "find", "Marchetto", "--settings", settings).out
    assert run("register", "check", "--settings", settings).status == 0
    told.write_text("Blue Hand attacked the port of Brest on Monday.", encoding="utf-8")
    [cast] = json.loads(run("actors", told, "--json", "--settings", settings).out)
    assert ("Blue Hand", "org:Blue Hand", "FRA", "UAF") in [
        (who["name"], who["id"], who["country"], who["sector"]) for who in cast["actors"]
    ]


def test_own_rows_change_the_edition(told: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    words = ("--country", "FRA", "--sector", "UAF", "--basis", "a letter", "--to", own)
    assert run("register", "add", "organisation", "Blue Hand", *words).status == 0
    settings = tmp_path / "dateline.toml"
    settings.write_text(f'register = "{own}"\n', encoding="utf-8")
    plain = json.loads(run("read", told, "--format", "jsonl").out)["edition"]
    mine = json.loads(run("read", told, "--format", "jsonl", "--settings", settings).out)["edition"]
    assert plain != mine
    settings.write_text('register = "no/such/folder"\n', encoding="utf-8")
    assert "no such folder" in run("read", told, "--settings", settings).err


def test_actors_are_listed_with_words_and_offsets(told: Path) -> None:
    [cast] = json.loads(run("actors", told, "--json", "--published", "2020-03-02").out)
    who = next(each for each in cast["actors"] if each["name"] == "Sergei Lavrov")
    assert (who["country"], who["sector"], who["role"]) == ("RUS", "GOV", "foreign minister")
    assert who["id"] == "office:RUS-foreign-minister-2004" and who["evidence"]
    for naming in who["namings"]:
        assert TEXT[naming["start"] : naming["end"]].startswith(naming["words"][:5])
    assert any(deed["source"] == "rebels" or "ebels" in deed["source"] for deed in cast["deeds"])
    done = run("actors", told)
    assert done.status == 0 and "Sergei Lavrov" in done.out and "not in the register" in done.out


def test_actors_as_rows_page_and_picture(told: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("actors", told, "-f", "csv").out)))
    assert "Sergei Lavrov" in [row["name"] for row in rows] and None not in rows[0]
    page = run("actors", told, "-f", "html").out
    assert page.startswith("<!doctype html>") and "Lavrov" in page and "default-src 'none'" in page
    target = tmp_path / "out.svg"
    assert run("actors", told, "-f", "svg", "-o", target).status == 0
    ElementTree.fromstring(target.read_text("utf-8"))


def test_actors_that_cannot_be_read_are_status_3(told: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(BINARY)
    done = run("actors", tmp_path, "--json")
    assert done.status == 3 and len(json.loads(done.out)) == 1
    assert run("actors", told, "-f", "pdf").status == 2
