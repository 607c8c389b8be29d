"""Actors of reports led to one: by scorers as reports come, and by people, whose word outranks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.archive.ledgers import GrowingLedger
from dateline.archive.same_actors import SameActors, derive_actors, judge_actors, led_by
from dateline.errors import StoreError
from dateline.model.linking import Judgement, Verdict
from dateline.store import Access, Store, open_store
from dateline.store.purge import purge_actors
from tests.archive.linking_rows import Rows, Told

_AT = "2026-01-01T00:00:00Z"
_NAMES = ("Alexander Lukashenko", "Viktor Lukashenko", "Alyaksandr Lukashenka", "Lukashenko", "Belarus")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One report for each name."""
    with open_store(tmp_path / "store", Access.WRITE) as opened, opened.writing():
        rows = Rows.__new__(Rows)
        rows.base = opened.base
        for n, name in enumerate(_NAMES):
            rows.tell(rows.report("Gazette", "2026-01-01"), Told(who=(name,)))
            kind = "country" if name == "Belarus" else "person"
            key = "rpt_4@0" if name == "Lukashenko" else name
            opened.base.execute(
                "UPDATE actor SET kind = ?, country = 'BLR', key = ?, id = ? WHERE name = ?",
                (kind, key, f"ent_{n}", name),
            )
        yield opened


def led(store: Store) -> dict[str, str | None]:
    """Whom each actor is led to."""
    sql = "SELECT a.name, b.name FROM actor a LEFT JOIN actor b ON b.n = a.same_as"
    return {str(name): None if lead is None else str(lead) for name, lead in store.base.execute(sql)}


def linked(store: Store) -> Store:
    same = SameActors(store, GrowingLedger(store))
    for n in range(1, len(_NAMES) + 1):
        same.link(n, _AT)
    return store


def by_person(verdict: Verdict, *pair: str) -> Judgement:
    return Judgement("same_actor", *pair, verdict, None, (), "Ana Lopes", True, _AT)


def test_another_spelling_is_led_to_the_first_and_no_one_else(store: Store) -> None:
    assert {name: lead for name, lead in led(linked(store)).items() if lead} == {_NAMES[2]: _NAMES[0]}


def test_linking_again_writes_nothing(store: Store) -> None:
    before = linked(store).base.execute("SELECT count(*) FROM judgement").get
    assert before == 1 and not SameActors(store, GrowingLedger(store)).link(3, _AT)
    assert linked(store).base.execute("SELECT count(*) FROM judgement").get == before


def test_a_person_outranks(store: Store) -> None:
    linked(store)
    assert judge_actors(store, by_person(Verdict.DIFFERENT, "ent_0", "ent_2")) == ("ent_2",)
    assert not any(led(store).values())
    assert judge_actors(store, by_person(Verdict.SAME, "ent_0", "ent_3")) == ("ent_3",)
    assert judge_actors(store, by_person(Verdict.SAME, "ent_0", "ent_2")) == ("ent_2",)
    assert {name for name, lead in led(store).items() if lead == _NAMES[0]} == {_NAMES[2], _NAMES[3]}


def test_who_is_not_held_cannot_be_judged(store: Store) -> None:
    with pytest.raises(StoreError, match="ent_9"):
        judge_actors(store, by_person(Verdict.SAME, "ent_0", "ent_9"))


def test_the_next_one_leads_where_the_first_is_gone(store: Store) -> None:
    linked(store)
    for pair in (("ent_0", "ent_3"), ("ent_2", "ent_3")):
        judge_actors(store, by_person(Verdict.SAME, *pair))
    left = led_by(store.base, [1])
    assert left == {"ent_2", "ent_3"}
    store.base.execute("DELETE FROM participant WHERE actor = 1")
    purge_actors(store.base, [1])
    derive_actors(store.base, "judgement", left)
    assert led(store)[_NAMES[2]] is None and led(store)[_NAMES[3]] == _NAMES[2]
