"""Inputs in pieces, pieces in shards: names that rest on content, and shards that are what they say they are."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engine.making import Made, make_shards
from dateline.engine.pieces import Cutting, pieces
from dateline.engine.place import Folder, place_of
from dateline.engine.reading import TakeAndRead
from dateline.engine.rows import Row, outcome_of, outcome_row, unit_of
from dateline.engine.shards import Batch, Shard, WriteShard, content_of, rows_of, shards_in
from dateline.engine.task import Inline
from dateline.errors import StoreError
from dateline.ingest import Intake, gather_named
from dateline.ingest.units import Unit, taken, units
from dateline.model.reading import Failure
from dateline.settings import ReadSettings, Settings
from tests.whole import SAMPLES

PLAIN = Settings(read=ReadSettings(model="plain"))
INTAKE = Intake(date(2026, 11, 16), "Wire", False, PLAIN.fetch, PLAIN.read.max_characters)
ODD = st.text(st.characters(codec=None), max_size=30)


def inline(text: str) -> Unit:
    """A unit that brings its content."""
    return Unit("-", 0, len(text.encode()), row=1, content=text.encode())


def names(found: list[Unit], size: int, intake: Intake = INTAKE, edition: str = "e") -> list[str]:
    """The names of the pieces of some units."""
    return [batch.name for batch in pieces(found, Cutting(edition, intake, size))]


@settings(deadline=None)
@given(st.lists(st.text("ab", max_size=4), max_size=60), st.integers(1, 20))
def test_pieces_hold_everything_once_in_order_and_keep_to_their_size(texts: list[str], size: int) -> None:
    found = [inline(text) for text in texts]
    cut = list(pieces(found, Cutting("e", INTAKE, size)))
    assert [unit_of(row) for batch in cut for row in batch.rows] == found
    assert [batch.order for batch in cut] == list(range(len(cut)))
    assert all(size // 2 < len(batch.rows) <= 2 * size for batch in cut[:-1])


def test_a_report_put_in_changes_the_piece_in_which_it_lies() -> None:
    found = [inline(f"report {n}") for n in range(400)]
    before = names(found, 16)
    after = names([*found[:50], inline("another"), *found[50:]], 16)
    assert len(set(before) - set(after)) <= 3
    assert names([*found, inline("last")], 16)[: len(before) - 1] == before[:-1]


def test_a_piece_is_named_by_what_is_read_how_and_by_whom() -> None:
    found = [inline("a"), inline("b")]
    other_day = Intake(date(2026, 11, 17), "Wire", False, PLAIN.fetch, PLAIN.read.max_characters)
    once = names(found, 9)
    assert once == names(found, 9)
    assert once not in [names(found, 9, edition="f"), names(found, 9, other_day), names(found[::-1], 9)]


def test_units_give_the_reports_of_the_inputs() -> None:
    sources = [str(SAMPLES)]
    found = list(units(sources, INTAKE, BytesIO()))
    assert [item for _, item in taken(found, INTAKE)] == list(gather_named(sources, INTAKE, BytesIO()))


@settings(deadline=None)
@given(ODD, ODD, st.none() | ODD)
def test_failures_of_any_words_come_back(name: str, error: str, source: str | None) -> None:
    failure = Failure(source, name, "ingest", error)
    row = outcome_row(name, failure)
    assert outcome_of(row) == failure
    row.name.encode()


def shard_of(place: Folder, rows: tuple[Row, ...]) -> Shard:
    """A shard, written."""
    WriteShard(place.address, "e")(Batch("shd_abc", 0, rows))
    found, broken = shards_in(place)
    assert not broken
    return found[0]


@settings(deadline=None)
@given(st.lists(st.tuples(ODD, ODD), max_size=5))
def test_a_shard_holds_what_was_put_in(tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str]]) -> None:
    place = Folder(tmp_path_factory.mktemp("shards"))
    rows = tuple(outcome_row(name, Failure(name, name, "read", words)) for name, words in said)
    shard = shard_of(place, rows)
    assert (shard.rows, shard.failures) == (len(rows), len(rows))
    assert rows_of(place, shard) == list(rows)


def test_a_shard_that_is_not_what_was_written_is_refused(tmp_path: Path) -> None:
    place = Folder(tmp_path)
    shard = shard_of(place, (outcome_row("a", Failure(None, "a", "read", "no")),))
    whole = content_of(place, shard)
    for spoilt in (whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1]), b""):
        (tmp_path / shard.file).write_bytes(spoilt)
        with pytest.raises(StoreError, match="shd_abc is damaged"):
            rows_of(place, shard)
    (tmp_path / shard.file).unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        rows_of(place, shard)


@pytest.mark.parametrize("row", ["", "[]", '{"id": "shd_x"}', '{"id": "../../x", "order": 0}', "null"])
def test_what_is_no_row_of_a_shard_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "manifest").mkdir()
    (tmp_path / "manifest" / "shd_x.json").write_text(row)
    assert shards_in(Folder(tmp_path)) == ([], ["manifest/shd_x.json"])


def quiet(_: Made) -> None:
    """Nobody is told."""


@pytest.mark.parametrize("where", ["folder", "file", "memory"])
def test_what_is_done_is_not_read_again_and_what_is_damaged_is(where: str, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(json.dumps({"id": str(n), "text": f"Rebels left Bor. {n} stayed."}) + "\n" for n in range(20))
    )
    address = {"folder": str(tmp_path / "s"), "file": f"file://{tmp_path}/s", "memory": f"memory://{tmp_path.name}"}[
        where
    ]
    place = place_of(address)

    def run() -> Made:
        found = units([str(rows)], INTAKE, BytesIO())
        return make_shards(Inline(), found, TakeAndRead(PLAIN, INTAKE), (place, Cutting("e", INTAKE, 4)), quiet)

    first = run()
    assert (len(first.held), sum(shard.rows for shard in first.shards)) == (0, 20)
    again = run()
    assert (again.new, again.shards, again.odd) == ([], first.shards, [])
    spoilt = first.shards[1]
    place.write(spoilt.file, content_of(place, spoilt)[:-7])
    mended = run()
    assert ([shard.id for shard in mended.new], mended.shards) == ([spoilt.id], first.shards)
    assert mended.odd == [mended.odd[0]] and spoilt.id in mended.odd[0] and "read again" in mended.odd[0]
    assert not list(tmp_path.rglob("*.tmp"))
