"""Pictures of figures and positions: every row drawn, outside text escaped, nothing asked of the network."""

import re
from xml.etree import ElementTree

from dateline.query.figures import ledgers_of
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.show.lanes import lanes_page, lanes_svg
from dateline.show.ledgers import ledger_page, ledger_svg
from tests.query.figure_rows import Said, ledger_store
from tests.query.test_positions import LIFTED, Change, store

ODD = "<b>Coast & Daily</b>"


def test_every_figure_is_drawn_and_escaped() -> None:
    base, event = ledger_store(Said("2026-11-02", ODD, 4), Said("2026-11-03", "Ridge Review", 24, "police", official=1))
    ledgers = ledgers_of(base, event)
    assert ledgers is not None
    svg = ledger_svg(ledgers)
    ElementTree.fromstring(svg)
    assert (svg.count("<circle"), "<b>" in svg) == (1, False)
    assert ">24<" in svg
    assert "<b>" not in ledger_page(ledgers)


def test_no_figures_are_a_picture_too() -> None:
    ElementTree.fromstring(ledger_svg([]))
    assert "No figures" in ledger_page([])


def test_lanes_have_a_bar_for_each_state_and_a_ring_for_what_is_announced() -> None:
    found = positions(store(*LIFTED, Change("2026-07-01", "lifted", status="planned", event=3)), Asked())
    svg = lanes_svg(found)
    ElementTree.fromstring(svg)
    assert len(re.findall(r'class="bar ', svg)) == 3
    assert svg.count("<circle") == 1
    page = lanes_page(found)
    assert "what had been before" in page
    assert "src=" not in page


def test_no_positions_are_a_picture_too() -> None:
    ElementTree.fromstring(lanes_svg(positions(store(), Asked())))
