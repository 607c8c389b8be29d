"""Hosts that mean harm: addresses that lead inside, and servers that never come to an end."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.errors import FetchError
from dateline.ingest.fetch import fetch, post
from dateline.ingest.fetch_manners import Asked
from dateline.ingest.network import Network, Reach, is_public, system_resolve
from dateline.ingest.urls import canonical_url
from dateline.settings import FetchSettings
from tests.ingest.talking import OK, Script, no_rules, repeating, saying, silent, talking, wandering

SECONDS = 0.6
SETTINGS = FetchSettings(max_bytes=200_000, max_decoded_bytes=1_000_000, seconds=SECONDS, redirects=3)
ANYWHERE = Network(Reach.ANYWHERE, system_resolve)
PUBLIC = Network(Reach.PUBLIC, system_resolve)

INSIDE = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
    "http://017700000001/", "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/", "http://localhost/",
    "http://LOCALHOST./", "http://127.0.0.1:80@127.0.0.1/", "http://a:b@127.0.0.1/", "http://10.0.0.1:8080/",
    "http://169.254.169.254/latest/meta-data/", "http://0xA9FEA9FE/", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/",
    "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://192.0.0.8/",
    "https://127.0.0.1/", "HTTP://127.0.0.1/", "http://127.0.0.1:22/", "http://127.0.0.1\\@news.example/",
]  # fmt: skip


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever connects to anything fails."""

    def connect(*given: object, **more: object) -> None:
        raise AssertionError(f"connected to {given[1:3]}")

    monkeypatch.setattr("httpcore2.SyncBackend.connect_tcp", connect)


@pytest.mark.usefixtures("no_connections")
@pytest.mark.parametrize("url", INSIDE)
def test_what_is_inside_is_never_connected_to(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, replace(SETTINGS, seconds=5.0), PUBLIC)


@pytest.mark.usefixtures("no_connections")
@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/hook", "http://[::ffff:10.0.0.1]/hook", "http://0x7f.1/"])
def test_what_is_inside_is_sent_nothing(url: str) -> None:
    with pytest.raises(FetchError, match="not public"):
        post(Asked(url), b"{}", replace(SETTINGS, seconds=5.0), PUBLIC)


@pytest.mark.usefixtures("no_connections")
@pytest.mark.parametrize("port", [22, 25, 6, 143, 445])
def test_other_services_are_asked_nothing(port: int) -> None:
    network = Network(Reach.PUBLIC, lambda host, port: ["93.184.216.34"])
    with pytest.raises(FetchError, match=f"port {port} is no web server's"):
        fetch(f"http://news.example:{port}/", SETTINGS, network)


def test_one_private_address_among_public_ones_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def connect(self: object, host: str, *rest: object, **more: object) -> None:
        import httpcore2

        tried.append(host)
        raise httpcore2.ConnectError("closed")

    monkeypatch.setattr("httpcore2.SyncBackend.connect_tcp", connect)
    network = Network(Reach.PUBLIC, lambda host, port: ["127.0.0.1", "93.184.216.34", "::1"])
    with pytest.raises(FetchError):
        fetch("http://news.example/", replace(SETTINGS, seconds=5.0), network)
    assert set(tried) == {"93.184.216.34"}


@pytest.mark.parametrize(
    "address", ["64:ff9b:1::1", "192.0.0.8", "198.18.0.1", "203.0.113.5", "2001:db8::1", "3fff::1", "192.88.99.1",
                "fec0::1", "fd00:ec2::254", "2001::7f00:1", "64:ff9b::a9fe:a9fe", "100::1", "5f00::1"]
)  # fmt: skip
def test_addresses_that_only_seem_public(address: str) -> None:
    assert not is_public(address)


def test_a_robots_file_that_leads_inside_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.ingest.network.is_public", lambda address: address == "127.0.0.1")
    addresses = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    network = Network(Reach.PUBLIC, lambda host, _: addresses[host])
    moved = b"HTTP/1.1 301 Moved\r\nLocation: http://inside.example/robots.txt\r\nContent-Length: 0\r\n\r\n"
    with talking(saying(moved)) as port, pytest.raises(FetchError, match=r"inside\.example.* not public"):
        fetch(f"http://outside.example:{port}/page", SETTINGS, network)


