"""STIX reports: each names all that it holds, so they are written last; until then they lie in a file."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO
from uuid import UUID

from dateline.exports.linked.stix_nouns import DETAILS, made, moment, stix_id
from dateline.exports.linked.stream import Node, kept, line
from dateline.exports.linked.told import one_line, title_of, web
from dateline.exports.nouns import Paper
from dateline.freeze.nouns import TextLevel

_KINDS = ("identity", "incident", "location", "note", "opinion", "relationship")
_WIDTH = 17  # bytes of an id: its kind and its number


class Reports:
    """The reports of a bundle. Held of each: the ids of what it tells, 17 bytes each; the rest is in `heads`."""

    def __init__(self, heads: TextIO, text: TextLevel) -> None:
        self._heads, self._text = heads, text
        self._held: dict[str, bytearray] = {}

    def add(self, paper: Paper, ids: Iterable[str]) -> None:
        """A report, and what it tells of one event."""
        key = stix_id("report", paper.id)
        if key not in self._held:
            self._held[key] = bytearray()
            self._heads.write(line(report(paper, self._text)) + "\n")
        for identity in ids:
            kind, _, number = identity.partition("--")
            self._held[key] += bytes((_KINDS.index(kind),)) + UUID(number).bytes

    def written(self) -> Iterator[Node]:
        """Every report with all it holds, in the order in which they came."""
        self._heads.seek(0)
        for head in self._heads:
            node: Node = json.loads(head)
            yield node | {"object_refs": _ids(self._held[str(node["id"])])}


def report(paper: Paper, text: TextLevel) -> Node:
    """A report without what it holds. Its author is its outlet."""
    url, title = web(paper.url), title_of(paper, text)
    outlet = one_line(paper.outlet or "")
    address: Node = {"source_name": outlet or "report", "url": url} if url else {}
    details: Node = {
        "extension_type": "property-extension",
        "report": paper.id,
        "origin": paper.origin,
        "byline": paper.byline,
        "text_sha256": paper.text_sha256,
        "length": paper.length,
        "words": paper.words,
    }
    itself: Node = {"source_name": "dateline", "external_id": paper.id}
    node: Node = {
        "created_by_ref": stix_id("identity", f"outlet {outlet.casefold()}") if outlet else None,
        "name": title or f"Report {paper.id}",
        "published": moment(paper.published or paper.added_at),
        "labels": [] if paper.published else ["published:unknown"],
        "lang": paper.language,
        "external_references": [itself, *([address] if address else [])],
        "extensions": {DETAILS: kept(details)},
    }
    return kept(made("report", paper.id, paper.added_at) | node)


def _ids(held: bytearray) -> list[str]:
    cut = (bytes(held[at : at + _WIDTH]) for at in range(0, len(held), _WIDTH))
    return [f"{_KINDS[piece[0]]}--{UUID(bytes=piece[1:])}" for piece in dict.fromkeys(cut)]
