"""The filter of events as a page has it: from the words of an address, and what of it can be taken away or put."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields

from dateline.query.questions import Filter
from dateline.query.questions_codes import country_name
from dateline.show.words.codes import status_words, types_words
from dateline.show.words.when import day_words
from dateline.web.routes import number_in
from dateline.web.sheet import Ask

WORDS = frozenset(item.name for item in fields(Filter))
PAGING = frozenset({"next", "size", "seen"})
_NAMES = {
    "role": "as", "text": "words", "after": "from", "before": "until", "place": "at", "country": "in", "story": "story",
    "report": "report", "actor": "who", "type": "what", "mode": "kind", "status": "standing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Set:
    """One thing that is asked for, in words, with the address of the same page without it."""

    name: str
    words: str
    address: str


def filter_of(ask: Ask) -> Filter:
    """The filter that a query holds. ConfigError for a number that is none."""
    words = {name: ask.word(name) for name in WORDS - {"min_origins", "sure", "contested"}}
    least = number_in(ask, "min_origins")
    return Filter(**words, min_origins=least, sure=ask.flag("sure"), contested=ask.flag("contested"))


def kept(ask: Ask) -> dict[str, str]:
    """The words of the query that are set, without where in the list it stands."""
    return {name: value for name, value in ask.query.items() if value.strip() and name not in PAGING}


def active(ask: Ask, kind: str, names: Mapping[str, str]) -> tuple[Set, ...]:
    """What is asked for, each with the address of the page without it; `names` gives titles for ids."""
    own = kept(ask)
    return tuple(_sets(ask, kind, own, names))


def _sets(ask: Ask, kind: str, own: dict[str, str], names: Mapping[str, str]) -> Iterator[Set]:
    for name, value in own.items():
        gone = {name, "role"} if name == "actor" else {name}
        rest = {other: words for other, words in own.items() if other not in gone}
        yield Set(name, _words(name, names.get(value, value)), ask.link(kind, **rest))


def _words(name: str, value: str) -> str:
    if name in ("sure", "contested"):
        return {"sure": "only what the reading is sure of", "contested": "contested only"}[name]
    if name == "min_origins":
        return f"at least {value} origins"
    told = _TOLD.get(name)
    return f"{_NAMES.get(name, name)}: {told(value) if told else value}"


_TOLD: Mapping[str, Callable[[str], str]] = {
    "type": types_words,
    "status": status_words,
    "country": country_name,
    "after": day_words,
    "before": day_words,
}
