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

Analyse = Callable[[Sequence[Report]], Sequence[Syntax]]
Models = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The stages of one set of settings, and the edition that their readings bear."""

    stages: Stages
    edition: Edition


@cache
def reader_for(settings: Settings) -> Reader:
    """The reader of these settings, built once a process (1 to 3 seconds: the parser is loaded)."""
    analyse, models = _analyser(settings)
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


def tagger_folder(settings: Settings) -> Path:
    """Where the tagger lies: a folder as set, or a bare name among the user's taggers."""
    folder = Path(settings.read.tagger).expanduser()
    if folder.name == settings.read.tagger and not folder.is_dir():
        return Path(platformdirs.user_data_dir("dateline")) / "taggers" / folder
    return folder


def _analyser(settings: Settings) -> tuple[Analyse, Models]:
    """The parser, and beside it the tagger where one is set."""
    parser, models = _parser(settings)
    if not settings.read.tagger:
        return parser, models
    # Its libraries are an extra that the default install goes without.
    from dateline.syntax.tagger import TaggedParser, load_tagger

    tagger = load_tagger(tagger_folder(settings))
    return TaggedParser(parser, tagger), (*models, (f"tagger {tagger.name}", tagger.digest))


def _parser(settings: Settings) -> tuple[Analyse, Models]:
    if settings.read.model == PLAIN:
        return load_plain(tables.read_table("en/abbreviations.csv")), ()
    files = find_model(settings.read.model)
    # spaCy takes a second to import; the plain reader does without it.
    from dateline.syntax.spacy import load_parser

    parser = load_parser(files, tables.read_table("en/abbreviations.csv"))
    return parser, ((f"{files.name} {files.version}", files.digest),)
