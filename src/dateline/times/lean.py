"""Whether the verb that governs a time looks back or ahead, or tells what has lasted."""

import re

from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span
from dateline.times.draft import Course, Lean
from dateline.times.lexicon import Lexicon

_AHEAD_LEMMAS = frozenset({"will", "'ll", "shall", "wo"})
_EDGE = r"\s(?:the\s)?(?:(?:end|start|beginning|middle|close|eve) of\s)?(?:the\s)?$"
_HOUR = r"(?:\s(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|o['’]clock)?|noon|midday|midnight)(?:\s[A-Z]{2,4}T)?(?:\son)?)?"
_LIMIT_BEFORE = re.compile(r"\b(?:until|till|by|before|ahead of|from|through)" + _HOUR + _EDGE, re.I)
_AHEAD_BEFORE = re.compile(
    r"\b(?:as soon as|as early as|no later than|not later than|ahead of|"
    r"in the run-up to|starting|effective|beginning|upcoming|coming|due|"
    r"(?:scheduled|planned|slated|set|expected|due) (?:for|on|by|in|out on)|as from|deadline(?: of| is)?)\s"
    r"(?:on\s|in\s)?(?:the\s)?$",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through)" + _HOUR + _EDGE, re.I)
_ABOUT_TO = re.compile(r"\b(?:due|set|scheduled|expected|poised|planned|slated) to [a-z]+[^.;,]{0,50}$")
_CLOCK = re.compile(
    r"(?:at|on|noon|midnight|\d[\d:.]*|[ap]\.?m\.?|o['’]clock|time|local|GMT|morning|night|evening)$", re.I
)
_BESIDE = frozenset({"poss", "compound", "nmod"})


def course_of(report: Report, syntax: Syntax, span: Span, lexicon: Lexicon) -> Course:
    """The course of the verb above a time expression; past where nothing says otherwise."""
    head = syntax.head_of(span)
    before = report.text[max(0, span.start - 80) : span.start]
    if _ABOUT_TO.search(before):
        return Course(Lean.FUTURE, False)
    if head is None or _AHEAD_BEFORE.search(before):
        return Course(Lean.FUTURE if _AHEAD_BEFORE.search(before) else Lean.PAST, False)
    verb = next((t for t in (head, *syntax.ancestors(head)) if syntax.upos[t] in ("VERB", "AUX")), None)
    if verb is not None and syntax.tags[verb] == "VB" and not syntax.children_of(verb, "aux", "auxpass"):
        above = syntax.heads[verb]  # "promised to let them go on Friday"
        verb = above if syntax.upos[above] == "VERB" and syntax.deprels[verb] in ("ccomp", "xcomp") else verb
    if verb is None or _SINCE.search(before):
        return Course(Lean.PAST, verb is not None and _is_perfect(syntax, verb))
    ahead = _looks_ahead(syntax, verb, lexicon)
    if syntax.deprels[head] in _BESIDE and syntax.lemmas[syntax.heads[head]].lower() not in lexicon.planned:
        # "Friday's purchases" are over, whatever the verb; "Sunday's vote" may lie ahead.
        return Course(Lean.PAST, _is_perfect(syntax, verb))
    if ahead or _is_limit(syntax, verb, before, lexicon):
        return Course(Lean.FUTURE, _is_perfect(syntax, verb))
    # The present tense of a headline tells the past; elsewhere with a date it tells what is arranged.
    in_title = report.section_at(span.start) is SectionKind.TITLE
    present = _is_present(syntax, verb) and _hangs_on(syntax, head, verb)
    arranged = present and not in_title and not syntax.children_of(verb, "ccomp")
    return Course(Lean.FUTURE if arranged else Lean.PAST, _is_perfect(syntax, verb))


def _is_limit(syntax: Syntax, verb: int, before: str, lexicon: Lexicon) -> bool:
    """ "Closed until Friday" lies ahead, unless the verb itself is over ("lasted until Friday", "fell by Friday")."""
    if not _LIMIT_BEFORE.search(before):
        return False
    helpers = syntax.children_of(verb, "aux", "auxpass")
    had = any(syntax.words[c].lower() == "had" for c in helpers)
    had = had or (syntax.lemmas[verb] == "have" and syntax.tags[verb] == "VBD")
    if _UNTIL.search(before) and syntax.lemmas[verb] not in lexicon.stays and not had:
        return True
    infinitive = any(syntax.tags[c] == "TO" for c in helpers)
    past = syntax.tags[verb] in ("VBD", "VBN") or any(syntax.tags[c] == "VBD" for c in helpers)
    return infinitive or not past


def _is_present(syntax: Syntax, verb: int) -> bool:
    """ "Starts", "is starting", "is heard": the present, plain, progressive or passive."""
    helpers = syntax.children_of(verb, "aux", "auxpass")
    be_now = any(syntax.lemmas[c] == "be" and syntax.tags[c] in ("VBZ", "VBP") for c in helpers)
    return syntax.tags[verb] in ("VBZ", "VBP") or (be_now and syntax.tags[verb] in ("VBG", "VBN"))


def _hangs_on(syntax: Syntax, head: int, verb: int) -> bool:
    """Whether the time hangs on the verb itself, by at most a preposition."""
    above = syntax.heads[head]
    while above != verb and syntax.heads[above] != above and _CLOCK.match(syntax.words[above]):
        head, above = above, syntax.heads[above]  # "at noon on Friday", "Friday at 3 p.m."
    return verb in (head, above) or (syntax.upos[above] in ("ADP", "SCONJ") and syntax.heads[above] == verb)


def _is_perfect(syntax: Syntax, verb: int) -> bool:
    """ "Has held", "have been holding": what began before and lasts until now."""
    helpers = syntax.children_of(verb, "aux", "auxpass")
    been = any(syntax.words[c].lower() == "been" for c in helpers)
    return any(syntax.lemmas[c] == "have" and (been or syntax.tags[c] in ("VBZ", "VBP")) for c in helpers)


def _looks_ahead(syntax: Syntax, verb: int, lexicon: Lexicon) -> bool:
    """A future auxiliary, "to be held", or a participle of planning, at the verb or just above it."""
    helpers = syntax.children_of(verb, "aux", "auxpass")
    if any(syntax.lemmas[c] in _AHEAD_LEMMAS or syntax.words[c].lower() in ("'ll", "will") for c in helpers):
        return True
    if any(syntax.tags[c] == "TO" for c in helpers):
        above = syntax.heads[verb]
        if any(
            syntax.words[c].lower() == "had" for a in (above, syntax.heads[above]) for c in syntax.children_of(a, "aux")
        ):
            return False  # "had been due to expire on Friday"
        if syntax.lemmas[above] == "be" or syntax.lemmas[above] in lexicon.plans:
            return True
        return syntax.deprels[verb] in ("xcomp", "acl", "advcl", "relcl", "ROOT") and syntax.tags[above] != "VBD"
    if any(syntax.lemmas[c] in ("may", "might", "should", "would") for c in helpers):
        bare = "VB" in (syntax.tags[verb], *(syntax.tags[c] for c in helpers))  # "would be held"
        return bare and not any(syntax.lemmas[c] == "have" for c in helpers)
    return syntax.lemmas[verb] in lexicon.plans and syntax.tags[verb] in ("VBN", "JJ", "VBZ", "VBP")
