"""The pages of the documents on which words stand; the store keeps them in the records alone."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace

import apsw

from dateline.model.text import Page
from dateline.query.answers import Evidence
from dateline.records.fields import part
from dateline.records.report import pages_of

_SHOWN = 60  # words that a page shows; what lies beyond is not looked up
_HELD = b'"pages":[{'


def paged(base: apsw.Connection, words: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Words with the number of the page on which they begin, as far as they are shown at once."""
    shown = words[:_SHOWN]
    pages = {source: _pages(base, source) for source in {said.source.id for said in shown}}
    found = (replace(said, page=_at(pages[said.source.id], said.start)) for said in shown)
    return (*found, *words[_SHOWN:])


def _pages(base: apsw.Connection, report: str) -> tuple[Page, ...]:
    held = next((zlib.decompress(blob) for (blob,) in base.execute(_RECORD, (report,))), b"")
    return pages_of(part(json.loads(held), "report")) if _HELD in held else ()


def _at(pages: Sequence[Page], offset: int) -> int | None:
    return next((page.number for page in reversed(pages) if page.span.start <= offset), None)


_RECORD = """SELECT g.record FROM report r JOIN reading g ON g.report = r.n AND g.current = 1 WHERE r.id = ?"""
