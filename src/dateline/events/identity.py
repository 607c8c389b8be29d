"""One event for all its mentions in a report: what two mentions must share, and what keeps them apart."""

from dataclasses import replace

from dateline.events.arguments import tidy
from dateline.events.moored import is_twin
from dateline.events.retold import alike, counted_alike, is_near, one_scene, same_day
from dateline.events.scene import Scene
from dateline.events.scope import is_definite
from dateline.model.event import Argument, Event, EventTime, Layer, Role, Status
from dateline.model.mention import Kind

_STEM = 4  # letters that "invasion" and "invaded", "attack" and "attacked" share
_KEYS = (Role.ACTOR, Role.RECIPIENT, Role.PLACE)
_DEADLY = frozenset(("ASSAULT", "ACCIDENT", "DISASTER"))
_NEAR = 4  # sentences across which a definite noun takes up what was told
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
    if not _types_fit(scene, first, second) or not _standings_fit(first, second):
        return False
    if _joined_outcomes(scene, first, second) or (first.type == second.type and one_scene(scene, first, second)):
        return True
    if _clash(scene, first, second) or not _times_fit(first.time, second.time):
        return False
    if _outcome(scene, first, second) or _carried(scene, first, second) or _headline(scene, first, second):
        return True
    if _retold(scene, first, second):
        return True
    if not (_same_word(scene, first, second) or _takes_up(scene, first, second)):
        return False
    return _any_shared(scene, first, second) or _takes_up(scene, first, second) or _repeats(scene, first, second)


def _retold(scene: Scene, first: Event, second: Event) -> bool:
    """Whether the second tells the first again in other words: one type, one sufferer, and a name or a day for it."""
    modes = {first.mode, second.mode} - {None}
    if first.type != second.type or len(modes) > 1 or not is_near(scene, first, second):
        return False
    whom = any(_shared(scene, first, second, r) or alike(scene, first, second, r) for r in _VICTIMS)
    named = scene.syntax.upos[second.head] == "NOUN" and is_definite(scene.syntax, second.head)
    return whom and (named or bool(second.namings) or same_day(first, second) or counted_alike(scene, first, second))


def _any_shared(scene: Scene, first: Event, second: Event) -> bool:
    return any(_shared(scene, first, second, r) or alike(scene, first, second, r) for r in _KEYS)


def _repeats(scene: Scene, first: Event, second: Event) -> bool:
    """Whether the second is the first one's own word as a definite noun: "was pardoned ... the pardon"."""
    syntax = scene.syntax
    if syntax.upos[second.head] != "NOUN" or second.head < first.head:
        return False
    marks = {syntax.lemmas[t] for t in syntax.children_of(second.head, "det")}
    near = syntax.sentence_of[second.head] - syntax.sentence_of[first.head] <= _NEAR
    return near and bool(marks & {"the", "this", "that"}) and syntax.tags[second.head] == "NN"


def _headline(scene: Scene, first: Event, second: Event) -> bool:
    """Whether one is a headline and the other the lead's telling of it: one type and one actor, whatever the word."""
    title = [scene.in_title(event.head) for event in (first, second)]
    if title[0] == title[1] or not _shared(scene, first, second, Role.ACTOR):
        return False
    syntax = scene.syntax
    body = first if title[1] else second
    return syntax.sentence_of[body.head] - syntax.sentence_of[scene.opening] <= 1


def _types_fit(scene: Scene, first: Event, second: Event) -> bool:
    """One type, or a death and what brought it about in one sentence."""
    if first.type == second.type:
        return True
    if "DEATH" not in (first.type, second.type) or _DEADLY.isdisjoint((first.type, second.type)):
        return False
    near = scene.syntax.sentence_of[first.head] == scene.syntax.sentence_of[second.head]
    return near and _outcome(scene, first, second)


def _standings_fit(first: Event, second: Event) -> bool:
    """Whether both stand alike, or what one voice denies another tells: one happening, over which they differ."""
    told, denied = (first, second) if second.denials else (second, first)
    disputed = bool(denied.denials) and denied.status is Status.DENIED and told.status in _REAL
    return disputed or _status_fits(first.status, second.status)


def _status_fits(first: Status, second: Status) -> bool:
    return first is second or {first, second} <= _REAL or {first, second} <= _OPEN


