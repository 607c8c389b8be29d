"""The record in words: days, acts, standings, changes, reasons; and the pictures made of them."""

import pytest

from dateline.query.answers import Actor, EventAnswer, Evidence, Source, When, Where
from dateline.query.changes import Change
from dateline.show.bars import bars_of
from dateline.show.locator import locator
from dateline.show.words.changes import change_words
from dateline.show.words.codes import doubt_words, status_words, type_words, types_words
from dateline.show.words.deeds import deed, sentence
from dateline.show.words.reasons import because
from dateline.show.words.voices import quoted, said_words
from dateline.show.words.when import day_words, edtf_words, mark, when_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words", "half"),
    [
        ("2026-09-15", "2026-09-15", "15 September 2026", ""),
        ("2026-09-15T19:00", "2026-09-15T19:00", "15 September 2026, 19:00", ""),
        ("2026-11-01", "2026-11-10", "early November 2026", "± 5 days"),
        ("2026-02-21", "2026-02-28", "late February 2026", "± 4 days"),
        ("2026-02-11", "2026-02-20", "mid-February 2026", "± 5 days"),
        ("2026-02-01", "2026-02-28", "February 2026", "± 14 days"),
        ("2026-01-01", "2026-03-31", "January to March 2026", "± 45 days"),
        ("2025-11-01", "2026-03-31", "November 2025 to March 2026", "± 75 days"),
        ("2024-01-01", "2024-12-31", "2024", "± 183 days"),
        ("2026-09-18", "2026-09-19", "between 18 and 19 September 2026", "± 1 day"),
        ("2026-08-30", "2026-09-02", "between 30 August and 2 September 2026", "± 2 days"),
        (None, "2026-09-02", "by 2 September 2026", ""),
        ("2026-09-02", None, "from 2 September 2026 on", ""),
        (None, None, "day not known", ""),
        ("no day", "2026-09-02", "by 2 September 2026", ""),
    ],
)
def test_a_time_says_how_exact_it_is(earliest: str | None, latest: str | None, words: str, half: str) -> None:
    when = When(earliest, latest, "day")
    assert (when_words(when), mark(when)) == (words, half)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", ""), ("2026", "2026"), ("2026-09", "September 2026"), ("2026-09-15", "15 September 2026"),
        ("2026-08-01/2026-08-31", "August 2026"), ("../2026-09", "by September 2026"),
        ("2026-09-02/..", "from 2 September 2026 on"), ("2026-13", "2026-13"),
    ],
)  # fmt: skip
def test_days_of_a_telling_in_words(told: str, words: str) -> None:
    assert edtf_words(told) == words
    assert day_words("2026-13-40") == "2026-13-40"


def an_event(
    who: str | None, trigger: str, whom: str | None, *, code: str = "ASSAULT", status: str = "occurred"
) -> EventAnswer:
    kind, _, mode = code.partition("/")
    actor, patient = (Actor("ent_1", name, "group", None) if name else None for name in (who, whom))
    return EventAnswer(
        "evt_1", kind, mode or None, "plover", status, False, False, actor, trigger, patient,
        When(None, None, None), Where("Dundee", "GBR", "town", 1, 56.5, -3.0), (), None, 1, 1, 1, 1, True, (), False,
        None, None, "", "", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "trigger", "whom", "code", "status", "words"),
    [
        ("police", "arrested", "14 people", "COERCE/arrest", "occurred", "Police arrested 14 people"),
        (None, "arrested", "14 people", "COERCE/arrest", "occurred", "14 people arrested"),
        ("Gunmen", "opened fire", "passengers", "ASSAULT/firearms", "occurred", "Gunmen opened fire on passengers"),
        ("fighters", "clashed", "the army", "ASSAULT", "occurred", "Fighters clashed with the army"),
        ("rebels", "broke off talks", "Chad", "REJECT", "occurred", "Rebels broke off talks with Chad"),
        ("Prosecutors", "asked for", None, "REQUEST", "occurred", "Prosecutors asked for …"),
        ("the group", "withdrew", None, "RETREAT", "occurred", "The group withdrew"),
        ("envoys", "meet", "the union", "CONSULT", "planned", "Planned talks: envoys → the union"),
        (
            "police",
            "arrested",
            "14 people",
            "COERCE/arrest",
            "denied",
            "Denied arrest or detention: police → 14 people",
        ),
        (None, "landslide", None, "DISASTER", "occurred", "Landslide"),
        ("the army", "attack", "the town", "ASSAULT", "possible", "Possible attack: the army → the town"),
    ],
)
def test_an_act_is_a_readable_line(
    who: str | None, trigger: str, whom: str | None, code: str, status: str, words: str
) -> None:
    event = an_event(who, trigger, whom, code=code, status=status)
    assert deed(event).words == words
    if status != "occurred":
        assert not deed(event).verb, "what did not simply happen is not told in the past"


