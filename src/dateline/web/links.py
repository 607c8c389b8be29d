"""Addresses of things: on a server here; a static site has its own of the same form."""

from urllib.parse import quote, urlencode

_HOMES = {"today": "/"}


def address(kind: str, /, *parts: object, at: int | None = None, form: str = "", **query: object) -> str:
    """The address of a thing or a list: address("event", "evt_…"), address("events", actor="Mali", form="json").

    `at` is the offset of the first character that is meant in a report; `form` is "json" or "csv" for a twin. What is
    None, False or empty is not asked.
    """
    path = "/".join(["", kind, *(quote(str(part), safe="") for part in parts)]) if kind not in _HOMES else _HOMES[kind]
    if form:
        path = ("/index" if path == "/" else path) + f".{form}"
    asked = [(name, "1" if value is True else str(value)) for name, value in query.items() if value not in _UNASKED]
    return path + ("?" + urlencode(asked) if asked else "") + (f"#c{at}" if at is not None else "")


_UNASKED: tuple[object, ...] = (None, False, "")
