"""What somebody may do, before and after: own cases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.policy import load_policy_lexicon, read_policy
from dateline.model.event import Policy
from dateline.model.mention import Chain, Form, Kind, Mention
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from tests.making import make_report, parse

LEXICON = load_policy_lexicon()
WORDS = ("the", "lifted", "ban", "on", "fishing", "allowed", "to", "from", "banned", ",", "curfew", "given", "ok", "by")


def fillers_of(report: Report, syntax: Syntax) -> Fillers:
    chains = []
    for name in ("ministry", "council", "court", "women", "Kenya", "Chad", "farmers", "president"):
        for token, word in enumerate(syntax.words):
            if word == name:
                mention = Mention(syntax.span(token), Form.NOMINAL, token)
                chains.append(Chain(name, Kind.ORGANISATION, (mention,), ()))
    return Fillers(tuple(chains), (), (), (), ())


def read(text: str, trigger: str) -> tuple[Policy | None, Report, Fillers]:
    report = make_report(text)
    syntax = parse(report)
    head = next(i for i, start in enumerate(syntax.starts) if start == text.index(trigger))
    fillers = fillers_of(report, syntax)
    return read_policy(syntax, fillers, head, ("CONCEDE", ()), LEXICON), report, fillers


CASES = [
    ("The ministry lifted the curfew.", "lifted", "the curfew", None, "ministry", "in-force", "lifted"),
    ("The ministry lifted the ban on fishing.", "lifted", "fishing", None, "ministry", "banned", "permitted"),
    ("The ministry eased restrictions on travel.", "eased", "travel", None, "ministry", "restricted", "permitted"),
    ("The council imposed a curfew.", "imposed", "a curfew", None, "council", "none", "in-force"),
    ("The council imposed a ban on fishing.", "imposed", "fishing", None, "council", "permitted", "banned"),
    ("The council extended the curfew.", "extended", "the curfew", None, "council", "in-force", "in-force"),
    ("The court suspended the ban.", "suspended", "the ban", None, "court", "in-force", "suspended"),
    (
        "The council allowed women to drive cars.",
        "allowed",
        "drive cars",
        "women",
        "council",
        "restricted",
        "permitted",
    ),
    (
        "The council barred women from driving cars.",
        "barred",
        "driving cars",
        "women",
        "council",
        "permitted",
        "banned",
    ),
    ("The council banned plastic bags.", "banned", "plastic bags", None, "council", "permitted", "banned"),
    ("The court revoked the licence.", "revoked", "the licence", None, "court", "in-force", "lifted"),
    ("The easing of restrictions on travel pleased all.", "easing", "travel", None, None, "restricted", "permitted"),
    (
        "The president vetoed the lifting of the curfew.",
        "vetoed",
        "the curfew",
        None,
        "president",
        "in-force",
        "in-force",
    ),
    (
        "The president has given the OK to lift the curfew.",
        "given",
        "the curfew",
        None,
        "president",
        "in-force",
        "lifted",
    ),
    (
        "The president has given the OK to lift the curfew.",
        "lift",
        "the curfew",
        None,
        "president",
        "in-force",
        "lifted",
    ),
    (
        "The council lifted the curfew, allowing farmers to sell milk.",
        "lifted",
        "sell milk",
        "farmers",
        "council",
        None,
        None,
    ),
    (
        "The ministry lifted the arms embargo on Chad.",
        "lifted",
        "the arms embargo",
        "Chad",
        "ministry",
        "in-force",
        "lifted",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "subject", "holder", "grantor", "before", "after"), CASES)
def test_change(
    text: str,
    trigger: str,
    subject: str,
    holder: str | None,
    grantor: str | None,
    before: str | None,
    after: str | None,
) -> None:
    found, report, fillers = read(text, trigger)
    assert found is not None
    assert found.subject is not None
    assert report.quote(found.subject) == subject
    names = [fillers.chains[i].name if i is not None else None for i in (found.holder, found.grantor)]
    assert names == [holder, grantor]
    if before is not None:
        assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("Rebels attacked the depot.", "attacked"), ("Cranes lifted the boat.", "lifted"), ("He ended a match.", "ended")],
)
def test_no_change(text: str, trigger: str) -> None:
    assert read(text, trigger)[0] is None


def test_types_that_change_no_permission() -> None:
    report = make_report("The army closed the road.")
    assert read_policy(parse(report), Fillers((), (), (), (), ()), 2, ("ASSAULT", ()), LEXICON) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_never_raises_and_subjects_lie_in_the_text(words: list[str]) -> None:
    report = make_report(" ".join(words))
    syntax = parse(report)
    for head in range(-1, len(syntax) + 1):
        found = read_policy(syntax, fillers_of(report, syntax), head, ("CONCEDE", ()), LEXICON)
        assert found is None or found.subject is None or found.subject.end <= len(report.text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels freed the hostages.", "freed"),
        ("Pirates let the sailors go.", "let"),
        ("Sources let it be known that he was tired.", "let"),
        ("The keeper allowed two goals.", "allowed"),
        ("A lamp is suspended over the altar.", "suspended"),
        ("The court cleared the minister.", "cleared"),
    ],
)
def test_an_act_upon_somebody_or_a_thing_changes_no_rule(text: str, trigger: str) -> None:
    assert read(text, trigger)[0] is None


@pytest.mark.parametrize(
    "text",
    ["Monitors, thrown out in 2010, have not been readmitted.", "A bill thrown out, blocked in May, was tabled again."],
)
def test_a_participle_of_refusal_is_not_read_as_what_it_refuses(text: str) -> None:
    report = make_report(text)
    syntax = parse(report)
    head = next(i for i, word in enumerate(syntax.words) if word == "thrown")
    found = read_policy(syntax, fillers_of(report, syntax), head, ("REJECT", ()), LEXICON)
    assert found is None or found.before == found.after
