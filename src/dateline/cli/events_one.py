"""One event at the terminal: facts with notes, what each source says, related events, history, the words."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.lines import WIDE, deed, facts, footnotes, heading, plain, short, sourced
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
        console.print(
            heading("What each source says").append(" (≠: not as above)\n", style="not bold not underline dim")
        )
        console.print(_tellings(console, page.tellings))
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


def _tellings(console: Console, told: tuple[Telling, ...]) -> Table:
    """Sources down, questions across, or in one cell where there is no room; what differs is marked."""
    asked = [q for q in QUESTIONS if any(telling.says(q).words for telling in told)]
    wide = console.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False)
    table.add_column("source", ratio=3, overflow="fold")
    for question in asked if wide else ["says"]:
        table.add_column(question, ratio=2 if wide else 5, overflow="fold")
    for telling in told:
        answers = [_answer(telling, question) for question in asked]
        table.add_row(_teller(telling), *(answers if wide else [_in_one(asked, answers)]))
        table.add_row("")
    return table


def _teller(telling: Telling) -> Text:
    name = Text(plain(telling.source.outlet) or "outlet not known")
    if telling.source.agency:
        name.append(f"\nby {plain(telling.source.agency)}", style="dim")
    name.append(f"\n{telling.source.published or 'no date'}", style="dim")
    for copy in telling.copies:
        name.append(f"\n= {plain(copy.outlet) or copy.id}", style="dim")
    return name


def _answer(telling: Telling, question: str) -> Text:
    said = telling.says(question)
    text = Text("≠ " if said.differs else "", style="bold yellow")
    return text.append(short(said.words, 90) or "–", style="default" if said.words else "dim")


def _in_one(asked: list[str], answers: list[Text]) -> Text:
    lines = [Text(f"{question}: ", style="dim").append(answer) for question, answer in zip(asked, answers, strict=True)]
    return Text("\n").join(lines)


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
