"""Paragraphs get the right label, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.decode import stored
from dateline.ingest.sections import lay_out
from dateline.tables import read_table
from tests.ingest.making import PROSE, kinds_of, lexicon, report_of

LEXICON = lexicon()
SCRAPS = [
    "KYIV (AP) — ",
    "By Ana Ruiz",
    "\n",
    "\n\n",
    "😀 ",
    "שלום ",
    "e\u0301",
    "f\n",
    "Photo: x/AFP",
    "Fire kills two in port, police say",
    "A fire broke out in the port on Monday. ",
]


@pytest.mark.parametrize(
    "row",
    [row for row in read_table("en/junk.csv").rows if row["kind"] not in ("label", "function")],
    ids=lambda r: r["example"],
)
def test_every_pattern_finds_its_own_example(row: dict[str, str]) -> None:
    sign = LEXICON.sign(row["example"])
    assert sign is not None
    furniture = {"caption": "caption", "related": "related", "heading": "related"}.get(row["kind"], "boilerplate")
    assert str(sign.kind) == furniture


@pytest.mark.parametrize(
    "paragraph",
    [
        "Regulators fined the company over the cookies it stores on telephones.",
        "Top court rejects appeal of former minister in bribery case.",
        "More than 200 people fled their homes on Monday.",
        "By Monday the army had taken the town, a spokesman said.",
        "Photographs show smoke over the port, and the ministry confirmed a fire there.",
        "Share prices fell by a fifth after the announcement.",
        "Read was elected with 52 percent of the vote.",
        "Copyright law was changed by parliament on Thursday, the minister said.",
        "Watch towers along the border were shelled overnight, officials said.",
        "The reporters said that they were from Lima.",
        "Related charges were dropped last year, his lawyer told the court.",
        "Follow-up talks will be held in Geneva.",
        "Print workers went on strike on Friday.",
        "He was photographed by the police.",
        "Subscribers of the newspaper were attacked on their way home, the police said.",
        "Editing by hand, the clerk changed the tally, prosecutors told the court on Monday.",
        "Source: police said nobody else was hurt in the crash that killed two people.",
    ],
)
def test_real_paragraphs_stay_body(paragraph: str) -> None:
    text = f"Bridge to close after cracks are found\n\n{PROSE}\n{paragraph}\n"
    assert ("body", paragraph) in kinds_of(report_of(text))


def test_furniture_round_a_report_is_labelled() -> None:
    foreign = "Pop star cancels summer tour over knee injury"
    text = (
        f"Harrowmere bridge to close after cracks are found\n\nBy Tom Lee\n\n{foreign}\n\n{PROSE}\n"
        "t\n\nThis website uses cookies to give you a better visit.\n\nREAD MORE: Ferry line to reopen\n"
    )
    report = report_of(text)
    kinds = {words: kind for kind, words in kinds_of(report)}
    assert report.title == "Harrowmere bridge to close after cracks are found"
    assert kinds[report.title] == "title"
    assert kinds[foreign] == "related"
    assert kinds["t"] == "boilerplate"
    assert kinds["This website uses cookies to give you a better visit."] == "boilerplate"
    assert kinds["READ MORE: Ferry line to reopen"] == "related"
    assert report.byline == "Tom Lee"
    assert [kind for kind, _ in kinds_of(report)].count("body") == 3


def test_a_standfirst_and_subheads_stay() -> None:
    text = (
        "Harrowmere bridge to close after cracks are found\n\nEngineers found cracks in two piers of the old bridge\n\n"
        f"{PROSE}\nWhat happens next\n\nWork starts on Monday. It will take months to finish the piers of the bridge.\n"
    )
    kinds = {words: kind for kind, words in kinds_of(report_of(text))}
    assert kinds["Engineers found cracks in two piers of the old bridge"] == "body"
    assert kinds["What happens next"] == "body"


def test_headlines_under_a_heading_are_related_until_prose_goes_on() -> None:
    text = (
        f"Bridge to close\n\n{PROSE}\nRelated stories\n\nOld bridge is closed again\n\n"
        "The ring road is finished at last\n\nThe council meets again on Monday to vote on the money.\n"
    )
    kinds = {words: kind for kind, words in kinds_of(report_of(text))}
    assert kinds["The ring road is finished at last"] == "related"
    assert kinds["The council meets again on Monday to vote on the money."] == "body"


def test_hard_wrapped_text_is_joined() -> None:
    wrapped = (
        "The council of Harrowmere voted on Tuesday to close the old\nbridge after engineers "
        "found cracks in two piers, which\n"
        "had been inspected in the spring and again in the autumn\nof last year without result.\n\n"
        "The mayor said that lorries would be sent over the ring road\nfrom Friday and "
        "asked for patience while the work is\ngoing on.\n"
    )
    assert [kind for kind, _ in kinds_of(report_of(wrapped))] == ["body", "body"]


def test_single_newlines_separate_paragraphs() -> None:
    text = PROSE.replace("\n\n", "\n")
    assert len(report_of(text).sections) == 3


@given(st.text(max_size=400))
def test_sections_lie_in_order_in_any_text(text: str) -> None:
    kept = stored(text)
    layout = lay_out(kept, None, LEXICON)
    at = 0
    for section in layout.sections:
        assert at <= section.span.start < section.span.end <= len(kept)
        assert kept[section.span.start : section.span.end].strip()
        at = section.span.end
    inside = "".join(kept[section.span.start : section.span.end] for section in layout.sections)
    assert "".join(inside.split()) == "".join(kept.split())


@given(st.lists(st.sampled_from(SCRAPS), max_size=30))
def test_news_like_scraps_keep_every_character(pieces: list[str]) -> None:
    text = "".join(pieces)
    layout = lay_out(text, None, LEXICON)
    inside = "".join(text[section.span.start : section.span.end] for section in layout.sections)
    assert "".join(inside.split()) == "".join(text.split())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_stored_text_is_the_input_but_for_bom_and_line_ends(text: str) -> None:
    assert stored("\ufeff" + text) == text.replace("\r\n", "\n")
    assert stored(text.removeprefix("\ufeff")).count("\r\n") == 0


def test_leads_of_other_reports_under_the_text_are_related() -> None:
    others = [
        "Mumbai (Maharashtra) [India], Jan 13 (ANI): Equity indices hit fresh highs as global investors bought stocks.",
        "SYDNEY, Australia - Swimmers fled a beach when sharks came close to a surfing contest.",
    ]
    report = report_of(f"Harrowmere bridge to close\n\n{PROSE}\n" + "\n\n".join(others))
    kinds = {words: kind for kind, words in kinds_of(report)}
    assert [kinds[other] for other in others] == ["related", "related"]
    assert [kind for kind, _ in kinds_of(report)].count("body") == 3


def test_one_late_dateline_stays_body() -> None:
    late = "SYDNEY, Australia - Swimmers fled a beach when sharks came close to a surfing contest."
    report = report_of(f"Harrowmere bridge to close\n\n{PROSE}\n{late}")
    assert ("body", late) in kinds_of(report)
