"""The JSON Schema of answers, made from the very types of which `as_json` makes the JSON, so that neither can drift."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from dateline.query.answers import Answers
from dateline.show.answers import SCHEMA_VERSION, Json, worded

_PLAIN: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_VERSION: Json = {"type": "integer", "const": SCHEMA_VERSION, "description": "The version of these shapes."}
_NEXT: Json = {"type": ["string", "null"], "description": "The cursor of what follows; null: that is all."}
_TOTAL: Json = {"type": "integer", "description": "How many there are: all, or the least there can be."}


class Shapes:
    """The schemas of several types, each under its name; one type is one entry, however often it is met."""

    def __init__(self) -> None:
        self._names: dict[type, str] = {}
        self.entries: dict[str, Json] = {}

    def answer(self, shape: object) -> Json:
        """The whole answer of an offer: a page of items, or one thing, with the version of the schema."""
        if get_origin(shape) is Answers:
            (item,) = get_args(shape)
            truncated: Json = {"type": "boolean", "description": "Whether there is more than these items."}
            exact: Json = {"type": "boolean", "description": "Whether `total` is all there are."}
            items: Json = {"type": "array", "items": self.of(item)}
            own: dict[str, Json] = {"items": items, "next": _NEXT, "truncated": truncated, "total": _TOTAL}
            return _object({"schema_version": _VERSION, **own, "total_exact": exact}, "")
        assert isinstance(shape, type)
        return _object({"schema_version": _VERSION, **self._properties(shape)}, shape.__doc__ or "")

    def of(self, kind: object) -> Json:
        """The schema of one value."""
        if isinstance(kind, type) and is_dataclass(kind):
            return {"$ref": f"#/components/schemas/{self._named(kind)}"}
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Answers:
            return self._answers(parts[0])
        if origin in (UnionType, Union):
            return _either([self.of(part) for part in parts])
        if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is tuple:
            sides: Json = [self.of(part) for part in parts]
            return {"type": "array", "prefixItems": sides, "minItems": len(parts), "maxItems": len(parts)}
        raise TypeError(f"no schema of {kind}")

    def _named(self, kind: type) -> str:
        if kind not in self._names:
            taken = kind.__name__ in self.entries
            name = kind.__module__.rsplit(".", 1)[1].title().replace("_", "") if taken else ""
            self._names[kind] = name + kind.__name__
            self.entries[self._names[kind]] = True  # the name is taken while its parts are looked at
            self.entries[self._names[kind]] = _object(self._properties(kind), kind.__doc__ or "")
        return self._names[kind]

    def _answers(self, item: object) -> Json:
        """A list inside a thing."""
        own: dict[str, Json] = {"items": {"type": "array", "items": self.of(item)}, "next": _NEXT, "total": _TOTAL}
        return _object({**own, "exact": {"type": "boolean"}}, "")

    def _properties(self, kind: type) -> dict[str, Json]:
        hints = get_type_hints(kind)
        assert is_dataclass(kind)
        own = {item.name: self.of(hints[item.name]) for item in fields(kind)}
        return own | {name: {"type": "string"} for name in worded(kind)}


def _object(properties: dict[str, Json], about: str) -> Json:
    needed: Json = list(properties)
    told: dict[str, Json] = {"description": " ".join(about.split())} if about else {}
    return {"type": "object", **told, "properties": properties, "required": needed, "additionalProperties": False}


def _either(parts: Iterable[Json]) -> Json:
    """One of several: plain types together, others side by side."""
    listed = list(parts)
    types = [part["type"] for part in listed if isinstance(part, dict) and set(part) == {"type"}]
    return {"type": types} if len(types) == len(listed) else {"anyOf": listed}
