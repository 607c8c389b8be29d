"""Reviewed spans: out to each tool and back; what people changed becomes revisions, once, and nothing is guessed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.link import link_new
from dateline.archive.review import accept, undo
from dateline.errors import ConfigError, SourceError
from dateline.imports.spans.take import take
from dateline.imports.spans.tools import Tool, read_tasks, write_tasks
from dateline.imports.spans.units import units_of
from dateline.imports.spans.waiting import labels, tasks
from dateline.model.review import Signed
from dateline.store import Access, Store, Taken, open_store, put_reading
from tests.imports.spans.tooling import AT, Change, Mark, back, filing, out, read, rehearsed, taken, units
from tests.store.making import told

pytest.importorskip("cassis")
ODD = "🚢 قناة السويس e\u0301 👨‍👩‍👧\r\nNews."
BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."
TOOLS = list(Tool)
SURE = [Tool.LABELSTUDIO, Tool.PRODIGY, Tool.CAS]  # of a text with signs that tools count in their own ways


def opened(path: Path, mark: str) -> Store:
    store = open_store(path, Access.WRITE)
    record = told([BOR, JOS], url="https://example.org/1", outlet="Gazette", mark=mark, types=["ASSAULT", "COERCE"])
    put_reading(store, record, Taken(None, AT))
    link_new(store, AT)
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A report of two events, after signs that tools count differently."""
    with opened(tmp_path / "odd", ODD) as made:
        yield made


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Store]:
    """The same after plain words."""
    with opened(tmp_path / "plain", "News.") as made:
        yield made


def moved(label: str, words: str, to: str) -> Change:
    """Moves the mark of these words to others."""

    def change(text: str, marks: list[Mark]) -> list[Mark]:
        at = text.index(to)
        return [
            (at, at + len(to), label, name) if (kind, text[start:end]) == (label, words) else (start, end, kind, name)
            for start, end, kind, name in marks
        ]

    return change


def unmarked(words: str) -> Change:
    """Takes the marks off these words."""
    return lambda text, marks: [mark for mark in marks if text[mark[0] : mark[1]] != words]


def renamed(words: str, to: str) -> Change:
    """Gives the marks of these words another label."""
    return lambda text, marks: [(*m[:2], to if text[m[0] : m[1]] == words else m[2], m[3]) for m in marks]


def added(label: str, words: str) -> Change:
    """Marks words that nobody sent."""
    return lambda text, marks: [*marks, (text.index(words), text.index(words) + len(words), label, None)]


def parties(store: Store, role: str) -> list[tuple[object, ...]]:
    sql = """SELECT p.name, substr(r.text, p.start + 1, p."end" - p.start), implied FROM participant p
        JOIN happening h ON h.n = p.happening JOIN report r ON r.n = h.report WHERE role = ? ORDER BY h.n, p.start"""
    return list(store.base.execute(sql, (role,)))


def reviews(store: Store) -> list[tuple[object, ...]]:
    return list(store.base.execute("SELECT trigger_text, review FROM happening ORDER BY trigger_start"))


def ledger(store: Store) -> list[tuple[object, ...]]:
    return list(store.base.execute("SELECT * FROM revision ORDER BY n"))


# Out ------------------------------------------------------------------------------------------------------------------
SENT = [
    ("actor", "Ana Lopes"), ("ASSAULT", "attacked"), ("quantity", "12"), ("place", "Bor"),
    ("actor", "Emeka Obi"), ("COERCE", "arrested"), ("quantity", "30"), ("place", "Jos"),
]  # fmt: skip


def test_label_studio_counts_as_browsers_do(store: Store, tmp_path: Path) -> None:
    [task] = json.loads((out(store, Tool.LABELSTUDIO, tmp_path / "o") / "tasks.json").read_text(encoding="utf-8"))
    raw = task["data"]["text"].encode("utf-16-le")
    values = [region["value"] for region in task["predictions"][0]["result"]]
    assert [(v["labels"][0], raw[2 * v["start"] : 2 * v["end"]].decode("utf-16-le")) for v in values] == SENT
    assert [value["text"] for value in values] == [words for _, words in SENT]
    assert all(region["id"].startswith("spn_") for region in task["predictions"][0]["result"])
    setup = (tmp_path / "o" / "labels.xml").read_text(encoding="utf-8")
    assert '<Label value="actor"/>' in setup and '<Label value="ASSAULT"/>' in setup and 'value="$text"' in setup


