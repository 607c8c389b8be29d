"""Who is quoted: sources merged and kept apart, shares that add up, pages and pictures that are whole and safe."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree
from lxml import html as lxml_html

import dateline
from dateline.model.reading import Reading
from dateline.model.text import Report
from dateline.show.naming import LABELS, Naming
from dateline.show.resting import percent
from dateline.show.sources import SAYS, Source, Sourcing, sourcing, together
from dateline.show.sources_page import sources_page, sources_svg
from tests.show.test_page import HOSTILE, contrast, parsed
from tests.whole import readings_of, sample_readings, taken_in


def read_one(text: str) -> Reading:
    report = taken_in(text)
    assert isinstance(report, Report)
    return readings_of([report])[0]


def sources_of(text: str) -> dict[str, Source]:
    return {source.name: source for source in sourcing(read_one(text)).sources}


@cache
def samples() -> tuple[Sourcing, ...]:
    return tuple(sourcing(reading) for reading in sample_readings())


@cache
def hostile() -> tuple[Sourcing, ...]:
    names = "Colonel <b onclick=x>Vesna</b> \"&amp; 'Markov said the raid had failed. "
    return (sourcing(read_one(HOSTILE)), sourcing(read_one(names * 2)))


def test_one_entity_is_one_source() -> None:
    found = sources_of(
        "Anna Petrova said the bridge was open. She said it was safe. Petrova told Reuters it would stay so."
    )
    assert found["Anna Petrova"].times == 3
    assert found["Anna Petrova"].to == ("Reuters",)
    assert found["Anna Petrova"].naming is Naming.NAMED


def test_unnamed_sources_of_their_own_are_kept_apart() -> None:
    found = [
        source
        for source in sourcing(
            read_one("A doctor said nine people had died. The road was closed on Monday. A soldier said ten had died.")
        ).sources
        if source.naming is Naming.UNNAMED
    ]
    assert [source.times for source in found] == [1, 1]


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("A senior official said the talks had failed.", Naming.UNNAMED),
        ("Foreign Minister Ana Pavić said the talks had failed.", Naming.NAMED),
        ("The talks had reportedly failed.", Naming.NOBODY),
        ("A survey showed that support had fallen.", Naming.DOCUMENT),
    ],
)
def test_naming(text: str, naming: Naming) -> None:
    assert [source.naming for source in sourcing(read_one(text)).sources] == [naming]


def test_counts_add_up() -> None:
    for picture, reading in zip(samples(), sample_readings(), strict=True):
        assert picture.attributions == len(reading.attributions)
        assert sum(share.claims for share in picture.shares) == len(reading.claims)
        assert [share.naming for share in picture.shares] == list(Naming)
        for source in picture.sources:
            assert source.times == source.direct + source.mixed + source.indirect == len(source.attributions)
            assert source.times == sum(times for _, times in source.says)
        for share in picture.shares:
            if share.naming is not Naming.OWN:
                of = [source for source in picture.sources if source.naming is share.naming]
                assert (share.words, share.claims) == (sum(s.words for s in of), sum(s.claims for s in of))


def test_several_are_added_up() -> None:
    assert sum(share.words for share in together(samples())) == sum(s.words for p in samples() for s in p.shares)
    assert not any(share.words for share in together([]))


def test_a_word_rests_on_the_innermost_speaker_who_is_given() -> None:
    found = sources_of("Reuters reported that an army spokesman said the bridge at Bor had been destroyed by fire.")
    inner = next(source for source in found.values() if source.naming is Naming.UNNAMED)
    assert inner.words > found["Reuters"].words


def test_every_class_and_naming_has_its_words() -> None:
    assert len(set(SAYS.values())) == len(SAYS) == 15
    assert set(LABELS) == set(Naming)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "0%"), (0, 9, "0%"), (9, 9, "100%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (1, 3, "33%")],
)
def test_percent(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


each = pytest.mark.parametrize("make", [samples, hostile], ids=["samples", "hostile"])


@each
def test_the_page_is_whole_and_asks_for_nothing(make: Callable[[], tuple[Sourcing, ...]]) -> None:
    source = sources_page(make())
    found = parsed(source)
    assert not found.wrong and not found.open
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert not {tag for tag, _ in found.elements} & {"script", "img", "link", "iframe", "b onclick"}
    for tag, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "action")], tag
        assert str(attributes.get("href") or "#").startswith("#")
        assert str(attributes.get("fill") or "url(#dl-").startswith("url(#dl-")
    assert not re.search(r"https?:|@import", "".join(re.findall(r"<style>(.*?)</style>", source, re.DOTALL)))


@each
def test_the_picture_is_well_formed_and_says_what_it_shows(make: Callable[[], tuple[Sourcing, ...]]) -> None:
    tree = etree.fromstring(sources_svg(make()).encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    assert tree.xpath("s:title/text()", namespaces=space) and tree.xpath("s:desc/text()", namespaces=space)
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='b']")
    shown = " ".join(tree.xpath("//s:text//text()", namespaces=space))
    for picture in make():
        for source in picture.sources:
            assert source.name[:30] in shown


def test_the_table_is_the_twin_of_the_bars() -> None:
    tree = lxml_html.fromstring(sources_page(samples()))
    for picture in samples():
        rows = tree.xpath(f"//section[@id='{picture.report}']//table[contains(@class, 'sources')]/tbody/tr")
        assert [row.xpath("string(.//*[@class='name'])") for row in rows] == [s.name for s in picture.sources]
        assert [row.xpath("string(.//b)") for row in rows] == [str(s.times) for s in picture.sources]
    for bar in tree.xpath("//svg[@role='img']"):
        assert bar.get("aria-label")


def test_bars_fill_their_width() -> None:
    for bar in lxml_html.fromstring(sources_page(samples())).xpath("//svg[@role='img']"):
        widths = [float(r.get("width").rstrip("%")) for r in bar.xpath(".//rect[contains(@class, 'part')]")]
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_nobody_quoted_is_said() -> None:
    silent = sourcing(read_one("The sea was calm and the sky was blue."))
    assert silent.sources == ()
    assert "Nobody is quoted" in sources_page([silent])
    assert "Nobody is quoted" in sources_svg([silent])


def test_bars_can_be_seen_on_their_ground() -> None:
    light, dark = sources_svg(samples()).split("@media", 1)
    for css, ground in ((light, "#fff"), (dark, "#15171b")):
        for naming in ("named", "unnamed", "document", "unclear", "nobody"):
            colour = re.search(rf"\.dl \.{naming}\{{fill:(#\w+)\}}", css)
            assert colour is not None and contrast(colour[1], ground) >= 3


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert sources_svg(samples()) == sources_svg([sourcing(reading) for reading in sample_readings()])


def test_a_source_of_pronouns_alone_is_not_settled() -> None:
    for picture in samples():
        for source in picture.sources:
            assert source.naming is Naming.UNCLEAR or source.name.lower() not in ("he", "she", "it", "they", "who")


def test_it_is_one_call_in_python() -> None:
    text = "Anna Petrova said the bridge was open. A senior official said it was closed."
    picture = dateline.read_text(text, outlet="Example Wire")[0].sources()
    assert [(source.name, source.naming) for source in picture.sources] == [
        ("Anna Petrova", Naming.NAMED),
        ("A senior official", Naming.UNNAMED),
    ]
