"""Saved queries tell of an event once, the first time it is seen: never for what is read, linked or merged anew."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dateline.archive.judge import Word, judge_pair
from dateline.archive.link import link_new
from dateline.archive.relink import link_again
from dateline.archive.remove import remove
from dateline.errors import ConfigError, StoreError
from dateline.model.linking import Verdict
from dateline.query.alerts import alerts, meets, told
from dateline.query.questions import Filter
from dateline.store import Access, Store, open_store
from dateline.store.alerts import drop_alert
from dateline.watch.alert_feeds import alert_feed, atom, json_feed
from dateline.watch.alerts import Wish, look, save
from tests.watch.making import Watcher
from tests.watch.server import Site, rss, whole

AT = "2026-11-16T12:00:00Z"
LATER = "2026-11-17T12:00:00Z"


def _item(guid: str, words: str, day: int = 16) -> str:
    """An item with one report of a few sentences."""
    rest = "Officials gave no further details. Residents of the area said that roads stayed closed until the morning."
    more = " A spokesman said that help was on its way to the area and asked people to stay at home for the night."
    return whole(guid, day=day).partition("<content:encoded>")[0] + (
        f"<content:encoded><![CDATA[<p>{words}</p><p>{rest}{more}</p>]]></content:encoded></item>"
    )


GAO = "Militants attacked a village near Gao in Mali on Sunday and killed 12 people, police said."
LAGOS = "Police in Lagos, Nigeria, arrested 30 protesters on Sunday."
KABUL = "A bomb killed three soldiers in Kabul, Afghanistan, on Saturday."


@pytest.fixture
def told_of(site: Site, watcher: Watcher) -> Watcher:
    """A store with one report, and a query for everything saved after it came."""
    site.put("/feed", rss(_item("gao", GAO)))
    watcher.go(site.url("/feed"))
    with watcher.store() as store:
        save(store, Wish("all", Filter()), watcher.hours.stamp())
        save(store, Wish("mali", Filter(country="MLI"), ("new", "changed", "withdrawn")), watcher.hours.stamp())
    return watcher


@pytest.fixture
def store(told_of: Watcher) -> Iterator[Store]:
    with told_of.store() as opened:
        yield opened


def _items(watcher: Watcher, name: str = "all") -> list[tuple[str, str]]:
    with watcher.store() as opened:
        return [(item.kind, item.event.title if item.event else "") for item in told(opened.base, name, 50) or ()]


def test_what_was_there_before_is_not_told_and_what_comes_is_told_once(site: Site, told_of: Watcher) -> None:
    assert _items(told_of) == []
    site.put("/feed", rss(_item("gao", GAO), _item("lagos", LAGOS)))
    passed = told_of.later()
    items = _items(told_of)
    assert passed.told == len(items) >= 1
    assert any("arrested" in title for _, title in items)
    assert not any("Militants" in title for _, title in items)
    assert _items(told_of, "mali") == []
    assert told_of.later().told == 0 and _items(told_of) == items


def test_a_second_report_of_a_told_event_is_not_told_again(site: Site, told_of: Watcher) -> None:
    site.put("/feed", rss(_item("lagos", LAGOS)))
    told_of.later()
    before = _items(told_of)
    again = "Officers arrested 30 protesters in Lagos, Nigeria, on Sunday, the governor said."
    site.put("/feed", rss(_item("lagos", LAGOS), _item("more", again)))
    told_of.later()
    arrests = [title for _, title in _items(told_of) if "arrested" in title]
    assert len(arrests) == len([title for _, title in before if "arrested" in title]) == 1


def test_reading_and_linking_anew_tells_nothing(site: Site, told_of: Watcher) -> None:
    site.put("/feed", rss(_item("lagos", LAGOS), _item("kabul", KABUL)))
    told_of.later()
    before = _items(told_of)
    with told_of.store() as store:
        link_again(store, LATER)
        assert look(store, LATER) == 0
        store.base.execute("UPDATE report SET linked = 0")
        link_new(store, LATER)
        assert look(store, LATER) == 0
    assert _items(told_of) == before


def test_an_old_event_under_a_new_id_is_not_told_even_beside_a_new_report(site: Site, told_of: Watcher) -> None:
    """As when an edition reads other words as the deed: the founder's anchor, and so the id, is another."""
    with told_of.store() as store:
        ids = meets(store.base, Filter(country="MLI"))
        store.base.execute("UPDATE happening SET anchor = anchor || 'x'")
        link_again(store, LATER)
        assert not set(ids) & set(meets(store.base, Filter(country="MLI")))
    site.put("/feed", rss(_item("gao", GAO), _item("gao2", GAO.replace("police", "the army"), day=17)))
    told_of.later()
    assert not [title for _, title in _items(told_of, "mali") if "Militants" in title]