def test_a_heading_says_where_once() -> None:
    assert (
        sentence(an_event("police", "arrested", "14 people")) == "Police arrested 14 people in Dundee, United Kingdom"
    )
    assert sentence(an_event("police", "surrounded", "Dundee")) == "Police surrounded Dundee"


def test_codes_have_words_and_unknown_ones_stay() -> None:
    assert (type_words("COERCE", "arrest"), types_words("COERCE", "arrest")) == (
        "arrest or detention",
        "arrests and detentions",
    )
    assert (type_words("COERCE", "strange"), type_words("STRANGE")) == ("coercion", "STRANGE")
    assert (status_words("conditional"), status_words("strange")) == ("on a condition", "strange")
    assert doubt_words("actor: missing") == "who did it is not told"
    assert "“death”" in doubt_words("type: DEATH is often misread")
    assert doubt_words("a sign of tomorrow") == "a sign of tomorrow"


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("event-changed", "contested no", "contested yes", "now contested"),
        (
            "event-changed",
            "earliest not known, latest not known",
            "earliest 2026-09-15, latest 2026-09-15",
            "day: 15 September 2026, was not known",
        ),
        ("event-changed", "status denied", "status occurred", "standing: happened, was denied"),
        (
            "event-changed",
            "figures none",
            "figures killed ~ 3000; wounded >= 3",
            "figures: killed about 3000; wounded at least 3, was none",
        ),
        (
            "event-grew",
            "reports 1, outlets 1",
            "reports 2, outlets 1",
            "told by more reports: 2 reports, was 1, 1 outlet",
        ),
        ("event-merged", "", "event evt_2", "another event was found to be the same"),
        ("a-kind", "", "", "a kind"),
    ],
)
def test_a_change_is_a_sentence(kind: str, before: str, after: str, words: str) -> None:
    assert change_words(Change(1, "2026-11-22T00:00:00Z", kind, "evt_1", None, "", before, after, "")) == words


def test_reasons_are_told_without_the_names_of_signs() -> None:
    why = "cannot be: time: apart: 2026-09-16 / 2014; parties: none shared: navy / ferries; report: alike: a (rules_v1)"
    assert because(why) == "the times do not fit (2026-09-16 / 2014); nobody is in both (navy / ferries)"
    assert because("she knows better (Ada)") == "she knows better (Ada)"
    assert because("") == ""


def test_a_voice_is_told_from_the_speaker_to_the_outlet() -> None:
    source = Source("rpt_1", None, "The Post", "agency:Halden Wire", None, None)
    said = Evidence(source, "x", 0, 1, None, ("a witness", "police", "The Post"), "denied", True)
    assert said_words(said) == "denied by a witness, according to police, in The Post (Halden Wire)"
    assert (quoted("words"), quoted("“words” she said")) == ("“words”", "“words” she said")


def test_bars_stand_for_days_weeks_or_years_and_leave_far_days_out() -> None:
    week = bars_of([("2026-09-15", 2), ("2026-09-18", 1)])
    assert week is not None and (week.each, len(week.bars), week.most, week.outside) == ("day", 4, 2, 0)
    assert [bar.words for bar in week.rows] == ["18 September 2026", "15 September 2026"]
    many = bars_of([(f"{year}-01-01", 1) for year in range(1900, 2000)])
    assert many is not None and many.each == "year" and sum(bar.many for bar in many.bars) + many.outside == 100
    far = bars_of([("1900-01-01", 1), *((f"2026-09-{day:02}", 10) for day in range(1, 31))])
    assert far is not None and (far.outside, far.each) == (1, "day")
    assert bars_of([]) is None and bars_of([("no day", 1)]) is None


def test_a_wide_place_is_a_ring_and_an_unknown_one_is_counted() -> None:
    town = Where("Dundee", "GBR", "town", 1, 56.5, -3.0)
    country = Where("Mali", "MLI", "country", 2, 17.0, -4.0)
    found = locator(
        [(town, 3), (country, 1), (Where("Nowhere", None, None, None, None, None), 1), (Where(*[None] * 6), 5)]
    )
    assert [(spot.where.name, bool(spot.ring)) for spot in found.spots] == [("Dundee", False), ("Mali", True)]
    assert (found.named, found.nowhere) == ((("Nowhere", 1),), 5)
    assert locator([]).spots == ()
