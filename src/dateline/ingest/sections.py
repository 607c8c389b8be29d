"""Labels the paragraphs of a text: what is news, and what is only furniture of the page. Nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from dateline.ingest.datelines import Opening, find_day, find_opening
from dateline.ingest.headlines import is_foreign, is_headline, is_prose, is_sentence, matter_of, same_words
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
    _mark_foreign(words, kinds, words[heading] if heading is not None else title, lexicon)
    sections, opening = _with_opening(text, spans, kinds, lexicon)
    found = spans[heading] if heading is not None else None
    return Layout(sections, found, opening, tuple(sign for sign in signs if sign and sign.who))


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
    open_ones = [index for index, kind in enumerate(kinds) if kind is None]
    prose = [index for index in open_ones if is_prose(words[index])]
    lines = [index for index in open_ones if is_headline(words[index])]
    if len(prose) < len(lines) or not lines:
        return
    matter = matter_of(title, [words[index] for index in prose], lexicon.function)
    for index in lines:
        introduced = index > 0 and words[index - 1].endswith(":")
        if not introduced and is_foreign(words[index], matter):
            kinds[index] = SectionKind.RELATED


def _with_opening(
    text: str, spans: Sequence[Span], kinds: _Kinds, lexicon: Lexicon
) -> tuple[tuple[Section, ...], Opening | None]:
    sections: list[Section] = []
    opening: Opening | None = None
    leads = 0
    for span, kind in zip(spans, kinds, strict=True):
        leads += kind is None
        awaited = kind is None and leads <= _LEADS and (opening is None or opening.place is None)
        found = _opening(text, span, lexicon) if awaited else None
        if found is None:
            sections.append(Section(kind or SectionKind.BODY, span))
            continue
        opening = replace(found, day=found.day or (opening.day if opening else None))
        sections.append(Section(SectionKind.DATELINE, found.span))
        if found.resume < span.end:
            sections.append(Section(SectionKind.BODY, Span(found.resume, span.end)))
    return tuple(sections), opening


def _opening(text: str, span: Span, lexicon: Lexicon) -> Opening | None:
    return find_day(text, span) or find_opening(text, span, lexicon)
