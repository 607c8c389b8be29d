"""Denials that take up what was said before: "The rebels denied it", "The ministry rejected the allegation"."""

from collections.abc import Iterator

from dateline.claims.voices import is_denial
from dateline.model.attribution import Attribution
from dateline.model.event import Event, Layer, Role
from dateline.model.text import Report, Span, covering

_PRONOUNS = frozenset(("it", "this", "that", "them", "which", "these", "those", "something"))
_FAR = 300  # characters from what was said to its denial
_LONGEST = 5  # words

Mention = tuple[Span, ...]


def echoes(
    report: Report, attributions: tuple[Attribution, ...], events: tuple[Event, ...], nouns: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Each denial of something said before, with the event that is meant (indices)."""
    for index, saying in enumerate(attributions):
        pointers = [report.quote(content) for content in saying.content]
        if saying.content and saying.content[-1].end < saying.cue.start:  # "…, a claim the rebels denied"
            pointers = [words.removeprefix("a ").removeprefix("an ") for words in pointers]
        if is_denial(saying) and any(_is_echo(words, nouns) for words in pointers):
            meant = _meant(attributions, events, saying)
            if meant is not None:
                yield index, meant


def words_of_denial(saying: Attribution) -> Span:
    """The words that show it: who denies, the denial, and what stands for what is denied."""
    return covering((saying.cue, *saying.source, *saying.content))


def _is_echo(words: str, nouns: frozenset[str]) -> bool:
    """Whether denied words only point back: a pronoun, or "the allegations"."""
    parts = words.lower().split()
    if len(parts) <= 1:
        return bool(parts) and (parts[0] in _PRONOUNS or parts[0] in nouns)
    last = parts[-1]
    return len(parts) <= _LONGEST and parts[0] not in ("a", "an", "any", "no") and (last in nouns or last[:-1] in nouns)


def _meant(attributions: tuple[Attribution, ...], events: tuple[Event, ...], denial: Attribution) -> int | None:
    """The event told last before the denial: by somebody else, else as done by who denies."""
    for saying in reversed(attributions):
        if _could_be_denied(saying, denial):
            held = [i for i, e in enumerate(events) if _tells(saying, e)]
            done = [i for i in held if _is_doer(events[i], denial)]
            if held:
                return (done or held)[0]
    near = [i for i, e in enumerate(events) if _is_near(covering(e.trigger), denial) and _is_doer(e, denial)]
    return near[-1] if near else None


def _could_be_denied(saying: Attribution, denial: Attribution) -> bool:
    other = saying.source_chain is None or saying.source_chain != denial.source_chain
    return other and bool(saying.content) and not is_denial(saying) and _is_near(covering(saying.content), denial)


def _is_near(words: Span, denial: Attribution) -> bool:
    return words.start < denial.cue.start and not words.covers(denial.cue) and denial.cue.start - words.end <= _FAR


def _tells(saying: Attribution, event: Event) -> bool:
    """Whether the words tell of an event that the speaker is no party to saying: "accused" tells of no accusation."""
    told = any(content.covers(mention[0]) for mention in event.mentions for content in saying.content)
    return told and not any(saying.cue.overlaps(span) for mention in event.mentions for span in mention)


def _is_doer(event: Event, saying: Attribution) -> bool:
    refs = (a.ref for a in event.arguments if a.role is Role.ACTOR)
    return any(ref is not None and ref.layer is Layer.CHAIN and ref.index == saying.source_chain for ref in refs)
