"""`dateline watch`: feeds in, new reports added, saved queries answered, until it is told to stop."""

import os
import random
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Outlet, Private, SettingsFile
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, err, notice, out, settings_from
from dateline.errors import ConfigError, StoreError
from dateline.settings import Settings
from dateline.store import Access, open_store

if TYPE_CHECKING:
    from dateline.watch.asking import Web
    from dateline.watch.passing import Hands, Passed

_SPAN = re.compile(r"([0-9]{1,6})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_ENDED_HARD = 130

Feeds = Annotated[list[str] | None, typer.Argument(help="OPML files, texts with one address a line, or addresses.")]
Once = Annotated[bool, typer.Option("--once", help="Ask what is due, read what is new, and end.")]
Every = Annotated[str | None, typer.Option("--every", help="How often a feed is asked at the soonest: 15m, 2h, 1d.")]
NoPages = Annotated[
    bool, typer.Option("--no-pages", help="Read what feeds themselves say; fetch no page they link to.")
]
Health = Annotated[bool, typer.Option("--health", help="Show how the watched feeds fare, and end.")]
Drop = Annotated[str | None, typer.Option("--drop", metavar="URL", help="Take a feed off the list, and end.")]
Reopen = Annotated[bool, typer.Option("--reopen", help="Ask feeds again that their servers said are gone for good.")]
AsJson = Annotated[bool, typer.Option("--json", help="With --health or --once: the outcome as JSON.")]


@dataclass(frozen=True, slots=True)
class Stop:
    """How a watch is told to end: a signal sets `asked`, and whoever sleeps wakes."""

    asked: threading.Event

    def sleep(self, seconds: float) -> None:
        """Waits; StoppedError where the watch is to end."""
        from dateline.watch.clock import StoppedError

        if self.asked.wait(seconds) if seconds > 0 else self.asked.is_set():
            raise StoppedError("the watch was told to end")


def watch_command(
    feeds: Feeds = None,
    once: Once = False,
    every: Every = None,
    no_pages: NoPages = False,
    health: Health = False,
    drop: Drop = None,
    reopen: Reopen = False,
    outlet: Outlet = None,
    allow_private: Private = False,
    store: StoreOption = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Watch feeds: what is new in them is fetched politely, read, added and linked, until Ctrl-C."""
    settings = settings_from(settings_file)
    path = store_path(store, settings)
    if health:
        from dateline.cli.watch_health import show_health

        show_health(path, as_json)
    elif drop is not None:
        _drop(path, drop)
    else:
        if every is not None:
            settings = replace(settings, watch=replace(settings.watch, every=_seconds(every, settings)))
        only = _listed(path, feeds or [], reopen)
        if allow_private:
            _ask_refused_again(path, only)
        with _stopping() as stop, _progress() as told:
            hands = _hands(settings, stop, (outlet, allow_private, not no_pages), told)
            _watch(path, hands, only, (once, as_json))


def _watch(path: Path, hands: "Hands", only: frozenset[str], how: tuple[bool, bool]) -> None:
    from dateline.query.feeds import next_due
    from dateline.watch.loop import watch_on, watch_once

    once, as_json = how
    if not once:
        notice(f"watching {_feeds(len(only))} into {path}; Ctrl-C ends it when the batch in hand is stored")
        watch_on(path, hands, only, _say)
        notice("ended; what was read is stored, and the next watch goes on from there")
        return
    with open_store(path, Access.WRITE) as opened:
        passed = watch_once(opened, hands, only)
        due = next_due(opened.base, only)
    if as_json:
        from dateline.cli.watch_health import passed_json

        out.file.write(passed_json(passed))
    elif _did_something(passed):
        _say(passed)
    else:
        notice(f"nothing was due; something is at {due[:16].replace('T', ' ')} UTC" if due else "nothing is ever due")
    if passed.ended:
        notice("ended before all was read; what was read is stored, and the next watch goes on from there")
    elif passed.failed:
        raise typer.Exit(FAILED)


def _listed(path: Path, given: list[str], reopen: bool) -> frozenset[str]:
    """The feeds to watch: those given, which go on the list, else all on the list. ConfigError where there is none."""
    from dateline.store.feeds import feed_urls, put_feeds, reopen_feeds
    from dateline.watch.clock import stamp
    from dateline.watch.listing import feeds_listed

    urls = feeds_listed(given)
    if not urls and not path.exists():
        raise StoreError(
            f"no store at {path}: name the feeds to watch (an OPML file, a text of addresses, or addresses)"
        )
    with open_store(path, Access.WRITE) as opened:
        at = stamp(datetime.now(UTC))
        put_feeds(opened, urls, at)
        urls = urls or feed_urls(opened.base)
        if reopen:
            reopen_feeds(opened, urls, at)
    if not urls:
        raise ConfigError("no feed is on the list: name some (an OPML file, a text of addresses, or addresses)")
    return frozenset(urls)


def _ask_refused_again(path: Path, urls: frozenset[str]) -> None:
    """Feeds that were refused because their address is private wait no longer: now it is allowed."""
    from dateline.store.feeds import forgive_refused
    from dateline.watch.clock import stamp

    with open_store(path, Access.WRITE) as opened:
        forgive_refused(opened, sorted(urls), "is not public", stamp(datetime.now(UTC)))


def _hands(
    settings: Settings, stop: Stop, how: tuple[str | None, bool, bool], told: "Callable[[Passed], None]"
) -> "Hands":
    """Everything that a watch works with."""
    from dateline.cli.read import intake_from
    from dateline.engine.local import read_all
    from dateline.watch.passing import Hands

    outlet, private, pages = how
    intake = intake_from(settings, None, outlet, private)
    read = partial(read_all, settings=settings, jobs=1)
    return Hands(web_of(settings, stop, private=private), intake, settings.watch, read, told, pages)


def web_of(settings: Settings, stop: Stop, *, private: bool) -> "Web":
    """How the web is reached, with the clock of this machine; `private`: addresses within this network, too."""
    import stamina.instrumentation

    from dateline.ingest.network import Network, Reach, system_resolve
    from dateline.watch.asking import Web
    from dateline.watch.clock import Clock
    from dateline.watch.polite import Polite

    stamina.instrumentation.set_on_retry_hooks([])  # a second try is no news for the one at the terminal
    clock = Clock(lambda: datetime.now(UTC), stop.sleep, random.random)
    network = Network(Reach.ANYWHERE if private else Reach.PUBLIC, system_resolve)
    return Web(settings.fetch, network, Polite(clock, settings.watch.delay), clock)


@contextmanager
def _stopping() -> Iterator[Stop]:
    """Ctrl-C and SIGTERM ask the watch to end; asked a second time it ends at once."""
    stop = Stop(threading.Event())

    def ask(_signal: int, _frame: object) -> None:
        if stop.asked.is_set():
            os._exit(_ENDED_HARD)  # as safe as being killed: what is committed stands
        stop.asked.set()
        err.file.write("\nending, when the batch in hand is stored (once more ends at once)\n")

    before = [signal.signal(one, ask) for one in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield stop
    finally:
        for one, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(one, handler)


@contextmanager
def _progress() -> "Iterator[Callable[[Passed], None]]":
    """A live line on a terminal; elsewhere the line at the end of a pass is enough."""
    if not err.is_terminal:
        yield lambda passed: None
        return
    with err.status("watching") as status:
        yield lambda passed: status.update(_line(passed))


def _say(passed: "Passed") -> None:
    """One line for a pass that did something, and one for each thing that failed."""
    if not _did_something(passed):
        return
    now = datetime.now(UTC).strftime("%H:%M")
    out.print(f"{now} {_line(passed)}", markup=False, soft_wrap=True)
    for name, error in passed.failed:
        notice(f"failed: {error if name in error else f'{name}: {error}'}")


def _did_something(passed: "Passed") -> bool:
    return bool(passed.feeds or sum(passed.reports.values()) or passed.failed)


def _line(passed: "Passed") -> str:
    """ "12 feeds, 3 new, 1 updated, 1 failing"."""
    counts = passed.reports
    parts = [_feeds(passed.feeds), f"{counts['new']} new"]
    parts += [f"{counts[kind]} {kind}" for kind in ("updated", "same", "failed") if counts[kind]]
    parts += [f"{passed.failing} failing"] * bool(passed.failing) + [f"{passed.told} alerts"] * bool(passed.told)
    return ", ".join(parts)


def _feeds(many: int) -> str:
    return "1 feed" if many == 1 else f"{many} feeds"


def _drop(path: Path, url: str) -> None:
    from dateline.store.feeds import drop_feed

    with open_store(path, Access.WRITE) as opened:
        if not drop_feed(opened, url):
            raise StoreError(f"{url} is not on the list of {path}")
    notice(f"{url} is watched no more; what was read of it stays")


def _seconds(words: str, settings: Settings) -> float:
    """The seconds of "15m". ConfigError for what is no span, or shorter than hosts should be asked."""
    found = _SPAN.fullmatch(words.strip().lower())
    if found is None:
        raise ConfigError(f"--every takes a span like 15m, 2h or 1d, not {words!r}")
    seconds = float(int(found[1]) * _SECONDS[found[2]])
    if seconds < settings.watch.shortest:
        raise ConfigError(
            f"--every {words} asks hosts too often: {settings.watch.shortest:g} s are the least (watch.shortest)"
        )
    return seconds
