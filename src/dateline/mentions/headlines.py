"""Words of a headline that owe their capital to the headline, and country names that mean a region elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.mentions.lexicon import Lexicon
from dateline.mentions.naming import FoundName
from dateline.model.mention import Kind
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind

_SHARE = 0.6
_SHORT = 3


def styled_tokens(report: Report, syntax: Syntax) -> frozenset[int]:
    """Capitalised tokens of a headline with capitals throughout that the body never uses as a name."""
    spans = [section.span for section in report.sections if section.kind is SectionKind.TITLE]
    title = [t for span in spans for t in range(len(syntax)) if span.start <= syntax.starts[t] < span.end]
    long = [t for t in title if len(syntax.words[t]) > _SHORT and syntax.words[t].isalpha()]
    capital = [t for t in long if syntax.words[t][:1].isupper()]
    if not long or len(title) == len(syntax) or len(capital) < _SHARE * len(long):
        return frozenset()
    inside = frozenset(title)
    names = {syntax.words[t] for t in range(len(syntax)) if t not in inside and syntax.tags[t] in ("NNP", "NNPS")}
    return frozenset(t for t in title if syntax.words[t] not in names)


def told_from_namesakes(syntax: Syntax, lexicon: Lexicon, names: Iterable[FoundName]) -> Iterator[FoundName]:
    """The names, a country's made a place where the report speaks of the region of that name alone."""
    words: frozenset[str] | None = None
    for name in names:
        cues = lexicon.namesakes.get(syntax.words[name.last]) if name.kind is Kind.COUNTRY else None
        if cues is None or name.first != name.last:
            yield name
            continue
        words = words or frozenset(syntax.words)
        region = bool(words & cues[0]) and not words & cues[1]
        yield replace(name, kind=Kind.PLACE, key="") if region else name