@pytest.mark.parametrize(("tool", "name"), [(Tool.LABELSTUDIO, "tasks.json"), (Tool.PRODIGY, "tasks.jsonl")])
def test_tasks_as_they_went_out_are_not_taken(store: Store, tool: Tool, name: str, tmp_path: Path) -> None:
    [(outcome, _, why)] = taken(store, tool, out(store, tool, tmp_path / "o") / name)
    assert outcome == "left" and "a task as it went out" in why


def test_prodigy_counts_as_python_does(store: Store, tmp_path: Path) -> None:
    [line] = (out(store, Tool.PRODIGY, tmp_path / "o") / "tasks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    task = json.loads(line)
    assert [(s["label"], task["text"][s["start"] : s["end"]]) for s in task["spans"]] == SENT


def test_doccano_counts_as_browsers_do(store: Store, tmp_path: Path) -> None:
    [line] = (out(store, Tool.DOCCANO, tmp_path / "o") / "tasks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    task = json.loads(line)
    raw = task["text"].encode("utf-16-le")
    assert [(label, raw[2 * a : 2 * b].decode("utf-16-le")) for a, b, label in task["label"]] == SENT
    offered = json.loads((tmp_path / "o" / "labels.json").read_text(encoding="utf-8"))
    assert [label["text"] for label in offered] == list(labels()) and offered[0]["background_color"]


def test_cas_files_count_as_java_does(store: Store, tmp_path: Path) -> None:
    from lxml import etree

    [path] = out(store, Tool.CAS, tmp_path / "o").glob("*.xmi")
    tree = etree.parse(path)
    raw = tree.find(".//{http:///uima/cas.ecore}Sofa").get("sofaString").encode("utf-16-le")
    spans = tree.findall(".//{http:///dateline.ecore}Span")
    found = [(s.get("label"), raw[2 * int(s.get("begin")) : 2 * int(s.get("end"))].decode("utf-16-le")) for s in spans]
    assert found == SENT and raw.decode("utf-16-le").startswith("🚢 قناة") and "\r\n" in raw.decode("utf-16-le")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_tasks_are_the_same_bytes_and_never_written_over(store: Store, tool: Tool, tmp_path: Path) -> None:
    first, second = out(store, tool, tmp_path / "a"), out(store, tool, tmp_path / "b")
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}
    with pytest.raises(ConfigError, match="is there already"):
        out(store, tool, first)


# Back -----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("tool", TOOLS)
def test_spans_left_as_they_were_are_accepted_once(store: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(store, tool, tmp_path / "o"))
    assert rehearsed(store, tool, path) == [("filed", "accept attacked", ""), ("filed", "accept arrested", "")]
    assert not ledger(store) and reviews(store) == [("attacked", None), ("arrested", None)]
    assert taken(store, tool, path) == [("filed", "accept attacked", ""), ("filed", "accept arrested", "")]
    assert reviews(store) == [("attacked", "accepted"), ("arrested", "accepted")]
    before = ledger(store)
    assert taken(store, tool, path) == [("before", "accept attacked", ""), ("before", "accept arrested", "")]
    assert ledger(store) == before and len(before) == 2


@pytest.mark.parametrize(
    ("tool", "by", "at"),
    [
        (Tool.LABELSTUDIO, "ida@example.org", "2026-11-23T09:30:00Z"),
        (Tool.PRODIGY, "news-ida", "2026-11-23T09:30:00Z"),
        (Tool.DOCCANO, "Bo", AT),
        (Tool.CAS, "Bo", AT),
    ],
)
def test_who_and_when_come_from_the_file_where_it_says(
    store: Store, tool: Tool, by: str, at: str, tmp_path: Path
) -> None:
    taken(store, tool, back(tool, out(store, tool, tmp_path / "o")), by="Bo")
    assert {row[:2] for row in store.base.execute("SELECT by, at FROM revision")} == {(by, at)}
    assert store.base.execute("SELECT max(at) FROM change WHERE kind <> 'event-new'").get in (None, AT)


@pytest.mark.parametrize("tool", SURE)
def test_a_moved_span_is_an_edit(store: Store, tool: Tool, tmp_path: Path) -> None:
    change = moved("actor", "Ana Lopes", "Lopes")
    path = back(tool, out(store, tool, tmp_path / "o"), change)
    expected = [("filed", "edit actor of attacked: Lopes", ""), ("filed", "accept arrested", "")]
    assert taken(store, tool, path) == expected
    assert parties(store, "actor") == [("Lopes", "Lopes", 0), ("Emeka Obi", "Emeka Obi", 0)]
    assert reviews(store) == [("attacked", "edited"), ("arrested", "accepted")]
    [machine] = [row[0] for row in store.base.execute("SELECT machine FROM correction WHERE machine LIKE '%Ana%'")]
    assert json.loads(machine)[0]["name"] == "Ana Lopes"
    assert [row[0] for row in taken(store, tool, path)] == ["before", "before"]


def test_doccano_takes_a_moved_span_only_where_all_count_alike(store: Store, plain: Store, tmp_path: Path) -> None:
    change = moved("actor", "Ana Lopes", "Lopes")
    path = back(Tool.DOCCANO, out(plain, Tool.DOCCANO, tmp_path / "p"), change)
    assert taken(plain, Tool.DOCCANO, path)[0] == ("filed", "edit actor of attacked: Lopes", "")
    path = back(Tool.DOCCANO, out(store, Tool.DOCCANO, tmp_path / "o"), change)
    first, second = taken(store, Tool.DOCCANO, path)
    assert first[0] == "left" and "not certain" in first[2] and second == ("filed", "accept arrested", "")
    assert parties(store, "actor")[0] == ("Ana Lopes", "Ana Lopes", 0)


@pytest.mark.parametrize("tool", TOOLS)
def test_unmarking_the_word_that_tells_it_rejects(plain: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(plain, tool, tmp_path / "o"), unmarked("attacked"))
    assert taken(plain, tool, path) == [("filed", "reject attacked", ""), ("filed", "accept arrested", "")]
    assert reviews(plain) == [("attacked", "rejected"), ("arrested", "accepted")]
    report = str(plain.base.execute("SELECT id FROM report").get)
    sent = [one for task in tasks(plain.base, [report]) for one in task.sent]
    assert [one.label for one in sent if one.label.isupper()] == ["COERCE"]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("change", "does", "role", "after"),
    [
        (unmarked("Emeka Obi"), "edit actor of arrested: nobody", "actor", [("Ana Lopes", "Ana Lopes", 0)]),
        (added("recipient", "12 people"), "edit recipient of attacked: 12 people", "recipient",
         [("12 people", "12 people", 0)]),
        (renamed("Ana Lopes", "target"), "edit target of attacked: Ana Lopes", "target",
         [("Ana Lopes", "Ana Lopes", 0)]),
    ],
)  # fmt: skip
def test_what_is_taken_off_added_and_renamed(
    plain: Store, tool: Tool, change: Change, does: str, role: str, after: list[object], tmp_path: Path
) -> None:
    rows = taken(plain, tool, back(tool, out(plain, tool, tmp_path / "o"), change))
    assert ("filed", does, "") in rows and all(row[0] == "filed" for row in rows)
    assert parties(plain, role) == after


