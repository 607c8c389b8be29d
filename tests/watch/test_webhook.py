"""Webhooks: at least once, each thing under its own key, signed; one that fails never stops a watch."""

import hashlib
import hmac
import json
from dataclasses import replace

import pytest

from dateline.ingest.network import Network, Reach
from dateline.query.alerts import alerts
from dateline.query.questions import Filter
from dateline.settings import WatchSettings
from dateline.watch.alerts import Wish, save
from dateline.watch.webhook import deliver, signature
from tests.watch.making import Watcher, loopback, web
from tests.watch.server import Site, rss, whole


@pytest.fixture
def hooked(site: Site, watcher: Watcher) -> Watcher:
    """A watch with a saved query that tells a webhook of all events."""
    site.put("/hook", b"thanks")
    site.put("/feed", rss())
    watcher.go(site.url("/feed"))
    with watcher.store() as store:
        save(store, Wish("all", Filter(), ("new",), site.url("/hook")), watcher.hours.stamp())
    site.put("/feed", rss(whole("a")))
    return watcher


def test_each_thing_is_sent_once_under_its_key(site: Site, hooked: Watcher) -> None:
    told = hooked.later().told
    sent = site.asked("/hook")
    assert len(sent) == told >= 2
    assert len({request.headers["Idempotency-Key"] for request in sent}) == told
    body = json.loads(sent[0].body)
    assert body["alert"] == "all" and body["kind"] == "new" and body["id"] == sent[0].headers["Idempotency-Key"]
    assert 0 < len(body["quote"]) <= 300 and "#char=" in body["locator"] and body["chain"]
    assert body["event"].startswith("evt_") and body["title"]
    assert "Dateline-Signature" not in sent[0].headers
    hooked.later()
    assert len(site.asked("/hook")) == told


def test_what_is_sent_is_signed_where_there_is_a_secret(site: Site, hooked: Watcher) -> None:
    hooked.hands = replace(hooked.hands, settings=WatchSettings(secret="between us", address="https://pages.example"))
    hooked.later()
    (first, *_) = site.asked("/hook")
    expected = "sha256=" + hmac.new(b"between us", first.body, hashlib.sha256).hexdigest()
    assert first.headers["Dateline-Signature"] == expected == signature("between us", first.body)
    assert json.loads(first.body)["link"].startswith("https://pages.example/event/evt_")


def test_a_webhook_that_fails_is_tried_later_and_nothing_is_lost(site: Site, hooked: Watcher) -> None:
    site.put("/hook", b"", status=503)
    passed = hooked.later()
    assert passed.reports["new"] == 1 and len(site.asked("/hook")) == 1  # the others wait, too
    hooked.later(seconds=90)
    assert len(site.asked("/hook")) == 2
    site.put("/hook", b"", status=204)
    hooked.later(hours=1)
    keys = [request.headers["Idempotency-Key"] for request in site.asked("/hook")]
    assert len(set(keys)) == passed.told and keys[0] == keys[1]
    with hooked.store() as store:
        assert (alerts(store.base)[0].waiting, alerts(store.base)[0].failed) == (0, 0)


@pytest.mark.parametrize(("answer", "times"), [({"status": 410}, 1), ({"status": 500}, 10)])
def test_a_webhook_is_given_up_in_the_end(site: Site, hooked: Watcher, answer: dict[str, int], times: int) -> None:
    hooked.later()
    site.put("/hook", b"", **answer)
    with hooked.store() as store:
        store.base.execute("UPDATE delivery SET state = 'waiting', tries = 0 WHERE item = 1")
        site.forget()
        for _ in range(14):
            hooked.hours.forward(hours=7)
            deliver(store, hooked.hands.web, hooked.hands.settings)
        assert len(site.asked("/hook")) == times
        assert store.base.execute("SELECT state FROM delivery WHERE item = 1").get == "failed"


def test_private_addresses_are_refused(site: Site, hooked: Watcher) -> None:
    closed = Network(Reach.PUBLIC, loopback)
    with hooked.store() as store:
        store.base.execute("UPDATE alert SET webhook = ?", (site.url("/hook", "inside.example"),))
    hooked.later()  # the feed itself may be asked here
    site.forget()
    with hooked.store() as store:
        store.base.execute("UPDATE delivery SET state = 'waiting', next_at = '', tries = 0")
        deliver(store, web(hooked.hours, network=closed), WatchSettings())
        state, error = store.base.execute("SELECT state, error FROM delivery WHERE item = 1").fetchone() or ("", "")
    assert state == "failed" and "not public" in str(error)
    assert not site.log


def test_a_redirect_is_not_followed(site: Site, hooked: Watcher) -> None:
    site.put("/hook", b"", status=307, headers={"Location": "/elsewhere"})
    hooked.later()
    assert not site.asked("/elsewhere")
