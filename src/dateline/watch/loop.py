"""Pass after pass, until whoever began it has enough. Between passes the store is closed, so that others can write."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from dateline.errors import StoreBusyError
from dateline.query.feeds import next_due
from dateline.store import Access, Store, open_store
from dateline.store.feeds import forget_future
from dateline.watch.clock import Clock, StoppedError, read_stamp
from dateline.watch.passing import Hands, Passed, Passing
from dateline.watch.webhook import deliver

_BUSY = 5.0  # seconds until a store that another process writes to is tried again
_LONGEST = 300.0  # seconds between two looks at what is due
_AHEAD, _FAR = 3_600.0, 604_800.0  # beyond these, tries and waits can only be of a clock that ran ahead


def watch_once(store: Store, hands: Hands, only: frozenset[str]) -> Passed:
    """One pass. `ended` is set where it was to end before it was done; what it committed stands."""
    passed, clock = Passed(), hands.web.clock
    forget_future(store, clock.stamp(), clock.after(_AHEAD), clock.after(_FAR))
    try:
        Passing(store, hands).run(only, passed)
        deliver(store, hands.web, hands.settings)
    except StoppedError:
        passed.ended = True
    return passed


def watch_on(path: Path, hands: Hands, only: frozenset[str], said: Callable[[Passed], None]) -> None:
    """Pass after pass, each when something is due; `said` hears of each. Ends when the clock's sleep says so."""
    clock = hands.web.clock
    while True:
        try:
            with open_store(path, Access.WRITE) as store:
                passed = watch_once(store, hands, only)
                due = next_due(store.base, only)
        except StoreBusyError:
            passed, due = None, clock.after(_BUSY)
        if passed is not None:
            said(passed)
            if passed.ended:
                return
        try:
            _wait(clock, due)
        except StoppedError:
            return


def _wait(clock: Clock, due: str | None) -> None:
    """Waits until something is due: at least a second, and never too long to see what others have put in the list."""
    latest = clock.time() + timedelta(seconds=_LONGEST)
    when = latest if due is None else min(read_stamp(due), latest)
    clock.sleep(max((when - clock.time()).total_seconds(), 1.0))
