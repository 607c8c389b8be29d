"""What is printed for people: words from outside reach the terminal as words, never as something that it acts upon."""

import json
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.cli.terminal import Plain

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\x08\r\u202e\u2066"
ACTED_UPON = "\x1b\x07\x08\x9b\r\u202e\u2066"
ORDINARY = (
    "The council of the old town met on Thursday to hear what the bridge would cost, and put off its vote again. "
)
TEXT = (
    "Soldiers killed nine people in Bamako, Mali, on Tuesday, police said. \x1b[2J\x9b31m\u202e\n\n"
    f"“We will not go \x1b[31m\u2066,” the mayor, Ada Konaté, told reporters on Wednesday. {ORDINARY * 20}"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report whose every word may be one for the terminal, and a file of such a name that is none."""
    folder = tmp_path_factory.mktemp("hostile")
    row = {"title": f"Nine killed {ESCAPES}", "outlet": f"Wire {ESCAPES}", "published": "2026-09-16", "text": TEXT}
    (folder / "row.jsonl").write_text(json.dumps(row | {"id": ESCAPES}) + "\n" + json.dumps({"id": ESCAPES}) + "\n")
    (folder / "name\x1b[31m\x9b.txt").write_bytes(b"\0")
    return folder


def printed(*words: str) -> str:
    """All that a command prints."""
    done = CliRunner().invoke(commands, list(words))
    assert done.exit_code in (0, 1, 3), done.output
    return done.output


def test_no_command_passes_on_what_a_terminal_acts_upon(hostile: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.dateline")
    told = [
        printed("read", str(hostile)),
        printed("sources", str(hostile)),
        printed("actors", str(hostile)),
        printed("add", str(hostile), "--store", store),
    ]
    assert "Nine killed" in told[0] and "failed:" in told[0]
    listed = json.loads(printed("search", "killed", "--store", store, "--json"))
    report = next(word.strip('",') for word in json.dumps(listed).split() if word.startswith('"rpt_'))
    for words in (("events",), ("search", "killed"), ("report", report.partition(":")[0]), ("timeline",), ("changes",),
                  ("figures",), ("brief",), ("who", "soldiers"),):  # fmt: skip
        told.append(printed(*words, "--store", store))
    assert sum("killed" in one for one in told) >= 5
    for one in told:
        assert not set(one) & set(ACTED_UPON), repr(one)


def test_a_missing_file_is_named_without_its_escapes() -> None:
    assert "\x1b" not in printed("read", f"no-such-{ESCAPES}.txt".replace("\0", ""))


def test_styles_of_our_own_reach_a_terminal() -> None:
    console = Plain(force_terminal=True, width=40, color_system="standard", record=False)
    with console.capture() as kept:
        console.print(Text(f"bold {ESCAPES}words", style="bold"))
    assert kept.get() == "\x1b[1mbold ]0;owned[2J31mwords\x1b[0m\n"


def test_a_device_is_written_to_and_never_put_away(tmp_path: Path) -> None:
    from stat import S_ISCHR

    from dateline.cli.brief import _save
    from dateline.cli.read import opened
    from dateline.errors import SourceError

    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    with opened(link) as stream:
        stream.write("words")
    with pytest.raises(SourceError, match="is no file"):
        _save(link, "words")
    assert link.is_symlink() and S_ISCHR(link.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["null"]


def test_no_table_holds_a_formula() -> None:
    from dateline.cli.portray import cell
    from dateline.show.answers import csv_rows

    formulas = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1")
    for written in csv_rows([formulas], None).split(","):
        assert written.strip('"').startswith("'"), written
    assert csv_rows([(-3.5, 7, True, None, "plain")], ("a", "b", "c", "d", "e")) == "a,b,c,d,e\n-3.5,7,1,,plain\n"
    assert [cell(words)[0] for words in (*formulas, ("=a", "b"))] == ["'"] * 6
