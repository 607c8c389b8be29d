"""The folder that opens from disk: every link leads to a file that is there, and no more words than were asked for."""

import re
from pathlib import Path

import pytest
from lxml import html

from dateline.errors import SourceError
from dateline.freeze import TextLevel
from dateline.store import Access, open_store
from dateline.web.desk import Desk
from dateline.web.site import Site, write_site

RUN = 9  # words in a row: a name or a headline that we make ourselves is shorter


def written(store: Path, folder: Path, text: TextLevel) -> dict[str, str]:
    desk = Desk(store)
    told: list[tuple[int, int]] = []
    many = write_site(Site(desk, folder, text, "2026-11-22", lambda done, known: told.append((done, known))))
    desk.close()
    assert told[-1] == (many, many)
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def pages(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("site") / "whole"
    return folder, written(sample_store, folder, TextLevel.FULL)


def test_every_link_leads_to_a_file_and_a_spot_that_are_there(pages: tuple[Path, dict[str, str]]) -> None:
    folder, found = pages
    assert {"index.html", "events.html", "positions.html"} <= found.keys()
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in found.items()}
    checked = 0
    for name, text in found.items():
        for address in html.fromstring(text).xpath("//a/@href"):
            if "://" in address:
                continue
            path, _, spot = address.partition("#")
            where = ((folder / name).parent / path).resolve() if path else (folder / name).resolve()
            leads_to = str(where.relative_to(folder.resolve()))
            assert leads_to in found or where.is_file(), f"{name}: {address}"
            if spot and leads_to in ids:
                assert spot in ids[leads_to], f"{name}: {address}"
                checked += 1
    assert checked > 100


def test_no_page_asks_for_a_server(pages: tuple[Path, dict[str, str]]) -> None:
    for name, text in pages[1].items():
        tree = html.fromstring(text)
        assert not tree.xpath("//form | //script[@type='module'] | //*[@hx-get]"), name
        assert all("://" not in address for address in tree.xpath("//@src | //link/@href")), name


def runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text)
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def words_of(store: Path, query: str) -> set[str]:
    """All runs of nine words in the cells of a query."""
    with open_store(store, Access.READ) as opened:
        return {run for row in opened.base.execute(query) for cell in row for run in runs(str(cell))}


def test_without_words_no_page_holds_nine_in_a_row_but_of_headlines_and_subjects(
    sample_store: Path, tmp_path: Path
) -> None:
    found = written(sample_store, tmp_path / "bare", TextLevel.NONE)
    shown = set().union(*(runs(" ".join(html.fromstring(text).itertext())) for text in found.values()))
    let_through = words_of(sample_store, "SELECT title FROM report UNION SELECT subject FROM policy")
    let_through |= words_of(sample_store, "SELECT subject FROM stance")
    assert not (words_of(sample_store, "SELECT text FROM report") - let_through) & shown


def test_quotes_alone_leave_the_rest_of_a_report_out(sample_store: Path, tmp_path: Path) -> None:
    found = written(sample_store, tmp_path / "quotes", TextLevel.QUOTES)
    shown = set().union(*(runs(" ".join(html.fromstring(text).itertext())) for text in found.values()))
    every = words_of(sample_store, "SELECT text FROM report")
    assert 0.3 < len(every & shown) / len(every) < 0.9


def test_a_folder_that_holds_something_is_left_alone(sample_store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SourceError, match="is there already"):
        written(sample_store, tmp_path, TextLevel.QUOTES)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
