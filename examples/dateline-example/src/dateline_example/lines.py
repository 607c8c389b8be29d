"""An analyser: dateline's plain one, with each paragraph one sentence, as tickers and briefs have them.

"Gov. Tamm" is no end of a sentence then, and a capital after a full stop shows a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.doors import Built, Resources
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.syntax.doors import plain
from dateline.syntax.doors.checked import Analyse


@dataclass(frozen=True, slots=True)
class Settings:
    """`longest`: paragraphs of more tokens than this keep the sentences that the plain analyser sees."""

    longest: int = 60


@dataclass(frozen=True, slots=True)
class Lines:
    """The stage: reports in, a parse of each out, in their order."""

    plain: Analyse
    longest: int

    def __call__(self, reports: Sequence[Report]) -> list[Syntax]:
        return [joined(parse, self.longest) for parse in self.plain(reports)]


def build(settings: Settings, resources: Resources) -> Built[Analyse]:
    """The analyser; it rests on no model of its own."""
    return Built(Lines(plain.build(plain.Settings(), resources).stage, settings.longest))


def joined(parse: Syntax, longest: int) -> Syntax:
    """The parse with the sentences of each short paragraph joined to one."""
    sentences: list[tuple[int, int]] = []
    for first, end in parse.paragraphs:
        inside = [sentence for sentence in parse.sentences if first <= sentence[0] < end]
        sentences += [(first, end)] if end - first <= longest else inside
    numbers = [number for number, (first, end) in enumerate(sentences) for _ in range(first, end)]
    starts = {first for first, _ in sentences}
    names = [token for token, word in enumerate(parse.words) if word[0].isupper() and token not in starts]
    upos, tags = list(parse.upos), list(parse.tags)
    for token in names:
        upos[token], tags[token] = "PROPN", "NNP"
    return replace(parse, sentences=tuple(sentences), sentence_of=tuple(numbers), upos=tuple(upos), tags=tuple(tags))
