"""Exports from Python, as `dateline export` writes them."""

from pathlib import Path

import apsw

from dateline._version import __version__
from dateline.api.keywords import Narrowed
from dateline.compose import gazetteer_path
from dateline.errors import ConfigError, ResourceError
from dateline.exports.delivered import Errand, Over, check, deliver
from dateline.exports.door import Asked, Record
from dateline.exports.gather import Divisions, chosen, wholes_of
from dateline.freeze.nouns import TextLevel
from dateline.places.gazetteer import Gazetteer
from dateline.query.questions import Filter, in_words
from dateline.settings import Settings


class Exported(Narrowed, total=False):
    """The keywords of `export`: those of `events`, where `words` are of a sentence that tells it and `text` says how
    many words of reports go along (none, quotes, full); and `rule`, `at`, `over` (keep, replace)."""

    words: str
    text: str
    rule: str
    at: str
    over: str


def exported(base: apsw.Connection, path: Path, form: str, asked: Exported) -> tuple[Path, ...]:
    """Writes a form; ConfigError for a keyword's value that says nothing."""
    how = {name: str(asked.get(name, usual)) for name, usual in _USUAL.items()}
    meant = {name: value for name, value in asked.items() if name not in _USUAL and name != "at"}
    if "words" in meant:
        meant["text"] = meant.pop("words")
    wanted = Filter(**meant)  # type: ignore[arg-type]  # the keywords of Exported, with their types
    errand = Errand(form, path, Over(_among("over", how["over"], Over)), in_words(wanted))
    text = TextLevel(_among("text", how["text"], TextLevel))
    check(errand, how["rule"])
    numbers, divisions = chosen(base, wanted), _divisions()
    given = Asked(text, how["rule"], asked.get("at") or _changed(base), __version__)
    return deliver(errand, Record(base, lambda: wholes_of(base, numbers, text, divisions), given), lambda done: None)


def _among(name: str, value: str, kinds: type[Over] | type[TextLevel]) -> str:
    known = [str(kind.value) for kind in kinds]
    if value not in known:
        raise ConfigError(f"{name}={value!r}: there are {', '.join(known)}")
    return value


def _changed(base: apsw.Connection) -> str:
    """When the store last came to know something."""
    return str(base.execute("SELECT coalesce(max(at), '1970-01-01T00:00:00Z') FROM change").get)


def _divisions() -> Divisions | None:
    try:
        return Gazetteer.open(gazetteer_path(Settings())).first_divisions
    except ResourceError:
        return None


_USUAL = {"text": "quotes", "rule": "latest", "over": "keep"}