def _clash(scene: Scene, first: Event, second: Event) -> bool:
    """Whether both name an actor, recipient, place or number, and none is shared."""
    for role in _KEYS:
        one, other = _refs(first, role), _refs(second, role)
        if one and other and not _shared(scene, first, second, role) and not alike(scene, first, second, role):
            return True
        if bool(_words(first, role)) and bool(_words(second, role)) and not one and not other and role is Role.ACTOR:
            return True
    return _counts_differ(scene, first, second)


def _counts_differ(scene: Scene, first: Event, second: Event) -> bool:
    """Whether two mentions in different sentences count the same thing differently."""
    if scene.syntax.sentence_of[first.head] == scene.syntax.sentence_of[second.head]:
        return False
    one, other = (_counts(scene, event) for event in (first, second))
    return any(one[thing].isdisjoint(other[thing]) for thing in one.keys() & other.keys())


def _counts(scene: Scene, event: Event) -> dict[str, set[float | None]]:
    found: dict[str, set[float | None]] = {}
    for layer, index in _refs(event, Role.QUANTITY):
        if layer is not Layer.QUANTITY:
            continue
        quantity = scene.fillers.quantities[index]
        found.setdefault(quantity.frame or quantity.unit or "", set()).update((quantity.low, quantity.high))
    return found


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
    return syntax.sentence_of[second.head] - syntax.sentence_of[first.head] <= _NEAR


def only_names(scene: Scene, head: int) -> bool:
    """Whether a mention takes its event as known: "the attack drew protests", "the freed men"; not "the raid began"."""
    syntax = scene.syntax
    governor = syntax.heads[head]
    if syntax.deprels[head] == "amod":
        return is_definite(syntax, governor)
    if syntax.upos[head] != "NOUN" or not is_definite(syntax, head):
        return False
    return not (syntax.deprels[head] in ("nsubj", "nsubjpass", "dobj") and scene.is_a(governor, "happening"))


def _joined_outcomes(scene: Scene, first: Event, second: Event) -> bool:
    """Whether both are what one act did: "killing a nurse and wounding two", "14 were killed and 31 injured"."""
    syntax, later = scene.syntax, max(first.head, second.head)
    earlier, told = syntax.heads[later], first if first.head < second.head else second
    tied = syntax.deprels[later] == "conj" and any(syntax.span(earlier) in mention for mention in told.mentions)
    passive = not any(a.role is Role.ACTOR for event in (first, second) for a in event.arguments)
    shared = passive or (syntax.tags[later] in ("VBG", "VBD", "VBN") and not syntax.children_of(later, "nsubj"))
    return tied and shared and all(scene.is_a(token, "outcome") for token in (earlier, later))


def _outcome(scene: Scene, first: Event, second: Event) -> bool:
    """Whether one is what the other did: "killed when gunmen attacked", "an airstrike killed", "attacked, killing"."""
    syntax = scene.syntax
    for one, other in ((first, second), (second, first)):
        if not scene.is_a(one.head, "outcome"):
            continue
        tied = syntax.deprels[one.head] in ("advcl", "relcl", "acl") and syntax.heads[one.head] == other.head
        above = syntax.heads[other.head]
        when = syntax.deprels[other.head] == "advcl" and (above == one.head or is_twin(syntax, above, one.head))
        doing = syntax.heads[other.head] == one.head and syntax.deprels[other.head] in ("nsubj", "agent")
        inside = _within(scene, one.head, other.head)
        if tied or when or doing or inside:
            return True
    return False


def _carried(scene: Scene, first: Event, second: Event) -> bool:
    """Whether an event noun is what the verb was done by: "hit the city with an attack", "hurled a petrol bomb"."""
    pairs = ((first.head, second.head), (second.head, first.head))
    if first.type == "ASSAULT" and any(scene.syntax.heads[n] == v and _is_object(scene, n) for v, n in pairs):
        return True
    return any(_within(scene, verb, noun) for verb, noun in pairs)


def _is_object(scene: Scene, token: int) -> bool:
    return scene.syntax.upos[token] == "NOUN" and scene.syntax.deprels[token] == "dobj"


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
    held = second if first.status is Status.DENIED else first
    return replace(
        first,
        status=held.status,
        status_evidence=held.status_evidence,
        denials=(*first.denials, *second.denials),
        namings=(*first.namings, *second.namings),
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
    more = [a for a in second.arguments if a.role not in taken and (a.ref is None or (a.role, a.ref) not in known)]
    return tidy([*first.arguments, *more])
