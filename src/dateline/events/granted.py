"""The activity that a measure governs, and who it is that may or may not do it."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.events.scope import is_verb, subject_of
from dateline.model.syntax import Syntax
from dateline.model.text import Span

_FOR = ("on", "against", "for", "to", "of")
_ON = ("on", "against", "over", "to", "for", "of")


@dataclass(frozen=True, slots=True)
class Activity:
    """What may be done (None where only the measure is named) and the token of who may do it."""

    span: Span | None
    holder: int | None


def activity_under(syntax: Syntax, measure: int, is_chain: Callable[[int], bool]) -> Activity:
    """The activity of "restriction on ..." or "fishing ban", with its holder; somebody named is the holder instead."""
    for prep in syntax.children_of(measure, "prep"):
        if syntax.words[prep].lower() not in _ON:
            continue
        for thing in syntax.children_of(prep, "pobj", "pcomp"):
            if is_verb(syntax, thing):
                return Activity(span_of_activity(syntax, thing), subject_of(syntax, thing))
            if is_chain(thing):
                return Activity(None, thing)
            return Activity(span_of_activity(syntax, thing), syntax.child(thing, "poss"))
    doing = [c for c in syntax.children_of(measure, "compound", "amod") if syntax.lemmas[c].endswith("ing")]
    return Activity(span_of_activity(syntax, doing[0]), None) if doing else Activity(None, None)


def holder_near(
    syntax: Syntax, tokens: tuple[int, int], is_chain: Callable[[int], bool], places: tuple[str, ...]
) -> int | None:
    """Who is named beside a change or the thing it changes: "the port's curfew", "for visitors", "to lorries".

    `tokens` are the change's word and the thing; `places` are prepositions of place that count as well.
    """
    head, thing = tokens
    owner = syntax.child(thing, "poss")
    if owner is not None and is_chain(owner) and syntax.upos[owner] != "PRON":
        return owner
    preps = [p for n in (thing, head) for p in syntax.children_of(n, "prep", "dative")]
    named = [o for p in preps if syntax.lemmas[p] in (*_FOR, *places) for o in syntax.children_of(p, "pobj")]
    return next((n for n in named if is_chain(n)), None)


def holder_token(syntax: Syntax, verb: int, act: int) -> int | None:
    """Who is let do the act: its own subject, or the object of the letting verb."""
    own = subject_of(syntax, act)
    return own if own is not None else syntax.child(verb, "dobj", "nsubjpass", "dative")


def span_of_activity(syntax: Syntax, token: int) -> Span:
    """Words of an activity: a verb with what follows it, a noun with its modifiers but without a possessor."""
    last = syntax.rights[token]
    while last > token and syntax.upos[last] == "PUNCT":
        last -= 1
    if is_verb(syntax, token):
        return syntax.span(token, last)
    owner = syntax.child(token, "poss")
    first = syntax.lefts[token] if owner is None else syntax.rights[owner] + 1
    return syntax.span(min(first, token), last)


def words_of(syntax: Syntax, noun: int) -> Span:
    """A thing's words, without an owner who is named."""
    owner = syntax.child(noun, "poss")
    named = owner is not None and syntax.upos[owner] != "PRON"
    first = syntax.rights[owner] + 1 if owner is not None and named else syntax.lefts[noun]
    return syntax.span(min(first, noun), noun)
