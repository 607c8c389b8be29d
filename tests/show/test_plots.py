"""The pictures: right by their data, the same every time, safe with hostile words, asking for nothing."""

import json
import re
from base64 import b64decode
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from lxml import etree

from dateline.model.event import EventTime
from dateline.model.reading import Reading
from dateline.model.text import Report
from dateline.model.time import Interval
from dateline.show.plots.counts import OWN, figures_of
from dateline.show.plots.export import Kind, plot_page, plot_png, plot_spec, plot_svg
from dateline.show.plots.graticule import graticule
from dateline.show.plots.labels import name_places
from dateline.show.plots.land import land_in, window_over
from dateline.show.plots.line import drawn, extent, line_of
from dateline.show.plots.spots import spots_of
from dateline.show.plots.theme import LIGHT
from tests.show.test_page import HOSTILE, parsed
from tests.whole import readings_of, sample_readings, taken_in

TEXT = (
    "KHERSON, Ukraine, Nov 16 (Reuters) - Rebels attacked the town of Melitopol on Monday, killing at least "
    "12 soldiers, police said. A doctor said between 30 and 40 people were hurt. About 500 people were displaced.\n\n"
    "The town council will meet on 20 November. The mayor of Zzyzxville resigned."
)
each_kind = pytest.mark.parametrize("kind", Kind)


@cache
def told(text: str = TEXT) -> Reading:
    report = taken_in(text)
    assert isinstance(report, Report)
    return readings_of([report])[0]


def test_the_line_holds_every_event_once_by_time() -> None:
    for reading in sample_readings():
        line = line_of(reading)
        assert len(line.stretches) + len(line.aside) == len({claim.event for claim in reading.claims})
        if line.stretches:
            low, high = extent(line)
            assert all(low <= first <= last <= high for _, first, last in drawn(line))


def test_a_day_is_drawn_whole_and_an_open_end_reaches_the_edge() -> None:
    reading = told()
    attack = next(s for s in line_of(reading).stretches if "attacked" in s.label)
    assert attack.first is not None and attack.last is not None
    assert attack.last - attack.first == 24 * 60 * 60 * 1000
    number = next(i for i, e in enumerate(reading.events) if reading.report.quote(e.trigger[0]) == "attacked")
    events = list(reading.events)
    events[number] = replace(events[number], time=EventTime(None, Interval("2026-11-16", None), "own"))
    line = line_of(replace(reading, events=tuple(events)))
    opened = next(s for s in line.stretches if "attacked" in s.label)
    assert opened.last is None
    assert (opened, opened.first, extent(line)[1]) in drawn(line)


@pytest.mark.parametrize("odd", ["-0044-03-15", "9999-12-31", "XXXX"])
def test_a_time_that_no_calendar_holds_stands_aside(odd: str) -> None:
    reading = told()
    events = tuple(replace(e, time=EventTime(None, Interval(odd, odd), "own")) for e in reading.events)
    line = line_of(replace(reading, events=events))
    assert len(line.stretches) + len(line.aside) == len(line_of(reading).stretches) + len(line_of(reading).aside)
    assert len(line.aside) == len(line_of(reading).aside) + len(line_of(reading).stretches)
    assert plot_svg(replace(reading, events=events), Kind.TIMELINE)


def test_the_map_holds_resolved_places_and_lists_the_others() -> None:
    found = spots_of(told())
    melitopol = next(spot for spot in found.spots if spot.name == "Melitopol")
    assert (round(melitopol.lat), round(melitopol.lon)) == (47, 35)
    assert melitopol.events
    assert any("Zzyzxville" in words for words in found.aside) or "Zzyzxville" not in {s.name for s in found.spots}


def test_figures_keep_bounds_and_sources() -> None:
    panels = {panel.name: panel.figures for panel in figures_of(told()).panels}
    killed = panels["killed"][0]
    assert (killed.low, killed.high, killed.bound, killed.said_by) == (12, None, ">=", "police")
    hurt = next(figure for figures in panels.values() for figure in figures if "30" in figure.words)
    assert (hurt.low, hurt.high, hurt.said_by) == (30, 40, "A doctor")
    displaced = panels["displaced"][0]
    assert displaced.bound == "~" and displaced.said_by == OWN


