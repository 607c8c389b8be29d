"""Carries an occasion on: who told a paper something in an interview tells it the next thing there too."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import Attribution, CueClass

_REACH = 3  # sentences
_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we"))
_UNSPOKEN = frozenset((CueClass.BELIEVE, CueClass.PLAN, CueClass.HEARSAY, CueClass.EVIDENTIAL))
_SILENT_RULES = ("noun", "adjective", "adverb", "passive-hearsay", "refusal")


def carry_occasion(page: Page, sayings: Sequence[Saying], said: Sequence[Attribution]) -> list[Attribution]:
    """Attributions where one without hearer and venue has those of the same speaker's saying just before it.

    A saying of somebody else in between, a time of its own or a pluperfect ends the occasion.
    """
    carried = list(said)
    for index in range(len(carried)):
        if not _is_bare(page, sayings[index], carried[index]):
            continue
        held = _ahead(page, sayings, carried, index) or _before(page, sayings, carried, index)
        if held is not None and carried[index].venue_span in (None, held.venue_span):
            carried[index] = replace(
                carried[index],
                audience=held.audience,
                audience_span=held.audience_span,
                venue=held.venue,
                venue_span=held.venue_span,
            )
    return carried


def _is_bare(page: Page, saying: Saying, said: Attribution) -> bool:
    """Whether a saying of speech stands without hearer and time."""
    if said.audience_span or said.time is not None or not said.source:
        return False
    if saying.rule.startswith(_SILENT_RULES) or saying.cue_class in _UNSPOKEN or page.quote_of[saying.token] >= 0:
        return False
    return not _is_earlier(page, saying)


def _is_earlier(page: Page, saying: Saying) -> bool:
    """Whether a cue in the pluperfect tells of an occasion before."""
    s = page.syntax
    return any(s.lemmas[c] == "have" and s.tags[c] == "VBD" for c in s.children_of(saying.token, "aux"))


def _ahead(page: Page, sayings: Sequence[Saying], said: Sequence[Attribution], index: int) -> Attribution | None:
    """ "Stressing that it was safe, the mayor told the BBC": the saying on which the cue's clause hangs."""
    s, own = page.syntax, sayings[index]
    if s.deprels[own.token] != "advcl":
        return None
    heads = (said[i] for i, other in enumerate(sayings) if other.token == s.heads[own.token])
    return next((a for a in heads if _has_occasion(a)), None)


def _before(page: Page, sayings: Sequence[Saying], said: Sequence[Attribution], index: int) -> Attribution | None:
    """The same speaker's saying a few sentences before, with nobody else's in between."""
    s, own = page.syntax, sayings[index]
    for other in range(index - 1, -1, -1):
        far = s.sentence_of[own.token] - s.sentence_of[sayings[other].token]
        if far > _REACH or far < 0:
            return None
        if said[other].within is not None and said[other].within != said[index].within:
            continue
        if not _same_speaker(page, sayings[index], said[other], said[index]):
            if _is_earlier(page, sayings[other]):
                continue
            return None
        if _has_occasion(said[other]):
            return said[other] if said[index].within != other else None
    return None


def _same_speaker(page: Page, own: Saying, before: Attribution, said: Attribution) -> bool:
    if said.source_chain is not None:
        return before.source_chain == said.source_chain
    pronoun = own.source is not None and page.syntax.lemmas[own.source] in _PRONOUNS
    return pronoun or before.source == said.source


def _has_occasion(said: Attribution) -> bool:
    return said.audience_span is not None or said.venue_span is not None
