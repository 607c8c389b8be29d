"""The doors: what other packages bring is found, chosen by name, named in what it made, and its faults told."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.batch import read_batch
from dateline.compose import reader_for
from dateline.doors import Door, module, names, offers
from dateline.errors import ConfigError, DatelineError, ResourceError
from dateline.model.reading import Failure, Reading
from dateline.settings import CodingSettings, PlacesSettings, PluginSettings, ReadSettings, Settings
from tests.making import make_report
from tests.outside import EXAMPLE, install_example, install_small, within_reach

PRESS = """#press 1
2026-11-16 | Harbour Wire | Ferry back | The mayor inaugurated the ferry terminal of Port Mirel, police said.
2026-11-32 | Harbour Wire | Bad day | The mayor opened a bridge in Port Mirel on Monday.
2026-11-17 | Harbour Wire | Clinic hit | Rebels shelled a clinic in Gao, Mali, on Tuesday morning, the army said.
"""
CHOSEN = """[places]
gazetteer = "desk"
[coding]
coder = "openings"
[plugins.desk]
file = "places.csv"
"""


@dataclass(frozen=True)
class Done:
    """What a command printed, and its status."""

    out: str
    err: str
    status: int


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the example package was installed, with an input, places and settings beside it."""
    folder = install_example(tmp_path_factory.mktemp("packages"))
    work = folder / "work"
    work.mkdir()
    (work / "day.press").write_text(PRESS, encoding="utf-8")
    (work / "places.csv").write_text("name,level,country,lat,lon\nPort Mirel,town,EST,58.1,23.4\n", encoding="utf-8")
    (work / "chosen.toml").write_text(CHOSEN, encoding="utf-8")
    (work / "lines.toml").write_text("[read]\nmodel = 'lines'\n", encoding="utf-8")
    (work / "plain.toml").write_text("[read]\nmodel = 'plain'\n", encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> Done:
    """Runs dateline in a process of its own, with the packages of a folder installed."""
    code = "import sys; from dateline.cli.main import app; app()"
    environ = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(
        command, cwd=folder / "work", env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return Done(done.stdout, done.stderr, done.returncode)


def records(done: Done) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_doctor_lists_every_part_with_its_package(example: Path) -> None:
    done = run(example, "doctor", "--json", "--settings", "chosen.toml")
    assert done.status == 0, done.out + done.err
    rows = {row["what"]: row for row in json.loads(done.out)}
    for part in ("reader press", "analyser lines", "gazetteer desk", "coder openings", "exporter markdown"):
        assert (rows[part]["state"], rows[part]["note"], rows[part]["fine"]) == (
            "dateline-example 0.1.0",
            "Apache-2.0",
            True,
        )
    assert rows["coder"]["state"] == "openings, of dateline-example 0.1.0"
    assert rows["gazetteer"]["state"].startswith("desk, of dateline-example 0.1.0 (sha256:")
    assert rows["analysers"]["state"] == "plain, spacy"


def test_a_reader_reads_its_own_kind_and_chosen_parts_work(example: Path) -> None:
    done = run(example, "read", "day.press", "-f", "jsonl", "--settings", "chosen.toml")
    assert "'2026-11-32' is no day" in done.err and done.status == 3
    first, second = records(done)
    assert first["report"]["published"] == "2026-11-16" and first["report"]["outlet"] == "Harbour Wire"  # type: ignore[index]
    assert [(e["scheme"], e["type"]) for e in first["events"]] == [("example", "OPENING")]  # type: ignore[attr-defined,index]
    assert [(p["name"], p["lat"]) for p in first["places"]] == [("Port Mirel", 58.1)]  # type: ignore[attr-defined,index]
    assert [e["type"] for e in second["events"]] == ["ASSAULT"]  # type: ignore[attr-defined,index]
    assert {p["name"] for p in second["places"]} == {"Gao", "Mali"}  # type: ignore[attr-defined,index]
    models = first["edition"]["models"]  # type: ignore[index]
    parts = [name for name in models if "dateline-example 0.1.0" in name]  # type: ignore[union-attr]
    assert parts == ["gazetteer desk of dateline-example 0.1.0", "coder openings of dateline-example 0.1.0"]
    assert all(str(models[name]).startswith("sha256:") for name in parts)  # type: ignore[index,call-overload]


def test_parts_that_are_not_chosen_change_nothing(example: Path) -> None:
    done = run(example, "read", "day.press", "-f", "jsonl")
    first, _ = records(done)
    assert first["events"] == []
    assert [p["lat"] for p in first["places"]] == [None]  # type: ignore[attr-defined,index]
    assert first["edition"]["settings"] == Settings().digest()  # type: ignore[index]
    assert "example" not in str(first["edition"])


def test_an_analyser_is_chosen_by_its_name(example: Path) -> None:
    (example / "work" / "tick.txt").write_text("Power cut in Estonia. Kunda, Paldiski dark for a night.\n", "utf-8")
    found = {}
    for model in ("plain", "lines"):
        (record,) = records(run(example, "read", "tick.txt", "-f", "jsonl", "--settings", f"{model}.toml"))
        found[model] = [place["name"] for place in record["places"]]  # type: ignore[attr-defined]
        assert ("lines" in str(record["edition"])) == (model == "lines")
    assert "Kunda" in found["lines"] and "Kunda" not in found["plain"]


def test_a_type_of_another_scheme_is_stored_and_found(example: Path) -> None:
    assert run(example, "add", "day.press", "--store", "s.dateline", "--settings", "chosen.toml").status == 3
    asked = ("events", "--store", "s.dateline", "--json", "--type")
    found = json.loads(run(example, *asked, "example:OPENING").out)
    assert [event["type"] for event in found["items"]] == ["OPENING"]
    assert "no event type" in run(example, *asked, "OPENING").err


def test_an_exporter_writes_what_was_asked_for(example: Path, sample_store: Path) -> None:
    (example / "work" / "made").mkdir()
    asked = ("export", "--as", "markdown", "--store", str(sample_store), "--type", "ASSAULT,COERCE")
    assert "no such form" in run(example, *asked[:2], "none", *asked[3:], "made/none.md").err
    for text in ("quotes", "none"):
        done = run(example, *asked, "--text", text, f"made/{text}.md")
        assert done.status == 0, done.err
    quoted, bare = ((example / "work" / "made" / f"{text}.md").read_text("utf-8") for text in ("quotes", "none"))
    lines = quoted.splitlines()
    assert lines and all(line.startswith("- ") and "#char=" in line for line in lines)
    assert all("**ASSAULT" in line or "**COERCE" in line for line in lines)
    assert "“" in quoted and "“" not in bare and len(bare.splitlines()) == len(lines)


def test_the_examples_own_tests_pass(example: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(EXAMPLE)]
    environ = {**os.environ, "PYTHONPATH": str(example), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, str(EXAMPLE / "tests")], cwd=example, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_nothing_is_loaded_before_it_is_asked_for(example: Path) -> None:
    code = (
        "import sys, dateline\nfrom dateline.cli.main import commands\n"
        "commands(['read', 'tick.txt', '--settings', 'plain.toml'], standalone_mode=False)\n"
        "print(sorted(name for name in sys.modules if name.startswith('dateline_example')), 'spacy' in sys.modules)"
    )
    (example / "work" / "tick.txt").write_text("Power cut in Estonia. Kunda, Paldiski dark for a night.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=example / "work",
        env={**os.environ, "PYTHONPATH": str(example)},
        capture_output=True,
        text=True,
        check=False,
    )
    # Readers are asked what an input is; the rest waits to be named.
    assert done.stdout.splitlines()[-1] == "['dateline_example', 'dateline_example.press'] False", done.stderr


@pytest.mark.parametrize("door", Door)
def test_what_comes_with_dateline_can_be_loaded(door: Door) -> None:
    own = [held for held in offers(door) if held.own]
    assert own
    offered = {"READERS": ("READER",), "EXPORTERS": ("FORM", "write")}.get(door.name, ("Settings", "build"))
    for held in own:
        part = module(door, held.name)
        assert all(hasattr(part, name) for name in offered), (held, offered)


def test_the_page_lists_what_stands_behind_each_door() -> None:
    page = (EXAMPLE.parents[1] / "docs" / "plugins.md").read_text(encoding="utf-8")
    for door in Door:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{door.value}` |")]
        assert [held.name for held in offers(door) if held.own and f"`{held.name}`" not in row] == []


GOOD = """
from dataclasses import dataclass
from dateline.doors import Built
from {room}.doors import {own} as own

@dataclass(frozen=True, slots=True)
class Settings:
    size: int = 3
    needed: tuple[str, ...] = ()

def build(settings, resources):
    return own.build(own.Settings(), resources)
"""
CODER = GOOD.format(room="dateline.events", own="rules")
PLAIN = ReadSettings(model="plain")


def odd(**chosen: object) -> Settings:
    """Settings of a quick reader whose coder is called odd."""
    return Settings(read=PLAIN, coding=CodingSettings(coder="odd"), **chosen)  # type: ignore[arg-type]


def table(keys: str, name: str = "odd") -> PluginSettings:
    return PluginSettings(((name, keys),))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(ReadSettings(model="none")), r"^none: no such analyser or parser model; there are plain, spacy; and"),
        (Settings(PLAIN, places=PlacesSettings("none")), r"^none: no such gazetteer; there are geonames, local$"),
        (Settings(PLAIN, coding=CodingSettings(coder="none")), r"^none: no such coder; there are rules$"),
        (Settings(PLAIN, plugins=table("{}", "none")), r"^\[plugins.none\]: no part is called so; there are acled"),
        (Settings(PLAIN, plugins=table('{"a": 1}', "plain")), r"^\[plugins.plain\]: extra fields found \(a\)"),
    ],
)
def test_an_unknown_name_lists_what_is_installed(settings: Settings, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        reader_for(settings)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_the_kind", r"odd: the coder from odd-pack cannot be loaded: ModuleNotFoundError"),
        ("1 / 0", r"odd: the coder from odd-pack cannot be loaded: ZeroDivisionError"),
        ("def build(", r"odd: the coder from odd-pack cannot be loaded: SyntaxError"),
        ("", r"odd: the coder from odd-pack needs Settings \(a frozen dataclass\) and build"),
        ("class Settings: pass\ndef build(s, r): pass", r"odd: the coder from odd-pack needs Settings"),
        (CODER + "    raise ValueError('x')\nbuild = lambda s, r: {}['gone']", r"cannot be built: KeyError: 'gone'"),
        (CODER + "\nbuild = lambda s, r: None", r"odd-pack cannot be built: build gave a NoneType, not a Built"),
    ],
)
def test_a_broken_part_fails_the_start_by_its_packages_name(tmp_path: Path, code: str, said: str) -> None:
    with within_reach(install_small(tmp_path, "odd-pack", "coders", ("odd", code))):
        with pytest.raises(ConfigError, match=said):
            reader_for(odd())
        assert reader_for(Settings(read=PLAIN))  # it stands in nobody's way who does not ask for it


def test_what_a_part_says_on_purpose_is_said(tmp_path: Path) -> None:
    code = CODER + "\nfrom dateline.errors import ResourceError\ndef build(s, r): raise ResourceError('fetch it first')"
    install_small(tmp_path, "odd-pack", "coders", ("odd", code))
    with within_reach(tmp_path), pytest.raises(ResourceError, match=r"^fetch it first$"):
        reader_for(odd())


def test_two_packages_with_one_name_are_refused(tmp_path: Path) -> None:
    install_small(tmp_path, "odd-pack", "coders", ("rules", CODER))
    with within_reach(tmp_path):
        with pytest.raises(ConfigError, match=r"^rules: two packages offer this coder: (?=.*dateline)(?=.*odd-pack)"):
            reader_for(Settings(read=PLAIN))
        assert names(Door.GAZETTEERS) == ("geonames", "local")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('{"sise": 4}', r"^\[plugins.odd\]: extra fields found \(sise\)"),
        ('{"size": "4"}', r"^\[plugins.odd\]: '4' is not a whole number @ \$.size"),
        ('{"needed": "word"}', r"^\[plugins.odd\]: 'word' is not a list @ \$.needed"),
        ('{"needed": [1]}', r"^\[plugins.odd\]: 1 is not a text @ \$.needed"),
    ],
)
def test_settings_of_a_part_are_checked(tmp_path: Path, keys: str, said: str) -> None:
    install_small(tmp_path, "odd-pack", "coders", ("odd", CODER))
    with within_reach(tmp_path), pytest.raises(ConfigError, match=said):
        reader_for(odd(plugins=table(keys)))


def test_settings_that_must_be_given_are_asked_for(tmp_path: Path) -> None:
    code = CODER.replace("size: int = 3", "size: int")
    with within_reach(install_small(tmp_path, "odd-pack", "coders", ("odd", code))):
        with pytest.raises(ConfigError, match=r"^\[plugins.odd\]: required field missing @ \$.size"):
            reader_for(odd())
        assert reader_for(odd(plugins=table('{"size": 3, "needed": ["a"]}')))


def test_settings_of_a_part_are_part_of_the_digest() -> None:
    assert len({Settings().digest(), odd().digest(), odd(plugins=table("{}")).digest()}) == 3
    assert Settings(plugins=PluginSettings(), places=PlacesSettings("local")).digest() == Settings().digest()


BREAKS = """
from dataclasses import dataclass
from dateline.doors import Built
from dateline.events.doors import rules
from dateline.model.place import Level
from dateline.places.entry import Entry, Named, Naming
from dateline.syntax.doors import plain

@dataclass(frozen=True, slots=True)
class Settings:
    pass

class Places:
    content, known = "sha256:none", frozenset({{"testville"}})
    def candidates(self, name):
        return {candidates} if name.lower() == "testville" else ()

def build(settings, resources):
    parse, code = plain.build(None, resources).stage, rules.build(None, resources).stage
    return Built({stage})
"""


def breaking(stage: str, candidates: str = "()") -> str:
    """The code of a part that is at fault with the report that names Testville."""
    return BREAKS.format(stage=stage, candidates=candidates)


SUDAN = "(Named(1, Entry('Testville', Level.TOWN, 'Sudan'), Naming.PRIMARY),)"
FAULTS = [
    ("coders", breaking("lambda r, *rest: 1/0 if 'Test' in r.text else code(r, *rest)"), "ZeroDivisionError"),
    ("coders", breaking("lambda r, *rest: ['x'] if 'Test' in r.text else ()"), "odd: a str is no Event"),
    (
        "analysers",
        breaking("lambda all: [1/0 if 'Test' in r.text else parse([r])[0] for r in all]"),
        "ZeroDivision",
    ),
    (
        "analysers",
        breaking("lambda all: [None if 'Test' in r.text else parse([r])[0] for r in all]"),
        "is no Syntax",
    ),
    (
        "analysers",
        breaking("lambda all: [parse([r])[0] for r in all if 'Test' not in r.text]"),
        "odd gave 0 parses of 1",
    ),
    ("gazetteers", breaking("Places()", "1/0"), "ZeroDivisionError"),
    ("gazetteers", breaking("Places()", SUDAN), "odd, 'Testville': 'Sudan' is no country's code of three letters"),
]
STAGES = {"coders": "events", "analysers": "syntax", "gazetteers": "places"}


@pytest.mark.parametrize(("door", "code", "error"), FAULTS, ids=[f"{f[0]} {f[2]}" for f in FAULTS])
def test_a_part_that_breaks_on_a_report_fails_that_report(tmp_path: Path, door: str, code: str, error: str) -> None:
    chosen = {
        "coders": Settings(PLAIN, coding=CodingSettings(coder="odd")),
        "analysers": Settings(ReadSettings(model="odd")),
        "gazetteers": Settings(PLAIN, places=PlacesSettings("odd")),
    }[door]
    texts = ("Rebels left Gao.", "Rebels shelled a clinic in Testville on Monday.", "Rebels left Aden.")
    with within_reach(install_small(tmp_path, "odd-pack", door, ("odd", code))):
        results = read_batch([make_report(text) for text in texts], reader_for(chosen).stages)
    assert [type(result) for result in results] == [Reading, Failure, Reading]
    failed = results[1]
    assert isinstance(failed, Failure) and failed.stage == STAGES[door] and error in failed.error


BAD_READER = """
from dateline.ingest.intake import Raw
from dateline.ingest.reader import Item, Reader

def read(given, intake):
    yield Item(Raw("Rebels shelled a clinic in Gao, Mali, on Tuesday morning, the army said."), "one")
    yield Item(Raw(given.path[999]), "two")

READER = Reader("odd", 10, lambda head: head.text.startswith("#odd"), read, single=False)
"""


def test_a_reader_that_breaks_on_an_input_fails_what_is_left_of_it(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.odd").write_text("#odd\n", "utf-8")
    (work / "b.txt").write_text("Rebels left Gao on Monday, the army said.", "utf-8")
    (work / "plain.toml").write_text("[read]\nmodel = 'plain'\n", encoding="utf-8")
    install_small(tmp_path, "odd-pack", "readers", ("odd", BAD_READER))
    done = run(tmp_path, "read", "a.odd", "b.txt", "-f", "jsonl", "--settings", "plain.toml")
    assert len(records(done)) == 2 and done.status == 3
    assert "ingest: odd broke on it: IndexError" in done.err


def test_a_broken_package_shows_in_doctor(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    install_small(tmp_path, "odd-pack", "coders", ("odd", "1 / 0"))
    install_small(tmp_path, "two-pack", "exporters", ("csv", "FORM = None"))
    done = run(tmp_path, "doctor", "--json")
    rows = {row["what"]: row for row in json.loads(done.out)}
    assert done.status == 1
    assert "odd-pack cannot be loaded: ZeroDivisionError" in rows["coder odd"]["note"] and not rows["coder odd"]["fine"]
    assert "two packages offer this exporter" in rows["exporters"]["note"] and not rows["exporters"]["fine"]
    assert rows["coder"]["fine"] and rows["analysers"]["fine"]


def test_errors_of_doors_are_the_operators(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "a.txt").write_text("Rebels left Gao on Monday, the army said.", "utf-8")
    (tmp_path / "work" / "odd.toml").write_text("[read]\nmodel = 'plain'\n[coding]\ncoder = 'odd'\n", "utf-8")
    install_small(tmp_path, "odd-pack", "coders", ("odd", "import nothing_of_the_kind"))
    done = run(tmp_path, "read", "a.txt", "--settings", "odd.toml")
    assert done.status == 1 and "Traceback" not in done.err
    assert "error: odd: the coder from odd-pack cannot be loaded" in done.err
    assert issubclass(ConfigError, DatelineError)
