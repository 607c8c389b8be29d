"""What a cue does, by its sense in the sentence."""

import pytest

from dateline.model.attribution import CueClass
from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from tests.attribution.reading import by_cue, chain, party

CLASSES = [
    ("The army said no shell had hit the clinic.", "said", CueClass.DENY),
    ("The mission said the convoy was never attacked.", "said", CueClass.DENY),
    ("The company said there was no such contract.", "said", CueClass.DENY),
    ("The union insisted that nobody had been paid.", "insisted", CueClass.DENY),
    ("The union insists that the strike is legal.", "insists", CueClass.CLAIM),
    ("The coach said the bus had not yet arrived.", "said", CueClass.REPORT),
    ("“I did not sign the order,” the colonel said.", "said", CueClass.DENY),
    ("Bolivia rejected talks on the river.", "rejected", CueClass.DECLINE),
    ("Bolivia rejected the allegation.", "rejected", CueClass.DENY),
    ("The rebels said they would never recognise the court.", "said", CueClass.DECLINE),
    ("The bank said it would compensate the savers.", "said", CueClass.PROMISE),
    ("The bank said it would study the ruling.", "said", CueClass.PLAN),
    ("The rebels said they would shell the port.", "said", CueClass.THREATEN),
    ("Peru said it would leave the pact unless the dam was stopped.", "said", CueClass.THREATEN),
    ("Peru said it would recall its envoy should the dam be filled.", "said", CueClass.THREATEN),
    ("The general said any raid would be met with force.", "said", CueClass.THREATEN),
    ("The general warned that any raid would be punished.", "warned", CueClass.THREATEN),
    ("The militia warned that its fighters would shell the port.", "warned", CueClass.THREATEN),
    ("The agency warned that famine was likely.", "warned", CueClass.PREDICT),
    ("The agency warned that the wells were dry.", "warned", CueClass.REPORT),
    ("The mayor called the article a lie.", "called", CueClass.DENY),
    ("The mayor called the raid an insult.", "called", CueClass.ACCUSE),
    ("The mayor called the raid a drill.", "called", CueClass.CLAIM),
    ("The party said no date had been set.", "said", CueClass.REPORT),
    ("The judges must resign, the party said.", "said", CueClass.DEMAND),
    ("The Washington Post said the shops were shut.", "said", CueClass.REPORT),
    ("The ministry said it would not attack the town.", "said", CueClass.PROMISE),
    ("A spokesman said the firm does not comment on leaks.", "said", CueClass.DECLINE),
    ("A decree said the shops were shut.", "said", CueClass.ANNOUNCE),
    ("A survey said the shops were shut.", "said", CueClass.EVIDENTIAL),
]


@pytest.mark.parametrize(("text", "cue", "kind"), CLASSES)
def test_class_by_sense(text: str, cue: str, kind: CueClass) -> None:
    assert by_cue(text, cue).cue_class is kind


OFFICIAL = [
    ("The ministry said it had suspended the licence.", "GOV", CueClass.ANNOUNCE),
    ("The ministry said 40 prisoners would be released.", "GOV", CueClass.ANNOUNCE),
    ("The ministry said the count was to resume on Monday.", "GOV", CueClass.ANNOUNCE),
    ("The ministry said the river had risen.", "GOV", CueClass.REPORT),
    ("The ministry said it had suspended the licence.", "BUS", CueClass.REPORT),
]


@pytest.mark.parametrize(("text", "sector", "kind"), OFFICIAL)
def test_acts_of_office_are_announced_by_those_in_office(text: str, sector: str, kind: CueClass) -> None:
    ministry = chain(text, "the ministry", Kind.ORGANISATION, "The ministry")
    fillers = Fillers((ministry,), (party("the ministry", sector),), (), (), ())
    assert by_cue(text, "said", fillers=fillers).cue_class is kind
