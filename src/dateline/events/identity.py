"""One event for all its mentions in a report: what two mentions must share, and what keeps them apart."""

from dataclasses import replace

from dateline.events.arguments import tidy
from dateline.events.scene import Scene
from dateline.model.event import Argument, Event, EventTime, Layer, Role, Status
from dateline.model.mention import Kind

_STEM = 4  # letters that "invasion" and "invaded", "attack" and "attacked" share
_KEYS = (Role.ACTOR, Role.RECIPIENT, Role.PLACE)
_DEADLY = frozenset(("ASSAULT", "ACCIDENT", "DISASTER"))
_MORE = (Role.QUANTITY,)
_VICTIMS = frozenset((Role.RECIPIENT, Role.TARGET))  # of "attacked a market, killing nine": the market and the nine
_REAL = frozenset((Status.OCCURRED, Status.ONGOING))
_OPEN = frozenset((Status.POSSIBLE, Status.PLANNED, Status.CONDITIONAL, Status.REQUESTED))


def unite(scene: Scene, events: list[Event]) -> tuple[Event, ...]:
    """Events with their mentions brought together; a body mention leads, the title's joins it."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (scene.in_title(e.head), e.head)):
        at = next((i for i in range(len(kept) - 1, -1, -1) if same(scene, kept[i], event)), None)
        if at is None:
            kept.append(event)
        else:
            cause, effect = (event, kept[at]) if kept[at].type == "DEATH" else (kept[at], event)
            kept[at] = _joined(scene, cause, effect)
    return tuple(sorted(kept, key=lambda e: e.head))


def same(scene: Scene, first: Event, second: Event) -> bool:
    """Whether two coded mentions speak of one event."""
    if not _types_fit(scene, first, second) or not _status_fits(first.status, second.status):
        return False
    if _clash(scene, first, second) or not _times_fit(first.time, second.time):
        return False
    if _outcome(scene, first, second) or _carried(scene, first, second):
        return True
    if not (_same_word(scene, first, second) or _takes_up(scene, first, second)):
        return False
    shared = [role for role in _KEYS if _shared(scene, first, second, role)]
    return bool(shared) or _takes_up(scene, first, second)


def _types_fit(scene: Scene, first: Event, second: Event) -> bool:
    """One type, or a death and what brought it about in one sentence."""
    if first.type == second.type:
        return True
    near = scene.syntax.sentence_of[first.head] == scene.syntax.sentence_of[second.head]
    kinds = {first.type, second.type}
    return near and "DEATH" in kinds and bool(kinds & _DEADLY) and _outcome(scene, first, second)


def _status_fits(first: Status, second: Status) -> bool:
    return first is second or {first, second} <= _REAL or {first, second} <= _OPEN


def _clash(scene: Scene, first: Event, second: Event) -> bool:
    """Whether both name an actor, recipient, place or number, and none is shared."""
    for role in (*_KEYS, Role.QUANTITY):
        one, other = _refs(first, role), _refs(second, role)
        if one and other and not _shared(scene, first, second, role) and role is not Role.QUANTITY:
            return True
        if bool(_words(first, role)) and bool(_words(second, role)) and not one and not other and role is Role.ACTOR:
            return True
    return False


def _shared(scene: Scene, first: Event, second: Event, role: Role) -> bool:
    """Whether a filler is the same, or one a country and the other its own: "Moscow", "Russian forces"."""
    one, other = _refs(first, role), _refs(second, role)
    if one & other:
        return True
    return bool(_countries(scene, one) & _sides(scene, other) or _countries(scene, other) & _sides(scene, one))


def _sides(scene: Scene, refs: set[tuple[Layer, int]]) -> set[str]:
    actors = scene.fillers.actors
    return {code for layer, index in refs if layer is Layer.CHAIN and (code := actors[index].country)}


def _countries(scene: Scene, refs: set[tuple[Layer, int]]) -> set[str]:
    chains = scene.fillers.chains
    return _sides(scene, {r for r in refs if r[0] is Layer.CHAIN and chains[r[1]].kind is Kind.COUNTRY})


def _refs(event: Event, role: Role) -> set[tuple[Layer, int]]:
    return {(a.ref.layer, a.ref.index) for a in event.arguments if a.role is role and a.ref is not None}


def _words(event: Event, role: Role) -> list[Argument]:
    return [a for a in event.arguments if a.role is role]


def _times_fit(first: EventTime | None, second: EventTime | None) -> bool:
    if first is None or second is None:
        return True
    one, other = first.interval, second.interval
    before = one.latest is not None and other.earliest is not None and one.latest[:10] < other.earliest[:10]
    after = other.latest is not None and one.earliest is not None and other.latest[:10] < one.earliest[:10]
    return not before and not after


def _same_word(scene: Scene, first: Event, second: Event) -> bool:
    one, other = scene.syntax.lemmas[first.head], scene.syntax.lemmas[second.head]
    return one == other or (one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM)


def _takes_up(scene: Scene, first: Event, second: Event) -> bool:
    """Whether the second is a definite noun phrase that takes up the first: "the attack", "the visit"."""
    syntax = scene.syntax
    if first.type == second.type and _refs(second, Role.ACTOR) and not _refs(first, Role.ACTOR):
        return False
    if syntax.upos[second.head] != "NOUN" or not scene.is_a(second.head, "anaphor") or second.head < first.head:
        return False
    marks = [syntax.lemmas[t] for t in syntax.children_of(second.head, "det", "poss")]
    if not {"the", "this", "that"} & set(marks):
        return False
    return syntax.sentence_of[second.head] - syntax.sentence_of[first.head] <= 4


def _outcome(scene: Scene, first: Event, second: Event) -> bool:
    """Whether one is what the other did: "killed when gunmen attacked", "an airstrike killed", "attacked, killing"."""
    syntax = scene.syntax
    for one, other in ((first, second), (second, first)):
        if not scene.is_a(one.head, "outcome"):
            continue
        tied = syntax.deprels[one.head] in ("advcl", "relcl", "acl") and syntax.heads[one.head] == other.head
        when = syntax.deprels[other.head] == "advcl" and syntax.heads[other.head] == one.head
        doing = syntax.heads[other.head] == one.head and syntax.deprels[other.head] in ("nsubj", "agent")
        inside = _within(scene, one.head, other.head)
        if tied or when or doing or inside:
            return True
    return False


def _carried(scene: Scene, first: Event, second: Event) -> bool:
    """Whether an event noun is what the verb was done by: "hit the city with a massive attack"."""
    return any(_within(scene, one.head, other.head) for one, other in ((first, second), (second, first)))


def _within(scene: Scene, verb: int, noun: int) -> bool:
    """Whether an event noun stands in the verb's "in ..." or "by ..." phrase."""
    syntax = scene.syntax
    prep = syntax.heads[noun]
    return (
        syntax.upos[noun] == "NOUN"
        and syntax.deprels[noun] == "pobj"
        and syntax.lemmas[prep] in ("in", "by", "during", "with")
        and syntax.heads[prep] == verb
    )


def _joined(scene: Scene, first: Event, second: Event) -> Event:
    """The first mention's event with the second's words and whatever arguments only that one has."""
    open_to_more = set(_MORE)
    if scene.syntax.sentence_of[first.head] == scene.syntax.sentence_of[second.head]:
        open_to_more |= _VICTIMS
    taken = {a.role for a in first.arguments} - open_to_more
    merged = _united(first, second, taken)
    sure = first if first.sure or not second.sure else second
    return replace(
        first,
        mentions=(*first.mentions, *second.mentions),
        mode=first.mode or second.mode,
        contexts=tuple(dict.fromkeys((*first.contexts, *second.contexts))),
        arguments=merged,
        time=first.time or second.time,
        policy=first.policy or second.policy,
        hedged=first.hedged and second.hedged,
        sure=sure.sure,
        doubts=sure.doubts,
    )


def _united(first: Event, second: Event, taken: set[Role]) -> tuple[Argument, ...]:
    known = {(a.role, a.ref) for a in first.arguments if a.ref is not None}
    more = [
        a
        for a in second.arguments
        if a.role not in taken and (a.ref is None or (a.role, a.ref) not in known)
    ]
    return tidy([*first.arguments, *more])
