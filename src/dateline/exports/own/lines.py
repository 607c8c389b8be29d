"""Events as lines of JSON that give every event back as it was; event.schema.json says what a line is."""

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.errors import SourceError
from dateline.exports.nouns import Number, Telling, Whole
from dateline.query.answers import EventAnswer
from dateline.records import Json

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA_VERSION = 1


def encode(whole: Whole) -> str:
    """One line, without its line end."""
    made = _converter().unstructure
    line = {
        "schema_version": SCHEMA_VERSION,
        "event": made(whole.event),
        "contexts": whole.contexts,
        "story": None if whole.story is None else {"id": whole.story[0], "title": whole.story[1]},
        "tellings": made(whole.tellings),
        "figures": made(whole.numbers),
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Whole:
    """The event of a line. SourceError for what is none."""
    import cattrs

    try:
        read = json.loads(line)
        if read["schema_version"] != SCHEMA_VERSION:
            raise SourceError(f"an event of schema_version {read['schema_version']}, not {SCHEMA_VERSION}")
        made, story = _converter().structure, read["story"]
        return Whole(
            event=made(read["event"], EventAnswer),
            contexts=tuple(str(context) for context in read["contexts"]),
            tellings=made(read["tellings"], tuple[Telling, ...]),
            numbers=made(read["figures"], tuple[Number, ...]),
            story=None if story is None else (str(story["id"]), str(story["title"])),
        )
    except (ValueError, KeyError, TypeError, cattrs.BaseValidationError) as error:
        raise SourceError(f"no event of a record: {error}") from error


def event_schema() -> dict[str, Json]:
    """JSON Schema (2020-12) of one line, schema_version 1."""
    schema: dict[str, Json] = json.loads((files(__package__) / "event.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    return Converter()
