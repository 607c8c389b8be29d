"""Builds the stages from the settings: the only place that knows which part stands at which door."""

from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import platformdirs

from dateline import actors, attribution, claims, mentions, places, quantities, tables, times
from dateline._version import __version__
from dateline.doors import BROKEN, Built, Door, Offer, Resources, code_digest, module, names, offer
from dateline.errors import ConfigError
from dateline.events.doors.checked import CheckedCoder, Code
from dateline.model.reading import Edition
from dateline.places.doors.checked import Gazetteer, checked
from dateline.read import Stages
from dateline.settings import Settings, settings_of
from dateline.syntax.doors.checked import Analyse, CheckedAnalyser
from dateline.syntax.models import known_models

PLAIN = "plain"
GEONAMES = "geonames"
_AUTO, _SPACY = "auto", "spacy"

Stage = TypeVar("Stage")


@dataclass(frozen=True, slots=True)
class Reader:
    """The stages of one set of settings, and the edition that their readings bear."""

    stages: Stages
    edition: Edition


@cache
def reader_for(settings: Settings) -> Reader:
    """The reader of these settings, built once a process (1 to 3 seconds: the parser is loaded)."""
    check_tables(settings)
    own = own_register(settings)
    signed = (("register of the user's own", tables.own_digest(own)),) if own else ()
    analyser, gazetteer, coder = analyser_of(settings), gazetteer_of(settings), coder_of(settings)
    stages = Stages(
        analyse=analyser.stage,
        mentions=mentions.build(own),
        times=times.build(),
        places=places.build(gazetteer.stage),
        actors=actors.build(own),
        quantities=quantities.build(),
        attribution=attribution.build(),
        events=coder.stage,
        claims=claims.build(),
    )
    models = (*analyser.models, *gazetteer.models, *coder.models, *signed)
    return Reader(stages, Edition(__version__, settings.digest(), tables.digest(), models))


def analyser_of(settings: Settings) -> Built[Analyse]:
    """The analyser that [read] names, and beside it the tagger where one is set."""
    name = analyser_name(settings)
    built: Built[Analyse] = _built(Door.ANALYSERS, name, settings)
    if not offer(Door.ANALYSERS, name).own:
        built = replace(built, stage=CheckedAnalyser(name, built.stage))
    if not settings.read.tagger:
        return built
    # Its libraries are an extra that the default install goes without.
    from dateline.syntax.tagger import TaggedParser, load_tagger

    tagger = load_tagger(tagger_folder(settings))
    return Built(TaggedParser(built.stage, tagger), (*built.models, (f"tagger {tagger.name}", tagger.digest)))


def gazetteer_of(settings: Settings) -> Built[places.Door]:
    """The gazetteer that [places] names."""
    name = settings.places.gazetteer
    if offer(Door.GAZETTEERS, name).own:
        return _built(Door.GAZETTEERS, name, settings)
    found: Built[Gazetteer] = _built(Door.GAZETTEERS, name, settings)
    return Built(checked(name, found.stage), (*found.models, (f"gazetteer {name}", found.stage.content)))


def coder_of(settings: Settings) -> Built[Code]:
    """The coder that [coding] names."""
    name = settings.coding.coder
    built: Built[Code] = _built(Door.CODERS, name, settings)
    return built if offer(Door.CODERS, name).own else replace(built, stage=CheckedCoder(name, built.stage))


def analyser_name(settings: Settings) -> str:
    """Which analyser [read] names: an analyser's own name, or the one whose parser model it names."""
    wanted, analysers, models = settings.read.model, names(Door.ANALYSERS), known_models()
    if wanted in analysers:
        return wanted
    if wanted not in (_AUTO, *models):
        parts, parsers = ", ".join(analysers), ", ".join(models)
        raise ConfigError(f"{wanted}: no such analyser or parser model; there are {parts}; and the models {parsers}")
    return _SPACY


def model_name(settings: Settings) -> str:
    """The parser model that [read] names; `auto` where it names an analyser."""
    return _AUTO if settings.read.model in names(Door.ANALYSERS) else settings.read.model


def check_tables(settings: Settings) -> None:
    """A table under [plugins] that no part bears the name of is a slip of the pen."""
    known = sorted({name for door in Door for name in names(door)}) if settings.plugins.tables else []
    for name, _ in settings.plugins.tables:
        if name not in known:
            raise ConfigError(f"[plugins.{name}]: no part is called so; there are {', '.join(known)}")


def gazetteer_path(settings: Settings) -> Path:
    """Where the file of places lies: as set, else the user's data folder; all of GeoNames has a file of its own."""
    if settings.gazetteer:
        return Path(settings.gazetteer).expanduser()
    return _data_folder() / ("geonames.sqlite" if settings.places.gazetteer == GEONAMES else "gazetteer.sqlite")


def own_register(settings: Settings) -> Path | None:
    """The folder of the user's own rows of the register, where one is set; it has to be there."""
    return Path(settings.register).expanduser() if settings.register else None


def tagger_folder(settings: Settings) -> Path:
    """Where the tagger lies: a folder as set, or a bare name among the user's taggers."""
    folder = Path(settings.read.tagger).expanduser()
    if folder.name == settings.read.tagger and not folder.is_dir():
        return _data_folder() / "taggers" / folder
    return folder


def _built(door: Door, name: str, settings: Settings) -> Built[Stage]:
    """A part by its name, built; one that is broken is a ConfigError with its package's name."""
    part, brought = module(door, name), offer(door, name)
    whose = f"{name}: the {door.noun} from {brought.package}"
    kind, build = getattr(part, "Settings", None), getattr(part, "build", None)
    if not (isinstance(kind, type) and is_dataclass(kind) and callable(build)):
        raise ConfigError(f"{whose} needs Settings (a frozen dataclass) and build(settings, resources)")
    own = _own_settings(kind, name, settings)
    try:
        built = build(own, _resources(settings))
    except BROKEN as error:
        raise ConfigError(f"{whose} cannot be built: {type(error).__name__}: {error}") from error
    if not isinstance(built, Built):
        raise ConfigError(f"{whose} cannot be built: build gave a {type(built).__name__}, not a Built")
    return built if brought.own else replace(built, models=(*built.models, _signed(door, brought, part)))


def _signed(door: Door, brought: Offer, part: ModuleType) -> tuple[str, str]:
    """How a part from another package stands in the edition of what it made."""
    return f"{door.noun} {brought.name} of {brought.package} {brought.version}", code_digest(part)


def _own_settings(kind: type[Stage], name: str, settings: Settings) -> Stage:
    table = settings.plugins.of(name)
    needed = [f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]  # type: ignore[arg-type]
    return settings_of(kind, name, table) if table or needed else kind()


def _resources(settings: Settings) -> Resources:
    schemes = frozenset({"plover", "dateline"} if settings.coding.extension else {"plover"})
    return Resources(_data_folder(), model_name(settings), gazetteer_path(settings), schemes)


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("dateline"))
