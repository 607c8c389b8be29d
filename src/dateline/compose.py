"""Builds the stages from the settings: the only place that knows which part stands at which door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

from dateline import actors, attribution, claims, events, mentions, places, quantities, tables, times
from dateline._version import __version__
from dateline.model.reading import Edition
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.places.gazetteer import Gazetteer
from dateline.read import Stages
from dateline.settings import Settings
from dateline.syntax.models import find_model
from dateline.syntax.plain import load_plain

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Reader:
    """The stages of one set of settings, and the edition that their readings bear."""

    stages: Stages
    edition: Edition


@cache
def reader_for(settings: Settings) -> Reader:
    """The reader of these settings, built once a process (1 to 3 seconds: the parser is loaded)."""
    analyse, models = _parser(settings)
    gazetteer = Gazetteer.open(gazetteer_path(settings))
    schemes = frozenset({"plover", "dateline"} if settings.coding.extension else {"plover"})
    stages = Stages(
        analyse=analyse,
        mentions=mentions.build(),
        times=times.build(),
        places=places.build(gazetteer),
        actors=actors.build(),
        quantities=quantities.build(),
        attribution=attribution.build(),
        events=events.build(schemes),
        claims=claims.build(),
    )
    models = (*models, ("gazetteer", gazetteer.content))
    return Reader(stages, Edition(__version__, settings.digest(), tables.digest(), models))


def gazetteer_path(settings: Settings) -> Path:
    """Where the gazetteer lies: as set, else the user's data folder."""
    if settings.gazetteer:
        return Path(settings.gazetteer).expanduser()
    return Path(platformdirs.user_data_dir("dateline")) / "gazetteer.sqlite"


def _parser(settings: Settings) -> tuple[Callable[[Sequence[Report]], Sequence[Syntax]], tuple[tuple[str, str], ...]]:
    if settings.read.model == PLAIN:
        return load_plain(tables.read_table("en/abbreviations.csv")), ()
    files = find_model(settings.read.model)
    # spaCy takes a second to import; the plain reader does without it.
    from dateline.syntax.spacy import load_parser

    parser = load_parser(files, tables.read_table("en/abbreviations.csv"))
    return parser, ((f"{files.name} {files.version}", files.digest),)
