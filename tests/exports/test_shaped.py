"""Events made by hand in the columns of other data sets: exactly the rows that stand in `shaped/`, cell for cell."""

import csv
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from dateline.exports.door import Asked, Exporter, Record, exporter
from dateline.exports.nouns import Whole
from dateline.exports.shaped.codes import columns
from dateline.freeze.nouns import TextLevel
from dateline.tables import read_table, root
from tests.exports.shaped_events import EDITION, EVENTS, RULE, TEXTS

FORMS = ("acled", "ucdp", "polecat", "gdelt", "plover")
TABLES = ("acled", "ucdp", "polecat", "gdelt_events", "gdelt_mentions")
HERE = Path(__file__).parent / "shaped"
Rows = list[dict[str, str]]


def base() -> apsw.Connection:
    """A store that holds the texts alone, which is all that the shaped forms ask of one."""
    made = apsw.Connection(":memory:")
    made.execute("CREATE TABLE report (id TEXT, text TEXT)")
    made.execute("CREATE TABLE happening (n INTEGER, trigger_text TEXT)")
    made.execute("CREATE TABLE event (id TEXT, head INTEGER)")
    made.executemany("INSERT INTO report VALUES (?, ?)", TEXTS.items())
    for n, whole in enumerate(event() for event in EVENTS):
        made.execute("INSERT INTO happening VALUES (?, ?)", (n, whole.event.trigger))
        made.execute("INSERT INTO event VALUES (?, ?)", (whole.event.id, n))
    return made


def record(*wholes: Whole, rule: str = RULE, text: TextLevel = TextLevel.QUOTES) -> Record:
    """A record of these events."""

    def events() -> Iterator[Whole]:
        return iter(wholes)

    return Record(base(), events, Asked(text, rule, "2026-11-20T00:00:00Z", EDITION))


def told(path: Path, table: str) -> Rows:
    """The rows of a written table by the names of its columns, its header checked where it has one."""
    names = columns(table)
    with path.open(encoding="utf-8", newline="") as stream:
        if table in ("acled", "ucdp"):
            rows = list(csv.reader(stream))
        else:
            rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not table.startswith("gdelt"):
        assert tuple(rows.pop(0)) == names
    return [dict(zip(names, row, strict=True)) for row in rows]


