"""Whether what has the words of a saying is one: no "that said, …", no wishes of the writer, no speaking things."""

from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.attribution.things import Things
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_WISHES = frozenset((CueClass.DEMAND, CueClass.PLAN))
_WRITER = frozenset(("I", "we", "i"))
_QUESTIONS = frozenset(("WRB", "WP", "WDT"))
_MUTE = frozenset(("goods", "health", "time", "vehicle", "weapon", "weather"))
_LEAVE = frozenset(("authorise", "authorize", "authorised", "authorized", "allow", "permit", "entitle", "clear"))
_SPEECH = frozenset((CueClass.EVIDENTIAL, CueClass.HEARSAY))


def is_plausible(page: Page, things: Things, saying: Saying) -> bool:
    """Whether a verb's saying is not ruled out by who says it and what is said."""
    s = page.syntax
    if _is_bare_question(s, saying) or _is_turn_of_phrase(s, saying) or _is_unallowed(s, saying):
        return False
    if saying.source is None or page.quote_of[saying.token] >= 0:
        return True
    by_writer = saying.cue_class in _WISHES and s.words[saying.source].lower() in _WRITER
    return not by_writer and not (_shows(s, saying) or _is_mute(s, things, saying))


def _is_bare_question(s: Syntax, saying: Saying) -> bool:
    """ "I don't know why": nothing is told."""
    return len(saying.content) == 1 and all(s.tags[t] in _QUESTIONS for t in saying.content)


def _is_unallowed(s: Syntax, saying: Saying) -> bool:
    """ "She was not authorised to discuss the search": what somebody may not say is not said."""
    leave = s.heads[saying.token]
    return s.deprels[saying.token] == "xcomp" and s.lemmas[leave] in _LEAVE and s.child(leave, "neg") is not None


def _is_turn_of_phrase(s: Syntax, saying: Saying) -> bool:
    """ "That said, the plan has its friends"."""
    first = s.sentences[s.sentence_of[saying.token]][0]
    after = saying.token + 1
    opens = saying.source == first and s.lemmas[first] in ("that", "this") and saying.token == first + 1
    return opens and after < len(s) and s.words[after] == ","


def _shows(s: Syntax, saying: Saying) -> bool:
    """Whether somebody shows a thing: "she showed her work"."""
    person = (
        saying.source is not None and s.upos[saying.source] == "PRON" and s.lemmas[saying.source] not in ("it", "which")
    )
    return person and saying.cue_class is CueClass.EVIDENTIAL and saying.rule == "verb-object"


def _is_mute(s: Syntax, things: Things, saying: Saying) -> bool:
    """Whether the source is a thing that cannot say, and nothing but a noun is said."""
    if (
        saying.source is None
        or s.upos[saying.source] != "NOUN"
        or saying.rule not in ("verb-object", "verb-target", "verb-preposition")
    ):
        return False
    kinds = things.classes.get(s.lemmas[saying.source].lower(), frozenset())
    return saying.cue_class not in _SPEECH and bool(kinds) and kinds <= _MUTE
