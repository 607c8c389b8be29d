"""The sample reports: listed, marked as invented, dated, and fit to show copies and differing tolls."""

import json
import re
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "dateline" / "samples"
NOTICE = "This report is invented: a sample for dateline."
SAMPLES: list[dict[str, str | bool]] = tomllib.loads((FOLDER / "samples.toml").read_text("utf-8"))["sample"]
FILES = [str(sample["file"]) for sample in SAMPLES]
TEXTS = [name for name in FILES if name.endswith(".txt")]
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=FILES)


def wire_rows() -> list[dict[str, str]]:
    """The rows of the bulletin."""
    return [json.loads(line) for line in (FOLDER / "wire.jsonl").read_text("utf-8").splitlines()]


def page() -> str:
    """The saved page as it lies on disk."""
    return (FOLDER / "ferry_paper.html").read_text("utf-8")


def json_ld() -> dict[str, str]:
    """The page's own metadata."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(), re.DOTALL)
    assert found is not None
    data: dict[str, str] = json.loads(found[1])
    return data


def page_paragraphs() -> list[str]:
    """The page's paragraphs without tags, white space made single."""
    inner = re.findall(r"<p\b[^>]*>(.*?)</p>", page(), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", paragraph).split()) for paragraph in inner]


def text_paragraphs(name: str) -> list[str]:
    """A plain-text sample's paragraphs."""
    return (FOLDER / name).read_text("utf-8").strip("\n").split("\n\n")


def test_files_and_list_agree() -> None:
    shipped = {path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".html", ".jsonl"}}
    assert Counter(FILES) == Counter(shipped)
    assert Counter(Path(name).suffix for name in FILES) == {".txt": 6, ".html": 1, ".jsonl": 1}


@each_sample
def test_sample_says_what_it_is(sample: dict[str, str | bool]) -> None:
    assert sample["invented"] is True
    assert str(sample["outlet"]).strip()
    assert str(sample["about"]).strip() and "\n" not in str(sample["about"])


@each_sample
def test_date_has_a_zone_and_lies_in_2026(sample: dict[str, str | bool]) -> None:
    published = datetime.fromisoformat(str(sample["published"]))
    assert published.tzinfo is not None
    assert published.year == 2026


@pytest.mark.parametrize("name", TEXTS)
def test_text_has_a_title_and_ends_with_the_notice(name: str) -> None:
    title, *body = text_paragraphs(name)
    assert "\n" not in title and not title.endswith(".")
    assert body[-1] == NOTICE
    assert 120 <= sum(len(paragraph.split()) for paragraph in body) <= 320


def test_bulletin_rows_end_with_the_notice_and_keep_their_outlet() -> None:
    listed = next(sample for sample in SAMPLES if sample["file"] == "wire.jsonl")
    rows = wire_rows()
    assert len({row["id"] for row in rows}) == len(rows) == 2
    for row in rows:
        assert set(row) == {"id", "text", "published", "title", "outlet", "url"}
        assert row["text"].split("\n\n")[-1] == NOTICE
        assert (row["outlet"], row["published"]) == (listed["outlet"], listed["published"])


def test_page_metadata_agrees_with_the_list() -> None:
    listed = next(sample for sample in SAMPLES if sample["file"] == "ferry_paper.html")
    data = json_ld()
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == listed["published"]
    assert datetime.fromisoformat(data["dateModified"]).tzinfo is not None
    assert f'<meta property="og:title" content="{data["headline"]}">' in page()
    assert f"<h1>{data['headline']}</h1>" in page()


def test_page_says_it_is_invented() -> None:
    assert '<meta name="dateline:invented" content="true">' in page()
    assert NOTICE in page_paragraphs()


def test_three_outlets_share_one_event() -> None:
    outlets: dict[str, set[str]] = {}
    for sample in SAMPLES:
        if "event" in sample:
            outlets.setdefault(str(sample["event"]), set()).add(str(sample["outlet"]))
    assert max(len(names) for names in outlets.values()) >= 3


def test_page_copies_part_of_the_agency_text_only() -> None:
    agency = text_paragraphs("ferry_agency.txt")[1:-1]
    copied = [paragraph for paragraph in agency if paragraph in page_paragraphs()]
    assert 2 <= len(copied) < len(agency)