@pytest.mark.parametrize("tool", TOOLS)
def test_another_type_and_a_place_moved_onto_another_event(plain: Store, tool: Tool, tmp_path: Path) -> None:
    def change(text: str, marks: list[Mark]) -> list[Mark]:
        return moved("place", "Bor", "Jos")(text, renamed("arrested", "PROTEST")(text, marks))

    rows = taken(plain, tool, back(tool, out(plain, tool, tmp_path / "o"), change))
    assert ("filed", "edit type of arrested: PROTEST", "") in rows
    assert plain.base.execute("SELECT type FROM happening WHERE trigger_text = 'arrested'").get == "PROTEST"
    # Jos stands in the other event's sentence and is its place already: it cannot be told from a mark taken off
    assert any("place" in row[1] for row in rows) and not any("edit actor" in row[1] for row in rows)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (moved("quantity", "12", "12 people"), "put a number right by what it is"),
        (moved("ASSAULT", "attacked", "attacked 12"), "cannot be moved"),
        (renamed("Ana Lopes", "quantity"), "was renamed quantity"),
        (renamed("attacked", "BANQUET"), "no event type is called 'BANQUET'"),
        (moved("place", "Bor", "Bor, police"), "no place is known as 'Bor, police'"),
        (added("actor", "News"), "its sentence tells no events"),
        (added("ASSAULT", "police"), "can be added"),
        (lambda text, marks: [], "came back without any span"),
    ],
)  # fmt: skip
def test_what_cannot_be_filed_is_named_and_nothing_is_guessed(
    plain: Store, tool: Tool, change: Change, why: str, tmp_path: Path
) -> None:
    rows = taken(plain, tool, back(tool, out(plain, tool, tmp_path / "o"), change))
    left = [row for row in rows if row[0] == "left"]
    assert len(left) == 1 and why in left[0][2]
    assert not any("attacked" in row[1] and row[0] == "filed" for row in rows) or "its sentence tells no" in why
    assert [row[1] for row in plain.base.execute("SELECT n, act FROM revision") if row[1] != "accept"] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_another_text_files_nothing(store: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(store, tool, tmp_path / "o"))
    for file in [path] if path.is_file() else sorted(path.glob("*.xmi")):
        file.write_bytes(file.read_bytes().replace(b"Ana Lopes attacked", b"Ann Lopes attacked"))
    [(outcome, _, why)] = taken(store, tool, path)
    assert (outcome, why) == ("left", "its text is not the stored one: the digests differ") and not ledger(store)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_report_of_another_record_files_nothing(store: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(store, tool, tmp_path / "o"))
    with open_store(tmp_path / "other", Access.WRITE) as other:
        assert taken(other, tool, path) == [("left", "", "the record holds no such report")]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_newer_version_and_what_was_put_right_meanwhile(plain: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(plain, tool, tmp_path / "o"), unmarked("Ana Lopes"))
    other = back(tool, out(plain, tool, tmp_path / "o2"), moved("actor", "Ana Lopes", "Lopes"))
    assert taken(plain, tool, other)[0][0] == "filed"
    first, second = taken(plain, tool, path)
    assert first[0] == "left" and first[2] == "it was put right in the record since it was sent"
    assert second[0] == "filed"
    newer = told([BOR], url="https://example.org/1", outlet="Gazette", mark="Newer.")
    put_reading(plain, newer, Taken(None, AT))
    link_new(plain, AT)
    [(outcome, _, why)] = taken(plain, tool, path, by="Cy")
    assert outcome == "left" and why.startswith("a newer version of it is held")


