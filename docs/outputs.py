#!/usr/bin/env python3
"""Writes what the pages show: runs each command on the sample reports and keeps the lines that the page needs.

`python docs/outputs.py` writes docs/outputs/*.txt, the table in README.md and docs/images/*.svg anew; with the
beginning of names (`saying`, `plot`) only those. `--page-image` also takes the picture of the page with a headless
Chromium (or the browser that $CHROMIUM names).
"""

import argparse
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "outputs"
IMAGES = ROOT / "docs" / "images"
WIDTH = 90
RULES = " ─━┏┳┓┡╇┩├┼┤└┴┘"  # what the lines between rows are drawn with

FERRY = ("src/dateline/samples/ferry_agency.txt", "--published", "2026-09-16", "--outlet", "Halden Wire")
LAKE = ("src/dateline/samples/lake_talks.txt", "--published", "2026-02-23", "--outlet", "The Sahel Quarter")
DENIAL = ("src/dateline/samples/ferry_denial.txt", "--published", "2026-09-17", "--outlet", "Estuary Post")
BAN = ("src/dateline/samples/export_ban.txt", "--published", "2026-02-09", "--outlet", "Ridgeline Diplomatic Review")

BROWSER_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1280,1000",
)


MANY = "record.dateline"  # in arguments: a store of docs/examples/many.jsonl, made anew
ATTACK = "evt_…"  # in arguments: the assault that most origins tell there


@dataclass(frozen=True)
class Output:
    """One file of docs/outputs: the arguments of `dateline`, and what of its standard output a page shows."""

    name: str
    arguments: tuple[str, ...]
    pick: Callable[[str], str]


