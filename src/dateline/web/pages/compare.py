"""How this record is compared: with data sets of others that were imported, with itself at another time."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.query.answers import Answers
from dateline.query.compared import FIELDS, KINDS, Agreement
from dateline.query.compared_kept import Kept, LineFilter, Side, kept, sides
from dateline.query.questions_codes import type_codes
from dateline.show.words.codes import types_words
from dateline.store.imported import Dataset, datasets
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, Cell, PageError, Sheet, Table

_TITLES = {"matched": "Matched", "ours": "Only ours", "theirs": "Only theirs", "apart": "Not to be compared"}
_SIZE = 40  # lines of two rows each
_WIDE, _BAR, _STEP = 380, 18, 26
_COLUMNS = (
    *("kind", "score", "event", "row", "nearest", "day"),
    *(f"{name}_{side}" for name in FIELDS for side in ("ours", "theirs", "agree")),
    *("reasons", "quote", "locator", "their_source", "their_notes"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compare, and the commands that do it."""

    what: str
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The data sets that were imported, the comparison with the one chosen and its lines, and other ways there are."""

    datasets: tuple[Dataset, ...]
    kept: Kept | None
    lines: Answers[Side] | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing's bar in the picture of agreement: where its three parts begin and how long they are."""

    told: Agreement
    y: int
    parts: tuple[tuple[str, int, float, float], ...]


_WAYS = (
    Way(
        "With a data set of others: ACLED, UCDP, POLECAT, GDELT, or a list of your own",
        ("dateline import acled.csv --name ACLED --store FILE", "dateline compare ACLED --store FILE"),
    ),
    Way(
        "This record now and later, or two records",
        ("dateline freeze before.zip --store FILE", "dateline freeze after.zip --store FILE",
         "dateline diff before.zip after.zip"),
    ),
    Way("What came to be known since a day", ("dateline changes --since 7d --store FILE",)),
)  # fmt: skip


def compare(ask: Ask) -> Sheet:
    """The page."""
    held = datasets(ask.base)
    if not held:
        return Sheet("compare.html.j2", "Compare", Compare((), None, None, _WAYS))
    chosen = _chosen(ask, held)
    found = kept(ask.base, chosen)
    if found is None:
        extra: Mapping[str, object] = {"chosen": chosen}
        return Sheet("compare.html.j2", "Compare", Compare(held, None, None, _WAYS), extra=extra)
    asked = _asked(ask, found)
    lines = sides(ask.base, chosen, asked, page_of(ask, _SIZE))
    extra = {
        "chosen": chosen,
        "asked": asked,
        "tabs": _tabs(ask, chosen, found),
        "bars": _bars(found.figures.agreements) if found.figures.matched else (),
        "picture": (_WIDE, _STEP * len(FIELDS)),
        "fields": FIELDS,
        "types": sorted(((types_words(code), code) for code in type_codes()), key=lambda pair: pair[0]),
    }
    rows = Table(_COLUMNS, tuple(map(_row, lines)))
    return Sheet(
        "compare.html.j2", f"Compare with {chosen.name}", Compare(held, found, lines, _WAYS), rows, extra=extra
    )


def _chosen(ask: Ask, held: tuple[Dataset, ...]) -> Dataset:
    """The data set asked for, else the one imported last."""
    wanted = ask.word("set")
    if wanted is None:
        return max(held, key=lambda one: (one.last_at, one.name))
    found = next((one for one in held if one.name.casefold() == wanted.casefold()), None)
    if found is None:
        raise PageError(404, f"no data set is called {wanted}")
    return found


def _asked(ask: Ask, found: Kept) -> LineFilter:
    """The list asked for; without a word the first that is not empty."""
    figures = found.figures
    many = {"matched": figures.matched, "ours": figures.ours, "theirs": figures.theirs}
    first = next((kind for kind, some in many.items() if some), "apart")
    return LineFilter(
        ask.word("list") or first,
        *(ask.word(name) for name in ("differs", "country", "type", "after", "before")),
    )


def _tabs(ask: Ask, chosen: Dataset, found: Kept) -> tuple[tuple[str, str, int, str], ...]:
    figures = found.figures
    apart = sum(many for _, many in (*figures.apart_ours, *figures.apart_theirs))
    many = dict(zip(KINDS, (figures.matched, figures.ours, figures.theirs, apart), strict=True))
    return tuple((kind, _TITLES[kind], many[kind], ask.link("compare", set=chosen.name, list=kind)) for kind in KINDS)


def _bars(agreements: tuple[Agreement, ...]) -> tuple[Bar, ...]:
    """The picture: a bar for each thing, of one length, cut by how many pairs agree, differ, or leave it untold."""
    return tuple(_bar(one, at * _STEP) for at, one in enumerate(agreements))


def _bar(told: Agreement, y: int) -> Bar:
    start, parts, whole = 70.0, list[tuple[str, int, float, float]](), told.agree + told.differ + told.untold
    for name, many in (("agree", told.agree), ("differ", told.differ), ("untold", told.untold)):
        length = (_WIDE - 72) * many / max(whole, 1)
        if many:
            parts.append((name, many, round(start, 1), round(length, 1)))
        start += length
    return Bar(told, y, tuple(parts))


def _row(side: Side) -> tuple[Cell, ...]:
    line, words = side.line, side.event.evidence[0] if side.event and side.event.evidence else None
    told = {cell.name: cell for cell in line.cells}
    cells: list[Cell] = [line.kind, line.score or None, line.event, line.row, line.near, line.day]
    for name in FIELDS:
        cell = told.get(name)
        cells += [cell.ours, cell.theirs, cell.agrees] if cell else [None, None, None]
    quote = (words.quote, words.locator) if words else (None, None)
    return (*cells, "; ".join(line.reasons), *quote, *((side.row.source, side.row.notes) if side.row else (None, None)))


ROUTES = (
    Route(
        "/compare",
        compare,
        frozenset({"set", "list", "differs", "country", "type", "after", "before", "next", "size"}),
    ),
)
