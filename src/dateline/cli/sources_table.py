"""Who is quoted, for the terminal: bars of characters that can be told apart without colour."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.show.naming import LABELS, Naming
from dateline.show.resting import Share, percent
from dateline.show.sources import Source, Sourcing, together

_LOOK = {
    Naming.NAMED: ("█", "cyan"),
    Naming.UNNAMED: ("▒", "yellow"),
    Naming.DOCUMENT: ("▄", "green"),
    Naming.UNCLEAR: ("?", "magenta"),
    Naming.NOBODY: ("~", "red"),
    Naming.OWN: ("·", "dim"),
}
_HOW = ("direct", "mixed", "indirect")
_MARKS = "█▓░"
_LONGEST = 16  # cells of a source's bar
_SHARED = 60  # cells of the bar that is shared out
_TOPICS = 3
_VERB = 14  # cells of the longest verb with its number


def print_sourcing(console: Console, picture: Sourcing) -> None:
    """One report: whom its words and claims rest on, then a row for each source."""
    heading = (picture.outlet or "outlet not known", picture.published or "date not known", picture.report)
    console.print()
    console.print(Text(picture.title), style="bold")
    console.print(Text(" · ".join(heading)), style="dim")
    if not picture.sources:
        console.print("nobody is quoted in this report", style="italic")
        return
    _print_shares(console, picture.shares)
    console.print(_table(picture.sources))
    sources, sayings = len(picture.sources), picture.attributions
    key = " · ".join(f"{mark} {how}" for how, mark in zip(_HOW, _MARKS, strict=True))
    console.print(
        Text(f"{sources} source{'s' * (sources != 1)}, {sayings} attribution{'s' * (sayings != 1)} ({key})"),
        style="dim",
    )


def print_together(console: Console, pictures: Sequence[Sourcing]) -> None:
    """The shares of several reports, added up."""
    console.print()
    console.print(f"{len(pictures)} reports together", style="bold")
    _print_shares(console, together(pictures))


def _print_shares(console: Console, shares: Sequence[Share]) -> None:
    words, claims = sum(share.words for share in shares), sum(share.claims for share in shares)
    long = min(_SHARED, console.width - 8)
    console.print(_bar("words", [share.words for share in shares], long))
    if claims:
        console.print(_bar("claims", [share.claims for share in shares], long))
    for share in shares:
        if share.words or share.claims:
            mark, style = _LOOK[share.naming]
            of_claims = f", {_of(share.claims, claims)} claims" if claims else ""
            line = f"{LABELS[share.naming]}: {_of(share.words, words)} words{of_claims}"
            console.print(Text.assemble((f"  {mark} ", style), line))


def _of(part: int, whole: int) -> str:
    return f"{percent(part, whole)} ({part}) of {whole}"


def _bar(name: str, parts: Sequence[int], long: int) -> Text:
    """A bar shared out; each part ends at the nearest cell, so that all of it is always as long as the bar."""
    ends = [round(long * end / (sum(parts) or 1)) for end in accumulate(parts, initial=0)]
    bar = Text(f"{name:7} ")
    for (start, end), (mark, style) in zip(pairwise(ends), _LOOK.values(), strict=True):
        bar.append(mark * (end - start), style=style)
    return bar


def _table(sources: Sequence[Source]) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, header_style="bold", pad_edge=False)
    table.add_column("source", ratio=5)
    table.add_column("how often", ratio=4)
    table.add_column("does what", width=_VERB)
    table.add_column("on what, to whom, where", ratio=6)
    most = max(source.times for source in sources)
    for source in sources:
        table.add_row(_source(source), _times(source, most), _says(source), _on(source))
    return table


def _source(source: Source) -> Text:
    name = Text(source.name, style="bold" if source.naming is Naming.NAMED else f"italic {_LOOK[source.naming][1]}")
    facts = [LABELS[source.naming]] if source.naming in (Naming.UNNAMED, Naming.UNCLEAR) else []
    facts += [fact for fact in (source.kind, source.role, source.country) if fact and fact not in source.name]
    lines = [", ".join(dict.fromkeys(facts)), *(f"knows: {knows}" for knows in source.knows)]
    lines += [f"why unnamed: {reason}" for reason in source.unnamed_because]
    return name.append("".join(f"\n{line}" for line in lines if line), style="not bold not italic dim")


def _times(source: Source, most: int) -> Text:
    """The bar: a cell an attribution, or less where there are very many; then the numbers."""
    counts = (source.direct, source.mixed, source.indirect)
    cells = [round(n if most <= _LONGEST else n * _LONGEST / most) or (n > 0) for n in counts]
    bar = "".join(mark * cell for mark, cell in zip(_MARKS, cells, strict=True))
    told = ", ".join(f"{n} {how}" for n, how in zip(counts, _HOW, strict=True) if n)
    rests = f"{source.words} word{'s' * (source.words != 1)}, {source.claims} claim{'s' * (source.claims != 1)}"
    return Text.assemble((bar, _LOOK[source.naming][1]), f" {source.times}\n", (f"{told}\n{rests}", "dim"))


def _says(source: Source) -> Text:
    return Text("\n".join(verb if times == 1 else f"{verb} {times}×" for verb, times in source.says))


def _on(source: Source) -> Text:
    """The first topics, then whom the source told, and where."""
    more = [f"(+{len(source.on) - _TOPICS})"] if len(source.on) > _TOPICS else []
    more += [f"{word} {', '.join(those)}" for word, those in (("to", source.to), ("in", source.where)) if those]
    return Text("\n").join([Text(topic) for topic in source.on[:_TOPICS]] + [Text(line, style="dim") for line in more])
