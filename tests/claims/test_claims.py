"""Claims: who says what of an event."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.claims import build
from dateline.claims.assemble import claim_id
from dateline.claims.evidence import sentence_at
from dateline.model.attribution import Attribution, CueClass, Quotation
from dateline.model.claim import Claim, Stand, Voice
from dateline.model.event import Argument, Event, Layer, Ref, Role, Status
from dateline.model.mention import Chain, Kind
from dateline.model.reading import Fillers
from dateline.model.text import Report, Section, SectionKind, Span
from tests.making import make_report

MAKER = build()
TEXT = "Rebels attacked the depot, the army said. A doctor told Reuters that two men died. The attack drew protests."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def saying(cue: Span, content: Span, kind: CueClass = CueClass.REPORT, chain: int | None = 0) -> Attribution:
    source = (Span(0, 1),)
    return Attribution(
        cue, source, (content,), chain, kind, False, Quotation.INDIRECT,
        None, None, None, None, None, None, None, "",
    )  # fmt: skip


def event(*mentions: Span) -> Event:
    spans = tuple((m,) for m in mentions)
    return Event(
        spans[0], spans, 0, "plover", "ASSAULT", None, (), Status.OCCURRED, (), False, None, (), None, True, (), ""
    )  # fmt: skip


def fillers(*chains: tuple[str, Kind]) -> Fillers:
    return Fillers(tuple(Chain(n, k, (), ()) for n, k in chains), (), (), (), ())


ARMY = fillers(("the army", Kind.ORGANISATION), ("Reuters", Kind.OUTLET))
SAID = saying(at(TEXT, "said"), at(TEXT, "Rebels attacked the depot"))


def one(claims: tuple[Claim, ...]) -> Claim:
    assert len(claims) == 1
    return claims[0]


def test_the_reports_own_voice() -> None:
    report = make_report(TEXT)
    claim = one(MAKER(report, ARMY, (), (event(at(TEXT, "attacked")),)))
    assert claim.said_by == (Voice(None, None, "Example Wire"),)
    assert claim.asserted is Stand.AFFIRMED
    assert report.quote(claim.evidence) == "Rebels attacked the depot, the army said."
    assert claim.sure


def test_the_innermost_speaker_comes_first() -> None:
    claim = one(MAKER(make_report(TEXT), ARMY, (SAID,), (event(at(TEXT, "attacked")),)))
    assert claim.said_by == (Voice(0, 0, None), Voice(None, None, "Example Wire"))
    assert claim.evidence == at(TEXT, "Rebels attacked the depot")


def test_nested_sayings_go_outward() -> None:
    inner = replace(SAID, content=(at(TEXT, "attacked the depot"),), within=1, source_chain=1)
    claim = one(MAKER(make_report(TEXT), ARMY, (inner, SAID), (event(at(TEXT, "attacked")),)))
    assert [v.attribution for v in claim.said_by] == [0, 1, None]


def test_relays_are_named_unless_they_print_the_report() -> None:
    told = replace(saying(at(TEXT, "told"), at(TEXT, "two men died")), audience=1)
    died = (event(at(TEXT, "died")),)
    outlets = [v.outlet for v in one(MAKER(make_report(TEXT), ARMY, (told,), died)).said_by]
    assert outlets == [None, "Reuters", "Example Wire"]
    own = one(MAKER(make_report(TEXT, outlet="reuters"), ARMY, (told,), died))
    assert [v.outlet for v in own.said_by] == [None, "reuters"]


def test_the_agency_stands_before_the_outlet() -> None:
    report = replace(make_report(TEXT), origin="AFP")
    claim = one(MAKER(report, ARMY, (), (event(at(TEXT, "attacked")),)))
    assert [v.outlet for v in claim.said_by] == ["AFP", "Example Wire"]


def test_a_denial_and_an_affirmation_are_two_claims() -> None:
    text = "The army said rebels attacked the depot. The rebels denied the attack."
    affirmed = saying(at(text, "said"), at(text, "rebels attacked the depot"))
    denied = saying(at(text, "denied"), at(text, "the attack"), CueClass.DENY, 1)
    naming = Span(text.rindex("attack"), text.rindex("attack") + 6)
    happened = replace(event(at(text, "attacked"), naming), denials=((naming,),))
    claims = MAKER(make_report(text), ARMY, (affirmed, denied), (happened,))
    assert [(c.asserted, c.said_by[0].chain) for c in claims] == [(Stand.AFFIRMED, 0), (Stand.DENIED, 1)]
    assert len({c.id for c in claims}) == 2


def test_what_somebody_would_not_confirm_is_hedged() -> None:
    text = "The army neither confirmed nor denied that rebels attacked the depot."
    refusal = saying(at(text, "neither confirmed nor denied"), at(text, "rebels attacked the depot"), CueClass.DECLINE)
    refusal = replace(refusal, rule="refusal-neither-nor", negated=True)
    happened = replace(event(at(text, "attacked")), status=Status.DENIED)
    claim = one(MAKER(make_report(text), ARMY, (refusal,), (happened,)))
    assert (claim.asserted, claim.said_by[0].chain) == (Stand.HEDGED, 0)


def test_who_did_not_deny_it_hedges() -> None:
    text = "The army did not deny that rebels attacked the depot."
    mild = replace(saying(at(text, "did not deny"), at(text, "rebels attacked the depot"), CueClass.DENY), negated=True)
    claim = one(MAKER(make_report(text), ARMY, (mild,), (event(at(text, "attacked")),)))
    assert claim.asserted is Stand.HEDGED


def test_a_denied_claim_is_affirmed_by_who_made_it() -> None:
    text = "The army denied the militia's claim that rebels attacked the depot."
    words = at(text, "rebels attacked the depot")
    sayings = (
        saying(at(text, "denied"), words, CueClass.DENY),
        saying(at(text, "claim"), words, CueClass.CLAIM, 1),
    )
    told = event(at(text, "attacked"))
    told = replace(told, status=Status.DENIED, hedged=True, denials=(told.trigger,))
    claims = MAKER(make_report(text), ARMY, sayings, (told,))
    assert [(c.asserted, c.said_by[0].chain) for c in claims] == [(Stand.DENIED, 0), (Stand.AFFIRMED, 1)]


def test_who_turns_talks_away_denies_them() -> None:
    text = "The army rejected talks on the depot."
    away = saying(at(text, "rejected"), at(text, "talks on the depot"), CueClass.DECLINE)
    refused = replace(event(at(text, "talks")), status=Status.DENIED)
    claim = one(MAKER(make_report(text), ARMY, (away,), (refused,)))
    assert (claim.asserted, claim.said_by[0].chain) == (Stand.DENIED, 0)


def test_a_denial_in_the_speakers_words_holds_what_else_it_tells() -> None:
    text = "The army said no man had died when rebels attacked the depot."
    flat = saying(at(text, "said"), at(text, "no man had died when rebels attacked the depot"), CueClass.DENY)
    flat = replace(flat, rule="verb-clause, by sense")
    claim = one(MAKER(make_report(text), ARMY, (flat,), (event(at(text, "attacked")),)))
    assert (claim.asserted, claim.said_by[0].chain) == (Stand.AFFIRMED, 0)


def test_hearsay_hedges() -> None:
    rumour = replace(SAID, cue_class=CueClass.HEARSAY, source=(), source_chain=None)
    claim = one(MAKER(make_report(TEXT), ARMY, (rumour,), (event(at(TEXT, "attacked")),)))
    assert claim.asserted is Stand.HEDGED
    assert claim.sure


def test_an_unknown_speaker_is_not_sure() -> None:
    claim = one(MAKER(make_report(TEXT), ARMY, (replace(SAID, source_chain=None),), (event(at(TEXT, "attacked")),)))
    assert not claim.sure


def test_a_speech_act_is_told_by_the_outlet() -> None:
    accused = saying(at(TEXT, "attacked"), at(TEXT, "attacked the depot"), CueClass.ACCUSE)
    claim = one(MAKER(make_report(TEXT), ARMY, (accused,), (event(at(TEXT, "attacked")),)))
    assert [v.outlet for v in claim.said_by] == ["Example Wire"]


def test_a_later_naming_adds_no_voice() -> None:
    told = event(at(TEXT, "attacked"), at(TEXT, "attack drew"))
    named = replace(told, namings=told.mentions[1:])
    assert one(MAKER(make_report(TEXT), ARMY, (SAID,), (named,))).said_by[0].chain == 0


def test_a_later_telling_adds_the_reports_own_voice() -> None:
    text = "Rebels attacked the depot, the army said. The rebels attacked at dawn and left."
    told = event(at(text, "attacked"), Span(text.rindex("attacked"), text.rindex("attacked") + 8))
    claims = MAKER(make_report(text), ARMY, (SAID,), (told,))
    assert [v.outlet for c in claims for v in c.said_by] == [None, "Example Wire", "Example Wire"]
    assert make_report(text).quote(claims[1].evidence) == "The rebels attacked at dawn and left."


def test_who_denies_a_part_in_an_act_denies_it_only_if_told_to_have_done_it() -> None:
    text = "The army said rebels attacked the depot. The rebels denied any part in the attack."
    naming = Span(text.rindex("attack"), text.rindex("attack") + 6)
    told = replace(event(at(text, "attacked"), naming), namings=((naming,),))
    sayings = (
        saying(at(text, "said"), at(text, "rebels attacked the depot")),
        saying(at(text, "denied"), at(text, "any part in the attack"), CueClass.DENY, 1),
    )
    assert one(MAKER(make_report(text), ARMY, sayings, (told,))).asserted is Stand.AFFIRMED
    doer = Argument(Role.ACTOR, at(text, "rebels"), Ref(Layer.CHAIN, 1), False, "")
    claims = MAKER(make_report(text), ARMY, sayings, (replace(told, arguments=(doer,)),))
    assert [(c.asserted, c.said_by[0].chain) for c in claims] == [(Stand.AFFIRMED, 0), (Stand.DENIED, 1)]


def test_a_headline_adds_no_voice() -> None:
    text = "Depot attacked\nRebels attacked the depot, the army said."
    sections = (Section(SectionKind.TITLE, Span(0, 14)), Section(SectionKind.BODY, Span(15, len(text))))
    report = replace(make_report(text), sections=sections)
    body = Span(text.rindex("attacked"), text.rindex("attacked") + 8)
    said = saying(at(text, "said"), at(text, "Rebels attacked the depot"))
    assert one(MAKER(report, ARMY, (said,), (event(at(text, "attacked"), body),))).said_by[0].chain == 0


def test_ids_rest_on_report_trigger_and_cues_alone() -> None:
    name = claim_id("rpt_a", [Span(1, 3)], [Span(5, 7)])
    assert re.fullmatch("clm_[a-z2-7]{16}", name)
    assert name == claim_id("rpt_a", [Span(1, 3)], [Span(5, 7)])
    others = [("rpt_b", Span(1, 3), [Span(5, 7)]), ("rpt_a", Span(1, 4), [Span(5, 7)]), ("rpt_a", Span(1, 3), [])]
    assert name not in {claim_id(r, [t], c) for r, t, c in others}
    report, found = make_report(TEXT), event(at(TEXT, "attacked"))
    changed = replace(found, status=Status.ONGOING, type="COERCE", hedged=True)
    assert one(MAKER(report, ARMY, (SAID,), (found,))).id == one(MAKER(report, ARMY, (SAID,), (changed,))).id


def test_sentences_end_neither_at_initials_nor_titles() -> None:
    text = "He left. The U.S. Army met Dr. J. Marsh here. They ate."
    words = at(text, "met")
    assert text[slice(*_ends(text, words))] == "The U.S. Army met Dr. J. Marsh here."


def _ends(text: str, words: Span) -> tuple[int, int]:
    found = sentence_at(text, words, MAKER.abbreviations)
    return found.start, found.end


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Report, tuple[Attribution, ...], tuple[Event, ...]]:
    text = draw(st.text(alphabet='Ab. \n"U', min_size=2, max_size=60))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    kinds = st.sampled_from(list(CueClass))
    within = st.none() | st.integers(0, 3)
    sayings = [
        replace(saying(span(), span(), draw(kinds)), within=draw(within)) for _ in range(draw(st.integers(0, 3)))
    ]
    return make_report(text), tuple(sayings), tuple(event(span(), span()) for _ in range(draw(st.integers(0, 3))))


def _cue(sayings: tuple[Attribution, ...], claim: Claim) -> Span:
    index = claim.said_by[0].attribution
    assert index is not None
    return sayings[index].cue


@given(tellings())
def test_every_event_has_a_claim_whose_evidence_covers_a_mention(
    telling: tuple[Report, tuple[Attribution, ...], tuple[Event, ...]],
) -> None:
    report, sayings, events = telling
    claims = MAKER(report, ARMY, sayings, events)
    triggers = {e.trigger for e in events}
    assert {events[c.event].trigger for c in claims} == triggers
    for claim in claims:
        assert claim.said_by[-1] == Voice(None, None, report.outlet)
        shown = any(claim.evidence.covers(m[0]) for m in events[claim.event].mentions)
        assert shown or (claim.asserted is Stand.DENIED and claim.evidence.covers(_cue(sayings, claim)))
