"""`dateline export`: files that are whole or not there, a loss note beside each, and words for what cannot be done."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import commands
from dateline.errors import ConfigError, DatelineError, SourceError
from dateline.exports import delivered
from dateline.exports.delivered import Errand, Over, deliver
from dateline.exports.door import Asked, Form, Record, exporter, forms
from dateline.exports.nouns import Whole
from dateline.exports.own.lines import decode
from dateline.freeze import TextLevel
from tests.exports.made import whole

OWN = ("csv", "jsonl", "parquet", "xlsx")
RUNNER = CliRunner()


def export(store: Path, *arguments: str) -> Result:
    return RUNNER.invoke(commands, ["export", *arguments, "--store", str(store)])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("form", forms())
def test_every_form_is_written_with_its_loss_note(sample_store: Path, tmp_path: Path, form: str) -> None:
    offered = exporter(form).FORM
    target = tmp_path / f"record.{offered.ending.lstrip('.')}"
    done = export(sample_store, str(target), "--as", form)
    assert done.exit_code == 0, done.output
    assert offered.name == form and offered.meaning and offered.loss
    assert target.stat().st_size > 500
    note = (tmp_path / f"{target.name}.loss.md").read_text("utf-8")
    assert all(f"- {line}\n" in note for line in offered.loss)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("form", forms())
def test_none_gives_no_words_away(sample_store: Path, sample_base: apsw.Connection, tmp_path: Path, form: str) -> None:
    """No sentence of a report and no headline stands in any file of any form."""
    done = export(sample_store, str(tmp_path / "out"), "--as", form, "--text", "none")
    assert done.exit_code == 0, done.output
    written = "".join(words_of(path) for path in sorted(tmp_path.iterdir()))
    sql = "SELECT substr(text, sentence_start + 1, sentence_end - sentence_start), title FROM happening h JOIN report r"
    for sentence, title in sample_base.execute(f"{sql} ON r.n = h.report"):
        for words in filter(None, (sentence, title)):
            assert words not in written and json.dumps(words)[1:-1] not in written, (form, words)


def words_of(path: Path) -> str:
    """A file as text; a workbook's and a Parquet file's cells."""
    if path.name == "out" and path.read_bytes()[:2] == b"PK":
        from openpyxl import load_workbook

        with path.open("rb") as stream:
            pages = list(load_workbook(stream))
        return "\n".join(str(c.value) for page in pages for row in page.iter_rows() for c in row)
    if path.read_bytes()[:4] == b"PAR1":
        from pyarrow.parquet import read_table

        return str(read_table(path).to_pylist())
    return path.read_text("utf-8")


def test_a_filter_picks_events(sample_store: Path, tmp_path: Path) -> None:
    listed = RUNNER.invoke(
        commands, ["events", "--status", "planned", "--format", "jsonl", "--store", str(sample_store)]
    )
    wanted = {json.loads(line)["id"] for line in listed.output.splitlines() if line.startswith("{")}
    done = export(sample_store, str(tmp_path / "e.csv"), "--status", "planned")
    assert done.exit_code == 0 and wanted
    assert {row["event_id"] for row in rows(tmp_path / "e.csv")} == wanted
    note = (tmp_path / "e.csv.loss.md").read_text("utf-8")
    assert "those of: status planned" in note and f"{len(wanted)} events" in note


def test_the_ending_says_the_form(sample_store: Path, tmp_path: Path) -> None:
    assert export(sample_store, str(tmp_path / "e.jsonl"), "--words", "ferry").exit_code == 0
    lines = (tmp_path / "e.jsonl").read_text("utf-8").splitlines()
    assert lines and all(decode(line).tellings for line in lines)
    done = export(sample_store, str(tmp_path / "e.doc"))
    assert isinstance(done.exception, ConfigError) and "--as FORM" in str(done.exception)


@pytest.mark.parametrize(
    ("target", "as_", "said"),
    [("e.tsv", (), "--as gdelt or polecat"), ("-", (), "say --as FORM"), ("-", ("--as", "site"), "pages are a folder")],
)
def test_a_form_that_cannot_be_told_is_asked_for(
    sample_store: Path, tmp_path: Path, target: str, as_: tuple[str, ...], said: str
) -> None:
    done = export(sample_store, str(tmp_path / target) if target != "-" else target, *as_)
    assert isinstance(done.exception, ConfigError) and said in str(done.exception)


@pytest.mark.parametrize("form", ["ics", "timelinejs", "graphml", "acled", "ucdp"])
def test_what_is_left_out_is_counted(sample_store: Path, tmp_path: Path, form: str) -> None:
    """Events in the file and those that the loss note counts are all that were asked for."""
    target = tmp_path / f"e.{exporter(form).FORM.ending}"
    done = export(sample_store, str(target), "--as", form)
    note = (tmp_path / f"{target.name}.loss.md").read_text("utf-8")
    asked = int(re.search(r"from ([0-9,]+) events", note)[1])  # type: ignore[index]  # every note says it
    lost = sum(int(many) for many in re.findall(r"^- ([0-9]+) events?: ", note, re.MULTILINE))
    text = target.read_text("utf-8")
    marks = {"ics": "BEGIN:VEVENT", "graphml": "<edge "}
    held = text.count(marks[form]) if form in marks else len(rows(target))
    assert lost > 0 and held + lost == asked
    assert "left out: " in done.stderr


def test_a_rule_stands_in_the_note_where_it_picked_something(sample_store: Path, tmp_path: Path) -> None:
    for form, held in (("acled", True), ("csv", True), ("ics", False), ("jsonl", False)):
        export(sample_store, str(tmp_path / form), "--as", form, "--rule", "low")
        assert ("rule `low`" in (tmp_path / f"{form}.loss.md").read_text("utf-8")) is held


def test_a_question_that_means_nothing_says_so(sample_store: Path, tmp_path: Path) -> None:
    done = export(sample_store, str(tmp_path / "e.csv"), "--country", "MLI")
    assert done.exit_code == 0 and "no event is meant by: country MLI" in done.stderr


def test_standard_output_gets_the_file_alone(sample_store: Path, tmp_path: Path) -> None:
    export(sample_store, str(tmp_path / "e.csv"))
    done = export(sample_store, "-", "--as", "csv")
    assert done.stdout_bytes == (tmp_path / "e.csv").read_bytes()
    assert "left out on standard output: record.csv.loss.md" in done.stderr


def test_the_rule_fills_the_field(sample_store: Path, tmp_path: Path) -> None:
    for rule in ("low", "high"):
        export(sample_store, str(tmp_path / f"{rule}.csv"), "--rule", rule)
    low, high = rows(tmp_path / "low.csv"), rows(tmp_path / "high.csv")
    told = [(a, b) for a, b in zip(low, high, strict=True) if a["killed"]]
    assert told
    for a, b in told:
        assert (a["killed"], b["killed"]) == (a["killed_low"], a["killed_high"])
    assert any(a["killed"] != b["killed"] for a, b in told)


def test_nothing_is_written_over_unless_told_to(sample_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "e.csv"
    target.write_text("mine", encoding="utf-8")
    done = export(sample_store, str(target))
    assert isinstance(done.exception, SourceError) and "is there already" in str(done.exception)
    assert target.read_text("utf-8") == "mine" and [*tmp_path.iterdir()] == [target]
    assert export(sample_store, str(target), "--force").exit_code == 0
    assert target.read_text("utf-8").startswith("event_id,")
    (tmp_path / "x.csv.loss.md").write_text("mine", encoding="utf-8")
    assert isinstance(export(sample_store, str(tmp_path / "x.csv")).exception, SourceError)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("out", "--as", "nonsense"), "nonsense: no such form; there are acled, "),
        (("out.csv", "--rule", "best"), "best: no such rule; there are low, high, latest, official"),
        (("nowhere/out.csv",), "there is no folder"),
        (("out.csv", "--type", "NOTHING"), "NOTHING"),
        (("pages", "--country", "COL"), "takes no filter"),
        (("--forms", "--as", "nonsense"), "no such form"),
    ],
)
def test_what_cannot_be_done_is_said_first(
    sample_store: Path, tmp_path: Path, arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = export(sample_store, *arguments)
    assert isinstance(done.exception, DatelineError) and words in str(done.exception)
    assert [*tmp_path.iterdir()] == []


def test_a_target_is_asked_for(sample_store: Path) -> None:
    assert export(sample_store).exit_code == 2


def test_forms_are_listed_with_their_loss() -> None:
    done = RUNNER.invoke(commands, ["export", "--forms"])
    assert done.exit_code == 0
    assert all(f"{name}  ." in done.output for name in forms()) and "site  folder" in done.output
    one = RUNNER.invoke(commands, ["export", "--forms", "--as", "csv"]).output
    assert " ".join(one.split()).count("· ") == len(exporter("csv").FORM.loss) and "acled" not in one


def record(events: tuple[Whole, ...]) -> Record:
    def given() -> Iterator[Whole]:
        yield from events

    return Record(apsw.Connection(":memory:"), given, Asked(TextLevel.QUOTES, "latest", "2026-11-22T12:00:00Z", "1.0"))


class Breaking:
    """A form that breaks off, or leaves something out."""

    FORM = Form("breaking", "txt", "a test", ("Everything.",))

    @staticmethod
    def write(record: Record, target: Path) -> tuple[Path, ...]:
        target.write_text("half", encoding="utf-8")
        for one in record.events():
            record.lost.count("events without a face, which a portrait cannot show")
            if one.event.status == "denied":
                raise SourceError("no further")
        return (target,)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivered, "forms", lambda: ("breaking",))
    monkeypatch.setattr(delivered, "exporter", lambda _: Breaking)


@pytest.mark.usefixtures("breaking")
def test_a_run_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "e").write_text("before", encoding="utf-8")
    with pytest.raises(SourceError, match="no further"):
        deliver(Errand("breaking", tmp_path / "e", Over.REPLACE), record((whole(), whole(status="denied"))), print)
    assert [path.name for path in tmp_path.iterdir()] == ["e"]
    assert (tmp_path / "e").read_text("utf-8") == "before"


@pytest.mark.usefixtures("breaking")
def test_what_is_left_out_is_counted_in_the_note(tmp_path: Path) -> None:
    heard: list[int] = []
    paths = deliver(Errand("breaking", tmp_path / "e"), record((whole(),) * 120), heard.append)
    assert [path.name for path in paths] == ["e", "e.loss.md"]
    assert "- 120 events without a face, which a portrait cannot show\n" in paths[1].read_text("utf-8")
    assert heard == [50, 100, 120]


def test_the_schema_of_events_is_printed() -> None:
    from dateline.exports.own.lines import event_schema

    assert json.loads(RUNNER.invoke(commands, ["schema", "event"]).output) == event_schema()
