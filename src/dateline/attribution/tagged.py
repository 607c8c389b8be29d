"""Joins what the rules found with the columns of a trained tagger, where one has run.

The rules link and veto: a saying whose cue has its own subject stays as it is. Tags add what no rule found, name a
source that no rule saw, cut contents that weak rules drew, and drop what neither a subject nor a tag supports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.cues import entry_at
from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass
from dateline.model.syntax import Roles
from dateline.model.text import Span

_SURE = 0.5  # a saying without subject or tag is dropped where the tagger is this sure that it is none
_HEARSAY = "passive-hearsay"  # its nobody is a finding, not a gap, and its content stands on both sides of the cue
_RELATIVES = frozenset(("who", "which", "that"))

Found = tuple[Saying, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class _Tagged:
    """One attribution by the tagger: the tokens of its cue, source and contents."""

    cue: range
    source: range | None
    content: tuple[range, ...]


def join_tags(page: Page, lexicon: Lexicon, found: Sequence[Found]) -> list[Found]:
    """The sayings and contents of the rules, as they are where no tagger ran, else joined with its tags."""
    roles = page.syntax.roles
    if roles is None:
        return list(found)
    tagged = list(_attributions(roles))
    taken: set[int] = set()
    joined: list[Found] = []
    for saying, content in found:
        number = _match(saying, tagged)
        if number is None:
            if not _doubtful(page, saying, roles):
                joined.append((saying, content))
            continue
        taken.add(number)
        joined.append(_mended(page, saying, content, tagged[number]))
    joined += [_new(page, lexicon, one) for number, one in enumerate(tagged) if number not in taken]
    return sorted(joined, key=lambda row: row[0].token)


def _attributions(roles: Roles) -> Iterator[_Tagged]:
    """What the tags tell, in the order of the cues; a cue without content tells nothing."""
    runs = list(_runs(roles))
    sources = {run.start: run for role, run in runs if role == "source"}
    for role, cue in runs:
        if role == "cue":
            content = tuple(run for kind, run in runs if kind == "content" and roles.links[run.start] == cue.start)
            if content:
                yield _Tagged(cue, sources.get(roles.links[cue.start]), content)


def _runs(roles: Roles) -> Iterator[tuple[str, range]]:
    first, role = 0, "O"
    for token, tag in enumerate((*roles.tags, "O")):
        if tag[0] != "I":
            if role != "O":
                yield role, range(first, token)
            first, role = token, tag[2:] or "O"


def _match(saying: Saying, tagged: Sequence[_Tagged]) -> int | None:
    """The tagged attribution whose cue shares a token with this one's."""
    for number, one in enumerate(tagged):
        if saying.first < one.cue.stop and one.cue.start <= saying.last:
            return number
    return None


def _doubtful(page: Page, saying: Saying, roles: Roles) -> bool:
    """Whether a saying has neither a subject of its own nor any support by the tagger."""
    if page.quote_of[saying.token] >= 0 or saying.bare or _has_subject(page, saying):
        return False
    return roles.tags[saying.token] == "O" and roles.sure[saying.token] > _SURE


def _has_subject(page: Page, saying: Saying) -> bool:
    return saying.source is not None and page.syntax.child(saying.token, "nsubj") is not None


def _mended(page: Page, saying: Saying, content: tuple[Span, ...], tagged: _Tagged) -> Found:
    """A saying with the tagger's content in the paragraphs that it marks, where the rule's frame does not bind it."""
    saying = _spoken(page, saying, tagged.source)
    if content and saying.rule == _HEARSAY:
        return saying, content
    tokens = [t for run in tagged.content for t in run]
    marked = {page.paragraph_of[t] for t in tokens}
    rest = [span for span in content if page.paragraph_of[page.syntax.tokens_in(span)[0]] not in marked]
    return saying, tuple(sorted([*rest, *_spans(page, tagged)]))


def _spoken(page: Page, saying: Saying, source: range | None) -> Saying:
    """A saying with its source as wide as tagged, or with the one that only the tags show."""
    if saying.rule == _HEARSAY or saying.speaker:
        return saying
    if saying.source is None:
        return replace(saying, source=_head(page, source), speaker=tuple(source)) if source else saying
    if source and saying.source in source:
        return replace(saying, speaker=tuple(source))
    # The noun that a relative pronoun stands for is named by the chain of the source.
    bare = page.syntax.lemmas[saying.source] in _RELATIVES
    return replace(saying, speaker=(saying.source,)) if bare else saying


def _new(page: Page, lexicon: Lexicon, one: _Tagged) -> Found:
    """A saying that only the tags show."""
    token = _head(page, one.cue)
    entry = entry_at(page, lexicon, token)
    saying = Saying(
        token=token,
        first=one.cue.start,
        last=one.cue.stop - 1,
        cue_class=(entry and entry.cue_class) or CueClass.BELIEVE,
        frames=frozenset(),
        negated=False,
        source=_head(page, one.source) if one.source else None,
        content=frozenset(t for run in one.content for t in run),
        rule="tagger",
        speaker=tuple(one.source or ()),
    )
    return saying, _spans(page, one)


def _spans(page: Page, one: _Tagged) -> tuple[Span, ...]:
    """The contents as tagged, without commas and the like at their edges."""
    return tuple(sorted(span for run in one.content for span in [page.syntax.span(run.start, run.stop - 1)]))


def _head(page: Page, run: range) -> int:
    """The token of a run that the rest hangs on."""
    span = page.syntax.span(run.start, run.stop - 1)
    head = page.syntax.head_of(span)
    return run.start if head is None else head
