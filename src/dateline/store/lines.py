"""Which reports are versions of one another: the line that all versions of a report share."""

import apsw

from dateline.records.fields import word
from dateline.store.leaf import Leaf

_RUN = 3  # words
_ALIKE = 0.3  # of the shorter text's runs of words, from which two texts at one address are one report


def line_of(base: apsw.Connection, page: Leaf) -> str:
    """The version line of a report: its address, else its outlet and the outlet's own id for it, else its own id.

    Items of one page (a bulletin, a live blog) have one address, ids of their own and different words: each has
    a line of its own.
    """
    url, source = word(page.report, "url"), word(page.report, "source_id")
    if not url:
        return page.id if source is None else f"{word(page.report, 'outlet') or ''}\x1f{source}"
    own = f"{url}\x1f{source}"
    if source is None:
        return url
    if base.execute("SELECT 1 FROM report WHERE line = ?", (own,)).get:
        return own
    held = base.execute("SELECT source_id, text FROM report WHERE line = ? AND newest = 1", (url,)).fetchone()
    if held is None or held[0] in (None, source) or _alike(page.text, str(held[1])):
        return url
    return own


def _alike(left: str, right: str) -> bool:
    one, other = _runs(left), _runs(right)
    return len(one & other) >= _ALIKE * max(min(len(one), len(other)), 1)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 1))}
