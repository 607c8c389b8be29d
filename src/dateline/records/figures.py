"""The figures of a report: how many, of what, who says so, as of when, and whether they are of its own event.

standing: own (a count of the report's event) | part (of a figure given in the same report) | running (a total over
longer than the event) | background (another event, long before) | former (what the figure was before) | possible
(feared, planned, denied).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model.text import Span
from dateline.model.time import day_of
from dateline.records.background import Page, page_of
from dateline.records.fields import by_id, number, part, rows, span, spans, word
from dateline.records.figure_words import counts_people, figure_words
from dateline.records.flatten import Record
from dateline.records.words import fold

HARMED = ("killed", "wounded", "missing", "captured", "displaced", "arrested")
_HARM = (
    "DISASTER",
    "ACCIDENT",
    "ASSAULT",
    "COERCE",
    "DEATH",
    "PROTEST",
    "MOBILIZE",
)  # the earlier takes a figure first
_STANDING = ("occurred", "ongoing")
_AUTHORITIES = ("GOV", "COP", "MIL", "JUD", "LEG")
_BESIDE = 48  # characters beside a figure that say more of it
_LONG = 31  # days: a figure over a longer time is a running total


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a figure: name, entity ("e3"), whether an authority, and the saying ("a5")."""

    name: str
    entity: str | None
    official: bool
    attribution: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one report. `happening`: the event it is bound to; `toll_of`: the report's main event, where
    it counts that one's.

    `chain`: who says so, innermost first; empty where the report says it in its own voice.
    """

    local: str
    happening: str | None
    toll_of: str | None
    frame: str | None
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    of: str | None
    standing: str
    as_of: str | None
    chain: tuple[Speaker, ...]
    span: Span
    evidence: Span
    headline: bool
    toll: bool


def figures(record: Record) -> tuple[FigureRow, ...]:
    """Every figure with a frame, and every sum bound to an event, in text order."""
    page, events = page_of(record), _events_of(record)
    found = [
        _row(record, page, quantity, events.get(word(quantity, "id") or "", ()))
        for quantity in rows(record, "quantities")
        if _kept(page, quantity, events)
    ]
    return tuple(_placed(record, page, found))


def _kept(page: Page, quantity: Record, events: Mapping[str, Sequence[Record]]) -> bool:
    where = span(quantity, "span")
    if where is None or not any(s.start <= where.start < s.end for s in page.sentences):
        return False
    return word(quantity, "frame") is not None or (word(quantity, "id") or "") in events


def _events_of(record: Record) -> dict[str, tuple[Record, ...]]:
    """The events that each quantity is bound to."""
    found: dict[str, tuple[Record, ...]] = {}
    for event in rows(record, "events"):
        for argument in rows(event, "arguments"):
            ref = word(argument, "ref")
            if ref and word(argument, "role") == "quantity":
                found[ref] = (*found.get(ref, ()), event)
    return found


def _row(record: Record, page: Page, quantity: Record, events: Sequence[Record]) -> FigureRow:
    where = span(quantity, "span") or Span(0, 1)
    chain, day = _said(record, page, where)
    evidence = page.sentence_of(where)
    bound = sorted(events, key=_rank)
    return FigureRow(
        local=word(quantity, "id") or "",
        happening=word(bound[0], "id") if bound else None,
        toll_of=None,
        frame=word(quantity, "frame"),
        low=number(quantity, "low"),
        high=number(quantity, "high"),
        bound=word(quantity, "bound") or "=",
        unit=word(quantity, "unit"),
        of=word(quantity, "of"),
        standing=_standing(record, page, quantity, bound),
        as_of=day or word(part(record, "report"), "published"),
        chain=chain,
        span=where,
        evidence=evidence,
        headline=any(title.covers(where) for title in page.titles),
        toll=bool(figure_words().toll.search(_beside(page, where))),
    )


def _rank(event: Record) -> int:
    kind = word(event, "type") or ""
    return _HARM.index(kind) if kind in _HARM else len(_HARM)


def _standing(record: Record, page: Page, quantity: Record, events: Sequence[Record]) -> str:
    where = span(quantity, "span") or Span(0, 1)
    sentence = page.sentence_of(where)
    if _is_former(record, quantity, sentence):
        return "former"
    if sentence in page.past or any(word(part(e, "time"), "ref") in page.old_times for e in events if _own_time(e)):
        return "background"
    if quantity.get("part_of"):
        return "part"
    if _is_running(page, quantity, events):
        return "running"
    if word(quantity, "frame") in HARMED and not _of_people(page, quantity, sentence):
        return "possible"
    if figure_words().unsure.search(page.text[max(sentence.start, where.start - _BESIDE) : where.start]):
        return "possible"
    unsure = events and all(word(e, "status") not in _STANDING for e in events)
    return "possible" if unsure else "own"


def _of_people(page: Page, quantity: Record, sentence: Span) -> bool:
    """Whether people are counted; of the dead, whether the sentence says that somebody died: "shot" alone does not."""
    said = page.text[sentence.start : sentence.end]
    shot = word(quantity, "frame") == "killed" and not figure_words().deadly.search(said)
    return counts_people(word(quantity, "of")) and not shot


def _own_time(event: Record) -> bool:
    return word(part(event, "time"), "basis") in ("own", "sentence")


def _is_former(record: Record, quantity: Record, sentence: Span) -> bool:
    """Whether another figure of the sentence is said to have been this one."""
    others = (
        q for q in rows(record, "quantities") if (s := span(q, "span")) and sentence.covers(s) and q is not quantity
    )
    return any(number(q, "change_from") == number(quantity, "low") is not None for q in others)


def _is_running(page: Page, quantity: Record, events: Sequence[Record]) -> bool:
    """ "300 so far this year", "10,000 since the war began": a total over more than this event."""
    where = span(quantity, "span") or Span(0, 1)
    beside = _beside(page, where)
    if figure_words().running.search(beside) or (quantity.get("cumulative") and " since " in beside.lower()):
        return True
    return any(_lasts(e) for e in events if word(part(e, "time"), "basis") == "own")


def _lasts(event: Record) -> bool:
    """Whether an event's own time is longer than a month."""
    time = part(event, "time")
    first, last = day_of(word(time, "earliest")), day_of(word(time, "latest"))
    return first is not None and last is not None and (last - first).days > _LONG


