"""The queue, the ledger and agreement at the terminal."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from dateline.cli.terminal import out
from dateline.query.answers import Answers, counted
from dateline.query.queue import Doubtful
from dateline.query.reviews import Progress, Review
from dateline.query.reviews_agreement import Agreement
from dateline.query.reviews_claims import ClaimCard


def print_queue(found: Answers[Doubtful], far: Progress) -> None:
    """What should be looked at first, with why and the claims to say something of."""
    out.print(("" if found.exact else "at least ") + counted(found.total, "event") + " to look at", style="bold")
    seen = f"{far.accepted} accepted, {far.edited} edited, {far.rejected} rejected"
    again = f"; {far.again} to be reviewed again (dateline review again)" if far.again else ""
    out.print(Text(seen + again, style="dim"))
    for item in found:
        head = f"\n{item.weight:g}  {'; '.join(item.reasons)}"
        out.print(Text(head, style="yellow"))
        dated = ", ".join(part for part in (item.source.printed_by, (item.source.published or "")[:10]) if part)
        out.print(Text(f"“{item.sentence}”").append(f"  {dated}  {item.locator}", style="dim"))
        for card in item.claims:
            out.print(_claim(card))
    if found.next:
        out.print(f"\n… and more: --next {found.next}", style="dim", markup=False)


def print_reviews(found: Iterable[Review]) -> None:
    """Revisions, one row each."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for style in ("dim", "dim", "", ""):
        table.add_column(no_wrap=style == "dim", style=style)
    for row in found:
        text = Text(_deed(row), style="" if row.standing else "strike")
        if row.why:
            text.append(f" — {row.why}", style="italic")
        if not row.standing:
            text.append("  taken back", style="dim")
        if row.how == "lost":
            text.append("  to be reviewed again: no claim has these words any more", style="red")
        table.add_row(row.at[:16].replace("T", " "), row.id, row.by, text)
    out.print(table)


def print_agreement(found: Iterable[Agreement]) -> None:
    """How far reviewers agree, one row for each two and question."""
    table = Table("who", "question", "both judged", "agree", "kappa", box=None, pad_edge=False)
    for row in found:
        kappa = "" if row.kappa is None else f"{row.kappa:.2f}"
        table.add_row(f"{row.one}, {row.other}", row.question, str(row.both), f"{row.agreed / row.both:.0%}", kappa)
    out.print(table)


def _claim(card: ClaimCard) -> Text:
    said = "  ".join(f"{value.field}={value.words}" for value in card.values if value.words)
    text = Text(f"  {card.id}  ").append(card.trigger, style="bold").append(f"  {said}")
    if card.doubts:
        text.append(f"  ({', '.join(card.doubts)})", style="dim")
    if card.review:
        text.append(f"  {card.review}", style="green")
    return text


def _deed(row: Review) -> str:
    about = f"{row.subject} ({row.what})" if row.what else row.subject
    if row.field:
        return f"{row.act} {about}: {row.field} {row.machine} → {row.value or 'nothing'}"
    return " ".join(part for part in (row.act, row.undoes or about, row.other) if part)