@pytest.mark.parametrize("tool", TOOLS)
def test_what_was_taken_back_is_not_filed_again(store: Store, tool: Tool, tmp_path: Path) -> None:
    path = back(tool, out(store, tool, tmp_path / "o"))
    rows = take(store, read(tool, path), filing(tool))
    undo(store, rows[0].deed, Signed("Cy", "", AT))
    again = taken(store, tool, path)
    assert again[0] == ("before", "accept attacked", "taken back since") and again[1][0] == "before"
    assert reviews(store)[0] == ("attacked", None)


def test_two_people_both_count(store: Store, tmp_path: Path) -> None:
    path = back(Tool.LABELSTUDIO, out(store, Tool.LABELSTUDIO, tmp_path / "o"))
    tasks = json.loads(path.read_text(encoding="utf-8"))
    own = tasks[0]["annotations"][0]
    tasks[0]["annotations"] += [own | {"completed_by": 7}, own | {"was_cancelled": True}]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert len(taken(store, Tool.LABELSTUDIO, path)) == 4
    people = {row[0] for row in store.base.execute("SELECT by FROM revision")}
    assert people == {"ida@example.org", "Label Studio user 7"}


def test_label_studio_words_that_do_not_stand_there(store: Store, tmp_path: Path) -> None:
    path = back(Tool.LABELSTUDIO, out(store, Tool.LABELSTUDIO, tmp_path / "o"), moved("actor", "Ana Lopes", "Lopes"))
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for region in tasks[0]["annotations"][0]["result"]:
        if region["type"] == "labels" and region["value"]["text"] == "Lopes":
            region["value"] |= {"start": region["value"]["start"] - 1, "end": region["value"]["end"] - 1}
    path.write_text(json.dumps(tasks), encoding="utf-8")
    rows = taken(store, Tool.LABELSTUDIO, path)
    assert rows[0][0] == "left" and "not certain" in rows[0][2]


