"""Parts sayings that the parse put inside one another: "said it was closed, adding that …", "said so and warned …"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.attribution.tense import leaves_clause
from dateline.model.syntax import Syntax

_BREAKS = frozenset((",", ";", "-", "–", "—"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def part_siblings(page: Page, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings where a speaker's next saying is no longer content of his last one."""
    parted = [saying for saying in sayings if not _is_double(saying, sayings)]
    for index, saying in enumerate(parted):
        outer = _holder(parted, index)
        cut = _first_word(page, parted[outer], saying, parted) if outer is not None else None
        if outer is None or cut is None:
            continue
        gone = range(cut, max(page.syntax.rights[saying.token], cut) + 1)
        parted[outer] = replace(parted[outer], content=parted[outer].content - set(gone))
        if page.syntax.child(saying.token, "nsubj", "agent") is None:
            parted[index] = replace(saying, source=parted[outer].source, beside=parted[outer].token)
    return parted


def _is_double(noun: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether a noun's saying is its verb's over again: "said in a statement that", "raised concern that"."""
    return noun.rule == "noun" and any(
        saying.rule.startswith("verb") and _is_same(saying, noun) and noun.source in (None, saying.source)
        for saying in sayings
    )


def _is_same(saying: Saying, noun: Saying) -> bool:
    """Whether a verb's content is its noun's, or most of it."""
    shared = len(saying.content & noun.content)
    return noun.token not in saying.content and 2 * shared > max(len(saying.content), len(noun.content))


def _holder(sayings: Sequence[Saying], index: int) -> int | None:
    """The saying whose content holds this one's cue most narrowly."""
    token = sayings[index].token
    holders = [(len(s.content), i) for i, s in enumerate(sayings) if i != index and token in s.content]
    return min(holders)[1] if holders else None


def _first_word(page: Page, outer: Saying, saying: Saying, sayings: Sequence[Saying]) -> int | None:
    """Where a sibling starts in the content that wrongly holds it; None when it is rightly held."""
    s = page.syntax
    aside = _aside(page, saying)
    if aside is not None and saying.source is not None and saying.token != outer.token:
        return aside
    if not saying.rule.startswith("verb") or outer.source is None or not page.same_level(outer.token, saying.token):
        return None
    if saying.token < outer.token or not outer.rule.startswith("verb"):
        return None
    if s.deprels[saying.token] == "advcl" and s.tags[saying.token] == "VBG" and s.child(saying.token, "nsubj") is None:
        first = s.lefts[saying.token]
        return first if s.words[first - 1] in _BREAKS and s.child(saying.token, "mark") is None else None
    return _next_clause(s, outer, saying, sayings)


def _aside(page: Page, saying: Saying) -> int | None:
    """Where the writer's own remark on a saying starts: "…, a claim the rebels denied"."""
    s = page.syntax
    noun = s.heads[saying.token]
    if s.deprels[saying.token] not in ("relcl", "acl") or saying.content != frozenset(range(s.lefts[noun], noun + 1)):
        return None
    remark = s.lemmas[noun] == "something" or any(s.lemmas[c] == "a" for c in s.children_of(noun, "det"))
    first = s.lefts[noun]
    return first if remark and first > 0 and s.words[first - 1] == "," else None


def _next_clause(s: Syntax, outer: Saying, saying: Saying, sayings: Sequence[Saying]) -> int | None:
    root = s.heads[saying.token]
    shifts = leaves_clause(s, root, saying.token)
    finite = shifts or s.tags[saying.token] in _FINITE
    if s.deprels[saying.token] != "conj" or s.heads[root] != outer.token or not finite:
        return None
    if any(other.token == root for other in sayings) or s.child(saying.token, "mark") is not None:
        return None
    joint = next((c for c in s.children_of(root, "cc") if c < saying.token and c > root), None)
    if joint is None:
        return None
    broken = s.words[joint - 1] in _BREAKS
    return joint if broken or shifts or s.child(saying.token, "nsubj", "nsubjpass", "aux", "auxpass") is None else None
