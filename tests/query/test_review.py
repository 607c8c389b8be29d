"""The queue, the ledger in words, ratings, agreement and gold, asked of a small store."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.archive.link import link_new
from dateline.archive.review import Edit, accept, edit, reject, undo
from dateline.errors import ConfigError, StoreError
from dateline.model.review import Field, Signed
from dateline.query.questions import Page
from dateline.query.queue import Waiting, queue
from dateline.query.ratings import rating_history, rating_of, ratings, ratings_of
from dateline.query.reviews import Reviewing, progress, review_history, reviews
from dateline.query.reviews_agreement import agreement
from dateline.query.reviews_claims import claim_card
from dateline.query.reviews_gold import FIELDS, gold_line, gold_reports
from dateline.query.reviews_text import passage
from dateline.store import Access, Store, Taken, open_store, put_reading
from dateline.store.ratings import rate
from tests.store.making import AT, told

BOR = "Ana Lopes attacked 12 people in Bor, police said."
JOS = "Emeka Obi arrested 30 people in Jos, police said."
IDA, BO = Signed("Ida", "see the text", AT), Signed("Bo", "no", AT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three reports of an attack, told with two numbers and not surely, and of an arrest."""
    with open_store(tmp_path / "s", Access.WRITE) as opened:
        for n, (outlet, sentences) in enumerate(
            [("Gazette", [BOR, JOS]), ("Herald", [BOR]), ("Courier", [BOR.replace("12", "15")])]
        ):
            put_reading(opened, told(sentences, outlet=outlet, mark=f"News {n}."), Taken(None, AT))
        opened.base.execute("UPDATE happening SET sure = 0, doubts = '[\"actor: AMBIGUOUS\"]' WHERE n <> 2")
        opened.base.execute("UPDATE claim SET sure = 0 WHERE n <> 2")
        opened.base.execute("UPDATE figure SET standing = 'own'")
        link_new(opened, AT)
        yield opened


def claims(store: Store) -> list[str]:
    """The claims by id, in the order in which they were stored."""
    return [str(row[0]) for row in store.base.execute("SELECT id FROM claim ORDER BY n")]


def test_the_queue_puts_first_what_is_doubted_and_much_rests_on(store: Store) -> None:
    found = queue(store.base, Waiting(), Page(10))
    assert found.total == 2 and found.next is None
    attack, arrest = found
    assert attack.weight > arrest.weight
    assert "figures differ: 12 killed, 15 killed" in attack.reasons
    assert attack.reasons[0] == "the reading is not sure"
    assert attack.reasons[-1].startswith("3 claims of ")
    assert attack.sentence == BOR and attack.locator.endswith(f"#char={attack.start},{attack.end}")
    assert arrest.reasons == ("nobody has looked at it",)
    assert [card.trigger for item in found for card in item.claims] == ["attacked", "arrested"]


def test_the_queue_is_paged_without_gap_and_filtered(store: Store) -> None:
    whole = [item.events for item in queue(store.base, Waiting(), Page(10))]
    seen, cursor = [], None
    while True:
        page = queue(store.base, Waiting(), Page(1, cursor))
        seen += [item.events for item in page]
        cursor = page.next
        if cursor is None:
            break
    assert seen == whole
    herald = str(store.base.execute("SELECT id FROM report WHERE outlet = 'Herald'").get)
    assert len(queue(store.base, Waiting(report=herald), Page(10))) == 1
    assert len(queue(store.base, Waiting(type="PROTEST"), Page(10))) == 0
    for asked, cursor in ((Waiting(type="WAR"), None), (Waiting(), "x"), (Waiting(), "WyJ4IiwgMV0")):
        with pytest.raises(ConfigError):
            queue(store.base, asked, Page(10, cursor))


def test_what_was_looked_at_comes_later_and_then_no_more(store: Store) -> None:
    before = {item.events: item.weight for item in queue(store.base, Waiting(), Page(10))}
    event = max(before, key=before.__getitem__)
    accept(store, claims(store)[0], IDA)
    item = next(item for item in queue(store.base, Waiting(), Page(10)) if item.events == event)
    assert 0 < item.weight < before[event] / 5
    assert "another telling was looked at" in item.reasons and item.source.outlet != "Gazette"
    accept(store, event[0], IDA)
    assert event not in [item.events for item in queue(store.base, Waiting(), Page(10))]
    assert progress(store.base).accepted == 3


