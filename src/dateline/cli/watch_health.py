"""How the watched feeds fare, at the terminal."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.cli.asking import reading, write
from dateline.cli.lines import plain, short
from dateline.cli.terminal import out
from dateline.query.answers import counted
from dateline.query.feeds import FeedHealth, feeds_at_a_glance, feeds_health
from dateline.show.answers import as_json

if TYPE_CHECKING:
    from dateline.watch.passing import Passed

_COLOURS = {"failing": "red", "silent": "yellow", "closed": "red", "held": "yellow", "waiting": "dim", "well": "green"}
_SIGNS = {"new": "█", "nothing": "▁", "unchanged": "▁", "moved": "→", "held": "‖", "failed": "×", "closed": "■"}


def show_health(store: Path, shaped: bool) -> None:
    """Every feed: its state in words, its last askings as a strip, when it brought something last."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with reading(store) as base:
        found = feeds_health(base, now)
    if shaped:
        write(json.dumps({"schema_version": 1, "items": as_json(found)}, ensure_ascii=False) + "\n")
        return
    if not found:
        out.print("no feed is watched: dateline watch FEEDS")
        return
    out.print(feeds_at_a_glance(found).words, style="bold")
    out.print()
    out.print(_table(found, now))
    out.print("█ brought something   ▁ nothing new   → moved   ‖ asked to wait   × failed   ■ closed", style="dim")


def passed_json(passed: "Passed") -> str:
    """What a pass did, as one JSON object."""
    counts = {kind: passed.reports[kind] for kind in ("new", "updated", "same", "failed")}
    failed = [{"where": name, "why": error} for name, error in passed.failed]
    head = {"feeds": passed.feeds, "failing": passed.failing, "alerts": passed.told, "ended": passed.ended}
    return json.dumps(head | counts | {"failures": failed}, ensure_ascii=False) + "\n"


def _table(found: tuple[FeedHealth, ...], now: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for column in ("feed", "state", "last askings", "next"):
        table.add_column(column, overflow="fold")
    for feed in found:
        name = Text(short(plain(feed.title or ""), 60) or feed.url).append(
            f"\n{feed.url}" * bool(feed.title), style="dim"
        )
        state = Text(feed.state, style=_COLOURS[feed.state])
        rest = feed.words.removeprefix(feed.state)
        state.append(rest if rest != feed.words else f": {rest}", style="default")
        if feed.error and feed.state == "failing":
            state.append(f"\n{plain(feed.error)}", style="dim")
        if feed.unread or feed.waiting:
            state.append(f"\n{_entries(feed)}", style="dim")
        strip = "".join(_SIGNS.get(asking.outcome, "?") for asking in feed.askings)
        table.add_row(name, state, strip, "" if feed.closed_at else _moment(feed.next_at, now))
    return table


def _moment(at: str, now: str) -> str:
    """A time of today as hours, of another day with the day."""
    return at[11:16] if at[:10] == now[:10] else at[5:16].replace("T", " ")


def _entries(feed: FeedHealth) -> str:
    parts = [f"{feed.waiting} waiting to be read"] * bool(feed.waiting)
    parts += [f"{feed.unread} could not be read"] * bool(feed.unread)
    return f"{counted(feed.entries, 'entry')} seen, {', '.join(parts)}"
