"""What an actor is filed under, so that the few who may be one are found among many."""

from collections.abc import Iterator
from hashlib import blake2b

from dateline.identity.actors.bodies import body_words
from dateline.identity.actors.compare import Actor
from dateline.identity.actors.names import given_form, parsed
from dateline.identity.actors.spellings import skeleton


def actor_keys(actor: Actor) -> frozenset[int]:
    """The keys of an actor (63 bits); none for a country or a bare surname."""
    return frozenset(int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1 for key in _keys(actor))


def _keys(actor: Actor) -> Iterator[str]:
    if actor.register_id and actor.register_id.startswith("office:"):
        yield f"office|{actor.register_id}"
    if actor.group == "person":
        yield from _of_person(actor)
    elif actor.group != "country":
        words = body_words(actor.name, actor.country)
        yield f"{actor.group}|{''.join(sorted(skeleton(word) for word in words))}"


def _of_person(actor: Actor) -> Iterator[str]:
    """The surname, each other word with it, the first word with each, and all in one, by their consonants."""
    name = parsed(actor.name)
    if not name.whole:
        return
    bones = [skeleton(given_form(word)) for word in name.words]
    yield f"last|{bones[-1]}"
    yield f"all|{skeleton(''.join(name.words))}"
    yield from (f"pair|{bone}|{bones[-1]}" for bone in bones[:-1])
    yield from (f"pair|{bones[0]}|{bone}" for bone in bones[1:-1])