def test_a_merged_event_is_not_told_again(site: Site, told_of: Watcher) -> None:
    site.put("/feed", rss(_item("lagos", LAGOS), _item("kabul", KABUL)))
    told_of.later()
    before = len(_items(told_of))
    with told_of.store() as store:
        one, other = (next(e for e in meets(store.base, Filter(country=country))) for country in ("NGA", "AFG"))
        judge_pair(store, one, other, Word(Verdict.SAME, "a test", "Ida", LATER))
        assert look(store, LATER) == 0
        assert len(told(store.base, "all", 50) or ()) == before
        assert any("judged to be one with" in item.note for item in told(store.base, "all", 50) or ())


def test_an_event_that_comes_to_be_met_is_told_then(site: Site, told_of: Watcher) -> None:
    with told_of.store() as store:
        save(store, Wish("two", Filter(country="MLI", min_origins=2)), told_of.hours.stamp())
    other = rss(
        _item("b", GAO.replace("police said", "the army said").replace("a village", "the village")), title="Other Post"
    )
    site.put("/other", other.replace("post.example", "other.example"))
    told_of.go(site.url("/other"))
    origins = told_of.value("SELECT max(origins) FROM event WHERE country = 'MLI'")
    assert len(_items(told_of, "two")) == (1 if origins == 2 else 0)
    with told_of.store() as store:
        met = meets(store.base, Filter(country="MLI", min_origins=2))
        assert len(_known(store, "two")) == len(met)


def _known(store: Store, name: str) -> list[str]:
    sql = "SELECT event FROM alert_known JOIN alert ON alert.n = alert_known.alert WHERE name = ?"
    return [str(event) for (event,) in store.base.execute(sql, (name,))]


def test_changes_and_withdrawals_are_told_where_they_are_asked_for(site: Site, told_of: Watcher) -> None:
    site.put("/feed", rss(_item("gao", GAO.replace("12 people", "15 people"))))
    told_of.later()
    kinds = [kind for kind, _ in _items(told_of, "mali")]
    assert "changed" in kinds
    assert all(kind == "new" for kind, _ in _items(told_of))
    site.put("/feed", rss(_item("gao", "The council of Gao voted on Sunday to close the old bridge, the mayor said.")))
    told_of.later()
    assert "withdrawn" in [kind for kind, _ in _items(told_of, "mali")]
    told_of.later()
    assert len(_items(told_of, "mali")) == len(set(_ids(told_of, "mali")))


def _ids(watcher: Watcher, name: str) -> list[str]:
    with watcher.store() as opened:
        return [item.id for item in told(opened.base, name, 50) or ()]


def test_what_follows_the_removal_of_the_last_report_is_told(site: Site, told_of: Watcher) -> None:
    """Its number is given out again."""
    with told_of.store() as store:
        look(store, LATER)
        remove(store, str(store.base.execute("SELECT id FROM report ORDER BY n DESC LIMIT 1").get), "a test", LATER)
    site.put("/feed", rss(_item("lagos", LAGOS)))
    told_of.later()
    assert any("arrested" in title for _, title in _items(told_of))


