"""Who is quoted, as one self-contained page and as a picture (SVG). No script, no request."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dateline.show.filling import environment
from dateline.show.naming import LABELS
from dateline.show.resting import Share, percent
from dateline.show.sources import Source, Sourcing, together

LINE, HEAD, FOOT = 38, 216, 20  # of the SVG, in its own units: a source, what stands above the first, below the last
LEFT, RIGHT = 256, 476  # where a source's bar begins, and where the longest ends
LETTERS = 32  # of a name in the SVG
WIDEST = 30  # of one attribution's part of a bar, in percent of the longest bar


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: where it begins and how wide it is, in percent of the bar, and how it looks."""

    x: float
    width: float
    look: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A bar shared out among namings, with its sentence for those who do not see it."""

    name: str
    segments: tuple[Segment, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Part:
    """One naming's share in figures."""

    naming: str
    label: str
    words: int
    of_words: str
    claims: int
    of_claims: str


@dataclass(frozen=True, slots=True)
class Line:
    """One source with its bar and the words beside it; `label` is its name, cut to what the SVG has room for."""

    source: Source
    label: str
    facts: str
    how: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """How words and claims are shared out: bars, and the same in figures."""

    bars: tuple[Shared, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that page and SVG show of one report; `top` is where it begins in the SVG."""

    of: Sourcing
    shares: Shares
    lines: tuple[Line, ...]
    told: str
    top: int

    @property
    def height(self) -> int:
        """Of its part of the SVG, in units."""
        return _height(self.of)


def sources_page(several: Sequence[Sourcing]) -> str:
    """A whole HTML page over one or more reports."""
    both = _shares(together(several)) if len(several) > 1 else None
    return environment().get_template("sources.html.j2").render(pictures=_pictures(several), together=both)


def sources_svg(several: Sequence[Sourcing]) -> str:
    """One picture that can be read by itself, reports one below the other."""
    pictures = _pictures(several)
    sizes = {"line_height": LINE, "head": HEAD, "left": LEFT, "right": RIGHT}
    height = sum(picture.height for picture in pictures) or HEAD
    return environment().get_template("sources.svg.j2").render(pictures=pictures, height=height, **sizes)


def _pictures(several: Sequence[Sourcing]) -> list[Picture]:
    tops = accumulate((_height(each) for each in several), initial=0)
    return [_picture(each, top) for each, top in zip(several, tops, strict=False)]


def _height(of: Sourcing) -> int:
    return HEAD + LINE * len(of.sources) + FOOT if of.sources else HEAD // 2


def _picture(of: Sourcing, top: int) -> Picture:
    most = max((source.times for source in of.sources), default=1)
    shares = _shares(of.shares)
    counted = f"{_count(len(of.sources), 'source')}, {_count(of.attributions, 'attribution')}"
    unnamed = next((part for part in shares.parts if part.naming == "unnamed"), None)
    resting = f"{unnamed.of_words} of its words rest on unnamed sources" if unnamed else "no unnamed source"
    return Picture(of, shares, tuple(_line(source, most) for source in of.sources), f"{counted}; {resting}", top)


def _shares(shares: Sequence[Share]) -> Shares:
    words, claims = sum(share.words for share in shares), sum(share.claims for share in shares)
    parts = tuple(
        Part(
            share.naming.value,
            LABELS[share.naming],
            share.words,
            percent(share.words, words),
            share.claims,
            percent(share.claims, claims),
        )
        for share in shares
        if share.words or share.claims
    )
    bars = (
        Shared("words", *_shared_out([(p.naming, p.words) for p in parts], [p.of_words for p in parts])),
        Shared("claims", *_shared_out([(p.naming, p.claims) for p in parts], [p.of_claims for p in parts])),
    )
    return Shares(tuple(bar for bar in bars if bar.segments), parts)


def _shared_out(counts: Sequence[tuple[str, int]], shares: Sequence[str]) -> tuple[tuple[Segment, ...], str]:
    whole = sum(count for _, count in counts)
    told = ", ".join(f"{look} {share}" for (look, count), share in zip(counts, shares, strict=True) if count)
    return _segments(counts, whole), told


def _segments(counts: Sequence[tuple[str, int]], whole: int) -> tuple[Segment, ...]:
    ends = [100 * end / (whole or 1) for end in accumulate((count for _, count in counts), initial=0)]
    return tuple(
        Segment(round(start, 2), round(end - start, 2), look)
        for (start, end), (look, count) in zip(pairwise(ends), counts, strict=True)
        if count
    )


def _line(source: Source, most: int) -> Line:
    how = (("direct", source.direct), ("mixed", source.mixed), ("indirect", source.indirect))
    naming = source.naming.value
    facts = [LABELS[source.naming]] if naming in ("unnamed", "unclear") else []
    facts += [fact for fact in (source.kind, source.role, source.country) if fact and fact not in source.name]
    return Line(
        source=source,
        label=source.name if len(source.name) <= LETTERS else source.name[: LETTERS - 1].rstrip() + "…",
        facts=", ".join(dict.fromkeys(facts)),
        how=_how([(word, count) for word, count in how if count]),
        segments=_segments([(f"{naming} {word}", count) for word, count in how], max(most, 100 // WIDEST)),
    )


def _how(counts: Sequence[tuple[str, int]]) -> str:
    """ "direct", or "2 direct, 1 indirect": the number in all stands before it."""
    return counts[0][0] if len(counts) == 1 else ", ".join(f"{count} {word}" for word, count in counts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
