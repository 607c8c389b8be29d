"""The one fetch function: what it refuses, what it bounds, and that names cannot lead it inside."""

import io
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.errors import FetchError
from dateline.ingest import gather
from dateline.ingest.fetch import Fetched, fetch
from dateline.ingest.network import Network, Reach, is_public, system_resolve
from dateline.model.reading import Failure
from dateline.settings import FetchSettings
from tests.ingest.making import intake, read_all
from tests.ingest.server import PAGE, serving

SETTINGS = FetchSettings(
    user_agent="dateline/0.1 (test)", max_bytes=200_000, max_decoded_bytes=1_000_000, seconds=5.0, redirects=3
)
ANYWHERE = Network(Reach.ANYWHERE, system_resolve)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


def _get(url: str, settings: FetchSettings = SETTINGS, network: Network = ANYWHERE) -> Fetched:
    return fetch(url, settings, network)


def test_a_page_comes_with_its_charset(site: str) -> None:
    page = _get(f"{site}/page")
    assert (page.content_type, page.charset) == ("text/html", "ISO-8859-1")
    assert page.content.decode("latin-1") == PAGE


@pytest.mark.parametrize("path", ["packed", "deflated"])
def test_compression_is_undone(site: str, path: str) -> None:
    assert _get(f"{site}/{path}").content.decode() == PAGE


def test_one_user_agent_and_the_right_host(site: str) -> None:
    agent, _, host = _get(f"{site}/agent").content.decode().partition("|")
    assert agent == SETTINGS.user_agent
    assert site.endswith(host)


def test_a_redirect_is_followed(site: str) -> None:
    assert _get(f"{site}/moved").url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "HTTP 404"),
        ("private", "robots.txt"),
        ("toprivate", "robots.txt"),
        ("loop", "more than 3 redirects"),
        ("tofile", "only http and https"),
        ("large", "larger than 200,000 bytes"),
        ("bomb", "unpacks to more than 1,000,000 bytes"),
        ("unasked", "was not asked for"),
        ("damaged", "damaged compression"),
    ],
)
def test_refusals_say_why(site: str, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        _get(f"{site}/{path}")


@pytest.mark.parametrize("path", ["drip", "silent"])
def test_one_deadline_for_everything(site: str, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than 0\.6 s"):
        _get(f"{site}/{path}", replace(SETTINGS, seconds=0.6))
    assert time.monotonic() - began < 2


def test_a_name_server_that_never_answers_is_given_up(site: str) -> None:
    def asleep(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    began = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than|not resolved in time"):
        _get(f"{site}/page", replace(SETTINGS, seconds=0.3), Network(Reach.PUBLIC, asleep))
    assert time.monotonic() - began < 2


def test_a_private_address_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="not public"):
        _get(f"{site}/page", network=Network(Reach.PUBLIC, system_resolve))


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%eth0"]
)
def test_a_public_name_with_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(FetchError, match="not public"):
        _get("http://news.example/page", network=Network(Reach.PUBLIC, lambda host, port: [address]))


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.rpartition(":")[2]
    # Stands in for a public host: the local server passes for public, another local address does not.
    monkeypatch.setattr("dateline.ingest.network.is_public", lambda address: address == "127.0.0.1")
    addresses = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    network = Network(Reach.PUBLIC, lambda host, _: addresses[host])
    assert _get(f"http://outside.example:{port}/page", network=network).content
    with pytest.raises(FetchError, match=r"inside\.example: refused, its address 127\.0\.0\.2 is not public"):
        _get(f"http://outside.example:{port}/inward", network=network)


def test_the_checked_address_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    monkeypatch.setattr("dateline.ingest.network.is_public", lambda address: address == "127.0.0.1")
    port = site.rpartition(":")[2]
    page = _get(f"http://outside.example:{port}/page", network=Network(Reach.PUBLIC, changing))
    assert page.content
    assert asked == ["outside.example"]  # one look-up; the connection is kept, so no second answer can be slipped in


@pytest.mark.parametrize("url", ["ftp://news.example/x", "file:///etc/passwd", "http://", "http://[::1", "gopher://x"])
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(FetchError):
        _get(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("not an address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_an_address_as_input(site: str) -> None:
    (failure,) = read_all([f"{site}/page"])
    assert isinstance(failure, Failure)
    assert "no article" in failure.error
    closed = replace(intake(), allow_private=False)
    (refused,) = list(gather([f"{site}/page"], closed, io.BytesIO()))
    assert isinstance(refused, Failure)
    assert "not public" in refused.error
    assert refused.path == f"{site}/page"


def test_a_site_that_cannot_be_reached() -> None:
    with pytest.raises(FetchError):
        _get("http://127.0.0.1:9/x")
