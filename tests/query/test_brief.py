"""The brief: what stands in which part, its notes, its days; as Markdown and as a page that nothing can break."""

import json
import re

import pytest

from dateline.errors import ConfigError
from dateline.query.brief import Brief, brief
from dateline.query.brief_changed import has_changed, what_changed
from dateline.query.events import bare_events
from dateline.query.questions import Filter
from dateline.show.brief import brief_json, brief_markdown, brief_page
from tests.query.making import memory

BASE = memory()


def made(since: str = "2026-09-17", until: str = "2026-10-31", asked: Filter = Filter()) -> Brief:  # noqa: B008  frozen
    return brief(BASE, since, until, asked)


def titles(found: Brief) -> dict[str, list[str]]:
    return {s.title: [line.title for group in s.groups for line in group.lines] for s in found.sections}


def test_each_event_in_its_part() -> None:
    assert titles(made()) == {
        "New": [
            "China → thanked → Canada", "Canada → eased → China", "Marta Ruiz → visited", "Peter O'Neil → resigned",
        ],
        "Changed": ["gunmen → attacked → a ferry", "Ridge Review changed “Canada eases canola ban (corrected)”"],
        "Disputed": ["gunmen → attacked → a ferry"],
        "Planned": ["Colombia → send", "Canada → asked → China"],
        "Figures": [],
    }  # fmt: skip


def test_what_changed_is_said() -> None:
    (section,) = [section for section in made().sections if section.title == "Changed"]
    assert section.groups[0].lines[0].what == "7 killed → 9 killed; now denied by a voice; told by 1 more outlet"


@pytest.mark.parametrize("since", ["2026-09-16", "2026-09-17", "2026-09-18", "2026-10-01"])
def test_what_is_only_counted_is_what_would_be_said(since: str) -> None:
    every = bare_events(BASE, [n for (n,) in BASE.execute("SELECT n FROM event ORDER BY n")])
    span = (since, "2026-11-01")
    said = {event.title: bool(what_changed(BASE, event, span)) for event in every}
    assert {event.title: has_changed(BASE, event, span) for event in every} == said
    assert since != "2026-09-17" or set(said.values()) == {True, False}


def test_what_comes_later_is_not_in_it() -> None:
    found = made("2026-09-16", "2026-09-16")
    assert titles(found)["New"] == []  # contested by what was published later: the event's standing is today's
    (disputed,) = [section for section in found.sections if section.title == "Disputed"]
    assert disputed.groups[0].lines[0].sourced == "2 outlets, 1 origin"
    assert {note.source.published for note in found.notes} == {"2026-09-16"}
    assert (found.reports, found.outlets, found.origins) == (2, 2, 1)


def test_every_line_rests_on_words_of_reports() -> None:
    found = made()
    lines = [line for section in found.sections for group in section.groups for line in group.lines if line.event]
    assert all(line.notes for line in lines)
    used = [number for line in lines for number in line.notes]
    assert list(dict.fromkeys(used)) == list(range(1, len(found.notes) + 1))
    for note in found.notes:
        text = BASE.execute("SELECT text FROM report WHERE id = ?", (note.source.id,)).get
        assert str(text)[note.start : note.end] == note.quote


def test_a_filter_narrows_it() -> None:
    assert titles(made(asked=Filter(country="CAN")))["New"] == ["Canada → eased → China"]
    assert made(asked=Filter(actor="Marta")).asked == "who Marta"


def test_the_same_days_give_the_same_bytes() -> None:
    assert brief_markdown(made()) == brief_markdown(made())
    assert brief_page(made()) == brief_page(made())


def test_markdown_has_a_note_for_every_number() -> None:
    text = brief_markdown(made())
    used, given = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used == given != set()
    assert "told by 1 more outlet (3 outlets, 3 origins) [^" in text
    assert "“The Andean Front denied that it had attacked the ferry.” denied by Andean Front, in Estuary Post" in text


def test_the_page_asks_for_nothing_and_is_escaped() -> None:
    page = brief_page(made())
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "default-src 'none'" in page
    assert "O&#39;Neil" in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_json_holds_the_same() -> None:
    held = json.loads(brief_json(made()))
    assert [section["title"] for section in held["sections"]] == ["New", "Changed", "Disputed", "Planned", "Figures"]
    assert held["notes"][0]["locator"].startswith("rpt_")


def test_outside_text_is_no_markup() -> None:
    base = memory()
    base.execute("UPDATE event SET who_name = '<b>*x*</b> [y](z)' WHERE who_name = 'Marta Ruiz'")
    found = brief(base, "2026-09-17", "2026-10-31", Filter())
    assert "\\<b\\>\\*x\\*\\</b\\> \\[y\\](z)" in brief_markdown(found)
    assert "<b>" not in brief_page(found)


@pytest.mark.parametrize(("since", "until"), [("2026-10", "2026-09-01"), ("soon", "2026"), ("2026", "later")])
def test_days_that_are_none(since: str, until: str) -> None:
    with pytest.raises(ConfigError):
        made(since, until)
