"""Ledgers of the events of a filter, a page at a time."""

import apsw

from dateline.query.answers import Answers
from dateline.query.answers_figures import Ledger
from dateline.query.events import event_numbers
from dateline.query.figures import ledgers_of
from dateline.query.figures_rows import has_figures
from dateline.query.questions import Filter, Page, checked_size
from dateline.query.questions_cursor import Last, closed

_SCANNED = 400  # events that are looked at for one page


def ledgers_listed(base: apsw.Connection, asked: Filter, kind: str | None, page: Page) -> Answers[Ledger]:
    """The ledgers of the events that a filter means, newest first; `size` events with figures make a page.

    A page may hold fewer where the next ones with figures are far: `next` then leads on. `total` counts the page's own.
    """
    size = checked_size(page.size)
    found = event_numbers(base, asked, Page(_SCANNED, page.cursor, page.order))
    ledgers: list[Ledger] = []
    held = 0
    for n in found.items:
        if not has_figures(base, n, kind):
            continue
        if held == size:
            return Answers(tuple(ledgers), _before(base, found.items, n), len(ledgers), False)
        held += 1
        identity = str(base.execute("SELECT id FROM event WHERE n = ?", (n,)).get)
        ledgers += ledgers_of(base, identity, kind) or ()
    return Answers(tuple(ledgers), found.next, len(ledgers), page.cursor is None and found.next is None)


def _before(base: apsw.Connection, numbers: tuple[int, ...], n: int) -> str:
    """The cursor after which this event comes."""
    last = numbers[numbers.index(n) - 1]
    (day,) = next(base.execute("SELECT earliest FROM event WHERE n = ?", (last,)))
    return closed(Last(day, last))
