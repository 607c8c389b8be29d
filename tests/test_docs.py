"""The documentation tells what the program does: its outputs, its Python examples, every command and option."""

import doctest
import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import typer

from dateline.cli.main import commands
from dateline.model.attribution import CueClass
from dateline.model.doubt import Why
from dateline.model.event import Role, Status
from dateline.records import record_schema
from dateline.settings import Settings, load_settings
from dateline.show.naming import Naming

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
INCLUDED = re.compile(r"^```\{literalinclude\} ((?:\.\./)*outputs/\S+)$", re.M)
SHOWN = re.compile(r"^```\{literalinclude\} (\S+)\n((?::.*\n)*)", re.M)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _outputs() -> ModuleType:
    """docs/outputs.py, which is no package."""
    spec = importlib.util.spec_from_file_location("docs_outputs", DOCS / "outputs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


OUTPUTS = _outputs()


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("output", OUTPUTS.OUTPUTS, ids=lambda output: output.name)
def test_output_is_what_the_program_prints(output: object) -> None:
    name, arguments, pick = (getattr(output, field) for field in ("name", "arguments", "pick"))
    written = (OUTPUTS.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert written == pick(OUTPUTS.run(arguments)), "run `python docs/outputs.py`"


def test_picture_of_the_sources_is_what_the_program_draws() -> None:
    """The plots are only looked for: their bytes are those of one version of the drawing libraries."""
    drawn = (OUTPUTS.IMAGES / "sources.svg").read_text(encoding="utf-8")
    assert drawn == OUTPUTS.run(OUTPUTS.PICTURES["sources"]), "run `python docs/outputs.py sources`"
    assert {f"{name}.svg" for name in OUTPUTS.PICTURES} == {path.name for path in OUTPUTS.IMAGES.glob("*.svg")}


def test_every_output_is_shown_and_every_shown_output_is_made() -> None:
    made = {f"{output.name}.txt" for output in OUTPUTS.OUTPUTS}
    shown = {Path(name).name for page in PAGES for name in INCLUDED.findall(page.read_text(encoding="utf-8"))}
    assert made == shown == {path.name for path in OUTPUTS.FOLDER.iterdir()}


def test_every_included_file_has_the_lines_that_are_shown() -> None:
    """Files of the example package, from a line that is looked for to its end or another line."""
    for page in PAGES:
        for name, options in SHOWN.findall(page.read_text(encoding="utf-8")):
            text = (page.parent / name).read_text(encoding="utf-8")
            marks = re.findall(r'^:(?:start-at|end-before): "?(.*?)"?$', options, re.M)
            assert not [mark for mark in marks if mark not in text], (page.name, name)


def test_python_of_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = BLOCK.findall(read("tutorial.md"))
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "tutorial.md", "tutorial.md", 0)
    assert len(examples.examples) >= 10
    report: list[str] = []
    failed, tried = doctest.DocTestRunner(verbose=False).run(examples, out=report.append)
    assert tried == len(examples.examples)
    assert not failed, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_python_is_marked_so_that_it_is_run(page: Path) -> None:
    """Python stands in the tutorial, where it is run; a block without prompts would not be."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert not blocks or page.name == "tutorial.md"
    assert all(block.startswith(">>> ") for block in blocks)


def _commands(command: typer.core.TyperGroup, path: str = "dateline") -> dict[str, list[str]]:
    """Every command with its options' names; a group's own name is the path to its commands."""
    command = getattr(command, "whole", command)
    found = {path: [name for p in command.params if p.param_type_name == "option" for name in p.opts]}
    for name, inner in getattr(command, "commands", {}).items():
        found |= _commands(inner, f"{path} {name}")
    return found


COMMANDS = _commands(typer.main.get_command(commands))


def _sections() -> dict[str, str]:
    """Sections of cli.md by the command that their heading names."""
    parts = re.split(r"^## (.+)$", read("cli.md"), flags=re.M)
    return {
        " ".join(w for w in re.findall(r"[a-z]+", h)): body for h, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_the_commands_are_found() -> None:
    assert {"dateline read", "dateline gazetteer build"} <= set(COMMANDS)
    assert "--format" in COMMANDS["dateline read"] and "--at" in COMMANDS["dateline explain"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_described(command: str) -> None:
    grouped = any(other.startswith(command + " ") for other in COMMANDS)
    section = read("cli.md") if grouped else _sections()[command]
    assert not [name for name in COMMANDS[command] if not re.search(rf"`{name}[` ]", section)]


def test_described_options_exist() -> None:
    known = {name for options in COMMANDS.values() for name in options} | {"--help"}
    assert set(re.findall(r"`(--[a-z-]+)", read("cli.md"))) <= known


def test_settings_on_the_page_are_the_defaults(tmp_path: Path) -> None:
    shown = re.search(r"^```toml\n(.*?)^```$", read("cli.md"), re.M | re.S)
    assert shown is not None
    path = tmp_path / "dateline.toml"
    path.write_text(shown[1], encoding="utf-8")
    assert load_settings(path) == Settings()
    assert set(tomllib.loads(shown[1])) == set(Settings.__dataclass_fields__)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("claims.md", [*Status, *Why]),
        ("record.md", [*CueClass, *Role]),
        ("cli.md", [*Naming]),
    ],
)
def test_every_value_is_explained(page: str, words: list[str]) -> None:
    text = read(page)
    assert not [word for word in words if f"`{word}`" not in text]


def test_every_benchmark_is_described() -> None:
    listed = re.search(
        r"^TASKS = \((.*?)\)$", (ROOT / "benchmarks" / "run.py").read_text(encoding="utf-8"), re.M | re.S
    )
    assert listed is not None
    tasks = re.findall(r'"(\w+)"', listed[1])
    assert tasks and not [task for task in tasks if f"| `{task}` |" not in read("measured.md")]


def _fields(schema: dict[str, object]) -> set[str]:
    found: set[str] = set()
    for key, value in schema.items():
        if key == "properties" and isinstance(value, dict):
            found |= set(value)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                found |= _fields(part)
    return found


def test_every_field_of_the_record_is_described() -> None:
    text = read("record.md")
    schema = record_schema()
    assert isinstance(schema, dict)
    words = set(re.findall(r"[a-z_]+", text))
    assert not _fields(schema) - words


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_files_named_on_pages_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests|docs|benchmarks)/[\w./-]+)`", text))
    tables = set(re.findall(r"`((?:en|places|register|ontology|scorers)/\w+\.(?:csv|toml))`", text))
    resources = ROOT / "src" / "dateline" / "resources"
    assert not [name for name in named if not (ROOT / name).exists()]
    assert not [name for name in tables if not (resources / name).exists()]


def test_readme_shows_a_true_excerpt() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert (OUTPUTS.FOLDER / "table.txt").read_text(encoding="utf-8") in readme, "copy docs/outputs/table.txt"


def test_readme_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = BLOCK.findall(readme)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", "README.md", 0)
    assert examples.examples
    report: list[str] = []
    failed, _ = doctest.DocTestRunner(verbose=False).run(examples, out=report.append)
    assert not failed, "".join(report)
