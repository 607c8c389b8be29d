"""Saved queries, which events they have met, what they told, and what is on its way to webhooks."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

from dateline.errors import ConfigError, StoreError
from dateline.store.database import Store
from dateline.store.leaf import fit


@dataclass(frozen=True, slots=True)
class AlertRow:
    """A saved query: its filter as JSON, what it tells of, and how far in reports and changes it has looked."""

    n: int
    name: str
    asked: str
    tells: tuple[str, ...]
    webhook: str | None
    made_at: str
    report: int
    change: int


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be told: of which event, of which kind, resting on which row of changes (0: the event itself)."""

    event: str
    kind: str
    change: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that can be tried now: to whom, of what, and how often it was tried."""

    item: int
    id: str
    alert: int
    name: str
    webhook: str
    event: str
    kind: str
    at: str
    tries: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of a try. state: sent | failed (given up) | waiting, until `next_at`."""

    state: str
    next_at: str
    status: int | None
    error: str | None


def put_alert(store: Store, alert: AlertRow, known: Iterable[str]) -> None:
    """Saves a query; events that it meets already are known to it, never told. ConfigError: the name is taken."""
    with store.writing():
        if store.base.execute("SELECT 1 FROM alert WHERE name = ?", (alert.name,)).get:
            raise ConfigError(
                f"there is a saved query {alert.name!r} already (remove it first, or choose another name)"
            )
        report, change = _ends(store.base)
        cells = (alert.name, fit(alert.asked), ",".join(alert.tells), alert.webhook, alert.made_at, report, change)
        store.base.execute(_NEW, cells)
        n = store.base.last_insert_rowid()
        store.base.executemany(_KNOWN, [(n, event, 0) for event in known])


def drop_alert(store: Store, name: str) -> None:
    """Takes a saved query away with all that it told. StoreError where there is none of the name."""
    with store.writing():
        n = store.base.execute("SELECT n FROM alert WHERE name = ?", (name,)).get
        if n is None:
            raise StoreError(f"no saved query {name!r} in this store")
        store.base.execute("DELETE FROM delivery WHERE item IN (SELECT n FROM alert_item WHERE alert = ?)", (n,))
        for table in ("alert_item", "alert_known"):
            store.base.execute(f"DELETE FROM {table} WHERE alert = ?", (n,))
        store.base.execute("DELETE FROM alert WHERE n = ?", (n,))


def alert_rows(base: apsw.Connection) -> tuple[AlertRow, ...]:
    """All saved queries, by name."""
    return tuple(
        AlertRow(n, name, asked, tuple(tells.split(",")), *rest)
        for n, name, asked, tells, *rest in base.execute(_ALERTS)
    )


def put_told(store: Store, alert: AlertRow, items: Sequence[Item], known: Iterable[str], at: str) -> None:
    """Writes down what a query tells now and which events it knows without telling; it has looked at all there is."""
    with store.writing():
        report, change = _ends(store.base)
        for item in items:
            _put_item(store.base, alert, item, at)
        store.base.executemany(_KNOWN, [(alert.n, event, 0) for event in known])
        store.base.execute("UPDATE alert SET report = ?, change = ? WHERE n = ?", (report, change, alert.n))


def due_deliveries(base: apsw.Connection, at: str, most: int) -> tuple[Due, ...]:
    """What can be sent now, oldest first."""
    return tuple(Due(*row) for row in base.execute(_DUE, (at, most)))


def put_delivered(store: Store, item: int, how: Delivered, at: str) -> None:
    """Writes down what came of a try."""
    with store.writing():
        cells = (how.state, how.next_at, how.status, None if how.error is None else fit(how.error), at, item)
        store.base.execute(_DELIVERED, cells)


def _put_item(base: apsw.Connection, alert: AlertRow, item: Item, at: str) -> None:
    name = "\x1f".join((alert.name, alert.made_at, item.event, item.kind, str(item.change)))
    made = "alt_" + base64.b32encode(hashlib.sha256(name.encode()).digest()).decode().lower()[:16]
    base.execute(_ITEM, (made, alert.n, item.event, item.kind, item.change, at))
    if not base.changes():
        return
    if alert.webhook:
        base.execute("INSERT INTO delivery(item, state, next_at) VALUES (last_insert_rowid(), 'waiting', ?)", (at,))
    base.execute(_KNOWN, (alert.n, item.event, 1))


def _ends(base: apsw.Connection) -> tuple[int, int]:
    """The last report and the last change that there are."""
    report, change = next(base.execute("SELECT (SELECT max(n) FROM report), (SELECT max(n) FROM change)"))
    return int(report or 0), int(change or 0)


_NEW = "INSERT INTO alert(name, asked, tells, webhook, made_at, report, change) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ALERTS = "SELECT n, name, asked, tells, webhook, made_at, report, change FROM alert ORDER BY name"
_KNOWN = """INSERT INTO alert_known VALUES (?, ?, ?)
    ON CONFLICT (alert, event) DO UPDATE SET told = max(told, excluded.told)"""
_ITEM = "INSERT OR IGNORE INTO alert_item(id, alert, event, kind, change, at) VALUES (?, ?, ?, ?, ?, ?)"
_DUE = """SELECT item, id, alert, name, webhook, event, kind, alert_item.at, tries FROM delivery
    JOIN alert_item ON alert_item.n = delivery.item JOIN alert ON alert.n = alert_item.alert
    WHERE state = 'waiting' AND next_at <= ? AND webhook IS NOT NULL ORDER BY item LIMIT ?"""
_DELIVERED = (
    "UPDATE delivery SET state = ?, next_at = ?, status = ?, error = ?, at = ?, tries = tries + 1 WHERE item = ?"
)
