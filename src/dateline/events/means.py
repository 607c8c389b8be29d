"""How an attack was made, where its own word does not say: by what it was made with."""

from collections.abc import Iterable
from functools import cache

from dateline.events.scene import Scene
from dateline.events.triggers import Found
from dateline.model.event import Argument, Role
from dateline.tables import read_table

_BEFORE = ("compound", "amod", "nmod")


def mode_of(scene: Scene, found: Found, arguments: Iterable[Argument]) -> str | None:
    """The row's mode; for an attack without one that of its instrument, or of the words before the attack's noun."""
    if found.row.mode or found.row.type != "ASSAULT":
        return found.row.mode
    syntax = scene.syntax
    spans = [a.span for a in arguments if a.role is Role.INSTRUMENT]
    told = {syntax.lemmas[t].lower() for span in spans for t in syntax.tokens_in(span)}
    told |= {syntax.lemmas[t].lower() for t in found.tokens}
    told |= {syntax.lemmas[c].lower() for t in found.tokens for c in syntax.children_of(t, *_BEFORE)}
    return next((mode for word, mode in _modes() if word in told), None)


@cache
def _modes() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["mode"]) for row in read_table("en/weapon_modes.csv").rows)