def test_feeds_of_a_query_are_what_they_claim_to_be(site: Site, told_of: Watcher) -> None:
    import feedparser

    site.put("/feed", rss(_item("lagos", LAGOS), _item("kabul", KABUL, day=17)))
    told_of.later()
    with told_of.store(Access.READ) as store:
        feed = alert_feed(store.base, "all", "https://pages.example/", "atom")
        again = alert_feed(store.base, "all", "https://pages.example/", "atom")
        bare = alert_feed(store.base, "all", "", "json")
        assert alert_feed(store.base, "none", "", "atom") is None
    assert feed is not None and again is not None and bare is not None
    assert atom(feed) == atom(again)
    found = feedparser.parse(atom(feed), sanitize_html=False)
    assert not found.bozo and found.version == "atom10"
    assert found.feed.title == "all: every event" and found.feed.author == "dateline"
    assert {link["rel"] for link in found.feed.links} == {"self"}
    ids = [entry["id"] for entry in found.entries]
    assert len(set(ids)) == len(ids) >= 2 and all(one.startswith("urn:uuid:") for one in [found.feed.id, *ids])
    _check_rules(ElementTree.fromstring(atom(feed)))
    shown = json.loads(json_feed(bare))
    assert shown["version"] == "https://jsonfeed.org/version/1.1" and "feed_url" not in shown
    assert all(item["id"] and item["content_text"] and "url" not in item for item in shown["items"])
    assert any("arrested" in item["content_text"] and item["_dateline"]["locator"] for item in shown["items"])


def _check_rules(root: ElementTree.Element) -> None:
    """What RFC 4287 demands (4.1.1, 4.1.2): exactly one id, title and updated, an author, a link or content."""
    name = "{http://www.w3.org/2005/Atom}"
    for node in (root, *root.findall(f"{name}entry")):
        for needed in ("id", "title", "updated"):
            assert len(node.findall(f"{name}{needed}")) == 1, needed
        for when in (*node.findall(f"{name}updated"), *node.findall(f"{name}published")):
            assert when.text is not None and when.text.endswith("Z") and "T" in when.text
        links = [link for link in node.findall(f"{name}link") if link.get("rel") == "alternate"]
        assert len(links) <= 1
    assert root.find(f"{name}author/{name}name") is not None
    assert root.findtext(f"{name}updated") == max(
        e.findtext(f"{name}updated") or "" for e in root.findall(f"{name}entry")
    )


def test_odd_words_stand_in_feeds_as_words(store: Store) -> None:
    save(store, Wish("odd", Filter(text='<b>&"x\x0b')), AT)
    feed = alert_feed(store.base, "odd", "", "atom")
    assert feed is not None
    assert "<b>" in (ElementTree.fromstring(atom(feed)).findtext("{http://www.w3.org/2005/Atom}title") or "")
    assert json.loads(json_feed(feed))["items"] == []


@pytest.mark.parametrize(
    "wish",
    [
        Wish("", Filter()),
        Wish("../x", Filter()),
        Wish("a b", Filter()),
        Wish("x" * 65, Filter()),
        Wish("a", Filter(), ("sometimes",)),
        Wish("a", Filter(), ()),
        Wish("a", Filter(), ("new",), "ftp://x"),
        Wish("a", Filter(type="NONSENSE")),
        Wish("a", Filter(after="yesterday")),
        Wish("all", Filter()),
    ],
)
def test_what_cannot_be_saved_says_so(store: Store, wish: Wish) -> None:
    with pytest.raises(ConfigError):
        save(store, wish, AT)
    assert [one.name for one in alerts(store.base)] == ["all", "mali"]


def test_a_query_is_taken_away_with_all_it_told(site: Site, told_of: Watcher) -> None:
    site.put("/feed", rss(_item("lagos", LAGOS)))
    told_of.later()
    with told_of.store() as store:
        drop_alert(store, "all")
        assert [one.name for one in alerts(store.base)] == ["mali"]
        assert not store.base.execute("SELECT count(*) FROM alert_item").get
        with pytest.raises(StoreError):
            drop_alert(store, "all")


def test_a_store_of_the_schema_before_is_brought_up(told_of: Watcher, tmp_path: Path) -> None:
    old = tmp_path / "old.dateline"
    shutil.copy(told_of.path, old)
    with open_store(old, Access.WRITE) as store:
        tables = ("delivery", "alert_item", "alert_known", "alert", "fetch", "page", "entry", "feed", "shard")
        for table in tables:
            store.base.execute(f"DROP TABLE {table}")
        for name in ("alert_report_back", "alert_change_back"):
            store.base.execute(f"DROP TRIGGER {name}")
        store.base.execute("DROP INDEX tombstone_heir")
        store.base.pragma("user_version", 5)
    with open_store(old, Access.WRITE) as store:
        assert store.base.pragma("user_version") >= 6
        assert save(store, Wish("all", Filter()), AT) >= 1
