"""All linked forms: the same bytes again, no words where none may be given away, odd text, nothing held."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.exports.door import Record, exporter, forms
from dateline.exports.gather import wholes
from dateline.exports.linked.stream import kept, write_list
from dateline.exports.linked.told import account, web
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.questions import Filter
from tests.exports.linked_made import AT, BARE, FORMS, ODD, asked, written
from tests.exports.made import mark, number, paper, party, policy, said, spot, telling, voice, whole

EACH = pytest.mark.parametrize("form", FORMS)


def values(node: Any) -> Iterator[Any]:
    """Every value in a document, however deep."""
    if isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from values(one)
    else:
        yield node


def read(form: str, text: str) -> list[Any]:
    """A document, or the documents of JSON lines."""
    return [json.loads(line) for line in text.split("\n") if line] if form == "ftm" else [json.loads(text)]


@EACH
def test_it_stands_behind_its_door(form: str) -> None:
    made = exporter(form).FORM
    assert made.name == form in forms() and made.ending.startswith(".")
    assert len(made.loss) >= 4 and all(len(loss) > 20 for loss in made.loss)


@EACH
def test_the_samples_twice_are_the_same_bytes(form: str, sample_base: apsw.Connection, tmp_path: Path) -> None:
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked())
    for name in ("first", "second"):
        exporter(form).write(record, tmp_path / name)
    first = (tmp_path / "first").read_bytes()
    assert first == (tmp_path / "second").read_bytes() and len(first) > 10_000 and b"\r" not in first
    assert read(form, first.decode())


@EACH
def test_no_event_is_a_whole_document(form: str, made_base: apsw.Connection, tmp_path: Path) -> None:
    text = written(form, tmp_path / "f", made_base, ())
    assert text == "" if form == "ftm" else isinstance(json.loads(text), dict)


@EACH
def test_without_words_no_words_go_along(form: str, sample_base: apsw.Connection, tmp_path: Path) -> None:
    """Neither of what the store withholds, nor of events that hold words all the same."""
    record = Record(sample_base, lambda: wholes(sample_base, Filter(), TextLevel.QUOTES), asked(TextLevel.NONE))
    exporter(form).write(record, tmp_path / "f")
    shown = (tmp_path / "f").read_text(encoding="utf-8")
    told = [t for one in record.events() for t in one.tellings]
    assert not {t.paper.title for t in told if t.paper.title and json.dumps(t.paper.title) in shown}
    for one in told:
        for words in (one.sentence.quote, *(claim.evidence.quote for claim in one.said)):
            assert len(words) < 40 or json.dumps(words, ensure_ascii=False)[1:-1] not in shown


@EACH
def test_quotes_go_along_and_odd_characters_stay(form: str, made_base: apsw.Connection, tmp_path: Path) -> None:
    text = written(form, tmp_path / "f", made_base, (BARE,))
    assert "\u2028" not in text and "\\u2028" in text
    assert any(isinstance(value, str) and ODD in value for doc in read(form, text) for value in values(doc))


@EACH
def test_an_actor_and_a_report_are_written_once(form: str, made_base: apsw.Connection, tmp_path: Path) -> None:
    events = [whole(f"evt_{n}", tellings=(telling(parties=(party(actor="ent_a", known="Ann Lee", kind="person"),)),))
              for n in range(50)]  # fmt: skip
    one, many = (written(form, tmp_path / str(len(e)), made_base, e) for e in (events[:1], events))
    nodes = {"ftm": '"id":"ent-a"', "stix": '"type":"identity"', "prov": '"@id":"urn:dateline:ent_a"',
             "schemaorg": '"@id":"urn:dateline:ent_a","@type"'}  # fmt: skip
    if form in nodes:
        assert one.count(nodes[form]) == many.count(nodes[form]) > 0
    assert many.count("evt") > one.count("evt")


odd = st.text(min_size=1, max_size=60)


@st.composite
def odd_wholes(draw: st.DrawFn) -> Whole:
    """Events whose every text is anything at all."""
    words, name, title = draw(odd), draw(odd), draw(odd)
    quote = mark(words, start=draw(st.integers(0, 10_000)))
    own = telling(
        paper=paper(title=title, outlet=draw(odd), byline=draw(odd), url=draw(odd), origin=draw(odd)),
        trigger=quote, sentence=quote,
        parties=(party(name=name, known=draw(odd), actor="ent_odd", kind=draw(st.sampled_from(["person", "x", None])),
                       country=draw(odd), sector=draw(odd), mark=quote),),
        spots=(spot(name, country=draw(odd), mark=quote),),
        said=(said(chain=(voice(name), voice(draw(odd), outlet=draw(odd))), evidence=quote),),
    )  # fmt: skip
    figure = number(low=draw(st.floats(allow_nan=False, allow_infinity=False)), chain=(name,), of=words, mark=quote)
    return whole(tellings=(own,), numbers=(figure,), trigger=words, contexts=(title,), doubts=(words,), sure=False)


@EACH
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=odd_wholes(), level=st.sampled_from(TextLevel))
def test_odd_text(form: str, one: Whole, level: TextLevel, made_base: apsw.Connection, tmp_path: Path) -> None:
    text = written(form, tmp_path / "odd", made_base, (one,), level)
    assert all(value is not None for doc in read(form, text) for value in values(doc)) or form == "geojson"
    assert text == written(form, tmp_path / "odd", made_base, (one,), level)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("https://a.example/ä b\"<", "https://a.example/%C3%A4%20b%22%3C"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[", None),
        ("", None),
        (None, None),
        ("https://a.example/" + "x" * 2000, None),
    ],
)  # fmt: skip
def test_addresses_are_of_the_web_and_correct(url: str | None, safe: str | None) -> None:
    assert web(url) == safe


def test_a_list_is_one_document(tmp_path: Path) -> None:
    write_list(tmp_path / "f", {}, ("items", iter([{"a": 1}, {"a": 2}])), lambda count: {"total": count})
    assert json.loads((tmp_path / "f").read_text()) == {"items": [{"a": 1}, {"a": 2}], "total": 2}


def test_no_and_nought_are_kept() -> None:
    assert kept({"a": False, "b": 0, "c": None, "d": "", "e": [], "f": {}, "g": 0.0}) == {"a": False, "b": 0, "g": 0.0}


def test_the_time_of_the_export_stands_only_where_a_form_has_a_place_for_it(
    made_base: apsw.Connection, tmp_path: Path
) -> None:
    held = {form for form in FORMS if AT in written(form, tmp_path / form, made_base)}
    assert held == {"annotations"}


def test_what_a_policy_event_changes_is_told() -> None:
    one = whole(tellings=(telling(policy=policy()),))
    assert "What may be done: canola: banned → restricted" in account(one, TextLevel.QUOTES).split("\n")
    assert "What may be done: banned → restricted" in account(one, TextLevel.NONE).split("\n")
    assert "What may be done" not in account(whole(), TextLevel.QUOTES)
