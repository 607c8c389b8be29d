"""Gives quotations to their sayings, and sayings to the sayings that hold them."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.lexicon import Frame
from dateline.attribution.page import Page
from dateline.attribution.quotes import Quote
from dateline.attribution.saying import Saying
from dateline.model.text import Span

_REACH = 120  # characters between a cue and the quotation that it brings
_SHORTEST = 4  # words of a quotation that may go on without a cue


def link_quotes(page: Page, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings with the numbers of their quotations; a quotation has one outer owner."""
    owned = _by_content(page, sayings)
    groups: dict[int, list[int]] = {}
    for number, owner in owned.items():
        groups.setdefault(owner, []).append(number)
    outer = [i for i, saying in enumerate(sayings) if page.quote_of[saying.token] < 0 and not saying.bare]
    last: int | None = None
    for number, quote in enumerate(page.quotes):
        holder = owned.get(number)
        if holder is None:
            holder = _beside(page, sayings, outer, quote, groups)
        if holder is None:
            holder = _going_on(page, sayings, quote, number, last)
        if holder is not None:
            last = holder
            if number not in groups.setdefault(holder, []):
                groups[holder].append(number)
    return [replace(saying, quotes=tuple(sorted(groups.get(i, ())))) for i, saying in enumerate(sayings)]


def _by_content(page: Page, sayings: Sequence[Saying]) -> dict[int, int]:
    """Quotations that a cue's clause reaches into, with the nearest such cue."""
    owned: dict[int, int] = {}
    for index, saying in enumerate(sayings):
        if page.quote_of[saying.token] >= 0:
            continue
        for number in {page.quote_of[t] for t in saying.content if page.is_word(t)} - {-1}:
            rival = owned.get(number)
            if rival is None or _distance(page, saying, page.quotes[number]) < _distance(
                page, sayings[rival], page.quotes[number]
            ):
                owned[number] = index
    return owned


def _distance(page: Page, saying: Saying, quote: Quote) -> int:
    cue = page.syntax.span(saying.first, saying.last)
    return quote.span.start - cue.end if cue.end <= quote.span.start else cue.start - quote.span.end


def _beside(
    page: Page, sayings: Sequence[Saying], outer: Sequence[int], quote: Quote, groups: dict[int, list[int]]
) -> int | None:
    """The saying that takes a quotation beside it in its paragraph, a cue after its comma first."""
    comma = page.report.text[quote.span.start : quote.span.end].rstrip('”"»')[-1:] in ",?!"
    best: tuple[int, int] | None = None
    for index in outer:
        saying = sayings[index]
        if Frame.QUOTE not in saying.frames:
            continue
        if page.paragraph_of[saying.token] != quote.paragraph:
            if _announces(page, saying, quote):
                return index
            continue
        distance = _distance(page, saying, quote)
        if distance > _REACH or (saying.content and not groups.get(index) and not _touching(page, saying, quote)):
            continue
        after = page.syntax.starts[saying.token] > quote.span.start
        rank = distance - (60 if comma and after else 0)
        if best is None or rank < best[0]:
            best = rank, index
    return best[1] if best else None


def _announces(page: Page, saying: Saying, quote: Quote) -> bool:
    """Whether a saying's paragraph ends in a colon and the quotation opens the next one."""
    paragraph = page.paragraph_of[saying.token]
    last = page.syntax.paragraphs[paragraph][1] - 1
    if saying.content or quote.paragraph != paragraph + 1 or page.syntax.words[last] != ":":
        return False
    return page.syntax.starts[page.syntax.paragraphs[quote.paragraph][0]] >= quote.span.start


def _touching(page: Page, saying: Saying, quote: Quote) -> bool:
    """Whether a quotation stands next to a saying's sentence (no other sentence between)."""
    s = page.syntax
    sentence = s.sentence_span(s.sentence_of[saying.token])
    start, end = min(sentence.end, quote.span.end), max(sentence.start, quote.span.start)
    return sentence.overlaps(quote.span) or not page.report.text[start:end].strip(" .\n")


def _going_on(page: Page, sayings: Sequence[Saying], quote: Quote, number: int, last: int | None) -> int | None:
    """The saying that a quotation without a cue goes on with: the last one quoted, near enough above."""
    words = sum(page.is_word(t) for t in page.syntax.tokens_in(quote.span))
    if last is None or number == 0 or words < _SHORTEST or not sayings[last].frames & {Frame.QUOTE}:
        return None
    before = page.quotes[number - 1]
    if before.runs_on and before.paragraph == quote.paragraph - 1:
        return last
    if page.paragraph_of[sayings[last].token] == quote.paragraph:
        return last
    first = page.syntax.paragraphs[quote.paragraph][0]
    opens = not page.report.text[page.syntax.starts[first] : quote.span.start].strip()
    return last if opens and quote.paragraph - before.paragraph <= 1 else None


def content_spans(page: Page, saying: Saying) -> tuple[Span, ...]:
    """A saying's content: its clause joined with its whole quotations, never its own cue."""
    spans = list(page.cut(_same_side(page, saying)))
    spans += [page.quotes[number].span for number in saying.quotes]
    return _merge(spans)


def _same_side(page: Page, saying: Saying) -> set[int]:
    """Content tokens; a nested saying keeps to its quotation, an outer one gives up half a quotation that it lost."""
    inside = page.quote_of[saying.token]
    if inside >= 0:
        return {t for t in saying.content if page.quote_of[t] == inside}
    cue = {*range(saying.first, saying.last + 1), *page.dateline(page.paragraph_of[saying.token])}
    lost = {q for q in {page.quote_of[t] for t in saying.content} - {-1, *saying.quotes} if not _whole(page, saying, q)}
    return {t for t in saying.content if page.quote_of[t] not in lost} - cue


def _whole(page: Page, saying: Saying, number: int) -> bool:
    """Whether a clause holds all the words of a quotation."""
    tokens = page.syntax.tokens_in(page.quotes[number].span)
    return all(t in saying.content for t in tokens if page.is_word(t))


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].join(span)
        else:
            merged.append(span)
    return tuple(merged)


def link_within(page: Page, sayings: Sequence[Saying], contents: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """For each saying the one whose content most narrowly holds its cue; never a circle."""
    found: list[int | None] = [None] * len(sayings)
    place = {saying.token: index for index, saying in reversed(list(enumerate(sayings)))}
    for index, saying in enumerate(sayings):
        cue = page.syntax.span(saying.first, saying.last)
        holders = [
            (sum(map(len, spans)), sayings[other].rule != "relay", other)
            for other, spans in enumerate(contents)
            if spans and spans[0].start <= cue.start < spans[-1].end  # most are far off
            if other != index and any(span.covers(cue) for span in spans)
        ]
        if saying.holder in place:
            holders.append((0, False, place[saying.holder]))
        found[index] = next((h for *_, h in sorted(holders) if not _reaches(found, h, index)), None)
    return found


def _reaches(within: Sequence[int | None], start: int, goal: int) -> bool:
    node: int | None = start
    while node is not None:
        if node == goal:
            return True
        node = within[node]
    return False