def _beside(page: Page, where: Span) -> str:
    sentence = page.sentence_of(where)
    return page.text[max(sentence.start, where.start - _BESIDE) : min(sentence.end, where.end + _BESIDE)]


def _said(record: Record, page: Page, where: Span) -> tuple[tuple[Speaker, ...], str | None]:
    """The chain of those who say what stands here, innermost first, and the day on which they said it."""
    sayings, entities = by_id(record, "attributions"), by_id(record, "entities")
    over = [a for a in sayings.values() if any(s.covers(where) for s in spans(a, "content"))]
    chain: list[Record] = sorted(over, key=lambda a: sum(len(s) for s in spans(a, "content")))
    speakers = tuple(s for a in chain if (s := _speaker(page, a, entities)) is not None)
    times = by_id(record, "timexes")
    days = (word(times[ref], "earliest") for a in chain if (ref := word(a, "time")) in times and ref is not None)
    return speakers, next((day[:10] for day in days if day), None)


def _speaker(page: Page, said: Record, entities: Mapping[str, Record]) -> Speaker | None:
    words = " ".join(page.text[s.start : s.end] for s in spans(said, "source"))
    entity = word(said, "source_entity")
    row = entities.get(entity or "", {})
    name = word(row, "name") or " ".join(words.split())
    if not name or said.get("negated"):
        return None
    named = (page.text[m.start : m.end] for mention in rows(row, "mentions") if (m := span(mention, "span")))
    told = " ".join((words, name, word(row, "role") or "", *named))
    official = word(row, "sector") in _AUTHORITIES or bool(figure_words().official.search(told))
    return Speaker(name, entity, official, word(said, "id") or "")


def _placed(record: Record, page: Page, found: Sequence[FigureRow]) -> Iterator[FigureRow]:
    """Every own figure of the main event told so, and parts told from wholes."""
    tops = {frame: top for frame in HARMED if (top := top_of(page, [r for r in found if r.frame == frame])) is not None}
    mains = {frame: top.happening or _main(record, page) for frame, top in tops.items()}
    for row in found:
        top = tops.get(row.frame or "")
        if top is None or row.standing != "own":
            yield row
        elif _is_part(record, page, row, top):
            yield replace(row, standing="part")
        else:
            yield replace(row, toll_of=mains[row.frame or ""])


def top_of(page: Page, found: Sequence[FigureRow]) -> FigureRow | None:
    """The figure of the whole: the highest of title and opening, else of what is called the toll, else of all."""
    own = [row for row in found if row.standing == "own" and (row.low or row.high or 0) > 0 and row.unit is None]
    opening = [row for row in own if row.headline or row.evidence in page.sentences[: _opening(page)]]
    if any(row.headline for row in opening):  # where the headline counts, "two men" further on are not the whole
        opening = [row for row in opening if row.headline or row.toll or _counts_all(row)]
    for some in (opening, [row for row in own if row.toll], own):
        if some:
            return max(some, key=lambda row: (row.low or 0, row.toll, -row.span.start))
    return None


def _opening(page: Page) -> int:
    """How many sentences are the headline and the opening of the report."""
    titles = sum(any(title.covers(s) for title in page.titles) for s in page.sentences)
    return titles + 4


def _is_part(record: Record, page: Page, row: FigureRow, top: FigureRow) -> bool:
    """Whether a lower figure counts some of those that the top one counts: other ones, or one kind of them."""
    if row is top or (row.low or 0) >= (top.low or 0) or row.low is None:
        return False
    before = page.text[max(row.evidence.start, row.span.start - 12) : row.span.end]
    return (
        bool(figure_words().more.search(before))
        or not _counts_all(row)
        or not row.chain
        or _placed_within(record, page, row)
    )


def _counts_all(row: FigureRow) -> bool:
    """Whether a figure counts people at large, not the men or the children among them."""
    noun = fold(row.of or "").split()[-1:]
    return not noun or bool({noun[0], noun[0].removesuffix("s")} & figure_words().generic)


def _placed_within(record: Record, page: Page, row: FigureRow) -> bool:
    """Whether the sentence says where these were, in a place that the opening does not name: "in Oro district"."""
    opening = [sentence for sentence in page.sentences[: _opening(page)] if sentence != row.evidence]
    for place in rows(record, "places"):
        where = span(place, "span")
        if where is None or not row.evidence.covers(where) or not place.get("literal"):
            continue
        names = {word(other, "name") for other in rows(record, "places") if _lies_in(other, opening)}
        return word(place, "name") not in names
    return False


def _lies_in(place: Record, sentences: Sequence[Span]) -> bool:
    where = span(place, "span")
    return where is not None and any(sentence.covers(where) for sentence in sentences)


def _main(record: Record, page: Page) -> str | None:
    """The event that headline and opening tell of, harm first."""
    opening = page.sentences[: _opening(page)]
    harms = [e for e in rows(record, "events") if word(e, "type") in _HARM and word(e, "status") in _STANDING]
    for event in harms:
        first = spans(event, "trigger")
        if first and any(s.covers(first[0]) for s in opening) and page.sentence_of(first[0]) not in page.past:
            return word(event, "id")
    return None
