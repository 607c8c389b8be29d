"""The analyser without a parser: tokens, sentences, and names by their capitals."""

from dataclasses import dataclass

from dateline.doors import Built, Resources
from dateline.syntax.doors.checked import Analyse
from dateline.syntax.plain import load_plain
from dateline.tables import read_table


@dataclass(frozen=True, slots=True)
class Settings:
    """None of its own."""


def build(settings: Settings, resources: Resources) -> Built[Analyse]:
    """The analyser with dateline's list of abbreviations; it rests on no model."""
    return Built(load_plain(read_table("en/abbreviations.csv")))