HARMFUL: dict[str, Script] = {
    "says nothing": silent,
    "drips its head": no_rules(repeating(OK + b"X: ", b"x", 0.05)),
    "drips headers": no_rules(repeating(OK, b"X: y\r\n", 0.05)),
    "endless headers": no_rules(repeating(OK, b"X: y\r\n" * 500)),
    "one endless header": no_rules(repeating(OK + b"X: ", b"x" * 4_096)),
    "endless status": no_rules(repeating(b"HTTP/1.1 200 ", b"x" * 4_096)),
    "for ever on its way": no_rules(repeating(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 0.01)),
    "drips its body": no_rules(repeating(OK + b"Content-Length: 100000\r\n\r\n", b"x", 0.05)),
    "endless body": no_rules(repeating(OK + b"\r\n", b"x" * 4_096)),
    "endless chunks": no_rules(
        repeating(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4_096 + b"\r\n")
    ),
    "drips chunks": no_rules(repeating(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05)),
    "an endless chunk length": no_rules(repeating(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 4_096)),
    "endless trailers": no_rules(repeating(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n" * 500)),
    "no chunk at all": no_rules(saying(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n")),
    "a body cut short": no_rules(saying(OK + b"Content-Length: 1000\r\n\r\nx")),
    "a length beyond all": no_rules(saying(OK + b"Content-Length: 99999999999999999999\r\n\r\nx")),
    "a length below nothing": no_rules(saying(OK + b"Content-Length: -1\r\n\r\nx")),
    "two lengths": no_rules(saying(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx")),
    "no HTTP": no_rules(saying(b"220 mail.example ESMTP\r\n")),
    "hangs up": no_rules(saying(b"")),
    "wanders": no_rules(wandering),
    "drips its rules": repeating(OK + b"\r\n", b"User-agent: *\n", 0.05),
    "endless rules": repeating(OK + b"\r\n", b"User-agent: *\nDisallow: /*a*b*c\n" * 100),
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_server_without_end_is_left_in_time(kind: str) -> None:
    began = time.monotonic()
    with talking(HARMFUL[kind]) as port, pytest.raises(FetchError):
        fetch(f"http://127.0.0.1:{port}/page", SETTINGS, ANYWHERE)
    assert time.monotonic() - began < SECONDS + 2


@pytest.mark.parametrize(
    "script", [silent, repeating(b"\x16\x03\x03\x40\x00", b"\x02", 0.05), saying(b"HTTP/1.1 400\r\n\r\n")]
)
def test_a_handshake_that_is_never_done_is_left_in_time(script: Script) -> None:
    began = time.monotonic()
    with talking(script) as port, pytest.raises(FetchError):
        fetch(f"https://127.0.0.1:{port}/page", SETTINGS, ANYWHERE)
    assert time.monotonic() - began < SECONDS + 2


def test_a_webhook_that_never_answers_is_left_in_time() -> None:
    began = time.monotonic()
    with talking(silent) as port, pytest.raises(FetchError, match="took longer"):
        post(Asked(f"http://127.0.0.1:{port}/hook"), b"{}", SETTINGS, ANYWHERE)
    assert time.monotonic() - began < SECONDS + 2


@pytest.mark.parametrize(
    "host", ["xn--a.$x.example", "a\ufffd.example", "[fe80::1%25\ufffd]", "a" * 300, "..", "%00", "a b"]
)
def test_hosts_that_no_name_can_be(host: str) -> None:
    def nobody(host: str, port: int) -> Sequence[str]:
        raise FetchError(f"{host}: no such host")

    with pytest.raises(FetchError):
        fetch(f"http://{host}/x", SETTINGS, Network(Reach.PUBLIC, nobody))


def test_a_site_that_wants_rest_for_ever_gets_a_day() -> None:
    from dateline.ingest.fetch import visit
    from dateline.ingest.fetch_manners import Manners, Rules

    kept: list[Rules] = []

    class Noting(Manners):
        def rules(self, site: str, ask: object) -> Rules:
            kept.append(ask())  # type: ignore[operator]  # a call without arguments
            return kept[-1]

    rules = (
        OK + b"Content-Length: 40\r\nConnection: close\r\n\r\n" + b"User-agent: *\nCrawl-delay: 99999999999\n\n"[:40]
    )
    with talking(saying(rules)) as port:
        visit(Asked(f"http://127.0.0.1:{port}/x"), SETTINGS, ANYWHERE, Noting())
    assert kept[0].delay == 86_400.0


def test_a_password_in_an_address_is_not_kept() -> None:
    assert canonical_url("https://ada:secret@news.example/a") == "https://news.example/a"
