"""Whether the verb that governs a time looks back or ahead."""

import re

from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span
from dateline.times.draft import Lean

_AHEAD_LEMMAS = frozenset({"will", "'ll", "shall", "wo"})
_PLANS = frozenset({"schedule", "plan", "expect", "set", "due", "slate", "prepare", "book", "fix"})
_AHEAD_BEFORE = re.compile(r"\b(?:until|till|by|ahead of|upcoming|coming|from)\s(?:the\s)?$", re.I)


def lean_of(report: Report, syntax: Syntax, span: Span) -> Lean:
    """The direction of a time expression without one of its own; past where nothing says otherwise."""
    head = syntax.head_of(span)
    if head is None:
        return Lean.PAST
    verb = next((t for t in (head, *syntax.ancestors(head)) if syntax.upos[t] in ("VERB", "AUX")), None)
    if verb is None:
        return Lean.PAST
    if _looks_ahead(syntax, verb):
        return Lean.FUTURE
    helpers = syntax.children_of(verb, "aux", "auxpass")
    past = syntax.tags[verb] in ("VBD", "VBN") or any(syntax.tags[c] == "VBD" for c in helpers)
    if _AHEAD_BEFORE.search(report.text[max(0, span.start - 16) : span.start]) and not past:
        return Lean.FUTURE
    # The present tense of a headline tells the past; elsewhere with a date it tells what is arranged.
    in_title = report.section_at(span.start) is SectionKind.TITLE
    present = syntax.tags[verb] in ("VBZ", "VBP")
    return Lean.FUTURE if present and not in_title and not syntax.children_of(verb, "ccomp") else Lean.PAST


def _looks_ahead(syntax: Syntax, verb: int) -> bool:
    """A future auxiliary, "to be held", or a participle of planning, at the verb or just above it."""
    helpers = syntax.children_of(verb, "aux", "auxpass")
    if any(syntax.lemmas[c] in _AHEAD_LEMMAS or syntax.words[c].lower() in ("'ll", "will") for c in helpers):
        return True
    if any(syntax.tags[c] == "TO" for c in helpers):
        above = syntax.heads[verb]
        return syntax.deprels[verb] in ("xcomp", "acl", "advcl", "relcl", "ROOT") and syntax.tags[above] != "VBD"
    return syntax.lemmas[verb] in _PLANS and syntax.tags[verb] in ("VBN", "JJ")
