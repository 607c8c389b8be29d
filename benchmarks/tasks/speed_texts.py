"""The texts that the reader is timed on: news articles of the private gold, the own corpus where they are absent."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from typing import TypeVar

from benchmarks.reading import OWN, GoldAbsentError, gold, json_lines
from benchmarks.scorers import dlx

Part = TypeVar("Part")

USUAL = 1_000
ARTICLES = (
    "gold/attribution/dev.jsonl",
    "gold/attribution/train.jsonl",
    "gold/time/timebank.jsonl",
    "gold/time/aquaint.jsonl",
)


def timed_texts() -> tuple[list[str], str]:
    """As many texts as $DATELINE_REPORTS says (1,000 where it says nothing), and in words what they are."""
    wanted = int(os.environ.get("DATELINE_REPORTS", USUAL))
    try:
        texts, kind = list(islice(_articles(), wanted)), "news articles"
    except GoldAbsentError:
        texts, kind = list(islice(cycle(own_texts()), wanted)), "files of the own corpus, again and again"
    words = sum(len(text.split()) for text in texts)
    return texts, f"{len(texts)} {kind}, {words} words, {words / len(texts):.0f} a text"


def shown(parts: Sequence[Part], what: str) -> Iterable[Part]:
    """The parts one by one, on stderr how far they are."""
    from rich.console import Console
    from rich.progress import track

    return track(parts, what, console=Console(stderr=True), transient=True)


def own_texts() -> list[str]:
    """The files of the own corpus, the passages of each joined to a text of news length."""
    return ["\n\n".join(passage["text"] for passage in dlx.load(str(path), [])) for path in sorted(OWN.glob("*.dlx"))]


def _articles() -> Iterator[str]:
    for relative in ARTICLES:
        yield from (article["text"] for article in json_lines(gold(relative)))
