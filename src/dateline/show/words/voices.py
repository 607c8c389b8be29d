"""Who says so, in a phrase: from the innermost speaker to the outlet."""

from collections.abc import Sequence

from dateline.query.answers import Evidence, Source
from dateline.show.words.when import day_words

_STANDS = {"affirmed": "", "": "", "hedged": "told with reserve by "}


def outlet_words(source: Source) -> str:
    """The outlet, with the agency whose words it prints; "outlet not known" for none."""
    return source.printed_by or "outlet not known"


def speakers(evidence: Evidence) -> tuple[str, ...]:
    """Who is quoted, innermost first, without the outlet itself."""
    own = (evidence.source.outlet or "").casefold()
    return tuple(name for name in evidence.chain if name and name.casefold() != own)


def said_words(evidence: Evidence) -> str:
    """ "denied by police, in Example Wire": who says it and where it was printed."""
    told = _STANDS.get(evidence.asserted, f"{evidence.asserted} by ")
    named = speakers(evidence)
    outlet = outlet_words(evidence.source)
    if not named:
        return f"{told}{outlet}"
    return f"{told}{', according to '.join(named)}, in {outlet}"


def dated_words(source: Source) -> str:
    """When a report was published: "18 September 2026", "no date"."""
    return day_words(source.published) or "no date"


def quoted(words: str) -> str:
    """Words between quotation marks, where they do not begin with one of their own."""
    return words if words[:1] in '“"«„' else f"“{words}”"


def distinct(told: Sequence[Evidence], most: int) -> tuple[Evidence, ...]:
    """The first so many of other words: what a copy prints again says nothing new."""
    first: dict[str, Evidence] = {}
    for said in told:
        first.setdefault(said.quote.strip(' .,;“”"').casefold(), said)
    return tuple(first.values())[:most]
