"""One event at the terminal: facts with notes, what each source says, related events, history, the words."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.lines import deed, facts, footnotes, heading, plain, short, sourced
from dateline.query.answers import Answers
from dateline.query.changes import Change
from dateline.query.events_page import EventPage, Fact
from dateline.query.events_related import Related
from dateline.query.events_tellings import QUESTIONS, Telling


def print_event(console: Console, page: EventPage) -> None:
    """The whole of one event, widest parts fitted to the console."""
    event = page.event
    console.print(deed(event))
    console.print(facts(event))
    console.print(sourced(event))
    console.print(Text(event.id + (f" · {event.story}" if event.story else ""), style="dim"))
    console.print()
    console.print(_facts(page.facts))
    if len(page.tellings) > 1:
        console.print(heading("What each source says"))
        console.print(_tellings(page.tellings))
    if page.related:
        console.print(heading("Related"))
        console.print(_related(page.related))
    console.print(heading("The words"))
    console.print(footnotes(console, page.notes))
    if page.history.items:
        console.print()
        console.print(heading("History"))
        console.print(history_table(page.history))


def _facts(found: tuple[Fact, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for fact in found:
        value = Text(plain(fact.value)).append(_notes(fact.notes), style="cyan")
        if fact.against:
            value.append("  otherwise:", style="yellow").append(_notes(fact.against), style="cyan")
        table.add_row(fact.question, value)
    table.add_row("", "")
    return table


def _notes(numbers: tuple[int, ...]) -> str:
    return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""


def _tellings(told: tuple[Telling, ...]) -> Table:
    """Sources down, questions across; what differs is marked. Questions that nobody answers are left out."""
    asked = [q for q in QUESTIONS if any(telling.says(q).words for telling in told)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("source", ratio=3)
    for question in asked:
        table.add_column(question, ratio=2, min_width=6)
    for telling in told:
        name = Text(plain(telling.source.origin if _agency(telling) else telling.source.outlet) or "outlet not known")
        name.append(f"\n{telling.source.published or 'no date'}", style="dim")
        for copy in telling.copies:
            name.append(f"\n= {plain(copy.outlet)}", style="dim")
        table.add_row(name, *(_answer(telling, question) for question in asked))
    return table


def _agency(telling: Telling) -> bool:
    return telling.source.origin not in (None, "unrated", telling.source.outlet) and bool(telling.copies)


def _answer(telling: Telling, question: str) -> Text:
    said = telling.says(question)
    text = Text(short(said.words, 60) or "–", style="" if said.words else "dim")
    return text.append(" (differs)", style="bold yellow") if said.differs else text


def _related(found: tuple[Related, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for one in found:
        text = Text(f"{one.event.when.edtf or 'no day'}  ").append(deed(one.event))
        text.append(f"  {one.event.id}", style="dim")
        if one.why:
            text.append(f"\n{short(one.why, 160)}", style="italic dim")
        table.add_row(one.kind, text)
    table.add_row("", "")
    return table


def history_table(found: Answers[Change]) -> Table:
    """Changes as a grid: when, what kind, from what to what."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="yellow")
    table.add_column()
    for change in found:
        table.add_row(change.at[:16].replace("T", " "), change.kind, change_words(change))
    return table


def change_words(change: Change) -> Text:
    """From what to what, in words, and through which report."""
    text = Text(" → ".join(plain(part) for part in (change.before, change.after) if part))
    if change.note:
        text.append((" · " if text else "") + plain(change.note))
    if change.report and change.report != change.subject:
        text.append(("  " if text else "") + change.report, style="dim")
    return text
