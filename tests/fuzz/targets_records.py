"""Records that others may have touched, and tables that people write: settings, knowledge, data sets of others."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from dateline import tables as shipped
from dateline.errors import DatelineError
from tests.store.making import AT, made_record

_ODD = (
    None, True, -1, 0, 2**63, 2**64, 10**40, -1.5, 1e308, float("inf"), float("nan"), "", "\0", "\ud800", "x" * 5_000,
    "e1", "v1", "1", "2026-02-30", "rpt_none", [], [[]], [1], [9, 3], [-5, 10**9], [0, 0], [None, 1], ["a", "b"], {},
    {"id": None}, {"span": [2, 1]}, {"entity": "e1"}, [{}], [None], [[[[0, 1]]]], "\u202e\x1b[31m", "=1+1", [0.5, 1.5],
)  # fmt: skip
_TAKEN_OUT = len(_ODD)


class _UndoError(Exception):
    """Ends a transaction of which nothing is to stay."""


def record(data: bytes) -> bytes:
    """A record of one line of JSON, or one made by hand with values replaced: three bytes say which and by what."""
    from dateline.records import decode, encode

    try:
        held = decode(data.decode("utf-8", "surrogateescape"))
    except ValueError:
        held = _touched(data)
    line = encode(held)
    assert encode(decode(line)) == line
    return _stored(held)


def tables(data: bytes) -> bytes:
    """A file that a person writes; the first byte says what for."""
    kind, content = data[:1], data[1:]
    if kind in (b"s", b""):
        return _told_of("dateline.toml", content, _settings)
    if kind == b"c":
        return _told_of("table.csv", content, lambda path: _resource(path, shipped.read_table))
    if kind == b"t":
        return _told_of("table.toml", content, lambda path: _resource(path, shipped.read_toml))
    if kind == b"f":
        return _told_of("feeds.opml", content, _feeds)
    return _told_of("events.csv", content, _imported)


def _touched(data: bytes) -> dict[str, object]:
    """The record made by hand, changed in as many places as there are three bytes."""
    held: dict[str, object] = json.loads(_whole())
    for at in range(0, min(len(data), 60) - 2, 3):
        places = list(_places(held))
        place, key = places[int.from_bytes(data[at : at + 2], "big") % len(places)]
        which = data[at + 2] % (len(_ODD) + 1)
        if which == _TAKEN_OUT:
            del place[key]
        else:
            place[key] = json.loads(json.dumps(_ODD[which]))
    return held


def _places(value: object) -> Iterator[tuple[object, object]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


@cache
def _whole() -> str:
    return json.dumps(made_record(7))


def _stored(held: dict[str, object]) -> bytes:
    """What became of a record put into a store, and its rows; the store is as before when this ends."""
    from dateline.store import Taken, put_reading

    store, made = _store(), b""
    try:
        with store.writing():
            made = repr(put_reading(store, held, Taken("fuzz", AT)).kind).encode()
            for name in ("report", "happening", "claim"):
                made += repr(list(store.base.execute(f"SELECT count(*) FROM {name}"))).encode()
            raise _UndoError
    except (_UndoError, DatelineError) as error:
        return made + repr(error).encode("utf-8", "backslashreplace")
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        if _admitted(held):  # whatever the schema admits is stored
            raise
        return type(error).__name__.encode()


def _admitted(held: dict[str, object]) -> bool:
    return _schema().is_valid(held)


@cache
def _schema() -> "object":
    from jsonschema import Draft202012Validator

    from dateline.records import record_schema

    return Draft202012Validator(record_schema())


@cache
def _store() -> object:
    from dateline.store import Access, open_store

    return open_store(_folder() / "fuzz.dateline", Access.WRITE)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))


def _told_of(name: str, content: bytes, read: "object") -> bytes:
    path = _folder() / name
    path.write_bytes(content)
    try:
        return repr(read(path)).encode("utf-8", "backslashreplace")
    except DatelineError as error:
        return str(error).encode("utf-8", "backslashreplace")


def _settings(path: Path) -> object:
    from dateline.settings import load_settings

    found = load_settings(path)
    assert hash(found) == hash(load_settings(path))
    return found, found.digest()


def _feeds(path: Path) -> object:
    from dateline.watch.listing import feeds_listed

    return feeds_listed([str(path)])


def _resource(path: Path, read: "object") -> object:
    with _instead(path.parent):
        return read(path.name)


@contextmanager
def _instead(folder: Path) -> Iterator[None]:
    """Knowledge is looked for in another folder."""
    own = shipped.root
    shipped.root = lambda: folder
    try:
        yield
    finally:
        shipped.root = own


def _imported(path: Path) -> object:
    from dateline.imports.rows import read_rows

    with ExitStack() as held:
        found = read_rows(path, None, held)
        return found.kind, list(found.rows)
