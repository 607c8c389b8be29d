"""Doubt as a value: what a reader could not settle, and why."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.text import Span


class Why(StrEnum):
    """Why a value was left open."""

    UNKNOWN_NAME = "UNKNOWN_NAME"
    AMBIGUOUS = "AMBIGUOUS"
    VAGUE = "VAGUE"
    NO_ANCHOR = "NO_ANCHOR"
    NO_ANTECEDENT = "NO_ANTECEDENT"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    MISSING = "MISSING"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that could not be settled: never None, never an exception, never a silent guess."""

    why: Why


@dataclass(frozen=True, slots=True)
class Doubt:
    """One unsettled value, at its words, named by the layer that met it."""

    span: Span
    layer: str
    why: Why
