"""Finds time expressions: every rule over every paragraph, the longest match wins, anchored on the report's day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dateline.model.doubt import Unresolved, Why
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span
from dateline.model.time import Interval, Timex, TimexType
from dateline.times.draft import SHORT, Draft, Rule, Setting
from dateline.times.lean import course_of
from dateline.times.lexicon import WORD, Lexicon
from dateline.times.told import Hit, Told, settled

_BOUND = re.compile(r"\b(since|until|till|by|before)\s(?:the\s|about\s|at least\s|early\s)?$", re.I)
_COMPARED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|\w{3,}est|worst|best|most|least|not)\b"
    r"(?:[^.;]|\.\d){0,60}\bsince\s(?:the\s)?$"
)
_HUNG_ON = re.compile(r"\s(?:on|in|since|until|by|during|before|after)\s(?:the\s)?$")
_TITLES = frozenset({"ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "FAC"})
_DAY_LINE = re.compile(
    r"[^\n]{0,3}[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w ]{2,20})?, ([A-Z][a-z]+day)(?: \([A-Z][\w ]+\))? ?[-–—]"
)
_DUMMY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Times:
    """The stage: (report, syntax) → time expressions in text order."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    by_key: Mapping[str, frozenset[int]]  # the rules' places in the list
    always: frozenset[int]

    def __call__(self, report: Report, syntax: Syntax) -> tuple[Timex, ...]:
        names = [syntax.span(n.start, n.end - 1) for n in syntax.names if n.label in _TITLES]
        found: list[Timex] = []
        told = Told(today=anchor_of(report, self.lexicon)[0])
        for start, end in syntax.paragraphs:
            window = syntax.span(start, end - 1)
            inside = [span for span in names if window.covers(span)]
            hits = [h for h in self._hits(report, syntax, window) if not _in_name(report.text, h.span, inside)]
            chosen, told = settled(report.text, _longest(hits), told)
            found += [self._timex(report, hit) for hit in chosen]
        return tuple(found)

    def _hits(self, report: Report, syntax: Syntax, window: Span) -> Iterator[Hit]:
        anchor, basis = anchor_of(report, self.lexicon)
        places = _places(report.text, window)
        for order in sorted(self.always.union(*(self.by_key[key] for key in self.by_key.keys() & places.keys()))):
            rule = self.rules[order]
            for match in _matches(rule, report.text, places, window):
                span = Span(*match.span())
                setting = Setting(
                    anchor or _DUMMY, basis, self.lexicon, partial(course_of, report, syntax, span, self.lexicon)
                )
                draft = _drafted(rule, match, setting)
                if draft is not None:
                    span = Span(*match.span("here")) if match.groupdict().get("here") else span
                    yield Hit(span, rule, order, draft if anchor or not _leans_on(rule, draft) else _unanchored(draft))

    def _timex(self, report: Report, hit: Hit) -> Timex:
        draft = hit.draft
        before = report.text[max(0, hit.span.start - 90) : hit.span.start]
        bound = None if _COMPARED.search(before) else _BOUND.search(before)
        name = {"till": "until", "before": "by"}.get(bound[1].lower(), bound[1].lower()) if bound else None
        return Timex(
            span=hit.span,
            type=draft.type,
            value=draft.value,
            interval=_bounded(draft, bound[1].lower(), anchor_of(report, self.lexicon)[0]) if bound else draft.interval,
            basis=draft.basis,
            granularity=draft.granularity,
            bound=name,
            fuzzy=draft.fuzzy,
            rule=hit.rule.id,
            guesses=draft.guesses,
        )


def _drafted(rule: Rule, match: re.Match[str], setting: Setting) -> Draft | None:
    """What a rule makes of a match; nothing where it leads out of the calendar, as "Monday week" on its first day."""
    try:
        return rule.make(match, setting)
    except OverflowError:
        return None


