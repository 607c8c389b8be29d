"""The page: whole, self-contained, safe, every link leading somewhere, every character of the text in it."""

import html
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import pytest
from lxml import html as lxml_html

from dateline.model.reading import Reading
from dateline.model.text import Report
from dateline.show.page import LEGEND, fragment, page
from dateline.show.words.voices import quoted
from tests.whole import readings_of, sample_readings, taken_in

VOID = {"meta", "br", "hr", "img", "input", "link"}
HOSTILE = (
    'Minister <script>alert("x")</script> attacked javascript:alert(1) on Monday.\n\n'
    '"Rebels killed 5 &amp; </p></article><img src=http://example.org/x onerror=alert(1)> men," police said.\n\n'
    "The army's \"{{ 7*7 }}\" troops {% raw %} arrested 12 'protesters' </style><b>, an official told Reuters."
)


class Balance(HTMLParser):
    """Collects tags that do not close in order, and every element with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"attribute twice in {tag}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def parsed(source: str) -> Balance:
    parser = Balance()
    parser.feed(source)
    parser.close()
    return parser


@cache
def samples_page() -> str:
    return page(sample_readings())


@cache
def hostile() -> Reading:
    report = taken_in(HOSTILE)
    assert isinstance(report, Report)
    return readings_of([report])[0]


@cache
def hostile_page() -> str:
    return page([hostile()])


each_page = pytest.mark.parametrize("make", [samples_page, hostile_page], ids=["samples", "hostile"])


@each_page
def test_tags_are_balanced_and_ids_unique(make: Callable[[], str]) -> None:
    found = parsed(make())
    assert not found.wrong
    assert not found.open
    ids = Counter(attributes["id"] for _, attributes in found.elements if "id" in attributes)
    assert ids
    assert not [name for name, times in ids.items() if times > 1]


@each_page
def test_every_link_leads_to_a_place_on_the_page(make: Callable[[], str]) -> None:
    found = parsed(make())
    ids = {f"#{attributes['id']}" for _, attributes in found.elements if "id" in attributes}
    links = [attributes["href"] for tag, attributes in found.elements if tag == "a"]
    assert len(links) > 3
    assert not [link for link in links if link not in ids]


@each_page
def test_nothing_runs_and_nothing_is_fetched(make: Callable[[], str]) -> None:
    found = parsed(make())
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "svg", "base", "video", "audio"}
    for _, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "action")]
        assert str(attributes.get("href") or "#").startswith("#")
    styles = "".join(re.findall(r"<style>(.*?)</style>", make(), re.DOTALL))
    assert styles and not re.search(r"url\(|@import|expression|https?:", styles)
    policies = [a["content"] for tag, a in found.elements if tag == "meta" and "http-equiv" in a]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_hostile_words_are_shown_as_words() -> None:
    source = hostile_page()
    for words in ("<script>", "<img", "</article><img", "</style><b>"):
        assert words not in source.replace("</style>\n", "")
    shown = text_of(source)
    assert '<script>alert("x")</script>' in shown
    assert "5 &amp; </p></article><img src=http://example.org/x onerror=alert(1)> men" in shown
    assert '"{{ 7*7 }}" troops {% raw %}' in shown
    assert "49" not in shown


def text_of(source: str) -> str:
    """The characters of the text column, as a browser shows them."""
    column = lxml_html.fromstring(source).xpath("//div[@class='text']")[0]
    for label in column.xpath(".//span[@class='kind']"):
        label.text = ""
    return str(column.text_content())


def test_the_page_holds_every_character_of_every_section() -> None:
    for reading in [*sample_readings(), hostile()]:
        shown = "".join(text_of(page([reading])).split())
        wanted = "".join("".join(reading.report.quote(s.span) for s in reading.report.sections).split())
        assert shown == wanted


def test_every_event_has_a_card_with_its_voices() -> None:
    tree = lxml_html.fromstring(samples_page())
    for reading in sample_readings():
        cards = tree.xpath(f"//section[@id='{reading.report.id}']//article")
        assert len(cards) == len({claim.event for claim in reading.claims})
        quotes = {" ".join(q.text_content().split()) for q in tree.xpath("//blockquote")}
        for claim in reading.claims:
            assert quoted(" ".join(reading.report.quote(claim.evidence).split())) in quotes


def test_the_keyboard_goes_from_words_to_card_and_back() -> None:
    tree = lxml_html.fromstring(samples_page())
    cards = tree.xpath("//article")
    assert cards
    for card in cards:
        assert card.get("tabindex") == "-1"  # a link to it moves the focus there
        back = card.xpath(".//h3/a")[0].get("href").removeprefix("#")
        words = tree.xpath(f"//*[@id='{back}']")[0]
        assert words.xpath("ancestor::div[@class='text']")
        assert words.xpath(".//a"), "the words link to a card"


def test_the_legend_names_every_role_that_is_drawn() -> None:
    classes = {a["class"] for tag, a in parsed(samples_page()).elements if tag == "mark"}
    assert classes <= {role for role, _ in LEGEND}
    assert {"actor", "action", "source", "cue", "content"} <= classes


def test_a_role_is_drawn_once_on_the_same_words() -> None:
    for mark in lxml_html.fromstring(samples_page()).xpath("//mark"):
        assert mark.get("class") not in [outer.get("class") for outer in mark.iterancestors("mark")]


def test_the_same_readings_give_the_same_page() -> None:
    assert page(sample_readings()) == samples_page()


def test_the_fragment_needs_no_page_around_it() -> None:
    found = parsed(fragment(sample_readings()[0]))
    assert not found.wrong and not found.open
    assert found.elements[0] == ("div", {"class": "dateline"})
    assert not {"html", "body", "head"} & {tag for tag, _ in found.elements}


def test_a_report_without_events_says_so() -> None:
    report = taken_in("The sea was calm and the sky was blue.")
    assert isinstance(report, Report)
    assert html.escape("No event was coded in this report.") in page(readings_of([report]))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""

    def light(colour: str) -> float:
        digits = colour.removeprefix("#")
        digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_read_in_light_and_dark() -> None:
    palettes = [dict(re.findall(r"--(\w+):(#\w+)", block)) for block in re.findall(r"\{--ink[^}]*", samples_page())]
    assert len(palettes) == 2
    for palette in palettes:
        for ground in ("paper", "card", "tint"):
            for colour in palette.keys() - {"paper", "card", "tint", "line"}:
                assert contrast(palette[colour], palette[ground]) >= 4.5, (colour, ground)