def written(made: Record, folder: Path) -> dict[str, Any]:
    """Everything that the forms write of a record, by table; "left" are the reasons of those left out, by form."""
    left: dict[str, str] = {}
    found: dict[str, Any] = {"left": left}
    for name in FORMS:
        form = exporter(name)
        target = folder / f"e.{form.FORM.ending}.{name}"
        paths = form.write(made, target)
        assert len(set(paths)) == len(paths) and all(path.is_file() for path in paths)
        with target.with_name(target.name + ".left-out.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                left[name] = row["why"]
        if name == "plover":
            found[name] = json.loads(target.read_text(encoding="utf-8"))
        else:
            found["gdelt_events" if name == "gdelt" else name] = told(
                target, "gdelt_events" if name == "gdelt" else name
            )
        if name == "gdelt":
            found["gdelt_mentions"] = told(folder / f"{target.name}.mentions.tsv", "gdelt_mentions")
    return found


def filled(rows: Rows) -> Rows:
    """Rows without their empty cells."""
    return [{column: cell for column, cell in row.items() if cell} for row in rows]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_gives_exactly_its_rows(event: Callable[[], Whole], tmp_path: Path) -> None:
    expected = tomllib.loads((HERE / f"{event.__name__}.toml").read_text(encoding="utf-8"))
    found = written(record(event()), tmp_path)
    assert found["left"] == expected["left"]
    for table in TABLES:
        rows = expected.get(table, [])
        assert filled(found[table]) == ([rows] if isinstance(rows, dict) else rows), table
    assert [flat(entry) for entry in found["plover"]] == ([expected["plover"]] if "plover" in expected else [])


def flat(entry: dict[str, Any]) -> dict[str, Any]:
    """A PLOVER record with its parts in words, as the expectations write them; every span is checked on the way."""
    for span in spans(entry):
        assert TEXTS[span["report"]][span["start"] : span["end"]] == span["quote"]
    place, date = entry["place"], entry["date"]
    made = entry | {
        "actor": [_party(party) for party in entry["actor"]],
        "recipient": [_party(party) for party in entry["recipient"]],
        "other": [f"{party['role']}: {party['name_raw']}" for party in entry["other"]],
        "date": f"{date['edtf']} {date['precision']}",
        "figures": [_figure(figure) for figure in entry["figures"]],
        "mentions": [_mention(mention) for mention in entry["mentions"]],
    }
    if place:
        land = f"{place['country'] or '-'} ({place['precision']})"
        made["place"] = ", ".join((place["name"], place["admin1"] or "-", land))
    return {key: value for key, value in made.items() if value is not None}


def _party(party: dict[str, Any]) -> str:
    assert party["span"]["quote"] == party["name_raw"]
    codes = (party[key] or "-" for key in ("country", "cow", "sector"))
    return " ".join((party["name"], f"({party['name_raw']})", *codes, *["implied"] * party["implied"]))


def _figure(figure: dict[str, Any]) -> str:
    ends = "..".join("" if end is None else f"{end:g}" for end in (figure["low"], figure["high"]))
    return f"{figure['frame']} {ends}: {figure['standing']}, {', '.join(figure['said_by'])}"


def _mention(mention: dict[str, Any]) -> str:
    told = []
    for claim in mention["claims"]:
        assert claim["id"].startswith("clm_")
        told.append(f"{'denied: ' * (claim['asserted'] == 'denied')}{', '.join(claim['said_by'])}")
    return f"{mention['outlet']} {mention['status']}: {mention['trigger']['quote']}: {'; '.join(told)}"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span within a PLOVER record."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for each in value.values():
            yield from spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans(each)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_that_can_be_filled_is_filled_by_some_event_and_no_other_one(table: str, tmp_path: Path) -> None:
    rows = written(record(*(event() for event in EVENTS)), tmp_path)[table]
    said = {row["column"]: row["filled"] == "yes" for row in read_table(f"exchange/{table}.csv").rows}
    assert {column: any(row[column] for row in rows) for column in columns(table)} == said


@pytest.mark.parametrize(
    ("table", "many", "first", "last"),
    [
        ("acled", 31, "event_id_cnty", "timestamp"),
        ("ucdp", 49, "id", "gwnob"),
        ("polecat", 40, "Event ID", "Version"),
        ("gdelt_events", 61, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt_mentions", 16, "GLOBALEVENTID", "Extras"),
    ],
)
def test_tables_have_the_columns_of_the_real_ones(table: str, many: int, first: str, last: str) -> None:
    names = columns(table)
    assert (len(names), len(set(names)), names[0], names[-1]) == (many, many, first, last)


@pytest.mark.parametrize(
    ("table", "kind"), [("acled", "acled"), ("ucdp", "ucdp"), ("polecat", "polecat"), ("gdelt_events", "gdelt")]
)
def test_what_is_written_is_what_is_read(table: str, kind: str) -> None:
    """Two lists, made by two hands: the columns that are exported and those that are imported."""
    if not root().joinpath("datasets/columns.csv").is_file():
        pytest.skip("no data set is imported here")
    known = [row["column"] for row in read_table("datasets/columns.csv").rows if row["kind"] == kind]
    assert [name.lower().replace(" ", "_") for name in columns(table)] == known


RULES = [("low", "12"), ("high", "19"), ("latest", "19"), ("official", "")]


@pytest.mark.parametrize(("rule", "figure"), RULES)
def test_the_rule_picks_the_one_figure_and_not_the_spread(rule: str, figure: str, tmp_path: Path) -> None:
    found = written(record(EVENTS[0](), rule=rule), tmp_path)
    assert found["acled"][0]["fatalities"] == figure
    assert [found["ucdp"][0][name] for name in ("best", "low", "high")] == [figure, "12", "19"]
    with (tmp_path / "e.csv.ucdp.evidence.csv").open(encoding="utf-8", newline="") as stream:
        rules = {row["column"]: row["rule"] for row in csv.DictReader(stream)}
    assert rules.get("best", rule).startswith(rule)


@pytest.mark.parametrize("name", FORMS)
def test_every_word_of_the_evidence_stands_in_its_report(name: str, tmp_path: Path) -> None:
    if name == "plover":
        return
    written(record(*(event() for event in EVENTS)), tmp_path)
    seen = 0
    for path in tmp_path.glob(f"*.{name}*.evidence.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["report_id"]:
                    seen += 1
                    words = TEXTS[row["report_id"]][int(row["start"]) : int(row["end"])]
                    assert row["quote"] == words and row["row_id"] == "DL-" + row["event_id"]
                else:
                    assert row["rule"]
    assert seen > 20


def test_without_words_no_words_go_along_and_codes_stay(tmp_path: Path) -> None:
    def bare(whole: Whole) -> Whole:
        """As a store gives it where no words may go along."""
        marked = [
            replace(
                telling,
                trigger=replace(telling.trigger, quote=""),
                sentence=replace(telling.sentence, quote=""),
                paper=replace(telling.paper, title=None),
                said=tuple(replace(said, evidence=replace(said.evidence, quote="")) for said in telling.said),
                parties=tuple(replace(party, mark=replace(party.mark, quote="")) for party in telling.parties),
                spots=tuple(replace(spot, mark=replace(spot.mark, quote="")) for spot in telling.spots),
            )
            for telling in whole.tellings
        ]
        numbers = tuple(replace(n, of=None, mark=replace(n.mark, quote="")) for n in whole.numbers)
        return replace(whole, tellings=tuple(marked), numbers=numbers, event=replace(whole.event, trigger=""))

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    wholes = [event() for event in EVENTS]
    full = written(record(*wholes), tmp_path / "a")
    none = written(record(*map(bare, wholes), text=TextLevel.NONE), tmp_path / "b")
    assert none["left"] == full["left"]
    for table, column in [("acled", "sub_event_type"), ("ucdp", "type_of_violence"), ("gdelt_events", "EventCode")]:
        assert [row[column] for row in none[table]] == [row[column] for row in full[table]]
    assert not any(row["notes"] for row in none["acled"])
    assert not any(row[f"deaths_{who}"] for row in none["ucdp"] for who in ("a", "b", "civilians", "unknown"))
    for path in (tmp_path / "b").iterdir():
        assert "struck a market" not in path.read_text(encoding="utf-8")


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    wholes = [event() for event in EVENTS]
    for folder in ("a", "b"):
        written(record(*wholes), tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert [(tmp_path / "b" / name).read_bytes() for name in names] == [
        (tmp_path / "a" / name).read_bytes() for name in names
    ]


def test_no_events_give_empty_files(tmp_path: Path) -> None:
    found = written(record(), tmp_path)
    assert not any(found[table] for table in (*TABLES, "plover", "left"))


def test_every_form_says_what_it_cannot_hold() -> None:
    for name in FORMS:
        form: Exporter = exporter(name)
        assert form.FORM.name == name and len(form.FORM.loss) >= 2


@pytest.mark.parametrize("table", TABLES)
def test_the_page_says_of_every_column_what_fills_it_or_why_nothing_does(table: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports-shaped.md").read_text(encoding="utf-8")
    for row in read_table(f"exchange/{table}.csv").rows:
        empty = "" if row["filled"] == "yes" else "**empty**: "
        assert f"| {row['column']} | {empty}{row['source']} |" in page
