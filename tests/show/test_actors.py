"""The picture of who acts on whom: no label lies on another, and outside text is text."""

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.show.actors import Cast, Deed
from dateline.show.actors_page import HEAD, LINE, actors_page, actors_svg

NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60)
SVG = "{http://www.w3.org/2000/svg}"


def cast_with(deeds: list[Deed], title: str = "A report") -> Cast:
    return Cast("rpt_1", title, "An outlet", "2026-01-01", (), tuple(deeds))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 9)), max_size=30), NAMES)
def test_any_names_make_a_picture_that_parses(edges: list[tuple[str, str, int]], title: str) -> None:
    cast = cast_with([Deed(one, other, n, ("ASSAULT",)) for one, other, n in edges], title)
    root = ElementTree.fromstring(actors_svg([cast, cast]))
    assert not list(root.iter(f"{SVG}script"))
    assert actors_page([cast]).startswith("<!doctype html>")


def test_labels_stand_a_line_apart_on_their_side() -> None:
    deeds = [Deed(f"actor {n}", f"other {n % 7}", n + 1, ("ASSAULT",)) for n in range(20)]
    root = ElementTree.fromstring(actors_svg([cast_with(deeds)]))
    sides: dict[str, list[int]] = {}
    for text in root.iter(f"{SVG}text"):
        if int(text.attrib["y"]) >= HEAD:
            sides.setdefault(text.attrib["x"], []).append(int(text.attrib["y"]))
    assert {len(heights) for heights in sides.values()} == {20, 7}
    for heights in sides.values():
        assert all(b - a == LINE for a, b in pairwise(heights))
    assert max(h for heights in sides.values() for h in heights) < int(root.attrib["height"])


def test_what_there_is_no_room_for_is_counted() -> None:
    deeds = [Deed(f"actor {n}", "one", 1, ("ASSAULT",)) for n in range(40)]
    assert "and 16 more" in actors_svg([cast_with(deeds)])


def test_markup_in_a_name_is_text() -> None:
    deed = Deed("<script>x</script>", 'a"b', 1, ("ASSAULT",))
    for written in (actors_svg([cast_with([deed])]), actors_page([cast_with([deed])])):
        assert "<script" not in written and "&lt;script" in written
