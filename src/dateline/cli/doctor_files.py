"""What `dateline doctor` shows of files: whether data and models are still, byte for byte, as installed or built."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dateline import compose, tables
from dateline.cli.doctor_doors import Row
from dateline.doors import Door, offer
from dateline.errors import DatelineError, ResourceError
from dateline.places.gazetteer import Gazetteer
from dateline.places.sources import PACKAGES
from dateline.places.sums import check_sum, sum_path
from dateline.settings import Settings
from dateline.syntax.models import find_model

OWN = "dateline"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Recorded:
    """An installed package's files, compared with the hashes that its installation wrote down."""

    package: str
    version: str
    compared: int
    wrong: tuple[str, ...]


def recorded(held: metadata.Distribution) -> Recorded:
    """Every file of a package that has a hash in its record; those that differ or are missing by name."""
    compared, wrong = 0, []
    for file in held.files or ():
        if file.hash is None:
            continue
        compared += 1
        if _hash_of(Path(str(held.locate_file(file))), file.hash.mode) != file.hash.value:
            wrong.append(file.as_posix())
    return Recorded(held.name, held.version, compared, tuple(wrong))


def file_rows(settings: Settings, say: Callable[[str], None]) -> Iterator[Row]:
    """Rows for dateline's own files, the parser's, the tagger's and the gazetteer's; `say` gets what comes next."""
    say("files of dateline")
    yield _own_row()
    yield from _parser_rows(settings, say)
    if settings.read.tagger:
        say("files of the tagger")
        yield _tagger_row(settings)
    yield from _gazetteer_rows(settings, say)


def _own_row() -> Row:
    what, held = "files of dateline", metadata.distribution(OWN)
    listed = {file.as_posix() for file in held.files or ()}
    if f"{OWN}/__init__.py" not in listed:
        return what, "not compared", "installed from a checkout: `git status` tells what was changed", True
    more = [name for name, _ in tables.resource_files() if f"{OWN}/resources/{name}" not in listed]
    if more:
        note = f"resources that no release brought: {_names(more)}; remove them, or re-install {OWN}"
        return what, f"{len(more)} too many", note, False
    return _row(recorded(held))


def _parser_rows(settings: Settings, say: Callable[[str], None]) -> Iterator[Row]:
    try:
        name = compose.analyser_name(settings)
        if name == compose.PLAIN or not offer(Door.ANALYSERS, name).own:
            return
        package = find_model(compose.model_name(settings)).name
    except DatelineError:
        return  # the row of the parser says it
    yield from _package_rows([package], say)


def _tagger_row(settings: Settings) -> Row:
    # Its libraries are an extra that the default install goes without.
    try:
        from dateline.syntax.tagger import load_tagger

        found = load_tagger(compose.tagger_folder(settings))
    except (DatelineError, ImportError) as error:
        return "files of the tagger", "missing or changed", str(error), False
    return "files of the tagger", f"{found.name}, as trained ({found.digest[:19]})", "compared with its card", True


def _gazetteer_rows(settings: Settings, say: Callable[[str], None]) -> Iterator[Row]:
    if not offer(Door.GAZETTEERS, settings.places.gazetteer).own:
        return
    path = compose.gazetteer_path(settings)
    if not path.is_file():
        return  # the row of the gazetteer says it
    say("file of the gazetteer")
    yield _sum_row(path)
    try:
        of_dump = Gazetteer.open(path).of_dump
    except ResourceError:
        return  # as above
    yield from _package_rows([] if of_dump else list(PACKAGES), say)


def _sum_row(path: Path) -> Row:
    what = "file of the gazetteer"
    try:
        return what, f"as built (sha256:{check_sum(path)[:12]})", "compared with the sum beside it", True
    except ResourceError as error:
        return what, "changed" if sum_path(path).exists() else "without a sum", str(error), False


def _package_rows(packages: list[str], say: Callable[[str], None]) -> Iterator[Row]:
    for package in packages:
        say(f"files of {package}")
        try:
            yield _row(recorded(metadata.distribution(package)))
        except metadata.PackageNotFoundError:
            continue  # the row of the package says it


def _row(found: Recorded) -> Row:
    what = f"files of {found.package}"
    if not found.wrong:
        return what, f"{found.compared} as installed", "compared with its record", True
    again = f"pip install --force-reinstall --no-deps {found.package}=={found.version}"
    return what, f"{len(found.wrong)} changed or missing", f"{_names(found.wrong)}; {again}", False


def _names(found: list[str] | tuple[str, ...]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more


def _hash_of(path: Path, mode: str) -> str:
    """A file's hash as a record writes it; empty where there is no such file."""
    try:
        with path.open("rb") as held:
            found = hashlib.file_digest(held, mode).digest()
    except OSError:
        return ""
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()
