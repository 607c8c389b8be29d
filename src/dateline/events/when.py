"""When an event was: the time expression of its clause, else of its sentence, else what it inherits, and why so.

Bases: own (a time that hangs on the event's clause), sentence (on a clause bound to it), inherited (an earlier
mention of the same act), dateline and publication (the lead's plain past or a headline, dated by the day of filing
or of print).
A time that hangs on a verb of saying dates the saying.
"""

from collections.abc import Iterator

from dateline.events.moored import Mooring, is_told_under, mooring_of
from dateline.events.scope import is_definite, is_verb
from dateline.model.doubt import Unresolved
from dateline.model.event import EventTime
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span
from dateline.model.time import Interval, Timex, TimexType

_BACK = 4
_STEM = 4
_LAST = 10
_RANKS = ("first", "second", "third", "last", "only")


def date_event(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> EventTime | None:
    """When the event at this token was; None where the report does not say."""
    if not 0 <= head < len(syntax):
        return None
    told = [*_since(report, syntax, timexes, head), *_in_sentence(report, syntax, timexes, head)]
    dated = (time for time in told if _is_dated(time))
    found = next(dated, None) or _inherited(report, syntax, timexes, head)
    return found or next(iter(told), None) or _by_day(report, syntax, timexes, head)


def _is_dated(time: EventTime) -> bool:
    return time.interval.earliest is not None or time.interval.latest is not None


def _in_sentence(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> Iterator[EventTime]:
    """Times of the sentence that hang on the event, the firmest first."""
    for rank, _, index in sorted(_moorings(report, syntax, timexes, head)):
        basis = "sentence" if rank >= Mooring.BOUND else "own"
        yield EventTime(index, _interval(report, timexes[index]), basis)


def _since(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> Iterator[EventTime]:
    """An act that has gone on since another one: from that one's time to the report."""
    if report.published is None or not is_verb(syntax, head) or syntax.tags[head] == "VBD":
        return
    for clause in syntax.children_of(head, "advcl"):
        if "since" not in (syntax.lemmas[t] for t in syntax.children_of(clause, "mark")):
            continue
        start = next((t for t in _in_sentence(report, syntax, timexes, clause) if t.interval.earliest), None)
        if start is not None:
            yield EventTime(start.ref, Interval(start.interval.earliest, report.published.isoformat()), "sentence")


def _moorings(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> Iterator[tuple[int, int, int]]:
    start, end = syntax.sentences[syntax.sentence_of[head]]
    first, last = syntax.starts[start], syntax.ends[end - 1]
    for index, timex in enumerate(timexes):
        if timex.type is TimexType.SET or not first <= timex.span.start < last or _is_filing(report, timex):
            continue
        token = syntax.head_of(timex.span)
        if token is None or _counts_from(report, syntax, timexes, (token, head)) or _is_count(syntax, token, head):
            continue
        mooring = mooring_of(syntax, token, head)
        loose = timex.type is TimexType.DURATION or timex.bound == "until"
        if mooring <= (Mooring.OWN if loose else Mooring.LOOSE):
            yield mooring + loose * _LAST, abs(token - head), index


def _counts_from(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], pair: tuple[int, int]) -> bool:
    """Whether a time is reckoned from the event and so does not date it: "the third year of the invasion"."""
    time, head = pair
    if time in syntax.subtree(head) or is_told_under(syntax, time, head):
        return False
    above = set(syntax.ancestors(head))
    reckoned = (syntax.head_of(t.span) for t in timexes if t.type is not TimexType.SET)
    return any(t in above and syntax.upos[t] in ("NOUN", "PROPN") for t in reckoned)


def _is_count(syntax: Syntax, time: int, head: int) -> bool:
    """Whether a time only says since when there was no other: "the first such brawl since June"."""
    ranked = (c for c in syntax.children_of(head, "amod") if syntax.tags[c] == "JJS" or syntax.lemmas[c] in _RANKS)
    return syntax.lemmas[syntax.heads[time]] == "since" and next(ranked, None) is not None


def _is_filing(report: Report, timex: Timex) -> bool:
    """Whether the expression stands in the dateline: it dates the filing, no act."""
    return report.dateline is not None and report.dateline.span.overlaps(timex.span)


def _interval(report: Report, timex: Timex) -> Interval:
    """The timex's interval; an act since some time lasts until the report, one until some time from the report on."""
    if isinstance(timex.interval, Unresolved):
        return Interval(None, None)
    published = report.published.isoformat() if report.published is not None else None
    if timex.bound == "since" and published is not None:
        return Interval(timex.interval.earliest, published)
    if timex.bound == "until":
        end = timex.interval.latest
        return Interval(published if published is not None and end is not None and published < end else None, end)
    return timex.interval


def _inherited(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> EventTime | None:
    """ "The attack" takes the time of the "attacked" a few sentences before."""
    if is_verb(syntax, head) or not is_definite(syntax, head):
        return None
    here = syntax.sentence_of[head]
    start = syntax.sentences[max(0, here - _BACK)][0]
    for token in range(syntax.sentences[here][0] - 1, start - 1, -1):
        if _same_word(syntax.lemmas[token], syntax.lemmas[head]):
            found = next((t for t in _in_sentence(report, syntax, timexes, token) if _is_dated(t)), None)
            if found is not None:
                return EventTime(found.ref, found.interval, "inherited")
    return None


def _same_word(one: str, other: str) -> bool:
    """Whether two lemmas share their stem: attack, attacker; kill, killing."""
    size = min(len(one), len(other))
    return size >= _STEM and one[:size] == other[:size]


def _by_day(report: Report, syntax: Syntax, timexes: tuple[Timex, ...], head: int) -> EventTime | None:
    """The day of filing, or of print, for what the headline or the lead tells in the plain or perfect past.

    A headline takes the time of the lead's main clause where that has one.
    """
    if not _is_news(report, syntax, head):
        return None
    if report.section_at(syntax.starts[head]) is SectionKind.TITLE:
        lead = next((t for t in range(len(syntax)) if syntax.heads[t] == t and _opens_body(report, syntax, t)), None)
        told = () if lead is None else _in_sentence(report, syntax, timexes, lead)
        found = next((t for t in told if t.basis == "own" and _is_dated(t)), None)
        if found is not None:
            return EventTime(found.ref, found.interval, "inherited")
    if report.dateline is not None and report.dateline.filed is not None:
        day = report.dateline.filed.isoformat()
        return EventTime(None, Interval(day, day), "dateline")
    if report.published is None:
        return None
    day = report.published.isoformat()
    return EventTime(None, Interval(day, day), "publication")


def _is_news(report: Report, syntax: Syntax, head: int) -> bool:
    verb = _clause_verb(syntax, head)
    if verb is None:
        return False
    kind = report.section_at(syntax.starts[head])
    tags = {syntax.tags[verb], *(syntax.tags[c] for c in syntax.children_of(verb, "aux", "auxpass"))}
    had = any(syntax.words[c].lower() in ("had", "'d") for c in syntax.children_of(verb, "aux"))
    if kind is SectionKind.TITLE:
        return not had and "MD" not in tags and "TO" not in tags
    past = bool(tags & _past_tags(syntax, verb)) and not tags & {"MD", "TO", "VB"}
    return past and not had and _opens_body(report, syntax, head) and _is_main(syntax, verb)


def _past_tags(syntax: Syntax, verb: int) -> set[str]:
    perfect = any(syntax.lemmas[c] in ("have", "'ve") for c in syntax.children_of(verb, "aux"))
    return {"VBD", "VBN"} if perfect else {"VBD"}


def _clause_verb(syntax: Syntax, head: int) -> int | None:
    if is_verb(syntax, head):
        return head
    if is_definite(syntax, head):
        return None
    return next((a for a in syntax.ancestors(head) if is_verb(syntax, a)), None)


def _is_main(syntax: Syntax, verb: int) -> bool:
    """Whether no clause that steps back in time or aside lies around the verb."""
    return not any(syntax.deprels[t] in ("relcl", "acl", "advcl") for t in (verb, *syntax.ancestors(verb)))


def _opens_body(report: Report, syntax: Syntax, head: int) -> bool:
    """Whether the token stands in the first sentence of the body."""
    body = next((s.span for s in report.sections if s.kind is SectionKind.BODY), None)
    start = syntax.sentences[syntax.sentence_of[head]][0]
    if body is None or syntax.starts[head] < body.start:
        return False
    before = syntax.tokens_in(Span(body.start, max(syntax.starts[start], body.start + 1)))
    return not any(syntax.tags[t].startswith("VB") for t in before if t < start)