@cache
def many() -> str:
    """A store of the example reports, in a folder that goes away with the program."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = f"{folder}/{MANY}"
    run(("add", "docs/examples/many.jsonl", "--store", path))
    return path


@cache
def run(arguments: tuple[str, ...]) -> str:
    """Standard output of one `dateline` command, the same on every terminal."""
    if ATTACK in arguments:
        found = json.loads(run(("events", "--type", "ASSAULT", "--min-origins", "3", "--json", *OF_MANY)))
        return run(tuple(found["items"][0]["id"] if argument == ATTACK else argument for argument in arguments))
    if MANY in arguments:
        return run(tuple(many() if argument == MANY else argument for argument in arguments))
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    shown = subprocess.run(
        [sys.executable, "-c", "from dateline.cli.main import app; app()", *arguments],
        cwd=ROOT,
        env={**os.environ, **plain},
        capture_output=True,
        encoding="utf-8",
    )
    if shown.returncode:
        raise SystemExit(f"dateline {' '.join(arguments)}: exit status {shown.returncode}\n{shown.stderr}")
    return "\n".join(line.rstrip() for line in shown.stdout.splitlines()).strip("\n") + "\n"


def table_rows(*words: str) -> Callable[[str], str]:
    """The head of the claims table and, for each of these words, the first row that has a line with them."""

    def pick(text: str) -> str:
        lines = text.splitlines()
        rules = [i for i, line in enumerate(lines) if line.strip() and not set(line) - set(RULES)]
        head = lines[: rules[1] + 1]
        rows = [lines[i + 1 : j] for i, j in pairwise(rules[1:])]
        shown = [_row_with(rows, word) for word in words]
        between, last = lines[rules[2]], lines[rules[-1]]
        body = [line for row in shown[:-1] for line in (*row, between)]
        return "\n".join([*head, *body, *shown[-1], last]) + "\n"

    return pick


def _row_with(rows: list[list[str]], words: str) -> list[str]:
    for row in rows:
        if any(words in line for line in row):
            return row
    raise SystemExit(f"no row of the table holds {words!r}: choose another for docs/outputs.py")


def first_of(layer: str, words: str) -> Callable[[str], str]:
    """The first item of one layer of the record whose words hold these, one field a line."""

    def pick(text: str) -> str:
        record = json.loads(text)
        item = next(i for i in record[layer] if words in _words(record, i))
        return _fields(item)

    return pick


def claim_of(words: str) -> Callable[[str], str]:
    """The claim whose evidence begins with these words, with the event that it is about."""

    def pick(text: str) -> str:
        record = json.loads(text)
        claim = next(c for c in record["claims"] if _slice(record, c["evidence"]).startswith(words))
        event = next(e for e in record["events"] if e["id"] == claim["event"])
        return f"claim {_fields(claim)}event {_fields(event)}"

    return pick


def sayings_of(source_id: str) -> Callable[[str], str]:
    """The text of one row, and who says what in it: one field a line, those that are empty left out."""

    def pick(text: str) -> str:
        records = [json.loads(line) for line in text.splitlines()]
        record = next(r for r in records if r["report"]["source_id"] == source_id)
        shown = [_saying(record, saying) for saying in record["attributions"]]
        return "\n\n".join([record["report"]["text"], *shown]) + "\n"

    return pick


def _saying(record: dict, saying: dict) -> str:
    said = [saying["cue_class"], saying["quotation"], *["negated"] * saying["negated"]]
    who = _joined(record, saying["source"])
    fields = {
        "cue": f"{_slice(record, saying['cue'])} ({', '.join(said)})",
        "source": f"{who}{_named(record, saying['source_entity'], who)}" if who else "",
        "unnamed": ", ".join(f"{key} {value}" for key, value in (saying["anonymous"] or {}).items() if value),
        "content": _joined(record, saying["content"]),
        "audience": _slice(record, saying["audience_span"]) if saying["audience_span"] else "",
        "venue": saying["venue"] or "",
        "time": next((t["value"] for t in record["timexes"] if t["id"] == saying["time"]), ""),
        "within": saying["within"] or "",
    }
    lines = [f"{key:9} {' '.join(str(value).split())}" for key, value in fields.items() if value]
    return "\n".join(f"{saying['id'] if not i else '':4}{line}" for i, line in enumerate(lines))


def _joined(record: dict, spans: list[list[int]]) -> str:
    return " … ".join(_slice(record, span) for span in spans)


def _named(record: dict, entity: str | None, words: str) -> str:
    name = next((e["name"] for e in record["entities"] if e["id"] == entity), "")
    return f" [{name}]" if name and name not in words else ""


def whole(text: str) -> str:
    """All of it."""
    return text


def first_lines(most: int) -> Callable[[str], str]:
    """The first lines, and a mark that there are more."""
    return lambda text: "\n".join([*text.splitlines()[:most], "…"]) + "\n"


def first_tree(text: str) -> str:
    """The first tree of an explanation."""
    return text.split("\n“")[0].rstrip("\n") + "\n"


def _words(record: dict, item: dict) -> str:
    span = item.get("span") or item.get("cue") or item["trigger"][0]
    return _slice(record, span)


def _slice(record: dict, span: list[int]) -> str:
    return record["report"]["text"][span[0] : span[1]]


def _fields(item: dict) -> str:
    inner = ",\n".join(f"  {json.dumps(key)}: {_value(value)}" for key, value in item.items())
    return "{\n" + inner + "\n}\n"


def _value(value: object) -> str:
    """A value on one line; rows of a list on lines of their own."""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(row, dict) for row in value):
        return "[\n    " + ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in value) + "]"
    return json.dumps(value, ensure_ascii=False)


OF_MANY = ("--store", MANY)
READ, JSONL = ("read",), ("--format", "jsonl")
SAYINGS = (*READ, "docs/examples/attribution.jsonl", *JSONL)
KINDS = [json.loads(line)["id"] for line in (ROOT / "docs/examples/attribution.jsonl").read_text("utf-8").splitlines()]
OUTPUTS = (
    Output("table", READ + FERRY, table_rows("“Gunmen attacked a ferry", "“One suspect was detained")),
    Output("standing", READ + LAKE, table_rows("“Chad and Cameroon could begin", "“they were mistreated")),
    Output("claim", READ + FERRY + JSONL, claim_of("Gunmen attacked")),
    Output("place", READ + FERRY + JSONL, first_of("places", "Buenaventura")),
    Output("timex", READ + FERRY + JSONL, first_of("timexes", "Tuesday evening")),
    Output("quantity", READ + FERRY + JSONL, first_of("quantities", "at least seven people")),
    Output("attribution", READ + FERRY + JSONL, first_of("attributions", "according to")),
    Output("policy", READ + BAN + JSONL, claim_of("Canada has lifted")),
    Output("explain-time", ("explain", *FERRY, "--at", "Tuesday evening"), first_tree),
    Output("explain-place", ("explain", *FERRY, "--at", "Buenaventura"), first_tree),
    Output("many-stories", ("story", *OF_MANY), whole),
    Output("many-events", ("events", "--min-origins", "2", *OF_MANY), whole),
    Output("many-event", ("events", ATTACK, *OF_MANY), first_lines(32)),
    Output("many-timeline", ("timeline", "--country", "COL", "--sure", *OF_MANY), whole),
    Output("many-search", ("search", "navy", *OF_MANY), whole),
    Output("many-brief", ("brief", "--since", "2026-09-17", "--until", "2026-09-30", *OF_MANY), whole),
    *(Output(f"saying-{kind}", SAYINGS, sayings_of(kind)) for kind in KINDS),
)


PICTURES = {
    "sources": ("sources", *LAKE, "--format", "svg"),
    "plot-timeline": ("plot", "timeline", *LAKE),
    "plot-map": ("plot", "map", *FERRY),
    "plot-figures": ("plot", "figures", *DENIAL),
}


def write_all(beginning: tuple[str, ...]) -> None:
    """Writes every output file and picture whose name begins so."""
    for output in OUTPUTS:
        if output.name.startswith(beginning):
            (FOLDER / f"{output.name}.txt").write_text(output.pick(run(output.arguments)), encoding="utf-8")
            print(f"wrote docs/outputs/{output.name}.txt")
    for name, arguments in PICTURES.items():
        if name.startswith(beginning):
            (IMAGES / f"{name}.svg").write_text(run(arguments), encoding="utf-8")
            print(f"wrote docs/images/{name}.svg")


def write_readme() -> None:
    """Puts the table into README.md, which cannot include a file."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition("```text\n")
    after = rest.partition("```\n")[2]
    table = (FOLDER / "table.txt").read_text(encoding="utf-8")
    readme.write_text(f"{before}```text\n{table}```\n{after}", encoding="utf-8")


