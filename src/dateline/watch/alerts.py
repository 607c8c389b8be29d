"""Saved queries look at what came into the record: each event that they meet is told once, the first time it is seen.

Reading or linking again, merging and restarting bring no new reports, so they tell nothing.
"""

import re
from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.ingest.urls import is_web_address
from dateline.query.alerts import KINDS, as_asked, changed_since, filter_of, meets, met_since
from dateline.query.questions import Filter
from dateline.store import Store
from dateline.store.alerts import AlertRow, Item, alert_rows, put_alert, put_told

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a saved query is to be: its name, its filter, which of new, changed and withdrawn it tells, and to whom."""

    name: str
    asked: Filter
    tells: tuple[str, ...] = ("new",)
    webhook: str | None = None


def save(store: Store, wish: Wish, at: str) -> int:
    """Saves a query; how many events it meets already and so will never tell.

    ConfigError for a name, kind, address or filter that is none.
    """
    if not _NAME.fullmatch(wish.name):
        raise ConfigError(f"a saved query's name has letters, digits, - and _, at most 64: {wish.name[:80]!r}")
    if not wish.tells or not set(wish.tells) <= set(KINDS):
        raise ConfigError(f"a saved query tells of {', '.join(KINDS)}, not of {', '.join(wish.tells) or 'nothing'}")
    if wish.webhook is not None and not is_web_address(wish.webhook):
        raise ConfigError(f"a webhook is an http(s) address, not {wish.webhook[:80]!r}")
    with store.writing():
        known = meets(store.base, wish.asked)
        row = AlertRow(0, wish.name, as_asked(wish.asked), wish.tells, wish.webhook, at, 0, 0)
        put_alert(store, row, known)
    return len(known)


def look(store: Store, at: str) -> int:
    """Has every saved query look at what came since it looked last; how much they tell now."""
    with store.writing():
        return sum(_look(store, alert, at) for alert in alert_rows(store.base))


def _look(store: Store, alert: AlertRow, at: str) -> int:
    since = (alert.report, alert.change)
    met = met_since(store.base, alert.n, filter_of(alert.asked), since)
    items = [Item(one.event, "new") for one in met if one.first_seen] if "new" in alert.tells else []
    changed = changed_since(store.base, alert.n, since)
    items += [Item(event, kind, n) for event, kind, n in changed if kind in alert.tells]
    put_told(store, alert, items, [one.event for one in met], at)
    return len(items)
