"""What a person said by moving, renaming, adding and taking off marks: deeds, and what cannot be told from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.imports.spans.nouns import Deed, Left, Marked, Pair, Returned, Sent
from dateline.imports.spans.waiting import ROLES
from dateline.model.review import Act, Field

_FILLED = (Field.ACTOR, Field.RECIPIENT, Field.TARGET, Field.PLACE)
_NAMES = frozenset(item.value for item in _FILLED)
_FIXED = frozenset(ROLES) - _NAMES
_NUMBER = "put a number right by what it is, not by its place"


@dataclass(slots=True)
class _Told:
    """What is gathered of one telling: the words of each field, what is said of it, and what cannot be filed."""

    spans: dict[Field, list[Pair]] = field(default_factory=lambda: {item: [] for item in _FILLED})
    was: dict[Field, list[Pair]] = field(default_factory=lambda: {item: [] for item in _FILLED})
    gone: bool = False
    type: str = ""
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Each mark that was sent with what became of it (None: taken off), and the marks that are new."""

    became: tuple[tuple[Sent, Marked | None], ...]
    new: tuple[Marked, ...]


def judged(returned: Returned, sentences: Mapping[str, Pair]) -> Iterator[Deed | Left]:
    """What was said of each telling, in the order of the text. `sentences`: where each telling's sentence stands."""
    if returned.sent and not returned.marks:
        yield Left("", "it came back without any span: reject its claims by name, if that is meant")
        return
    pairing = _paired(returned)
    told = {anchor: _Told() for sent in returned.sent for anchor in sent.tellings}
    for sent, mark in pairing.became:
        for anchor in sent.tellings:
            _became(told[anchor], sent, mark)
    for mark in pairing.new:
        yield from _added(told, mark, sentences)
    for anchor, found in told.items():
        yield from _said(anchor, found)


def _paired(returned: Returned) -> _Pairing:
    """By the very same words and label; then by id; then by the only overlap of the same label, or the same words."""
    marks = list(dict.fromkeys(returned.marks))
    became: dict[str, Marked] = {}
    for sent in returned.sent:
        same = [mark for mark in marks if mark.key == sent.key]
        if same:
            became[sent.id] = next((mark for mark in same if mark.id == sent.id), same[0])
    kept = {mark.key for mark in became.values()}
    lost = {sent.id for sent in returned.sent} - set(became)
    rest = [mark for mark in marks if mark.key not in kept or mark.id in lost]
    missing = [sent for sent in returned.sent if sent.id not in became]
    for sent in missing:
        alike = [mark for mark in rest if mark.id == sent.id] or _only(sent, missing, rest)
        if len(alike) == 1:
            became[sent.id] = alike[0]
            rest.remove(alike[0])
    return _Pairing(tuple((sent, became.get(sent.id)) for sent in returned.sent), tuple(rest))


def _only(sent: Sent, missing: Sequence[Sent], rest: Sequence[Marked]) -> list[Marked]:
    """The one mark without an id that can be this one moved or renamed, where it can be no other."""
    free = [mark for mark in rest if mark.id is None or not mark.id.startswith("spn_")]
    found = [mark for mark in free if _may_be(sent, mark)]
    if len(found) == 1 and [other for other in missing if _may_be(other, found[0])] == [sent]:
        return found
    return []


def _may_be(sent: Sent, mark: Marked) -> bool:
    moved = sent.label == mark.label and sent.start < mark.end and mark.start < sent.end
    return moved or (sent.start, sent.end) == (mark.start, mark.end)


def _became(told: _Told, sent: Sent, mark: Marked | None) -> None:
    """Puts down what became of one mark of a telling; what cannot be filed leaves the words where they were."""
    why = _unclear(sent, mark)
    if why:
        told.left.append(f"{sent.label} {sent.start}-{sent.end}: {why}")
    if sent.label in _NAMES:
        told.was[Field(sent.label)].append((sent.start, sent.end))
        if why or mark is not None:
            kept = sent if why or mark is None else mark
            told.spans[Field(kept.label)].append((kept.start, kept.end))
    elif not why and sent.label not in ROLES:
        told.gone, told.type = mark is None, "" if mark is None or mark.label == sent.label else mark.label


def _unclear(sent: Sent, mark: Marked | None) -> str:
    """Why what became of a mark cannot be filed; "" where it can."""
    if mark is None:
        many = len(sent.tellings)
        return (
            f"it stands for {many} events: say of which it is wrong" if many > 1 else _NUMBER * (sent.label in _FIXED)
        )
    if mark.key == sent.key:
        return ""
    if not mark.sure:
        return "which characters are meant now is not certain"
    if sent.label in _NAMES:
        return "" if mark.label in _NAMES else f"it was renamed {mark.label}"
    if sent.label in _FIXED:
        return _NUMBER
    moved = (mark.start, mark.end) != (sent.start, sent.end)
    return (
        "the word that tells an event cannot be moved, nor be part of another" if moved or mark.label in ROLES else ""
    )


def _added(told: Mapping[str, _Told], mark: Marked, sentences: Mapping[str, Pair]) -> Iterator[Left]:
    """A mark that nobody sent: of the only event that its sentence tells; else nobody can know of which."""
    around = [
        anchor
        for anchor, (start, end) in sentences.items()
        if anchor in told and start <= mark.start and mark.end <= end
    ]
    words = f"new: {mark.label} {mark.start}-{mark.end}"
    if mark.label in _NAMES and len(around) == 1 and mark.sure:
        told[around[0]].spans[Field(mark.label)].append((mark.start, mark.end))
        return
    for anchor in around:
        told[anchor].left.append(_why_new(words, mark, len(around)))
    if not around:
        yield Left("", _why_new(words, mark, 0))


def _why_new(words: str, mark: Marked, around: int) -> str:
    if not mark.sure:
        return f"{words}: which characters are meant is not certain"
    if mark.label not in _NAMES:
        return f"{words}: only {', '.join(sorted(_NAMES))} can be added"
    return f"{words}: its sentence tells {around or 'no'} events" + ("; which is meant is not said" if around else "")


def _said(anchor: str, told: _Told) -> Iterator[Deed | Left]:
    """The deeds of one telling; it is accepted only where all of it came back as it went out."""
    yield from (Left(anchor, why) for why in told.left)
    if told.gone:
        yield Deed(anchor, Act.REJECT)
        return
    edits = [item for item in _FILLED if sorted(told.spans[item]) != sorted(told.was[item])]
    if told.type:
        yield Deed(anchor, Act.EDIT, Field.TYPE, words=told.type)
    for item in edits:
        yield Deed(anchor, Act.EDIT, item, tuple(dict.fromkeys(told.spans[item])))
    if not (edits or told.type or told.left):
        yield Deed(anchor, Act.ACCEPT)
