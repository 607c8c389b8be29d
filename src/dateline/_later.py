"""Names of a package that are loaded when they are first asked for, so that a start costs only what is used."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def later(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """A package's `__getattr__`: `places` says where each name is found, as "module:name" ("module" for the same)."""

    def look(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, there = places[name].partition(":")
        found: object = getattr(import_module(module), there or name)
        setattr(sys.modules[package], name, found)
        return found

    return look
