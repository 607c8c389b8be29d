"""Who wrote a report, where that is not the outlet that printed it."""

import re
from collections.abc import Iterator, Sequence

from dateline.ingest.intake import Raw
from dateline.ingest.junk import Lexicon, Sign
from dateline.model.text import Dateline

_PARTS = re.compile(r"\s*(?:[,;|/·—–]|\s-\s|\band\b|\bfor\b|\bof\b|\bin\b|\(|\))\s*")
_NOISE = re.compile(r"[^\w]+|^the\s+", re.I)


def origin_of(
    raw: Raw, outlet: str | None, signs: Sequence[Sign], dateline: Dateline | None, lexicon: Lexicon
) -> str | None:
    """The agency or first publisher, by page credit, byline, dateline, tail lines in this order; None if the outlet."""
    first = next(_candidates(raw, signs, dateline, lexicon), None)
    return None if first is None or _same(first, outlet, lexicon) else first


def byline_of(signs: Sequence[Sign]) -> str | None:
    """The names of a "By …" line."""
    return next((sign.who.strip() for sign in signs if sign.row == "byline" and sign.who), None)


def _candidates(raw: Raw, signs: Sequence[Sign], dateline: Dateline | None, lexicon: Lexicon) -> Iterator[str]:
    for words in (raw.credit, raw.byline, byline_of(signs)):
        yield from _agencies_in(words, lexicon)
    if dateline and dateline.agency:
        yield dateline.agency
    for sign in signs:
        if sign.row in ("tail", "signature") and sign.who:
            yield lexicon.agency(sign.who) or sign.who.strip(" .")


def _agencies_in(words: str | None, lexicon: Lexicon) -> Iterator[str]:
    for part in (words or "", *_PARTS.split(words or "")):
        full = lexicon.agency(part)
        if full:
            yield full


def _same(name: str, outlet: str | None, lexicon: Lexicon) -> bool:
    first, second = (_bare(lexicon.agency(words) or words) for words in (name, outlet or ""))
    return first == second


def _bare(words: str) -> str:
    return _NOISE.sub("", words.casefold().removeprefix("the ")).removesuffix("com")
