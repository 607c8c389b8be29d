"""Verbs of saying where they are no saying: "attacked the town", "questioned the driver", "admitted 40 children"."""

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.objects import is_dated
from dateline.attribution.page import Page
from dateline.attribution.things import Things
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SOLID = frozenset(("building", "infrastructure", "territory", "vehicle", "weapon", "force", "goods", "sport"))
_FORCED = frozenset((CueClass.ACCUSE, CueClass.CLAIM, CueClass.DEMAND))
_JUDGING = frozenset(("as", "for", "over"))


def is_bodily(page: Page, things: Things, verb: int, entry: Entry, source: int | None) -> bool:
    """Whether a verb that may be meant bodily is, by what it is done to and by whom."""
    s = page.syntax
    objects = s.children_of(verb, "dobj", "nsubjpass")
    if Frame.BODILY not in entry.frames or not objects or _is_judged(s, verb):
        return False
    if any(page.quote_of[t] >= 0 for t in s.subtree(objects[0]) if page.quote_of[verb] < 0):
        return False
    if source is not None and entry.cue_class in _FORCED and s.lemmas[source].lower() in things.armed:
        return True
    return any(_is_solid(s, things, thing) for thing in objects)


def _is_judged(s: Syntax, verb: int) -> bool:
    """Whether the verb gives a reason or a name: "attacked the president for his silence"."""
    parts = [p for p in s.children_of(verb, "prep") if p > verb and s.lemmas[p] in _JUDGING]
    return any(not is_dated(s, p) for p in parts) or s.child(verb, "oprd", "ccomp") is not None


def _is_solid(s: Syntax, things: Things, thing: int) -> bool:
    """Whether a thing can be touched: a place, a building, a number of people."""
    if any(n.start <= thing < n.end and n.label in _PLACES for n in s.names):
        return True
    kinds = things.classes.get(s.lemmas[thing].lower(), frozenset())
    return s.child(thing, "nummod") is not None or (bool(kinds) and kinds <= _SOLID)