def take_pictures() -> None:
    """Writes docs/images/{page,events,event}.png: a sample's page and two pages of a store, as a browser shows them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_text(run(READ + FERRY + ("--format", "html")), encoding="utf-8")
        run(("demo", "-o", str(folder / "demo")))
        of_demo = ("--store", str(folder / "demo" / "samples.dateline"))
        run(("export", str(folder / "site"), *of_demo))
        found = json.loads(run(("events", "--type", "ASSAULT", "--min-origins", "3", "--json", *of_demo)))
        event = f"event/{found['items'][0]['id']}.html"
        shots = {"page": page, "events": folder / "site" / "events.html", "event": folder / "site" / event}
        for picture, shown in shots.items():
            _shoot(shown, IMAGES / f"{picture}.png", folder / "profile")


def _shoot(page: Path, picture: Path, profile: Path) -> None:
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        raise SystemExit("no Chromium found: name one in $CHROMIUM")
    flags = [*BROWSER_FLAGS, f"--user-data-dir={profile}", f"--screenshot={picture}"]
    subprocess.run([browser, *flags, page.as_uri()], check=True)
    print(f"wrote docs/images/{picture.name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("beginning", nargs="*", help="write only what has a name that begins so")
    parser.add_argument("--page-image", action="store_true", help="also take the pictures of pages")
    options = parser.parse_args()
    write_all(tuple(options.beginning) or ("",))
    if not options.beginning:
        write_readme()
    if options.page_image:
        take_pictures()
