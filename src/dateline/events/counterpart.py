"""The other side: where a state deals with somebody unnamed and the lines before tell of one other state only."""

from collections.abc import Iterator

from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.event import Argument, Layer, Ref, Role
from dateline.model.mention import Kind

_DEALINGS = frozenset(("ACCUSE", "REJECT", "REQUEST", "SANCTION", "RETREAT", "CONCEDE", "AGREE", "THREATEN"))
_BACK = 3  # sentences, the trigger's own among them


def counterpart(scene: Scene, found: Found, known: list[Argument]) -> Iterator[Argument]:
    """One implied recipient: the only other country of these sentences; none where two could be meant."""
    if found.row.type not in _DEALINGS or any(a.role is Role.RECIPIENT for a in known):
        return
    own = {_state(scene, a) for a in known if a.role is Role.ACTOR} - {None}
    if len(own) != 1:
        return
    others = {code: start for code, start in _near(scene, found.head) if code not in own}
    if len(others) == 1:
        code, mention = others.popitem()
        chain = scene.country_chains[code]
        span = scene.fillers.chains[chain].mentions[mention].span
        yield Argument(Role.RECIPIENT, span, Ref(Layer.CHAIN, chain), True, "recipient:counterpart")


def _state(scene: Scene, argument: Argument) -> str | None:
    """The country that acts, by itself or through its government."""
    if argument.ref is None or argument.ref.layer is not Layer.CHAIN:
        return None
    actor = scene.fillers.actors[argument.ref.index]
    governs = actor.kind is Kind.COUNTRY or actor.sector in ("GOV", "MIL")
    return actor.country if governs else None


def _near(scene: Scene, head: int) -> Iterator[tuple[str, int]]:
    """Countries named as such in the last sentences, with their last mention there."""
    syntax = scene.syntax
    last = syntax.sentence_of[head]
    for code, chain in scene.country_chains.items():
        for index, mention in enumerate(scene.fillers.chains[chain].mentions):
            if last - _BACK < syntax.sentence_of[mention.head] <= last and mention.head < head:
                yield code, index
