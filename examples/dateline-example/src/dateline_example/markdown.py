"""An exporter: a list of events in Markdown, each with what tells it and who says so."""

from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Whole

FORM = Form(
    name="markdown",
    ending="md",
    meaning="a list of events in Markdown",
    loss=("Figures, copies and all tellings but the best are left out.",),
)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the list, one event after another, so that none but one is held."""
    with target.open("w", encoding="utf-8") as stream:
        for whole in record.events():
            stream.write(line(whole) + "\n")
    return (target,)


def line(whole: Whole) -> str:
    """One event in one line. A quote is empty where the words of reports may not be given away."""
    event, said = whole.event, whole.best.said
    day = whole.best.when.earliest or "no day"
    quote = f": “{plain(said[0].evidence.quote)}”" if said and said[0].evidence.quote else ""
    return f"- {day} **{event.did}** ({event.status}){quote} `{whole.best.trigger.locator}`"


def plain(words: str) -> str:
    """Words on one line, with nothing in them that Markdown or HTML would act on."""
    marked = "".join(f"\\{sign}" if sign in "\\`*_[]<>#|!" else sign for sign in words)
    return " ".join(marked.split())
