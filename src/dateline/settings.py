"""The exact image of `dateline.toml`: frozen values, one strict converter, no defaults hidden elsewhere."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin

from dateline.errors import ConfigError

if TYPE_CHECKING:
    import cattrs

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How reports are read: parser (`auto`, a model's name or an analyser's) and texts refused as too long.

    `tagger` names the folder of a trained tagger; empty, attribution is by rules alone.
    """

    model: str = "auto"
    max_characters: int = 1_000_000
    tagger: str = ""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of the one fetch function: bytes as sent, bytes after decompression, seconds in all, redirects."""

    user_agent: str = "dateline/0.1 (news reader; honours robots.txt)"
    max_bytes: int = 20_000_000
    max_decoded_bytes: int = 60_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """Limits of documents and of files that hold files: a document's bytes, a PDF's pages and the seconds to read it;
    how many files one input may hold, how deep in each other, how large unpacked in all, and how far packed."""

    max_bytes: int = 100_000_000
    max_pages: int = 2_000
    seconds: float = 60.0
    max_files: int = 10_000
    max_depth: int = 3
    max_unpacked: int = 1_000_000_000
    max_ratio: int = 200


@dataclass(frozen=True, slots=True)
class CodingSettings:
    """What is coded, and by what: `extension` keeps our own event types (DISASTER, ACCIDENT …) beside PLOVER's."""

    extension: bool = True
    coder: str = "rules"


@dataclass(frozen=True, slots=True)
class PlacesSettings:
    """By what places are known: the name of a gazetteer."""

    gazetteer: str = "local"


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """The tables under [plugins]: each part's name, and its keys and values as JSON, which the part itself checks."""

    tables: tuple[tuple[str, str], ...] = ()

    def of(self, name: str) -> dict[str, object]:
        """The keys and values under [plugins.NAME]; none where there is no such table."""
        table: dict[str, object] = json.loads(dict(self.tables).get(name, "{}"))
        return table


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How feeds are watched, in seconds: a feed is asked every `every` at the soonest, never sooner than `shortest`
    nor later than `longest`; `delay` lies between two requests to one host.

    `hosts`: how many hosts are asked side by side. `pages`: how many pages one feed may have fetched in a pass.
    `secret` signs what is sent to webhooks; `address` is where others reach these pages, for links in alerts' feeds.
    """

    every: float = 900.0
    shortest: float = 300.0
    longest: float = 86_400.0
    delay: float = 2.0
    hosts: int = 8
    pages: int = 30
    secret: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may set; frozen and hashable, so that it can be sent to workers.

    `reviewer` is the name under which reviews are signed; empty: the name of the user of the machine.
    `register` is a folder of the user's own rows of offices, organisations and weapons; empty: none.
    """

    read: ReadSettings = field(default_factory=ReadSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    documents: DocumentSettings = field(default_factory=DocumentSettings)
    coding: CodingSettings = field(default_factory=CodingSettings)
    watch: WatchSettings = field(default_factory=WatchSettings)
    gazetteer: str = ""
    store: str = ""
    reviewer: str = ""
    register: str = ""
    places: PlacesSettings = field(default_factory=PlacesSettings)
    plugins: PluginSettings = field(default_factory=PluginSettings)

    def digest(self) -> str:
        """One sha256 over what can change a reading; limits of inputs cannot, nor where files lie that bear digests."""
        shown = {key: value for key, value in asdict(self).items() if key not in _PLACES}
        del shown["read"]["tagger"]
        if self.coding.coder == CodingSettings().coder:
            del shown["coding"]["coder"]  # as are the next two, it is younger than the first records
        if self.places == PlacesSettings():
            del shown["places"]
        if self.plugins == PluginSettings():
            del shown["plugins"]
        return "sha256:" + hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def load_settings(path: Path | None) -> Settings:
    """Settings from a TOML file; an unknown key or a wrong type is a ConfigError that names it."""
    if path is None:
        return Settings()
    import cattrs  # only where there is a file: it takes longer to load than all else that a question needs

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return _converter().structure(data, Settings)
    except cattrs.BaseValidationError as error:
        raise ConfigError(f"{path}: " + _words(error)) from error


def settings_of(kind: type[Made], name: str, table: Mapping[str, object]) -> Made:
    """A part's own settings from its table; an unknown key or a wrong type is a ConfigError that names it."""
    import cattrs

    try:
        return _converter().structure(table, kind)
    except cattrs.BaseValidationError as error:
        raise ConfigError(f"[plugins.{name}]: " + _words(error)) from error


def _words(error: "cattrs.BaseValidationError") -> str:
    from cattrs import transform_error
    from cattrs.v import format_exception

    def worded(wrong: BaseException, kind: type | None) -> str:
        return str(wrong) if isinstance(wrong, _WrongError) else format_exception(wrong, kind)

    return "; ".join(transform_error(error, format_exception=worded))


def _converter() -> "cattrs.Converter":
    import cattrs
    from cattrs.gen import make_dict_structure_fn

    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook_factory(_is_list, _listed)
    converter.register_structure_hook(PluginSettings, _tables)
    parts = (ReadSettings, FetchSettings, DocumentSettings, CodingSettings, PlacesSettings, Settings)
    for part in parts:
        converter.register_structure_hook(part, make_dict_structure_fn(part, converter, _cattrs_forbid_extra_keys=True))
    return converter


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _listed(kind: object, converter: "cattrs.Converter") -> Callable[[object, object], object]:
    """Reads tuple[x, ...] from a list alone: "abc" is not the list of its letters."""
    [item, _] = get_args(kind)

    def listed(value: object, _: object) -> object:
        if not isinstance(value, list):
            raise _WrongError(f"{value!r} is not a list")
        return tuple(converter.structure(part, item) for part in value)

    return listed


class _WrongError(TypeError):
    """A value of another type; its words say which."""


def _exactly(value: object, kind: type) -> object:
    """The value where it is of this type; "no" is not false and 7 is no name, but 30 seconds are 30.0."""
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise _WrongError(f"{value!r} is not {_TYPES[kind]}")
    return value


def _tables(value: object, _: object) -> PluginSettings:
    """The tables under [plugins] by name; what stands in none is a TypeError."""
    if not isinstance(value, dict):
        raise _WrongError(f"{value!r} is no table")
    loose = [name for name, table in value.items() if not isinstance(table, dict)]
    if loose:
        raise _WrongError(f"{loose[0]!r} stands in no table of its own: [plugins.NAME]")
    try:
        return PluginSettings(tuple((name, json.dumps(table, sort_keys=True)) for name, table in sorted(value.items())))
    except TypeError as error:
        raise _WrongError("dates and times of day are written as texts here") from error


_PLACES = ("fetch", "watch", "documents", "gazetteer", "store", "reviewer", "register")  # what cannot change a reading
_TYPES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
