"""A brief as Markdown, as one self-contained page, or as data."""

import re

from dateline.query.answers import Evidence, counted
from dateline.query.brief import Brief
from dateline.query.brief_lines import Line
from dateline.show.answers import one_json, written
from dateline.show.filling import environment

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def brief_page(made: Brief) -> str:
    """One HTML page: no script, no request, light and dark, fit to print."""
    return (
        environment()
        .get_template("brief.html.j2")
        .render(brief=made, source=source_words, counts=_counts(made), left_out=_left_out(made))
    )


def brief_json(made: Brief) -> str:
    """The brief as one JSON object."""
    return written(one_json(made))


def brief_markdown(made: Brief) -> str:
    """The brief as Markdown; outside text cannot become markup."""
    head = [f"# Brief, {made.since} to {made.until}", "", _markdown(_counts(made)) + ".", ""]
    if made.asked:
        head += [f"Only: {_markdown(made.asked)}.", ""]
    lines = list(head)
    for section in made.sections:
        lines += [f"## {section.title}", ""]
        for group in section.groups:
            lines += [f"### {_markdown(group.title)}", ""] * bool(group.title)
            lines += [f"- {_line(line)}" for line in group.lines] + [""]
        if not section.groups:
            lines += [f"_{section.none.capitalize()}._", ""]
        if section.more:
            lines += [f"… and {section.more:,} more.", ""]
    lines += ["## Sources", ""]
    lines += [f"[^{n}]: {_note(note)}" for n, note in enumerate(made.notes, 1)]
    return "\n".join([*lines, "", f"_{_left_out(made)}_"]) + "\n"


def source_words(note: Evidence) -> str:
    """Who says a note's words, where and when they were printed."""
    said = "" if note.asserted == "affirmed" else f"{note.asserted} by "
    speakers = " → ".join(name for name in note.chain if name and name != note.source.outlet)
    printed = note.source.printed_by or "outlet not known"
    return f"{said}{speakers + ', in ' if speakers else ''}{printed}, {note.source.published or 'no date'}"


def _counts(made: Brief) -> str:
    parts = [(made.reports, "report"), (made.outlets, "outlet"), (made.origins, "origin"), (made.events, "event")]
    return ", ".join(counted(number, noun) for number, noun in parts)


def _left_out(made: Brief) -> str:
    """What a reader should know that is not in it."""
    return (
        "Made of the record alone; it says what reports say, not that it is true. Left out:"
        f" {counted(made.unsure, 'event')} of one origin that the reading is not sure of,"
        f" {counted(made.undated, 'report')} without a date."
    )


def _line(line: Line) -> str:
    facts = ", ".join((*line.facts, *([line.what] if line.what else [])))
    told = f" ({_markdown(line.sourced)})" if line.sourced else ""
    notes = "".join(f"[^{number}]" for number in line.notes)
    day = f"{line.day}: " if line.day else ""
    first = f"{day}**{_markdown(line.title)}**{'; ' + _markdown(facts) if facts else ''}{told} {notes}".rstrip()
    return first + (f"\\\n  “{_markdown(line.quote)}”" if line.quote else "")


def _note(note: Evidence) -> str:
    return f"“{_markdown(note.quote)}” {_markdown(source_words(note))}. `{note.locator}`"


def _markdown(words: str) -> str:
    """Outside text as plain words on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