def test_a_card_says_what_stands_and_what_was_read(store: Store) -> None:
    named = claims(store)[0]
    edit(store, named, [Edit(Field.QUANTITY, ">=20"), Edit(Field.PLACE, "Jos"), Edit(Field.SAID_BY, "Ana Lopes")], IDA)
    card = claim_card(store.base, named)
    assert card is not None and claim_card(store.base, "clm_none") is None
    said = {value.field: (value.words, value.machine) for value in card.values}
    assert said["quantity"] == (">=20 killed", "12 killed")
    assert said["place"] == ("Jos (2335953)", "Bor")
    assert said["said_by"] == ("Ana Lopes", "police")
    assert said["status"] == ("occurred", None)
    assert card.review == "edited" and card.sentence == BOR
    words = "".join(piece.text for line in passage(store.base, card) for piece in line.pieces)
    assert BOR in words
    marked = {piece.text: piece.roles for line in passage(store.base, card) for piece in line.pieces if piece.roles}
    assert marked["attacked"] == ("sentence", "action") and marked["Ana Lopes"] == ("sentence", "actor")
    again = [Edit(Field(value.field), value.words) for value in card.values if value.words]
    edit(store, named, again, IDA)  # what a card shows can be typed as it stands
    assert {v.field: v.words for v in claim_card(store.base, named).values} == {f: w for f, (w, _) in said.items()}  # type: ignore[union-attr]


def test_the_ledger_in_words(store: Store) -> None:
    named = claims(store)[0]
    done = edit(store, named, [Edit(Field.TIME, "2026-11")], IDA)
    undo(store, done.deed, BO)
    newest, oldest = reviews(store.base, Reviewing(), Page(10))
    assert (newest.act, newest.undoes, newest.standing) == ("undo", done.deed, True)
    assert (oldest.field, oldest.value, oldest.standing, oldest.what) == ("time", "2026-11", False, "attacked")
    assert [row.by for row in review_history(store.base, named)] == ["Ida", "Bo"]
    assert [row.id for row in reviews(store.base, Reviewing(by="Bo"), Page(10))] == [newest.id]
    first = reviews(store.base, Reviewing(), Page(1))
    assert first.next and [r.id for r in reviews(store.base, Reviewing(), Page(1, first.next))] == [oldest.id]
    with pytest.raises(ConfigError, match="no act"):
        reviews(store.base, Reviewing(act="burn"), Page(10))


def test_reviewers_agree_or_not(store: Store) -> None:
    one, two, three, four = claims(store)
    for named in (one, two, three):
        accept(store, named, IDA)
    accept(store, one, BO)
    accept(store, two, BO)
    reject(store, three, BO)
    edit(store, four, [Edit(Field.STATUS, "planned")], IDA)
    edit(store, four, [Edit(Field.STATUS, "planned")], BO)
    verdict, status = agreement(store.base)
    assert (verdict.one, verdict.other, verdict.question, verdict.both, verdict.agreed) == (
        "Bo",
        "Ida",
        "verdict",
        3,
        2,
    )
    assert verdict.kappa == 0
    assert (status.question, status.both, status.agreed, status.kappa) == ("status", 1, 1, None)


def test_gold_holds_what_people_vouch_for(store: Store) -> None:
    one, two, three, _ = claims(store)
    accept(store, one, IDA)
    reject(store, two, IDA)
    edit(store, three, [Edit(Field.ACTOR, "Greta Lund")], BO)
    found = list(gold_reports(store.base))
    told_lines = [line for report, held in found for line in (gold_line(report), *map(gold_line, held))]
    lines = [json.loads(line) for line in told_lines]
    assert [line["kind"] for line in lines] == ["report", "claim", "claim", "report", "claim"]
    text = lines[0]["text"]
    accepted, rejected = lines[1:3]
    assert accepted["verdict"] == "accepted" and accepted["fields"] == list(FIELDS) and accepted["by"] == ["Ida"]
    assert text[slice(*accepted["trigger"])] == accepted["trigger_text"] == "attacked"
    assert text[slice(*accepted["actor"][0]["span"])] == accepted["actor"][0]["name"] == "Ana Lopes"
    assert (rejected["verdict"], rejected["fields"]) == ("rejected", [])
    assert (lines[4]["verdict"], lines[4]["fields"], lines[4]["by"]) == ("edited", ["actor"], ["Bo"])
    assert lines[4]["actor"] == [{"name": "Greta Lund", "register_id": None, "country": None, "span": None}]


def test_nobody_is_rated_until_somebody_does(store: Store) -> None:
    assert ratings(store.base) == ()
    assert (rating_of(store.base, "Gazette").grade, rating_of(store.base, "Gazette").meaning) == ("F", "not rated")
    rate(store, "gazette", "b", IDA)
    rate(store, "outlet:Gazette", "C", BO)
    actor = str(store.base.execute("SELECT id FROM actor LIMIT 1").get)
    rate(store, actor, "E", IDA)
    held = ratings_of(store.base, ("Gazette", "outlet:gazette", "Herald", actor))
    assert {name: rating.grade for name, rating in held.items()} == {
        "Gazette": "C", "outlet:gazette": "C", "Herald": "F", actor: "E"
    }  # fmt: skip
    assert [(r.grade, r.by) for r in rating_history(store.base, "GAZETTE")] == [("B", "Ida"), ("C", "Bo")]
    assert len(ratings(store.base)) == 2
    for source, grade, error in (
        ("Gazette", "G", ConfigError),
        ("Nobody", "A", StoreError),
        ("ent_x", "A", StoreError),
    ):
        with pytest.raises(error):
            rate(store, source, grade, IDA)
    with pytest.raises(StoreError, match="say why"):
        rate(store, "Gazette", "A", Signed("Ida", "", AT))
