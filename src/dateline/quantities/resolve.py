"""Numbers with what they count become quantities: bounds, changes, parts of a whole, running totals."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model.quantity import Quantity
from dateline.model.syntax import NamedSpan, Syntax
from dateline.model.text import Report, Span
from dateline.model.time import Timex, TimexType
from dateline.quantities.counted import Counted, find_counted, is_money
from dateline.quantities.dimensions import unit_frame
from dateline.quantities.find import find_numbers
from dateline.quantities.found import Found
from dateline.quantities.lexicon import Lexicon
from dateline.quantities.single import BEFALLEN, ELLIPTIC, find_nobody, find_single
from dateline.quantities.times_over import HOW_OFTEN, find_times_over
from dateline.quantities.topics import WEIGHTS, topic_frame
from dateline.quantities.votes import find_votes

_FROM = re.compile(
    r"\b(?:from|up from|down from|compared with|against)\s+(?:an?\s|the\s)?(?:(?:earlier|previous|initial)\s)?"
    r"(?:(?:count|toll|figure|total)\sof\s)?$",
    re.I,
)
_ELSE = re.compile(r"as|after|when|while|since|because|(?!including|remaining)\w{2,}(?:ing|ed)")
_QUOTES = frozenset(('"', "'"))
_ALONE = ("sources", "distance", "calibre", "speed", "area")
_NEAR = 30  # characters between a figure and the one that it was
_CARRY = 110  # characters to the figure that a bare number goes on from
_PRONOUNS = frozenset(("them", "these", "those", "whom", "others", "more", "us"))
_TOTAL = re.compile(r"\b(?:since|so far|in total|altogether|to date|overall|total|toll|cumulative|all told)\b", re.I)
_RUNNING = re.compile(r"\b(?:number of (?:the )?(?:dead|deaths|people)|bring(?:s|ing)? to|taking the number)\b", re.I)
_INCLUDING = re.compile(
    r"[,.]?\s(?:including|[Aa]mong them|of whom|of them|most of them)\b(?:(?!,\s(?:and|while|but)\b)[^.;]){0,20}$"
)
_HOMES = re.compile(r"[^.;]{0,30}\b(?:from|out of|lost|left|leave) (?:their )?homes?\b|[^.;]{0,12}\bhomeless\b")
_NAMES = frozenset({"ORG", "PRODUCT", "LAW", "FAC", "GPE", "EVENT", "WORK_OF_ART", "PERSON", "LOC"})


@dataclass(frozen=True, slots=True)
class Quantities:
    """The stage: every number of the report that counts, measures or weighs something."""

    lexicon: Lexicon

    def __call__(self, report: Report, syntax: Syntax, timexes: tuple[Timex, ...]) -> tuple[Quantity, ...]:
        taken = [t.span for t in timexes if t.type is not TimexType.SET]
        taken += [
            syntax.span(n.start, n.end - 1) for n in syntax.names if n.label in _NAMES and not self._counts(syntax, n)
        ]
        found: list[Quantity] = []
        for number in range(len(syntax.sentences)):
            window = syntax.sentence_span(number)
            found += self._sentence(report, syntax, window, taken)
        listed = _listed(report.text, sorted(found, key=lambda q: q.span))
        return _parts(report.text, [q for q in listed if q.rule not in ELLIPTIC or q.frame or q.of])

    def _sentence(self, report: Report, syntax: Syntax, window: Span, taken: list[Span]) -> list[Quantity]:
        numbers = [
            n
            for n in find_numbers(report.text, window, self.lexicon)
            if n.unit or not any(s.overlaps(n.number) for s in taken)
        ]
        votes = list(find_votes(report.text, window))
        none = find_nobody(report.text, syntax, window, self.lexicon)
        nobody = [*votes, *(q for q in none if not any(v.span.overlaps(q.span) for v in votes))]
        some = [n for n in numbers if not any(q.span.overlaps(n.span) for q in nobody)]
        quantities = [*(self._quantity(report.text, syntax, n, report.quote(window)) for n in some), *nobody]
        often = find_times_over(report.text, window, self.lexicon, quantities)
        quantities += [q for q in often if q.rule != "nth" or not any(s.overlaps(q.span) for s in taken)]
        return [*_changes(report.text, quantities), *find_single(syntax, window, quantities, self.lexicon)]

    def _quantity(self, text: str, syntax: Syntax, number: Found, sentence: str) -> Quantity:
        counted = find_counted(syntax, number, self.lexicon) or Counted(None, None, None, 0)
        span = number.span
        if counted.span is not None and span.end <= counted.span.start <= span.end + 1 and number.unit is None:
            span = span.join(counted.span)
        low, high = _ends(number)
        frame = counted.frame or ("displaced" if _HOMES.match(text, span.end) else None)
        frame = unit_frame(text, number, counted.span, frame) or topic_frame(sentence, number, counted.of)
        before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
        return Quantity(
            span=span,
            low=low,
            high=high,
            bound=number.bound,
            unit=number.unit,
            of=counted.of,
            of_span=counted.span,
            frame=frame,
            part_of=None,
            change_from=None,
            cumulative=frame is not None and bool(_TOTAL.search(before + after) or _RUNNING.search(before)),
            rule=number.rule,
        )

    def _counts(self, syntax: Syntax, name: NamedSpan) -> bool:
        """A name that the recogniser began at a number that counts: "Sixteen Special Police Officers"."""
        number = syntax.upos[name.start] == "NUM" or syntax.words[name.start].lower() in self.lexicon.units
        quoted = (
            {*syntax.words[name.end : name.end + 1]} & {*syntax.words[max(0, name.start - 1) : name.start]} & _QUOTES
        )
        return number and not quoted and syntax.tags[name.end - 1] in ("NNS", "NNPS") and name.end - name.start > 1


def _ends(number: Found) -> tuple[float | None, float | None]:
    """The inclusive ends: a bound leaves the other end open."""
    if number.bound in (">", ">="):
        return number.low, None
    if number.bound in ("<", "<="):
        return (number.low if number.rule == "range" else None), number.high
    return number.low, number.high


def _changes(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """ "Rose to 43 from 39": 43, that was 39; the former value stands as a figure too, marked as such by its rule."""
    old = {q.span: q for q in quantities if _FROM.search(text[max(0, q.span.start - 40) : q.span.start])}
    taken: dict[Span, str | None] = {}
    kept = []
    for quantity in (q for q in quantities if q.span not in old):
        near = [q for s, q in old.items() if s not in taken and _gap(s, quantity.span) < _NEAR]
        same = next((q for q in near if (q.unit or quantity.unit) == quantity.unit), None)
        if same is not None:
            taken[same.span] = quantity.frame
            quantity = replace(quantity, change_from=same.low if same.low is not None else same.high)
        kept.append(quantity)
    former = [replace(q, frame=taken[s] or q.frame, rule="former") if s in taken else q for s, q in old.items()]
    yield from sorted((*kept, *former), key=lambda q: q.span)


def _listed(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """A bare number, or "of them", counts what the figure just before it counts: "of whom 31 in one town"."""
    before: Quantity | None = None
    for quantity in quantities:
        if before is not None and quantity.span.start - before.span.end < _CARRY:
            quantity = (
                quantity
                if quantity.rule in HOW_OFTEN
                else _carried(quantity, before, text[before.span.end : quantity.span.start])
            )
        yield quantity
        before = before if quantity.rule in HOW_OFTEN else quantity


def _carried(quantity: Quantity, before: Quantity, between: str) -> Quantity:
    if before.frame in _ALONE or "\n" in between:
        return quantity
    if _is_given(quantity.unit) and _is_given(before.unit) and before.frame == "aid":
        return replace(quantity, frame=quantity.frame or before.frame)
    if quantity.unit is not None or before.unit is not None:
        return quantity
    if before.frame in BEFALLEN and quantity.frame is None and _apart(between):
        return quantity
    if quantity.of is None or quantity.of.lower() in _PRONOUNS:
        same = before.frame or quantity.frame is None
        frame = quantity.frame or before.frame
        return replace(quantity, frame=frame, of=before.of, of_span=before.of_span) if same else quantity
    return quantity


def _is_given(unit: str | None) -> bool:
    """Whether aid is told in such a unit: a sum or a weight."""
    return is_money(unit) or unit in WEIGHTS


def _apart(between: str) -> bool:
    """Whether the words before a bare number begin something else: "a bus carrying 40", "as 6.1"."""
    last = between.split()[-1:]
    return bool(last) and bool(_ELSE.fullmatch(last[0]))


def _gap(left: Span, right: Span) -> int:
    return min(abs(left.start - right.end), abs(right.start - left.end))


def _parts(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """ "Three of the five hostages" and "12 people, including four children" point to their whole."""
    done: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        if index + 1 < len(quantities):
            between = text[quantity.span.end : quantities[index + 1].span.start]
            if re.fullmatch(r"\s(?:out )?of (?:the|its|their|his|her|all)?\s?", between):
                quantity = replace(quantity, part_of=index + 1, of=quantities[index + 1].of)
        if done:
            between = text[quantities[index - 1].span.end : quantity.span.start]
            after = text[quantity.span.end : quantity.span.end + 9]
            if _INCLUDING.search(between) or after.startswith((" of them", " of whom")):
                quantity = replace(quantity, part_of=index - 1, frame=quantity.frame or quantities[index - 1].frame)
        done.append(quantity)
    return tuple(done)