# Files ----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("tool", "content", "why"),
    [
        (Tool.PRODIGY, b'{"text": "a", "spans": [], "answer": "accept"}\n', "not sent by dateline"),
        (Tool.PRODIGY, b"{broken\n", "no JSON"),
        (Tool.PRODIGY, b"[]\n", "an object should stand"),
        (Tool.PRODIGY, b'{"dateline": "{", "text": ""}\n', "is broken"),
        (Tool.PRODIGY, b'{"dateline": {"schema_version": 9}}\n', "another version"),
        (Tool.DOCCANO, b'{"id": 1, "text": "a", "label": []}\n', "not sent by dateline"),
        (Tool.LABELSTUDIO, b'[{"id": 1, "data": {"text": "a"}, "annotations": []}]', "not sent by dateline"),
        (Tool.LABELSTUDIO, b'[{"id": 1}]', "an object should stand where nothing does"),
        (Tool.CAS, b"<xmi", "no CAS XMI"),
        (Tool.CAS, b'<?xml version="1.0"?><a/>', "dateline"),
    ],
)
def test_files_that_are_none_of_ours(store: Store, tool: Tool, content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "file.xmi"
    path.write_bytes(content)
    [(outcome, _, told_why)] = taken(store, tool, path)
    assert outcome == "left" and why in told_why and not ledger(store)


@pytest.mark.parametrize(
    ("content", "why"), [(b"{", "is no JSON"), (b"{}", "list of tasks"), (b"\xff", "not in UTF-8")]
)
def test_a_whole_file_that_is_broken_stops_before_work(content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=why):
        list(read_tasks(Tool.LABELSTUDIO, [path]))
    with pytest.raises(SourceError, match="cannot read"):
        list(read_tasks(Tool.LABELSTUDIO, [tmp_path / "none.json"]))


def test_one_broken_line_does_not_stop_the_others(store: Store, tmp_path: Path) -> None:
    path = back(Tool.PRODIGY, out(store, Tool.PRODIGY, tmp_path / "o"))
    good = json.loads(path.read_text(encoding="utf-8"))
    far = good | {"spans": [{"start": 5, "end": 99_999, "label": "actor"}]}
    lines = ["{", json.dumps(good | {"answer": "reject"}), json.dumps(good | {"answer": "ignore"}), json.dumps(far)]
    path.write_text("\n".join([*lines, json.dumps(good), ""]), encoding="utf-8")
    assert [row[0] for row in taken(store, Tool.PRODIGY, path)] == ["left", "left", "left", "filed", "filed"]


def test_doccano_other_shapes_and_what_nobody_approved(store: Store, tmp_path: Path) -> None:
    path = back(Tool.DOCCANO, out(store, Tool.DOCCANO, tmp_path / "o"))
    good = json.loads(path.read_text(encoding="utf-8"))
    entities = [{"id": n, "start_offset": a, "end_offset": b, "label": c} for n, (a, b, c) in enumerate(good["label"])]
    other = {"text": good["text"], "entities": entities, "relations": [], "meta": {"dateline": good["dateline"]}}
    nobody = good | {"annotation_approver": None}
    path.write_text("\n".join(map(json.dumps, (nobody, other))), encoding="utf-8")
    rows = taken(store, Tool.DOCCANO, path)
    assert [row[0] for row in rows] == ["left", "filed", "filed"] and rows[0][2] == "nobody approved it"


@pytest.mark.parametrize("tool", [Tool.DOCCANO, Tool.CAS])
def test_somebody_must_have_reviewed_it(store: Store, tool: Tool, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--by"):
        taken(store, tool, back(tool, out(store, tool, tmp_path / "o")), by="")
    assert not ledger(store)


def test_a_second_reviewer_after_the_record_accepted(store: Store, tmp_path: Path) -> None:
    path = back(Tool.CAS, out(store, Tool.CAS, tmp_path / "o"))
    accept(store, str(store.base.execute("SELECT id FROM report").get), Signed("Cy", "", AT))
    assert [row[0] for row in taken(store, Tool.CAS, path)] == ["filed", "filed"]


@given(text=st.text(max_size=60), place=st.integers(0, 60))
def test_units_go_out_and_come_back(text: str, place: int) -> None:
    place = min(place, len(text))
    counted = units_of(text)
    assert counted.out(place) == units(text, place)
    assert counted.back(counted.out(place)) == place
    whole = {units(text, each) for each in range(len(text) + 1)}
    assert all((counted.back(n) is None) == (n not in whole) for n in range(-1, units(text, len(text)) + 2))


def test_every_label_is_offered_once(tmp_path: Path) -> None:
    offered = labels()
    assert len(set(offered)) == len(offered) and {"actor", "place", "ASSAULT", "PROTEST"} <= set(offered)
    write_tasks(Tool.PRODIGY, [], offered, tmp_path / "none")
    assert (tmp_path / "none" / "labels.txt").read_text().split() == list(offered)
