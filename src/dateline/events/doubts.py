"""Why an event may not be what it seems: the signs against its reading, weighed by a fitted table."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.scene import Scene
from dateline.events.signs import Told, signs_of
from dateline.events.triggers import Found
from dateline.tables import read_table

_MOST = 4  # doubts named
_LEAST = -0.1  # what weighs less is not worth a reader's while
_GRAVE = ("actor: AMBIGUOUS", "actor: a saying by no party", "kind: habitual")


@dataclass(frozen=True, slots=True)
class Sureness:
    """What each sign weighs, the sum from which an event is sure, and words that often mean something else."""

    weights: Mapping[str, float]
    threshold: float
    loose: frozenset[tuple[str, str]]


def load_sureness() -> Sureness:
    """The shipped weights and loose words, compiled once."""
    weights = {row["sign"]: float(row["weight"]) for row in read_table("scorers/sure.csv").rows}
    loose = frozenset((row["lemma"], row["pos"]) for row in read_table("scorers/loose.csv").rows)
    return Sureness(weights, weights.pop("threshold"), loose)


def doubts_of(scene: Scene, found: Found, told: Told, sureness: Sureness) -> tuple[str, ...]:
    """The doubts about one trigger, the weightiest first; an event without any is sure."""
    signs = signs_of(scene, found, told, sureness.loose)
    grave = tuple(sign for sign in signs if sign in _GRAVE)
    if not grave and sum(sureness.weights.get(sign, 0.0) for sign in signs) >= sureness.threshold:
        return ()
    against = sorted((sureness.weights.get(sign, 0.0), sign) for sign in signs if sign not in grave)
    named = (*grave, *(_worded(sign) for weight, sign in against if weight <= _LEAST))
    return named[:_MOST] or ("signs: too few for it",)


def _worded(sign: str) -> str:
    """A type that is often misread, said so; any other sign speaks for itself."""
    return f"{sign} is often misread" if sign.startswith("type: ") else sign
