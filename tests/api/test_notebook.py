"""The notebook of the docs runs on the samples, and what it shows is static, told once and readable beside another."""

import ast
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import dateline as dl

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "first_record.ipynb"
VOID = {"br", "meta", "circle", "line", "path", "rect", "wbr", "hr", "img"}


class Nesting(HTMLParser):
    """Whether every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def cells() -> list[str]:
    """The code of the notebook, cell by cell."""
    held = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (held["nbformat"], held["nbformat_minor"]) == (4, 5)
    assert not any(cell.get("outputs") for cell in held["cells"]), "outputs are not kept"
    return ["".join(cell["source"]) for cell in held["cells"] if cell["cell_type"] == "code"]


def executed(code: str, space: dict[str, object]) -> object:
    """What a cell shows: the value of its last line, where that is an expression."""
    parsed = ast.parse(code)
    last = parsed.body.pop() if isinstance(parsed.body[-1], ast.Expr) else None
    exec(compile(parsed, "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if isinstance(last, ast.Expr) else None


@pytest.fixture(scope="module")
def outputs(sample_store: Path) -> list[Any]:
    """What the cells show, on the store of the samples."""
    space: dict[str, object] = ModuleType("notebook").__dict__
    return [executed(code.replace("demo-out/samples.dateline", str(sample_store)), space) for code in cells()]


def test_every_cell_shows_something_a_reader_can_read(outputs: list[Any]) -> None:
    for shown in outputs:
        html = getattr(shown, "_repr_html_", None)
        if html is None:
            bundle = shown._repr_mimebundle_()
            assert bundle["application/vnd.vegalite.v6+json"]["$schema"] and bundle["image/svg+xml"].startswith("<svg")
            assert "cdn" not in str(bundle) and '"url"' not in json.dumps(bundle), "nothing is loaded for it"
            continue
        told = html()
        assert told == html(), "shown twice, it is the same"
        assert not re.search(r"\sid=|<script|<a |\bNone\b|\bNaN\b|javascript:", re.sub(r"<style>.*?</style>", "", told))
        assert "prefers-color-scheme" in told or "<table>" in told
        parser = Nesting()
        parser.feed(told)
        assert (parser.open, parser.wrong) == ([], []), type(shown).__name__
        assert len(repr(shown)) < 300, "the text beside it is short"


def test_what_the_notebook_tells(outputs: list[Any]) -> None:
    told = [re.sub(r"<[^>]+>", " ", show._repr_html_()) for show in outputs if hasattr(show, "_repr_html_")]
    whole = " ".join(" ".join(told).split())
    for words in ("Buenaventura", "What each source says", "differs", "Killed:", "According to", "Open questions"):
        assert words in whole


def test_an_answer_is_still_the_plain_value_that_programs_use(sample_store: Path) -> None:
    with dl.open(sample_store) as rec:
        event = rec.events(min_origins=2).first()[0]
        page = rec.event(event.id)
        assert page.event.id == event.id and repr(event).startswith(f"<event {event.id}: ")
        ledgers = rec.figures(page.event.id)
        assert len(ledgers) == len(list(ledgers))
        assert rec.holdings().events == rec.events().count()[0]
        with pytest.raises(dl.StoreError):
            rec.figures("evt_none")


def test_outside_words_are_escaped(tmp_path: Path) -> None:
    read = dl.read_text("<b>Rebels</b> & “<script>alert(1)</script>” attacked Gao on Monday.", published="2026-11-22")
    assert "<script>alert" not in read._repr_html_()
