"""What `dateline doctor` shows of the parts behind the doors: who brings them, and which cannot be used."""

from collections.abc import Iterator
from importlib import metadata

from dateline import compose
from dateline.doors import Door, Offer, module, offer, offers
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.syntax.models import find_model

Row = tuple[str, str, str, bool]  # what, state, licence or remedy, fine


def parser_row(settings: Settings) -> Row:
    """The analyser in use; that of a parser model is known by its files, which are checked and not loaded."""
    try:
        name = compose.analyser_name(settings)
        if name == compose.PLAIN:
            return "parser", "plain: none, as the settings say", "Apache-2.0", True
        if offer(Door.ANALYSERS, name).own:
            files = find_model(compose.model_name(settings))
            state = f"{files.name} {files.version}, files checked ({files.digest[:19]})"
            return "parser", state, files.licence, True
        compose.analyser_of(settings)
    except DatelineError as error:
        return "parser", "missing", str(error), False
    return "parser", *_brought(offer(Door.ANALYSERS, name)), True


def gazetteer_row(settings: Settings) -> Row:
    """The gazetteer in use, opened."""
    try:
        brought = offer(Door.GAZETTEERS, settings.places.gazetteer)
        content = compose.gazetteer_of(settings).stage.content[:19]
    except DatelineError as error:
        return "gazetteer", "missing", str(error), False
    if brought.own:
        where = f"{compose.gazetteer_path(settings)} ({content})"
        return "gazetteer", where, "GeoNames data CC BY 4.0, see docs/credits", True
    state, licence = _brought(brought)
    return "gazetteer", f"{state} ({content})", licence, True


def coder_row(settings: Settings) -> Row:
    """The coder in use, built."""
    try:
        compose.check_tables(settings)
        compose.coder_of(settings)
    except DatelineError as error:
        return "coder", "missing", str(error), False
    return "coder", *_brought(offer(Door.CODERS, settings.coding.coder)), True


def door_rows() -> Iterator[Row]:
    """One row a door for what comes with dateline, one for each part of another package."""
    for door in Door:
        try:
            found = offers(door)
        except DatelineError as error:
            yield f"{door.noun}s", "none can be used", str(error), False
            continue
        yield f"{door.noun}s", ", ".join(held.name for held in found if held.own), "come with dateline", True
        for held in found:
            if not held.own:
                yield _part_row(door, held)


def _part_row(door: Door, held: Offer) -> Row:
    what, brought = f"{door.noun} {held.name}", f"{held.package} {held.version}"
    try:
        module(door, held.name)
    except DatelineError as error:
        return what, brought, str(error), False
    return what, brought, _licence(held), True


def _brought(held: Offer) -> tuple[str, str]:
    return f"{held.name}, of {held.package} {held.version}", _licence(held)


def _licence(held: Offer) -> str:
    return stated_licence(held.package)


def stated_licence(package: str) -> str:
    """The licence that an installed package states, in its own words."""
    info = metadata.metadata(package)
    stated = [info[name] for name in ("License-Expression", "License") if name in info]
    return (next(filter(None, stated), "") or "see package").splitlines()[0][:60]
