"""Which feeds to watch: out of an OPML file, a text of addresses, or as given."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from dateline.errors import SourceError
from dateline.ingest.urls import is_web_address

_MOST_BYTES = 5_000_000


def feeds_listed(given: Iterable[str]) -> tuple[str, ...]:
    """The addresses of feeds, each once, in order. SourceError for what is neither an address nor a list of some."""
    found = [url for one in given for url in ([one] if is_web_address(one) else _in_file(Path(one)))]
    return tuple(dict.fromkeys(url.strip() for url in found))


def _in_file(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path}: neither an http(s) address nor a file to be read ({error.strerror})") from error
    if len(content) > _MOST_BYTES:
        raise SourceError(f"{path}: too long for a list of feeds")
    found = (
        list(_outlined(path, content)) if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else _lines(path, content)
    )
    if not found:
        raise SourceError(f"{path}: names no feed")
    return found


def _outlined(path: Path, content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{path}: not OPML: {error}") from error
    if root is None or root.tag != "opml":
        raise SourceError(f"{path}: not OPML, nor a text with one address a line")
    for outline in root.iter("outline"):
        address = next((value for name, value in outline.attrib.items() if str(name).lower() == "xmlurl"), None)
        if address and is_web_address(str(address).strip()):
            yield str(address)


def _lines(path: Path, content: bytes) -> list[str]:
    """One address a line; empty lines and those that begin with # say nothing."""
    lines = [
        line.split("#")[0].strip() if line.lstrip().startswith("#") else line.strip() for line in _decoded(content)
    ]
    for number, line in enumerate(lines, 1):
        if line and not is_web_address(line):
            raise SourceError(f"{path}, line {number}: not an http(s) address: {line[:80]}")
    return [line for line in lines if line]


def _decoded(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", "replace").splitlines()
