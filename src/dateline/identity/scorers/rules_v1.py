"""The first scorer: weights set by hand, in the open (`resources/scorers/same_event_v1.toml`)."""

from functools import cache

from dateline.identity.features.counts import counts
from dateline.identity.features.parties import actor, alone, anyone, patient, turned
from dateline.identity.features.place import place
from dateline.identity.features.standing import one_report, status
from dateline.identity.features.time import time
from dateline.identity.features.trigger import coded, trigger
from dateline.identity.features.wording import headline, report, sentence, story
from dateline.identity.scorers.scorer import Scorer
from dateline.tables import read_toml

_TOLD = (trigger, coded, time, place, actor, patient, anyone, turned, alone, counts, status)
_TELLING = (sentence, report, story, headline, one_report)


@cache
def rules_v1() -> Scorer:
    """The scorer of this version."""
    table = read_toml("scorers/same_event_v1.toml")
    scale = {name: float(value) for name, value in table["scale"].items()}
    weights = {str(sign): float(weight) for sign, weight in table["weights"].items()}
    return Scorer("rules_v1", (*_TOLD, *_TELLING), weights, frozenset(map(str, table["bars"]["signs"])), scale)
