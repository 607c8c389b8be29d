"""Sources that are part of one named before: "one of them", "both", "another"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.audience import chain_at
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import Anonymous, Attribution
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax

_SINGLE = frozenset(("one", "another", "each", "either"))
_PARTS = _SINGLE | {"both", "two", "three", "some", "others", "other", "several", "many", "most", "neither"}
_POINTING = frozenset(("they", "them", "whom", "these", "those", "who"))


def trace_parts(
    page: Page, fillers: Fillers, sayings: Sequence[Saying], said: Sequence[Attribution]
) -> list[Attribution]:
    """Attributions where a part of an earlier source has its chain and, unless it is named, its typing."""
    traced = list(said)
    for index, saying in enumerate(sayings):
        part = saying.source
        if part is None or not _is_part(page.syntax, part):
            continue
        whole = _whole(page, sayings, traced, index)
        own = chain_at(fillers, part)
        if whole is None or (own is not None and fillers.chains[own].mentions[0].head != part):
            continue
        unnamed = traced[index].anonymous or (None if _is_named(page.syntax, part) else whole.anonymous)
        single = page.syntax.lemmas[part] in _SINGLE
        inside = traced[index].within
        traced[index] = replace(
            traced[index],
            within=None if inside is not None and traced[inside] is whole else inside,
            source_chain=whole.source_chain if whole.source_chain is not None else traced[index].source_chain,
            anonymous=None if unnamed is None else _part_of(unnamed, whole.anonymous, 1 if single else None),
        )
    return traced


def _is_part(s: Syntax, token: int) -> bool:
    """Whether a source's head stands alone, or with "of" and a pronoun, for some of those told of before."""
    if s.lemmas[token] not in _PARTS or s.deprels[token] in ("det", "nummod", "amod"):
        return False
    of = next((s.child(p, "pobj") for p in s.children_of(token, "prep") if s.lemmas[p] == "of"), None)
    return of is None or s.lemmas[of] in _POINTING


def _whole(page: Page, sayings: Sequence[Saying], said: Sequence[Attribution], index: int) -> Attribution | None:
    """The nearest saying before by several people."""
    s = page.syntax
    for other in range(index - 1, -1, -1):
        head = sayings[other].source
        if head is not None and s.tags[head] in ("NNS", "NNPS", "NN") and _several(s, head, said[other].anonymous):
            return said[other]
    return None


def _several(s: Syntax, head: int, unnamed: Anonymous | None) -> bool:
    return (
        s.tags[head] in ("NNS", "NNPS")
        or s.lemmas[head] == "people"
        or (unnamed is not None and (unnamed.number or 0) > 1)
    )


def _is_named(s: Syntax, part: int) -> bool:
    """ "One of them, Ana Diaz": whether a name stands beside it."""
    return any(s.upos[c] == "PROPN" for c in s.children_of(part, "appos"))


def _part_of(own: Anonymous, whole: Anonymous | None, number: int | None) -> Anonymous:
    """What is known of the whole is known of its part, but for how many they are."""
    if whole is None:
        return replace(own, number=number or own.number)
    role = own.role or whole.role
    return Anonymous(
        role="person" if role == "people" and number == 1 else role,
        affiliation=own.affiliation or whole.affiliation,
        number=number or own.number,
        access=own.access or whole.access,
        reason=own.reason or whole.reason,
    )
