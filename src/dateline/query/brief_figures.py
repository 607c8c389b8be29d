"""Figures of a brief: of each event the numbers of people that its tellers give, with their spread and sources."""

from collections.abc import Sequence
from typing import Any

import apsw

from dateline.query.answers import EventAnswer, Evidence, Source
from dateline.query.answers_figures import Figure, Ledger
from dateline.query.brief_lines import Line, Notes, day_words
from dateline.query.figures import own_ledgers
from dateline.query.figures_rows import has_figures

_KINDS = ("killed", "wounded", "missing", "displaced", "captured", "detained", "arrested")
_EACH = 4  # figures of one ledger that are told


def figures_lines(
    base: apsw.Connection, notes: Notes, told: Sequence[EventAnswer], most: int
) -> tuple[list[Line], int]:
    """Lines for the ledgers of the events, in their order, at most so many; and how many ledgers there are."""
    lines: list[Line] = []
    every = 0
    for event in told:
        if len(lines) >= most:  # what is not shown is only counted
            every += int(str(base.execute(_KINDS_OF, (event.id, notes.end, *_KINDS)).get))
            continue
        ledgers = _ledgers(base, notes, event)
        every += len(ledgers)
        lines += [_line(base, notes, event, ledger) for ledger in ledgers[: most - len(lines)]]
    return lines, every


def _ledgers(base: apsw.Connection, notes: Notes, event: EventAnswer) -> list[tuple[Ledger, list[Figure]]]:
    """The ledgers of an event that count people, each with its figures of before the brief's end."""
    n = base.execute("SELECT n FROM event WHERE id = ?", (event.id,)).get
    if not isinstance(n, int) or not has_figures(base, n, None):
        return []
    found = []
    for ledger in own_ledgers(base, n, (event.id, event.title), _KINDS):
        figures = [figure for figure in ledger.figures if (figure.as_of or "") < notes.end]
        if figures:
            found.append((ledger, figures))
    return found


def _line(base: apsw.Connection, notes: Notes, event: EventAnswer, of: tuple[Ledger, list[Figure]]) -> Line:
    ledger, figures = of
    shown = figures[-_EACH:]
    told = [f"{figure.words.strip()} ({figure.said_by}{_as_of(figure)})" for figure in shown]
    more = [f"and {len(figures) - len(shown)} earlier"] * (len(figures) > len(shown))
    numbers = [notes.words(_evidence(base, figure)) for figure in shown]
    facts = (f"{ledger.kind}: {ledger.spread}", " · ".join([*told, *more]))
    known = tuple(dict.fromkeys(numbers))
    return Line(
        day_words(event), event.title, facts, ", ".join(ledger.states), "", notes.counted(event.id), event.id, known
    )


def _as_of(figure: Figure) -> str:
    return f", {figure.as_of}" if figure.as_of else ""


def _evidence(base: apsw.Connection, figure: Figure) -> Evidence:
    """The sentence of a figure where it is found in its report, else the words of the figure itself."""
    found = next(base.execute(_SOURCE, (figure.start, figure.end, figure.reports[0])), None)
    row: tuple[Any, ...] = found or (figure.reports[0], *[None] * 5, "", None, None)
    *source, text, first, last = row
    start, end = (figure.start, figure.end) if first == last else (first, last)
    chain = tuple(name for name in dict.fromkeys((*figure.chain, *figure.outlets[:1])) if name)
    return Evidence(Source(*source), " ".join(text[start:end].split()), start, end, None, chain, "affirmed", False)


_SOURCE = """SELECT r.id, title, outlet, origin_id, url, published, text, sentence_start, sentence_end
FROM report r LEFT JOIN figure f ON f.report = r.n AND f.start = ? AND f."end" = ? WHERE r.id = ? LIMIT 1"""
_KINDS_OF = f"""
SELECT count(DISTINCT f.frame) FROM figure f JOIN report r ON r.n = f.report AND r.newest
WHERE f.n IN (SELECT g.n FROM event e CROSS JOIN happening h ON h.event = e.n AND h.live
              CROSS JOIN figure g ON g.happening = h.n OR g.toll_of = h.n WHERE e.id = ?)
AND f.standing = 'own' AND coalesce(f.as_of, '') < ? AND f.frame IN ({", ".join("?" * len(_KINDS))})
"""
