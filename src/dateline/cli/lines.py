"""Answers as lines for the terminal. Outside text goes in as plain text: no markup, no control characters."""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.query.answers import Answers, EventAnswer, Evidence, Source

_STATUS = {"occurred": "green", "ongoing": "green", "denied": "red"}
_BREAKS = {"Cc", "Zl", "Zp"}
_UNSEEN = {"Cf", "Cs", "Co"}
_JOINERS = "\u200c\u200d"  # that some scripts cannot do without
_LONGEST = 260
WIDE = 110  # columns from which standing and ids have a column of their own


def plain(words: str | None) -> str:
    """Outside text as one line that a terminal takes for nothing but text."""
    return " ".join("".join(map(_safe, words or "")).split())


def _safe(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _BREAKS:
        return " "
    return "" if kind in _UNSEEN and character not in _JOINERS else character


def short(words: str | None, longest: int = _LONGEST) -> str:
    """The same, cut at a word."""
    line = plain(words)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


def quoted(words: str) -> str:
    """A quote in quotation marks, those it stands in itself left out."""
    return "“" + short(words).strip('“”"') + "”"


def deed(event: EventAnswer) -> Text:
    """Who → did → whom, each in its colour."""
    line = Text()
    if event.who:
        line.append(plain(event.who.name), style="bold cyan").append(" → ", style="dim")
    line.append(plain(event.trigger), style="bold")
    if event.whom:
        line.append(" → ", style="dim").append(plain(event.whom.name), style="bold magenta")
    return line


def facts(event: EventAnswer) -> Text:
    """Code, standing, place and numbers in one line."""
    line = Text(event.did, style="yellow")
    line.append(" · ", style="dim").append(event.standing, style=_status(event))
    for part in (plain(event.where.words), ", ".join(map(plain, event.how_many))):
        if part:
            line.append(" · ", style="dim").append(part)
    return line


def voice(evidence: Evidence) -> str:
    """Who says it and when it was published."""
    denied = "" if evidence.asserted == "affirmed" else f"{evidence.asserted} by "
    return denied + (plain(evidence.said_by) or "outlet not known") + _day(evidence.source)


def sourced(event: EventAnswer) -> Text:
    """How many tell it, and what is doubtful."""
    line = Text(event.sourced)
    if not event.sure:
        doubts = "; ".join(map(plain, event.doubts[:2]))
        line.append(" · ", style="dim").append("not sure" + (f": {doubts}" if doubts else ""), style="italic dim")
    return line


def event_table(console: Console, events: Iterable[EventAnswer]) -> Table:
    """Events as a grid: day, deed with its words, and from WIDE columns on who tells it beside."""
    wide = console.width >= WIDE
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=5)
    if wide:
        table.add_column(ratio=3)
    for event in events:
        beside = _standing(event, "\n") if wide else _standing(event, " · ")
        cells = [_told(event), beside] if wide else [_told(event).append("\n").append(beside)]
        table.add_row(Text(event.when.first or "no day", style="bold"), *cells)
        table.add_row("")
    return table


def _told(event: EventAnswer) -> Text:
    text = deed(event).append("\n").append(facts(event))
    if event.when.edtf != event.when.first:
        text.append(f" · {event.when.edtf}")
    if event.evidence:
        text.append("\n").append(quoted(event.evidence[0].quote), style="dim")
    return text


def _standing(event: EventAnswer, between: str) -> Text:
    """Who says it, how many tell it, and the ids to go on with."""
    text = Text()
    if event.evidence:
        text.append(voice(event.evidence[0])).append(between)
    ids = [event.id, *(e.locator for e in event.evidence[:1])]
    return text.append(sourced(event)).append("\n" + between.join(ids), style="dim")


def ending(answers: Answers[object], noun: str) -> Text:
    """How many more there are, and how to see them."""
    if answers.next is None:
        return Text("")
    return Text(f"… and more {noun}: --next {answers.next}", style="dim")


def heading(words: str) -> Text:
    """A line above a part."""
    return Text(words, style="bold underline")


def source_line(source: Source) -> str:
    """A report in one line: outlet, day, title, id."""
    parts = (
        plain(source.printed_by) or "outlet not known",
        source.published or "no date",
        short(source.title, 90),
        source.id,
    )
    return " · ".join(part for part in parts if part)


def footnotes(console: Console, notes: Sequence[Evidence]) -> Table:
    """Words with their numbers, who says them and where they stand."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    for number, note in enumerate(notes, 1):
        text = (
            Text(quoted(note.quote))
            .append(f"\n{voice(note)}", style="default")
            .append(f"\n{note.locator}" + (f" · page {note.page}" if note.page else ""), style="dim")
        )
        table.add_row(Text(f"[{number}]", style="cyan"), text)
    return table


def _status(event: EventAnswer) -> str:
    return "red" if event.contested else _STATUS.get(event.status, "yellow")


def _day(source: Source) -> str:
    return f", {source.published}" if source.published else ""
