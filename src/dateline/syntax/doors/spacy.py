"""spaCy's English pipeline: tokens, parse and names by an installed model, whose files are checked first."""

from dataclasses import dataclass

from dateline.doors import Built, Resources
from dateline.syntax.doors.checked import Analyse
from dateline.syntax.lean import without_commands
from dateline.syntax.models import find_model
from dateline.tables import read_table


@dataclass(frozen=True, slots=True)
class Settings:
    """None of its own: the model is the one that [read] names."""


def build(settings: Settings, resources: Resources) -> Built[Analyse]:
    """The parser of the model asked for (about a second); a model that is missing or altered is a ResourceError."""
    files = find_model(resources.model)
    # spaCy takes half a second to import: only once the model is known to be there.
    with without_commands():
        from dateline.syntax.spacy import load_parser

    parser = load_parser(files, read_table("en/abbreviations.csv"))
    return Built(parser, ((f"{files.name} {files.version}", files.digest),))