@each_kind
def test_the_same_reading_gives_the_same_bytes(kind: Kind) -> None:
    assert plot_svg(told(), kind) == plot_svg(told(), kind)
    assert plot_png(told(), kind) == plot_png(told(), kind)


@each_kind
def test_pictures_are_pictures(kind: Kind) -> None:
    tree = etree.fromstring(plot_svg(told(), kind))
    assert tree.tag == "{http://www.w3.org/2000/svg}svg" and tree.get("role") == "img"
    title, described = tree[0], tree[1]
    assert title.text == kind.value.capitalize() and "Rebels attacked" in (described.text or "")
    assert plot_png(told(), kind).startswith(b"\x89PNG\r\n")
    spec = json.loads(plot_spec(told(), kind))
    assert "vega-lite" in spec["$schema"] and spec["description"]
    assert '"url"' not in json.dumps(spec)


@each_kind
@pytest.mark.parametrize("text", [HOSTILE, "The sea was calm."], ids=["hostile", "empty"])
def test_any_report_can_be_drawn_safely(kind: Kind, text: str) -> None:
    reading = told(text)
    svg = plot_svg(reading, kind)
    tree = etree.fromstring(svg)
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']")
    assert not re.findall(rb"(?:href|src)=\"(?!#)", svg)
    page = plot_page(reading, kind).decode()
    found = parsed(page)
    assert not found.wrong and not found.open
    assert not {tag for tag, _ in found.elements} & {"script", "link", "iframe", "b"}
    for _, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "srcset"):
            assert str(attributes.get(name) or "data:image/svg+xml;base64,").startswith("data:image/svg+xml;base64,")
    for packed in re.findall(r"base64,([A-Za-z0-9+/=]+)", page):
        assert etree.fromstring(b64decode(packed)) is not None


def test_the_page_has_the_table_twin() -> None:
    page = plot_page(told(), Kind.FIGURES).decode()
    assert "The same as a table" in page and "<td>A doctor</td>" in page and "<td>open</td>" in page


WINDOWS = [(35.0, 47.0, 35.0, 47.0), (-180.0, -60.0, 180.0, 80.0), (178.0, -18.0, 178.0, -18.0), (0.0, 84.0, 0.0, 90.0)]


@pytest.mark.parametrize("box", WINDOWS, ids=str)
def test_land_lies_in_its_window(box: tuple[float, float, float, float]) -> None:
    window = window_over([box], 800)
    assert -180 <= window.west < window.east <= 180 and -90 <= window.south < window.north <= 90
    assert 0.3 <= window.height / window.width <= 1
    for polygon in land_in(window):
        for ring in polygon:
            assert ring[0] == ring[-1] and len(ring) > 3
            assert all(0 <= x <= window.width and 0 <= y <= window.height for x, y in ring)
    assert graticule(window, LIGHT)


@pytest.mark.parametrize(
    ("name", "lon", "lat", "on_land"),
    [
        ("Kyiv", 30.5, 50.4, True),
        ("Khartoum", 32.5, 15.6, True),
        ("Caspian", 50.5, 41.5, False),
        ("sea", -30, 40, False),
    ],
)
def test_land_is_where_land_is(name: str, lon: float, lat: float, on_land: bool) -> None:
    window = window_over([(lon, lat, lon, lat)], 800)
    x, y = window.place(lon, lat)
    crossings = 0
    for polygon in land_in(window):
        for ring in polygon:
            for (ax, ay), (bx, by) in pairwise(ring):
                crossings += (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
    assert (crossings % 2 == 1) is on_land


def test_names_of_places_do_not_lie_on_one_another() -> None:
    window = window_over([(30.0, 45.0, 40.0, 50.0)], 800)
    rows = [{"name": f"Place {n}", "x": 400.0 + n, "y": 200.0 + n, "size": 60.0} for n in range(20)]
    named = name_places(rows, window)
    assert 1 <= len(named) < 20
    boxes = [(float(n["x"]), float(n["y"])) for n in named]
    assert all(abs(a[1] - b[1]) >= 15 or abs(a[0] - b[0]) >= 40 for a in boxes for b in boxes if a is not b)


@each_kind
def test_a_report_without_a_day_can_be_drawn(kind: Kind) -> None:
    report = taken_in("Rebels attacked the bridge, police said.")
    assert isinstance(report, Report)
    reading = readings_of([replace(report, published=None)])[0]
    assert etree.fromstring(plot_svg(reading, kind)) is not None
