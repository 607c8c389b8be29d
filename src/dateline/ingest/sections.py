"""Labels the paragraphs of a text: what is news, and what is only furniture of the page. Nothing is deleted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from dateline.ingest.datelines import Opening, find_day, find_opening
from dateline.ingest.headlines import (
    is_foreign,
    is_headline,
    is_prose,
    is_sentence,
    matter_of,
    same_words,
    tells_other_news,
)
from dateline.ingest.junk import Lexicon, Sign
from dateline.ingest.paragraphs import paragraphs
from dateline.model.text import Section, SectionKind, Span

_LEADS = 3  # a dateline opens one of the first paragraphs
_HEADINGS = frozenset({"heading", "sponsor"})
_TITLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's sections, its title's span, its dateline, and the furniture that speaks of who wrote it."""

    sections: tuple[Section, ...]
    title: Span | None
    opening: Opening | None
    signs: tuple[Sign, ...]


def lay_out(text: str, title: str | None, lexicon: Lexicon) -> Layout:
    """Sections in order, one a paragraph (two where a dateline opens it); `title` is the one known already."""
    spans = paragraphs(text)
    words = [text[span.start : span.end] for span in spans]
    signs = [lexicon.sign(paragraph) for paragraph in words]
    kinds = [sign.kind if sign else None for sign in signs]
    _mark_listed(words, signs, kinds)
    heading = _mark_title(words, kinds, title)
    openings = _mark_openings(text, spans, kinds, lexicon)
    _mark_foreign(words, kinds, words[heading] if heading is not None else title, lexicon)
    _mark_teasers(text, spans, kinds, lexicon)
    sections = tuple(_sections(spans, kinds, openings))
    found = spans[heading] if heading is not None else None
    return Layout(sections, found, _joined(openings), tuple(sign for sign in signs if sign and sign.who))


_Kinds = list[SectionKind | None]


def _mark_listed(words: Sequence[str], signs: Sequence[Sign | None], kinds: _Kinds) -> None:
    """Lines that follow a heading such as "Related stories" are of its kind until a paragraph ends like a sentence."""
    listed: SectionKind | None = None
    for index, sign in enumerate(signs):
        if sign and sign.row in _HEADINGS:
            listed = sign.kind
        elif sign is None and is_sentence(words[index]):
            listed = None
        elif sign is None:
            kinds[index] = listed


def _mark_title(words: Sequence[str], kinds: _Kinds, title: str | None) -> int | None:
    """The known title where it stands, else a line in headline form that the first prose follows."""
    if len(words) > 1 and kinds[0] is SectionKind.RELATED and is_prose(words[1]):
        kinds[0] = None  # "Explainer: why …" right above the text is its own title
    known = (index for index in range(min(_LEADS, len(words))) if title and same_words(words[index], title))
    open_ones = [index for index, kind in enumerate(kinds) if kind is None]
    before_prose = takewhile(lambda index: not is_prose(words[index]), open_ones)
    guessed = (index for index in before_prose if not title and _may_be_title(words[index]))
    found = next(chain(known, guessed), None)
    if found is None or (not title and found == open_ones[-1]):
        return None
    kinds[found] = SectionKind.TITLE
    return found


def _may_be_title(line: str) -> bool:
    fits = len(line) <= _TITLE_CHARACTERS and "\n" not in line and len(line.split()) >= 3
    return fits and not line.endswith((".", ":", ",", ";"))


def _mark_foreign(words: Sequence[str], kinds: _Kinds, title: str | None, lexicon: Lexicon) -> None:
    """Lone headlines among the prose that report another matter; texts that are not prose are left alone."""
    told = [index for index, kind in enumerate(kinds) if kind in (None, SectionKind.DATELINE)]
    prose = [index for index in told if is_prose(words[index])]
    lines = [index for index in told if kinds[index] is None and is_headline(words[index])]
    if len(prose) < len(lines) or not lines:
        return
    matter = matter_of(title, [words[index] for index in prose], lexicon.function)
    for index in lines:
        introduced = index > 0 and words[index - 1].endswith(":")
        if not introduced and is_foreign(words[index], matter):
            kinds[index] = SectionKind.RELATED


def _mark_openings(text: str, spans: Sequence[Span], kinds: _Kinds, lexicon: Lexicon) -> dict[int, Opening]:
    """The dateline among the first paragraphs, by its paragraph; a date alone may stand before it."""
    openings: dict[int, Opening] = {}
    leads = [index for index, kind in enumerate(kinds) if kind is None][:_LEADS]
    for index in leads:
        found = find_day(text, spans[index]) or find_opening(text, spans[index], lexicon)
        if found:
            openings[index] = found
            kinds[index] = SectionKind.DATELINE
        if found and found.place:
            break
    return openings


def _mark_teasers(text: str, spans: Sequence[Span], kinds: _Kinds, lexicon: Lexicon) -> None:
    """Leads of other reports under the text: a last run of paragraphs, most of them strange and with own datelines."""
    told = [index for index, kind in enumerate(kinds) if kind in (None, SectionKind.DATELINE)]
    first, last = told[: len(told) // 2], told[len(told) // 2 :]
    opened = [index for index in last if _is_filed(text, find_opening(text, spans[index], lexicon))]
    if len(opened) < 2:
        return
    matter = matter_of(None, [_words(text, spans[index]) for index in first], lexicon.function)
    strange = [index for index in opened if tells_other_news(_words(text, spans[index]), matter)]
    for rank, start in enumerate(strange[:-1]):
        if 3 * len(strange[rank:]) >= 2 * sum(index >= start for index in last):
            kinds[start:] = [SectionKind.RELATED if kind is None else kind for kind in kinds[start:]]
            return


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _is_filed(text: str, opening: Opening | None) -> bool:
    """Whether an opening is a wire's own: not a mere word and a colon, which may open an item of a list."""
    return opening is not None and bool(opening.agency or opening.day or text[opening.span.end - 1] != ":")


def _joined(openings: Mapping[int, Opening]) -> Opening | None:
    """One dateline of what was found: the last, with the day of an earlier line where it names none."""
    found = list(openings.values())
    return replace(found[-1], day=next((each.day for each in reversed(found) if each.day), None)) if found else None


def _sections(spans: Sequence[Span], kinds: _Kinds, openings: Mapping[int, Opening]) -> Iterator[Section]:
    for index, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        opening = openings.get(index)
        if opening is None:
            yield Section(kind or SectionKind.BODY, span)
            continue
        yield Section(SectionKind.DATELINE, opening.span)
        if opening.resume < span.end:
            yield Section(SectionKind.BODY, Span(opening.resume, span.end))