def make_times(lexicon: Lexicon, rules: tuple[Rule, ...]) -> Times:
    """The stage, with the rules filed by the words that they need."""
    filed: dict[str, set[int]] = {}
    for order, rule in enumerate(rules):
        for key in rule.keys:
            filed.setdefault(key, set()).add(order)
    by_key = {key: frozenset(orders) for key, orders in filed.items()}
    return Times(lexicon, rules, by_key, frozenset(order for order, rule in enumerate(rules) if not rule.keys))


def _bounded(draft: Draft, word: str, today: date | None) -> Interval | Unresolved:
    """ "Since X" runs from X to the report's day; "by X" and "until the end of X" from it to X's last day."""
    interval = draft.interval
    if isinstance(interval, Unresolved) or not interval.earliest or not interval.latest or not today:
        return interval
    here = today.isoformat()
    if word == "since":
        return Interval(interval.earliest, here) if here >= interval.latest else interval
    ends = any(guess.startswith(("late: a third", "end of")) for guess in draft.guesses)
    if here <= interval.latest and draft.granularity != "time" and (word == "by" or ends):
        return Interval(here, interval.latest)
    single = draft.granularity == "day" and draft.type is TimexType.DATE and "/" not in (draft.value or "/")
    return Interval(interval.earliest, interval.earliest) if single else interval


def _places(text: str, window: Span) -> Mapping[str, Sequence[int]]:
    """The words of a paragraph in lower case; with the places where they stand, where the paragraph is long."""
    if len(window) <= SHORT:
        return dict.fromkeys(WORD.findall(text[window.start : window.end].lower()), ())
    places: dict[str, list[int]] = {}
    for word in WORD.finditer(text, window.start, window.end):
        places.setdefault(word[0].lower(), []).append(word.start())
    return places


def _matches(rule: Rule, text: str, places: Mapping[str, Sequence[int]], window: Span) -> Iterator[re.Match[str]]:
    for start, end in rule.windows(places, (window.start, window.end)):
        while end < window.end and text[end].isalnum():
            end += 1
        yield from rule.pattern.finditer(text, start, end)


def anchor_of(report: Report, lexicon: Lexicon) -> tuple[date | None, str]:
    """The day that relative times count from: the dateline's, else the publication day; never the day of the run.

    A dateline that names a weekday ("KISANGANI, Wednesday -") means the last one before the report was published.
    """
    if report.dateline is not None and report.dateline.filed is not None:
        return report.dateline.filed, "dateline"
    opening = _DAY_LINE.match(report.text) if report.published else None
    number = lexicon.weekdays.get(opening[1].lower()) if opening else None
    if number is not None and report.published is not None:
        return report.published - timedelta((report.published.weekday() - number) % 7), "dateline"
    return report.published, "publication"


def _leans_on(rule: Rule, draft: Draft) -> bool:
    """Whether a draft rests on the report's day: all of a relative rule's, and dates whose year was filled in."""
    return (rule.relative and draft.basis != "explicit") or draft.basis == "publication"


def _unanchored(draft: Draft) -> Draft:
    if isinstance(draft.interval, Unresolved):
        return draft
    keeps_value = draft.value if draft.value and re.match(r"P|[A-Z]+_REF", draft.value) else None
    if draft.value and draft.granularity == "day" and any("year" in guess for guess in draft.guesses):
        keeps_value = "XXXX" + draft.value[4:]
    return replace(draft, value=keeps_value, interval=Unresolved(Why.NO_ANCHOR), basis="none", guesses=())


def _in_name(text: str, span: Span, names: list[Span]) -> bool:
    """Whether a match is part of a name ("Sunday Times", "May Thompson"), not one that a preposition hangs on it."""
    return any(
        name.overlaps(span)
        and name != span
        and not span.covers(name)
        and not _HUNG_ON.search(text, name.start, max(span.start, name.start))
        for name in names
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.span), h.order, h.span.start)):
        if not any(hit.span.overlaps(other.span) for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda h: h.span)


__all__ = ["Times", "anchor_of", "make_times"]
