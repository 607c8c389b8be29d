"""Sends what saved queries told to their webhooks: at least once, each under a key of its own, never in the way."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace

from dateline.errors import FetchError
from dateline.ingest.fetch import post
from dateline.ingest.fetch_manners import Asked
from dateline.query.alerts import told_item
from dateline.settings import WatchSettings
from dateline.store import Store
from dateline.store.alerts import Delivered, Due, due_deliveries, put_delivered
from dateline.watch.asking import Web
from dateline.watch.clock import StoppedError
from dateline.watch.retry import tried
from dateline.watch.telling import message

_TRIES = 10
_FIRST_WAIT, _LONGEST_WAIT = 60.0, 21_600.0
_PATIENCE = 10.0  # seconds for one answer
_AT_ONCE = 100
_FOR_GOOD = frozenset({404, 405, 410})
_REFUSED = ("is not public", "not an address", "only http and https")


@dataclass(slots=True)
class Sent:
    """How many things were sent, and how many could not be."""

    sent: int = 0
    failed: int = 0


def deliver(store: Store, web: Web, settings: WatchSettings) -> Sent:
    """Sends what is due. A webhook that fails is left alone until the next time; what it missed is kept for it."""
    count, tired = Sent(), set()
    for due in due_deliveries(store.base, web.clock.stamp(), _AT_ONCE):
        if due.webhook in tired:
            continue
        how = _sent(store, due, web, settings)
        put_delivered(store, due.item, how, web.clock.stamp())
        if how.state == "sent":
            count.sent += 1
        else:
            count.failed += 1
            tired.add(due.webhook)
    return count


def _sent(store: Store, due: Due, web: Web, settings: WatchSettings) -> Delivered:
    body = _body(store, due, settings.address)
    headers = {"Content-Type": "application/json", "Idempotency-Key": due.id}
    if settings.secret:
        headers["Dateline-Signature"] = signature(settings.secret, body)
    limits = replace(web.limits, seconds=min(_PATIENCE, web.limits.seconds))
    try:
        status = tried(lambda: post(Asked(due.webhook, headers), body, limits, web.network), web.clock)
    except StoppedError:
        raise
    except FetchError as error:
        over = any(words in str(error) for words in _REFUSED)
        return _later(due, web, None, str(error)) if not over else _given_up(web, None, str(error))
    if 200 <= status < 300:
        return Delivered("sent", web.clock.stamp(), status, None)
    told = f"HTTP {status}"
    return _given_up(web, status, told) if status in _FOR_GOOD else _later(due, web, status, told)


def signature(secret: str, body: bytes) -> str:
    """What proves that a body comes from one who knows the secret."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _body(store: Store, due: Due, address: str) -> bytes:
    """What is sent: made of the record as it stands now."""
    told = told_item(store.base, due.item)
    assert told is not None
    shown = {"alert": due.name} | asdict(message(told, address))
    return json.dumps(shown, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def _later(due: Due, web: Web, status: int | None, error: str) -> Delivered:
    if due.tries + 1 >= _TRIES:
        return _given_up(web, status, f"{error} (tried {_TRIES} times)")
    wait = min(_FIRST_WAIT * 2.0**due.tries, _LONGEST_WAIT) * (1 + web.clock.chance())
    return Delivered("waiting", web.clock.after(wait), status, error)


def _given_up(web: Web, status: int | None, error: str) -> Delivered:
    return Delivered("failed", web.clock.stamp(), status, error)
