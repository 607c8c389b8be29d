"""One story at the terminal: quoted facts with notes, the line of days, who, what is open, reports and copies."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.lines import deed, heading, plain, quoted, short, source_line, voice
from dateline.query.answers import EventAnswer
from dateline.query.stories import MOST_EVENTS, Member, StoryPage
from dateline.query.stories_told import Chapter

_LINES = 40


def print_story(console: Console, page: StoryPage) -> None:
    """The whole of one story; of very long lists the first part, with what is left out said."""
    story = page.story
    console.print(Text(plain(story.title), style="bold"))
    days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day))
    console.print(Text(" · ".join(part for part in (story.sourced, days, story.id) if part), style="dim"))
    if page.summary:
        console.print(heading("\nIn the words of its reports"))
        console.print(_summary(page.summary))
    if page.timeline:
        console.print(heading("Line of days"))
        print_days(console, page.timeline, _LINES)
        if story.events > MOST_EVENTS:
            console.print(f"… of {story.events:,} events: dateline timeline --story {story.id}", style="dim")
    if page.people:
        console.print(heading("\nWho"))
        console.print(_people(page))
    if page.open:
        console.print(heading("Open"))
        console.print(_open(page))
    console.print(heading("Reports"))
    console.print(_members(page.members))


def print_days(console: Console, chapters: tuple[Chapter, ...], most: int) -> None:
    """Days with their events, one line each; copies of a deed that read alike on one day are one line."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    events = [(chapter.day, event) for chapter in chapters for event in chapter.events]
    last = None
    for day, event in events[:most]:
        table.add_row(Text((day or "no day") if day != last else "", style="bold"), day_line(event))
        last = day
    console.print(table)
    if len(events) > most:
        console.print(f"… and {len(events) - most:,} more", style="dim")


def day_line(event: EventAnswer) -> Text:
    """One event in a line or two: deed, code, how it stands where it did not simply happen, who tells it."""
    text = deed(event).append(f"  {event.did}", style="yellow")
    if event.contested or event.status != "occurred":
        text.append(f" {event.standing}", style="red" if event.contested else "yellow")
    extra = [plain(event.where.words), *map(plain, event.how_many), event.sourced]
    text.append(" · " + " · ".join(part for part in extra if part))
    return text.append(f" · {event.id}", style="dim")


def _summary(chapters: tuple[Chapter, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    for chapter in chapters:
        for event in chapter.events:
            words = event.evidence[0] if event.evidence else None
            text = Text(quoted(words.quote) if words else plain(event.title))
            if words:
                text.append(f"\n{voice(words)} · {event.sourced} · {words.locator}", style="dim")
            table.add_row(Text(chapter.day or "no day", style="bold"), text)
    return table


def _people(page: StoryPage) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column()
    for person in page.people:
        of = " ".join(part for part in (person.kind or "", person.country or "") if part)
        counts = ((person.done, "does"), (person.suffered, "is done to"), (person.said, "says"))
        table.add_row(short(person.name, 50), Text(of, style="dim"), ", ".join(f"{n} {w}" for n, w in counts if n))
    table.add_row("", "", "")
    return table


def _open(page: StoryPage) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(ratio=1)
    for one in page.open:
        text = deed(one.event).append(f"  {plain(one.why)}", style="yellow").append(f" · {one.event.id}", style="dim")
        table.add_row(one.event.when.first or "no day", text)
    table.add_row("", "")
    return table


def _members(members: tuple[Member, ...]) -> Table:
    table = Table.grid(padding=(0, 0, 0, 0), expand=True)
    table.add_column(ratio=1)
    for member in members:
        text = Text(source_line(member.source))
        if member.version > 1:
            text.append(f" · version {member.version}")
        if member.copy_of:
            text.append(f"\n  copy of {member.copy_of} ({member.shared or 0:.0%} of the shorter text)", style="yellow")
        if member.why:
            text.append(f"\n  {short(member.why, 200)}", style="italic dim")
        table.add_row(text)
    return table
