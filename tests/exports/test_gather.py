"""What exporters get is what questions are answered with, and every offset cuts the quote from its report."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

import apsw
import pytest

from dateline.errors import ConfigError
from dateline.exports import gather
from dateline.exports.gather import chosen, wholes, wholes_of
from dateline.exports.nouns import Mark, Telling, Whole
from dateline.exports.rules import own, spread, toll
from dateline.freeze import TextLevel
from dateline.query.answers_figures import RULES
from dateline.query.events import events
from dateline.query.events_page import EventPage, event_page
from dateline.query.figures import ledgers_of
from dateline.query.figures_rows import figure_rows
from dateline.query.questions import Filter, Order, Page
from tests.query.making import event_id

FILTERS = (
    Filter(), Filter(country="COL"), Filter(after="2026-09-18"), Filter(type="ASSAULT,CONSULT"), Filter(contested=True),
    Filter(text="ferry"), Filter(actor="Canada"), Filter(min_origins=2), Filter(status="planned"), Filter(sure=True),
)  # fmt: skip


def marks(value: object) -> Iterator[Mark]:
    """Every mark in a value, however deep."""
    if isinstance(value, Mark):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from marks(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from marks(getattr(value, field.name))


def who(telling: Telling) -> str:
    """The actors as an event's page writes them."""
    return ", ".join(dict.fromkeys(" ".join(p.name.split()) for p in telling.parties if p.role == "actor"))


@pytest.mark.parametrize("asked", FILTERS, ids=repr)
def test_a_filter_means_the_same_events(made_base: apsw.Connection, asked: Filter) -> None:
    found = [one.event for one in wholes(made_base, asked, TextLevel.QUOTES)]
    shown = events(made_base, asked, Page(1000, order=Order.OLDEST)).items
    assert found and len(found) == len(shown)
    assert {one.id: one for one in found} == {one.id: one for one in shown}


def test_the_oldest_come_first_and_undated_ones_last(made_base: apsw.Connection) -> None:
    found = [one.event for one in wholes(made_base, Filter(), TextLevel.QUOTES)]
    days = [one.when.earliest or "9999" for one in found]
    assert days == sorted(days) and days[-1] == "9999"
    assert all(a.id < b.id for a, b in pairwise(found) if a.when.earliest == b.when.earliest)


def test_the_samples_are_told_as_their_pages_tell_them(
    sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...]
) -> None:
    shown = events(sample_base, Filter(), Page(1000)).items
    assert {one.event.id: one.event for one in sample_wholes} == {one.id: one for one in shown}
    for one in sample_wholes:
        page = event_page(sample_base, one.event.id)
        assert isinstance(page, EventPage)
        told = {source.id for telling in page.tellings for source in (telling.source, *telling.copies)}
        assert {telling.paper.id for telling in one.tellings} == told
        claims = {said.claim for telling in one.tellings for said in telling.said}
        assert {note.claim for note in page.notes} <= claims
        for telling in page.tellings:
            mine = [(who(t), t.when.edtf) for t in one.tellings if t.paper.id == telling.source.id]
            assert (telling.says("who").words, telling.says("when").words) in mine


def test_every_mark_cuts_its_quote(sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...]) -> None:
    texts = dict(sample_base.execute("SELECT id, text FROM report"))
    found = [mark for one in sample_wholes for mark in marks(one)]
    assert len(found) > 200
    assert all(mark.quote == texts[mark.report][mark.start : mark.end] and mark.quote for mark in found)


def test_the_best_telling_comes_first(sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...]) -> None:
    sql = "SELECT e.id, h.anchor FROM event e JOIN happening h ON h.n = e.head"
    assert {one.event.id: one.best.anchor for one in sample_wholes} == dict(sample_base.execute(sql))
    for one in sample_wholes:
        days = [telling.paper.published or "9999" for telling in one.tellings[1:]]
        assert days == sorted(days)


