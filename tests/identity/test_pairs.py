"""Pairs of happenings that are one, are two, or cannot be told, each with the sign that has to be among the reasons."""

from dataclasses import replace

import pytest

from dateline.identity.cluster import BARRED, derive
from dateline.identity.join import join
from dateline.identity.scorers import rules_v1
from dateline.identity.told import Told
from dateline.model.linking import Count, Judgement, Verdict
from tests.identity.happening import Archive, party, told

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT
MAY = ("2024-05-03", "2024-05-03")
REBELS = party("actor", "Red Lions", kind="group", country="COD")
MAYOR = party("recipient", "Ann Okello", country="KEN")


def killed(number: float, bound: str = "=") -> Count:
    return Count("killed", number, number if bound == "=" else None, bound, "people", False)


def quake(item: int, place: str, day: str, dead: float, text: str) -> Told:
    sentence = f"An earthquake struck {place} and killed {dead:.0f} people."
    where, days = (place,), (day, day)
    return told(
        item, sentence, "earthquake", coded="DISASTER", days=days, where=where, counts=[killed(dead)], text=text
    )


BOMBED = "The Red Lions bombed the market of Goma on Friday, killing 12 people, the army said."
PAIRS: dict[str, tuple[Told, Told, Verdict, str]] = {
    "planned and done": (
        told(1, "Kenya will sign the treaty in Geneva.", "sign", coded="AGREE", status="planned", where=["Geneva"]),
        told(2, "Kenya signed the treaty in Geneva.", "signed", coded="AGREE", where=["Geneva"]),
        DIFFERENT,
        BARRED + "status: planned and done",
    ),
    "two earthquakes of one island, years apart": (
        quake(1, "Sumatra", "2005-03-28", 900, "The earthquake of March 2005 struck Nias off Sumatra, killing 900."),
        quake(2, "Sumatra", "2009-09-30", 1100, "The earthquake of September 2009 struck Padang, Sumatra."),
        DIFFERENT,
        BARRED + "time: apart",
    ),
    "two earthquakes of one day, two towns": (
        quake(1, "Padang", "2009-09-30", 900, "An earthquake struck Padang on Wednesday."),
        quake(2, "Medan", "2009-09-30", 900, "An earthquake struck Medan on Wednesday."),
        DIFFERENT,
        BARRED + "place: apart",
    ),
    "one attack, two spellings of who did it": (
        told(1, BOMBED, "bombed", days=MAY, where=["Goma"], parties=[party("actor", "Red Lions", kind="group")]),
        told(2, BOMBED, "attack", days=MAY, where=["Goma"], parties=[party("actor", "Red Lion Front", kind="group")]),
        SAME,
        "actor: names agree",
    ),
    "the toll grew": (
        told(1, BOMBED, "bombed", days=MAY, where=["Goma"], parties=[REBELS], counts=[killed(12)]),
        told(2, BOMBED, "bombing", days=MAY, where=["Goma"], parties=[REBELS], counts=[killed(17, ">=")]),
        SAME,
        "figure: may grow",
    ),
    "a summit of two days": (
        told(1, "Leaders met in Geneva at a summit on trade.", "met", coded="CONSULT", where=["Geneva"],
             days=("2024-05-03", "2024-05-04")),
        told(2, "Leaders met in Geneva for a second day of the summit on trade.", "met", coded="CONSULT",
             where=["Geneva"], days=("2024-05-04", "2024-05-04")),
        SAME,
        "time: overlap",
    ),
    "an arrest and a sentence": (
        told(1, "Police arrested Ann Okello in Nairobi on Friday.", "arrested", coded="COERCE", parties=[MAYOR],
             where=["Nairobi"], days=MAY),
        told(2, "A court sentenced Ann Okello to three years.", "sentenced", coded="SANCTION", parties=[MAYOR],
             where=["Nairobi"], days=("2024-09-01", "2024-09-01")),
        DIFFERENT,
        "trigger: other",
    ),
    "the other side denies it": (
        told(1, BOMBED, "bombed", days=MAY, where=["Goma"], parties=[REBELS]),
        told(2, "The Red Lions denied that they bombed the market of Goma.", "bombed", status="denied",
             where=["Goma"], parties=[REBELS], days=MAY, text=BOMBED),
        SAME,
        "actor: same",
    ),
    "the other way round": (
        told(1, "Kenya accused Chad of spying.", "accused", coded="ACCUSE", text="Kenya accused Chad of spying.",
             parties=[party("actor", "Kenya", "country:KEN"), party("recipient", "Chad", "country:TCD")]),
        told(2, "Chad accused Kenya of lies.", "accused", coded="ACCUSE", text="Chad called the ambassador home.",
             parties=[party("actor", "Chad", "country:TCD"), party("recipient", "Kenya", "country:KEN")]),
        DIFFERENT,
        "parties: turned round",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name: str) -> None:
    left, right, verdict, sign = PAIRS[name]
    scored = rules_v1().score(left, right)
    assert scored.verdict is verdict, scored
    assert sign in {reason.feature for reason in scored.reasons}
    assert all(reason.left and reason.right for reason in scored.reasons)


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_turned_round_has_the_same_score(name: str) -> None:
    left, right, *_ = PAIRS[name]
    one, other = rules_v1().score(left, right), rules_v1().score(right, left)
    assert (one.score, one.verdict, one.barred) == (other.score, other.verdict, other.barred)
    assert [(r.feature, r.left, r.right) for r in one.reasons] == [(r.feature, r.right, r.left) for r in other.reasons]


def stream() -> list[Told]:
    """Six reports of one attack, one of a like attack elsewhere, one of a plan."""
    shared = {"days": MAY, "parties": [REBELS], "text": BOMBED}
    tellings = [told(i, BOMBED, "bombed", where=["Goma"], **shared) for i in range(1, 7)]  # type: ignore[arg-type]
    tellings.append(told(7, BOMBED.replace("Goma", "Bukavu"), "bombed", where=["Nairobi"], **shared))  # type: ignore[arg-type]
    tellings.append(told(8, BOMBED, "bomb", where=["Goma"], status="planned", **shared))  # type: ignore[arg-type]
    return tellings


def taken(tellings: list[Told]) -> Archive:
    archive = Archive()
    for one in tellings:
        archive.by_item[one.item] = one
        archive.ledger += join([one], archive, "2026-11-22").judgements
    return archive


def clusters(archive: Archive) -> tuple[tuple[str, ...], ...]:
    return derive((t.anchor for t in archive.by_item.values()), archive.ledger)


def test_a_stream_gives_one_event_and_keeps_the_look_alikes_apart_with_reasons() -> None:
    archive = taken(stream())
    assert [len(c) for c in clusters(archive)] == [6, 1, 1]
    apart = {j.left: [r.feature for r in j.reasons] for j in archive.ledger if j.verdict is DIFFERENT}
    assert BARRED + "place: other country" in apart["rpt_007#7-8"]
    assert BARRED + "status: planned and done" in apart["rpt_008#8-9"]


def test_the_ledger_and_the_blocks_stay_small() -> None:
    shared = {"days": MAY, "where": ["Goma"], "parties": [REBELS], "text": BOMBED}
    archive = taken([told(i, BOMBED, "bombed", **shared) for i in range(1, 121)])  # type: ignore[arg-type]
    assert [len(c) for c in clusters(archive)] == [120]
    assert len(archive.ledger) <= 8 * 120
    assert max(archive.blocks.held(archive.blocks.keys_of(1)).values()) <= 4


def test_a_persons_word_outlives_a_new_run() -> None:
    archive = taken(stream())
    ann = Judgement("same_event", "rpt_001#1-2", "rpt_006#6-7", DIFFERENT, None, (), "Ann", True, "2026-11-23")
    archive.ledger.append(ann)
    again = [replace(j, by="rules_v2", score=9.0) for j in archive.ledger if j.verdict is SAME]
    home = {a: c for c in derive((t.anchor for t in archive.by_item.values()), [*archive.ledger, *again]) for a in c}
    assert home["rpt_001#1-2"] != home["rpt_006#6-7"]


def test_full_blocks_are_reported() -> None:
    archive = Archive()
    for i in range(1, 80):  # what nobody joins fills a block: one country, one family, one day
        one = told(i, f"word{i} thing{i}", f"verb{i}", days=MAY, where=["Goma"], text=f"other{i}", story=f"s{i}")
        archive.by_item[i] = one
        dropped = join([one], archive, "2026-11-22").dropped
    assert max(dropped.values()) > 64
