"""Words of a document with pages tell on which page they begin."""

from pathlib import Path

from dateline.query.answers import Evidence, Source
from dateline.query.paged import paged
from dateline.records.report import report_of
from dateline.store.database import Access, open_store
from tests.store.making import stored, told

SENTENCES = ("Ana Lopes attacked 12 people in Bor, police said.", "Emeka Obi arrested 3 people in Jos, police said.")


def _words(report: str, start: int) -> Evidence:
    source = Source(report, None, None, None, None, None)
    return Evidence(source, "x", start, start + 1, None, (), "affirmed", True)


def test_the_page_of_words(tmp_path: Path) -> None:
    plain, document = told(SENTENCES, "https://a.example/1"), told(SENTENCES, "https://a.example/2")
    head = document["report"]
    assert isinstance(head, dict) and isinstance(head["text"], str)
    middle, end = head["text"].index("Emeka"), len(head["text"])
    head["pages"] = [{"number": 1, "span": [0, middle - 2]}, {"number": 4, "span": [middle, end]}]
    stored(tmp_path / "s.dateline", plain, document)
    first, second = (str(record["report"]["id"]) for record in (plain, document))
    with open_store(tmp_path / "s.dateline", Access.READ) as store:
        asked = [_words(first, 8), _words(second, 8), _words(second, middle), _words("rpt_none", 8)]
        found = paged(store.base, asked)
    assert [said.page for said in found] == [None, 1, 4, None]
    assert [said.start for said in found] == [said.start for said in asked]


def test_pages_are_read_back_from_a_record() -> None:
    record = told(SENTENCES)
    head = record["report"]
    assert isinstance(head, dict)
    assert report_of(record).pages == ()
    head["pages"] = [{"number": 2, "span": [0, 5]}, {"number": 0, "span": [6, 9]}, {"number": 3, "span": [9, 2]}, "x"]
    report = report_of(record)
    assert [(page.number, page.span.start, page.span.end) for page in report.pages] == [(2, 0, 5)]
    assert (report.page_at(0), report.page_at(7)) == (2, 2)
