"""An event's standing: own cases, one phenomenon each."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.status import StatusReading, load_status_lexicon, read_status
from dateline.model.event import Status
from tests.making import make_report, parse

WORDS = ("army", "did", "not", "attack", "may", "to", "will", "if", "no", "talks", "denied", "the", ",", "was", "?")
LEXICON = load_status_lexicon()


def reading(text: str, trigger: str) -> tuple[StatusReading, list[str]]:
    report = make_report(text)
    syntax = parse(report)
    head = next(i for i, start in enumerate(syntax.starts) if start == text.index(trigger))
    found = read_status(report, syntax, head, (), LEXICON)
    return found, [report.quote(span) for span in found.evidence]


CASES = [
    ("He will return the medal if the laws are not withdrawn.", "withdrawn", "conditional", ["if", "not"]),
    ("Lawmakers asked for answers no later than May.", "asked", "occurred", []),
    ("The letter came in light of the arrests.", "arrests", "occurred", []),
    ("Traffic remains barred.", "barred", "ongoing", ["remains"]),
    ("The attempted invasion embarrassed the army.", "invasion", "denied", ["attempted"]),
    ("The army came close to capturing the town.", "capturing", "denied", None),
    ("Police arrested a driver, not a passenger, over the theft.", "arrested", "occurred", []),
    ("Hostages were freed without a shot being fired.", "fired", "denied", None),
    ("Fishing is banned from midnight tonight.", "banned", "planned", None),
    ("The council voted 2-1 Thursday to lift the ban.", "lift", "occurred", None),
    ("The talks will focus on fishing.", "talks", "planned", ["will"]),
    ("Had the army attacked, the town would have fallen.", "attacked", "conditional", ["Had"]),
    ("Rebels attacked the depot on Tuesday.", "attacked", "occurred", []),
    ("Rebels did not attack the depot.", "attack", "denied", ["not"]),
    ("Nobody was wounded in the depot.", "wounded", "denied", ["Nobody"]),
    ("The general refused to withdraw the brigade.", "withdraw", "denied", ["refused"]),
    ("Guards foiled an attack on the depot.", "attack", "denied", ["foiled"]),
    ("The ministers called off the talks.", "talks", "denied", ["called off"]),
    ("The union cancelled the strike.", "strike", "denied", ["cancelled"]),
    ("The president has not ruled out a strike on the port.", "strike", "possible", ["not", "ruled out"]),
    ("The army stopped short of attacking the town.", "attacking", "denied", ["short of"]),
    ("The convoy left without attacking the town.", "attacking", "denied", ["without"]),
    ("Troops were prevented from entering the town.", "entering", "denied", ["prevented"]),
    ("The company denied that guards had beaten the workers.", "beaten", "denied", ["denied"]),
    ("The group denies attacking the convoy.", "attacking", "denied", ["denies"]),
    ("Rebels may attack the depot.", "attack", "possible", ["may"]),
    ("Rebels could not attack the depot.", "attack", "denied", ["could", "not"]),
    ("The ministers will meet on Friday.", "meet", "planned", ["will"]),
    ("The talks are set to resume on Monday.", "talks", "planned", ["set"]),
    ("The planned talks drew crowds.", "talks", "planned", ["planned"]),
    ("Envoys arrived ahead of the talks.", "talks", "planned", ["ahead of"]),
    ("The group threatened to attack the port.", "attack", "planned", ["threatened"]),
    ("The mayor urged the police to withdraw.", "withdraw", "requested", ["urged"]),
    ("The bishop called for a ceasefire.", "ceasefire", "requested", ["called"]),
    ("Pilots have been requesting to use the base to hit targets.", "hit", "requested", None),
    ("The rule would allow pilots to use the base to hit targets.", "hit", "possible", None),
    ("The army will attack if the talks fail.", "attack", "conditional", None),
    ("The army would have attacked.", "attacked", "conditional", ["would"]),
    ("Soldiers were sent there to help allies retake territory.", "retake", "planned", None),
    ("Rebels are attacking the depot.", "attacking", "ongoing", ["are"]),
    ("Rebels continue to attack the depot.", "attack", "ongoing", ["continue"]),
    ("The troops appear to be gaining ground.", "gaining", "ongoing", None),
    ("The army does not believe that rebels attacked the depot.", "attacked", "denied", ["not"]),
    ("The army did not say that rebels attacked the depot.", "attacked", "occurred", []),
    ("Rebels managed to attack the depot.", "attack", "occurred", ["managed"]),
    ("The minister has given the OK to lift the ban.", "lift", "occurred", ["OK"]),
    ("The siege is in its second week.", "siege", "ongoing", ["in its second week"]),
    ("A strike at the mill is likely.", "strike", "possible", ["likely"]),
    ("Not only did troops raid the shop, they burned it.", "raid", "occurred", []),
    ("The clinic was able to treat the wounded.", "treat", "occurred", ["able"]),
    ("The navy is considering sending ships.", "sending", "possible", None),
    ("The boat race has yet to start.", "start", "denied", None),
    ("The gang threatened to kill the judge if he spoke.", "kill", "conditional", ["threatened", "if"]),
    ("It could put the port at ease when and if talks happen.", "talks", "possible", None),
    ("It was hard to stop attacks on the port.", "attacks", "ongoing", ["stop"]),
    ("The judge condemned the attack.", "attack", "occurred", []),
]


@pytest.mark.parametrize(("text", "trigger", "status", "cues"), CASES, ids=[c[0][:50] for c in CASES])
def test_standing(text: str, trigger: str, status: str, cues: list[str] | None) -> None:
    found, words = reading(text, trigger)
    assert found.status == Status(status)
    if cues is not None:
        assert words == cues


HEDGED = [
    ("Rebels reportedly attacked the depot.", "attacked"),
    ("Rebels are believed to have attacked the depot.", "attacked"),
    ("The alleged attack went unseen.", "attack"),
]


@pytest.mark.parametrize(("text", "trigger"), HEDGED)
def test_a_hedge_marks_the_event_and_leaves_its_standing(text: str, trigger: str) -> None:
    found, words = reading(text, trigger)
    assert found.status is Status.OCCURRED
    assert found.hedged
    assert words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["army", "did", "not", "attack", "may", "to", "will", "if", "no", "talks", "denied", "the", ",", "was", "?"]
        ),
        min_size=1,
    )
)
def test_never_raises_and_evidence_lies_in_the_sentence(words: list[str]) -> None:
    report = make_report(" ".join(words))
    syntax = parse(report)
    for head in range(-1, len(syntax) + 1):
        found = read_status(report, syntax, head, (), LEXICON)
        assert all(0 <= span.start < span.end <= len(report.text) for span in found.evidence)
