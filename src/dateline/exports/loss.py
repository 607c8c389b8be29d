"""The note beside every export, TARGET.loss.md: what its form cannot hold, and what this run left out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.exports.door import Asked, Form, Lost
from dateline.freeze.nouns import TextLevel
from dateline.query.answers import counted

_TEXT = {
    TextLevel.NONE: "Words of reports are left out: quotes, headlines, triggers. Offsets and names stay.",
    TextLevel.QUOTES: "Of the words of reports, headlines and the quotes that claims rest on go along.",
    TextLevel.FULL: "Words of reports go along as far as the form has room for them.",
}
_RULES = {
    "low": "the lowest figure that stands",
    "high": "the highest figure that stands",
    "latest": "the latest figure",
    "official": "the latest figure that an authority gives",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known once an export is written: how many events it got, what was asked, what it left out."""

    events: int
    filtered: str
    lost: Lost


def write_loss(form: Form, target: Path, asked: Asked, told: Told) -> Path:
    """Writes the note beside the target; returns its path."""
    path = target.with_name(target.name + ".loss.md")
    path.write_text(loss_note(form, target.name, asked, told), encoding="utf-8", newline="\n")
    return path


def loss_note(form: Form, name: str, asked: Asked, told: Told) -> str:
    """The note as Markdown."""
    which = f"those of: {told.filtered}" if told.filtered else "all of the record"
    rule = [f"{form.figure}: {_RULES[asked.rule]} (rule `{asked.rule}`)."] if form.figure else []
    left_out = [left_out_words(what, many) for what, many in told.lost.counts]
    return "\n".join(
        [
            f"# What {name} does not hold",
            "",
            f"Form `{form.name}`: {form.meaning}.",
            f"Written {asked.at} by dateline {asked.edition} from {counted(told.events, 'event')}, {which}.",
            "",
            *_listed("The form", form.loss),
            *_listed("This export", (*rule, _TEXT[asked.text])),
            *_listed("Left out", left_out or ("Nothing but what stands above.",)),
        ]
    )


def left_out_words(what: str, many: int) -> str:
    """What was left out with its number: "52 events: no day is known"."""
    return f"1 event{what.removeprefix('events')}" if many == 1 and what.startswith("events") else f"{many:,} {what}"


def _listed(head: str, lines: Sequence[str]) -> list[str]:
    return [f"## {head}", "", *(f"- {line}" for line in lines), ""]
