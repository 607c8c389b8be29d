"""One spelling of an address, so that the same page has the same id."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(r"utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ns_.*|at_.*|smid|ref_src", re.I)
_PORTS = {"http": 80, "https": 443}


def is_web_address(source: str) -> bool:
    """Whether an input's name is an http(s) address."""
    return source.lower().startswith(("http://", "https://"))


def canonical_url(url: str | None) -> str | None:
    """The address without fragment, tracking parameters, default port or user; None for what is no web address."""
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or not parts.hostname.isprintable():
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port and port != _PORTS[parts.scheme]:
        host += f":{port}"
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    )
    return urlunsplit((parts.scheme, host, parts.path.rstrip() or "/", query, ""))


def host_name(url: str | None) -> str | None:
    """The host of an address without "www.": what to call an outlet that gives no name."""
    canonical = canonical_url(url)
    return (urlsplit(canonical).hostname or "").removeprefix("www.") or None if canonical else None