def test_figures_are_the_ledgers(sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...]) -> None:
    counted = 0
    for one in sample_wholes:
        n = sample_base.execute("SELECT n FROM event WHERE id = ?", (one.event.id,)).get
        rows = figure_rows(sample_base, int(str(n)))
        assert [(f.mark.report, f.mark.start, f.low, f.source) for f in one.numbers] == [
            (row.report, row.start, row.low, row.source) for row in rows
        ]
        for ledger in ledgers_of(sample_base, one.event.id) or ():
            if not ledger.figures:
                assert own(one, ledger.kind) == ()
                continue
            counted += 1
            range_ = spread(one, ledger.kind)
            assert range_ is not None and (range_.low, range_.high) == (ledger.low, ledger.high)
            for rule, answer in zip(RULES, ledger.answers, strict=True):
                found = toll(one, ledger.kind, rule)
                assert (found is None) == (answer.figure is None)
                if found is not None and answer.figure is not None:
                    assert found.numbers[0].mark.start == ledger.figures[answer.figure].start
    assert counted >= 3


def test_none_gives_no_words_away(sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...]) -> None:
    bare = tuple(wholes(sample_base, Filter(), TextLevel.NONE))
    assert [one.event.id for one in bare] == [one.event.id for one in sample_wholes]
    assert all(mark.quote == "" for one in bare for mark in marks(one))
    for one, full in zip(bare, sample_wholes, strict=True):
        assert one.event.trigger == "" and one.best.paper.title is None and not (one.story and one.story[1])
        assert all(e.quote == "" and e.source.title is None for e in one.event.evidence)
        assert all(number.of is None for number in one.numbers)
        assert [m.locator for m in marks(one)] == [m.locator for m in marks(full)]
        assert (one.best.paper.length, one.best.paper.words) == (full.best.paper.length, full.best.paper.words)


@pytest.mark.parametrize("size", [1, 3, 400])
def test_batches_make_no_difference(
    sample_base: apsw.Connection, sample_wholes: tuple[Whole, ...], size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "_TELLINGS", size)
    numbers = chosen(sample_base, Filter())
    assert tuple(wholes_of(sample_base, numbers, TextLevel.QUOTES)) == sample_wholes


def test_places_get_their_first_division(made_base: apsw.Connection) -> None:
    asked: list[set[int]] = []

    def divisions(numbers: object) -> dict[int, str]:
        assert isinstance(numbers, list)
        asked.append(set(numbers))
        return {3688465: "Valle del Cauca", 3686110: "not for a country"}

    found = {one.event.id: one for one in wholes(made_base, Filter(), TextLevel.QUOTES, divisions)}
    (ferry,) = {spot.admin1 for spot in found[event_id("ferry")].best.spots}
    assert ferry == "Valle del Cauca"
    assert found[event_id("met")].best.spots[0].admin1 is None
    assert found[event_id("canola")].best.spots[0].admin1 is None
    assert asked == [{3688465, 3686110, 6094817}]


def test_denials_and_their_voices_are_there(made_base: apsw.Connection) -> None:
    found = {one.event.id: one for one in wholes(made_base, Filter(), TextLevel.QUOTES)}
    ferry = found[event_id("ferry")]
    said = [(one.asserted, one.chain[0].name) for telling in ferry.tellings for one in telling.said]
    assert said == [
        ("affirmed", "Colombian police"), ("affirmed", "Colombian police"), ("affirmed", "the mayor"),
        ("denied", "Andean Front"),
    ]  # fmt: skip
    assert ferry.best.said[0].chain[-1].outlet == "Halden Wire"
    assert ferry.story is not None and ferry.story[1] == "Ferry attacked off Colombia"
    assert [party.country for party in ferry.parties("actor")] == ["COL"]


def test_an_unknown_word_is_said_before_anything_is_gathered(made_base: apsw.Connection) -> None:
    with pytest.raises(ConfigError):
        chosen(made_base, Filter(type="NOTHING"))
