"""Positions: states that change, are confirmed, disputed, announced; standpoints that turn; subjects that meet."""

from dataclasses import dataclass

import apsw
import pytest

from dateline.errors import ConfigError
from dateline.query.answers_positions import Position, Positions
from dateline.query.positions import positions
from dateline.query.positions_rows import Asked
from dateline.records.subjects import subject_key
from tests.query.figure_rows import empty, put_actor, put_event, put_happening, put_report


@dataclass(frozen=True)
class Change:
    """One telling: on a day a state came about for a holder."""

    day: str
    after: str
    before: str | None = None
    holder: str = "Norland"
    subject: str = "the arms embargo"
    status: str = "occurred"
    denied: bool = False
    event: int = 1


def store(*changes: Change) -> apsw.Connection:
    base = empty()
    for number, one in enumerate(changes):
        report = put_report(base, f"rpt_{number}", one.day, "Coast Daily", f"It is {one.after} since {one.day}. More.")
        happening = put_happening(base, report, one.event, one.day, one.status)
        if not base.execute("SELECT 1 FROM event WHERE n = ?", (one.event,)).get:
            put_event(base, one.event, happening)
        base.execute(
            "INSERT INTO policy VALUES (?, ?, ?, ?, NULL, ?, ?)",
            (happening, one.subject, subject_key(one.subject), put_actor(base, one.holder), one.before, one.after),
        )
        if one.denied:
            base.execute(
                """INSERT INTO claim(id, happening, asserted, sure, evidence_start, evidence_end)
                   VALUES (?, ?, 'denied', 1, 0, 4)""",
                (f"clm_{number}", happening),
            )
    return base


def lane(*changes: Change) -> Position:
    (one,) = positions(store(*changes), Asked()).positions
    return one


LIFTED = (
    Change("2026-03-01", "permitted", "restricted", event=1),
    Change("2026-03-09", "permitted", "restricted", event=1),
    Change("2026-06-01", "banned", "permitted", event=2),
)


def test_states_follow_each_other() -> None:
    one = lane(*LIFTED)
    assert [(s.state, s.since, s.until) for s in one.states] == [
        ("restricted", None, "2026-03-01"),
        ("permitted", "2026-03-01", "2026-06-01"),
        ("banned", "2026-06-01", None),
    ]
    assert one.now is not None
    assert one.now.state == "banned"


def test_a_state_told_again_is_confirmed_not_changed() -> None:
    permitted = lane(*LIFTED).states[1]
    assert permitted.confirmed == "2026-03-09"
    assert [t.report for t in permitted.tellings] == ["rpt_0", "rpt_1"]


def test_each_change_has_its_sentence() -> None:
    assert lane(*LIFTED).states[2].tellings[0].sentence.startswith("It is banned since 2026-06-01.")


def test_what_a_voice_denies_is_disputed() -> None:
    one = lane(Change("2026-03-01", "permitted", "restricted", denied=True))
    assert [s.disputed for s in one.states] == [False, True]


def test_two_states_of_one_day_dispute_each_other() -> None:
    one = lane(Change("2026-03-01", "permitted", event=1), Change("2026-03-01", "banned", event=2))
    assert [(s.state, s.disputed) for s in one.states] == [("permitted", True), ("banned", True)]


def test_what_never_came_about_disputes_the_state() -> None:
    one = lane(Change("2026-03-01", "permitted"), Change("2026-03-02", "permitted", status="denied", event=2))
    assert [(s.state, s.disputed) for s in one.states] == [("permitted", True)]


@pytest.mark.parametrize("status", ["planned", "requested", "possible", "conditional"])
def test_what_is_only_announced_changes_nothing(status: str) -> None:
    one = lane(Change("2026-03-01", "banned"), Change("2026-04-01", "permitted", status=status, event=2))
    assert [s.state for s in one.states] == ["banned"]
    assert [(a.state, a.status) for a in one.announced] == [("permitted", status)]


def test_subjects_meet_unless_they_disagree() -> None:
    found = positions(
        store(
            Change("2026-03-01", "in-force", subject="an arms embargo on Libya"),
            Change("2026-04-01", "lifted", subject="the arms embargo", event=2),
            Change("2026-05-01", "in-force", subject="an arms embargo on Syria", event=3),
        ),
        Asked(),
    )
    assert sorted(len(p.states) for p in found.positions) == [1, 2]


def test_holders_are_kept_apart() -> None:
    base = store(Change("2026-03-01", "banned"), Change("2026-03-01", "permitted", holder="Sudland", event=2))
    assert {(p.holder, p.states[-1].state) for p in positions(base, Asked()).positions} == {
        ("Norland", "banned"), ("Sudland", "permitted"),
    }  # fmt: skip
    assert [p.holder for p in positions(base, Asked(holder="Sudland")).positions] == ["Sudland"]


@pytest.mark.parametrize(("words", "many"), [("embargo", 1), ("arms embargoes", 1), ("fishing quota", 0)])
def test_subjects_are_found_by_their_words(words: str, many: int) -> None:
    assert len(positions(store(*LIFTED), Asked(subject=words)).positions) == many


def test_a_holder_whom_nobody_names_is_an_error() -> None:
    with pytest.raises(ConfigError):
        positions(store(*LIFTED), Asked(holder="Nobody At All"))


def stands(*told: tuple[str, str, str]) -> Positions:
    """Stands of one actor: the day, the kind, the subject."""
    base = empty()
    for number, (day, kind, subject) in enumerate(told):
        report = put_report(base, f"rpt_{number}", day, "Coast Daily", f"The mayor {kind} it.")
        base.execute(
            """INSERT INTO stance(report, actor, kind, subject, subject_key, start, "end")
               VALUES (?, ?, ?, ?, ?, 0, 9)""",
            (report, put_actor(base, "the mayor"), kind, subject, subject_key(subject)),
        )
    return positions(base, Asked(actor="the mayor"))


def test_a_stand_that_turns() -> None:
    (one,) = stands(("2026-03-01", "supports", "the new bridge"), ("2026-05-01", "opposes", "the bridge")).standpoints
    assert [(s.state, s.since) for s in one.states] == [("supports", "2026-03-01"), ("opposes", "2026-05-01")]
    assert one.turned


def test_a_stand_that_holds() -> None:
    (one,) = stands(("2026-03-01", "supports", "the bridge"), ("2026-05-01", "supports", "the bridge")).standpoints
    assert [(s.state, s.confirmed) for s in one.states] == [("supports", "2026-05-01")]
    assert not one.turned


def test_more_than_the_limit_is_said() -> None:
    base = store(*(Change("2026-03-01", "banned", subject=f"the {word} trade", event=n)
                   for n, word in enumerate(("timber", "ivory", "oil"), 1)))  # fmt: skip
    found = positions(base, Asked(), 2)
    assert (len(found.positions), found.capped) == (2, True)
