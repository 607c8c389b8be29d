"""The columns of other data sets: which kind a file is of, and which of its columns is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.errors import SourceError
from dateline.tables import cell_list, read_table


class Kind(StrEnum):
    """Whose columns a file has. OWN: a plain list of one's own, or the events of another record as CSV."""

    ACLED = "acled"
    UCDP = "ucdp"
    POLECAT = "polecat"
    GDELT = "gdelt"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in a file: its kind, the name of each column in order, and whether the first row is a head."""

    kind: Kind
    columns: tuple[str, ...]
    headed: bool


def layout(first: Sequence[str], kind: Kind | None) -> Layout:
    """The layout of a file by its first row; `kind` where it is known. SourceError where it fits none."""
    names = tuple(map(_folded, first))
    fits = []
    for one in (kind,) if kind else tuple(Kind):
        found = tuple(_names(one).get(name, name) for name in names)
        if _needed(one) <= set(found):
            known = set(names) & set(headless(one))
            fits.append((len(known), Layout(one, _unique(found), True)))
    if fits:
        return max(fits, key=lambda fit: fit[0])[1]
    for one in (kind,) if kind else tuple(Kind):
        if not set(names) & set(_names(one)) and _looks_like(one, first):
            return Layout(one, _bare(one, len(first)), False)
    raise SourceError(_told(kind, names))


def headless(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind in their own order."""
    return tuple(row["column"] for row in read_table("datasets/columns.csv").rows if row["kind"] == kind)


def _looks_like(kind: Kind, first: Sequence[str]) -> bool:
    """Whether a row without a head is of a kind: as many cells, and figures where the kind has figures."""
    columns = _bare(kind, len(first))
    if len(columns) != len(first):
        return False
    row = dict(zip(columns, first, strict=True))
    if kind is Kind.GDELT:
        return row["sqldate"].isdigit() and len(row["sqldate"]) == 8
    return kind is Kind.UCDP and row["type_of_violence"] in ("1", "2", "3") and row["year"].isdigit()


def _bare(kind: Kind, many: int) -> tuple[str, ...]:
    """The columns of a file without a head; GDELT's first form has no second districts, and at first no address."""
    columns = headless(kind)
    if kind is Kind.GDELT and many < len(columns):
        columns = tuple(column for column in columns if not column.endswith("_adm2code"))
        return columns[:many] if many >= len(columns) - 1 else columns
    return columns


def _unique(columns: tuple[str, ...]) -> tuple[str, ...]:
    """A column that two names lead to is the first of them; the other keeps a name of its own."""
    seen: set[str] = set()
    found = []
    for at, column in enumerate(columns):
        found.append(column if column not in seen else f"{column}_{at + 1}")
        seen.add(column)
    return tuple(found)


def _folded(name: str) -> str:
    return "_".join(name.lstrip("\ufeff").replace('"', "").casefold().split())


@cache
def _names(kind: Kind) -> Mapping[str, str]:
    rows = [row for row in read_table("datasets/columns.csv").rows if row["kind"] == kind]
    also = {alias: row["column"] for row in rows for alias in cell_list(row["aliases"])}
    return also | {row["column"]: row["column"] for row in rows}


@cache
def _needed(kind: Kind) -> frozenset[str]:
    rows = read_table("datasets/columns.csv").rows
    return frozenset(row["column"] for row in rows if row["kind"] == kind and row["needed"])


def _told(kind: Kind | None, names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    if kind is None:
        kinds = ", ".join(Kind)
        near = min(Kind, key=lambda one: len(_lacking(one, names)))
        found = len(_lacking(near, names)) < len(_needed(near))
        nearest = f"; nearest is {near}, of whose columns {_missing(near, names)}" if found else ""
        return f"its columns ({shown}) are those of no data set known here ({kinds}): say which with --as{nearest}"
    return f"its columns ({shown}) are not those of {kind}: {_missing(kind, names)}"


def _lacking(kind: Kind, names: tuple[str, ...]) -> list[str]:
    return sorted(_needed(kind) - {_names(kind).get(name, name) for name in names})


def _missing(kind: Kind, names: tuple[str, ...]) -> str:
    lacking = _lacking(kind, names)
    return f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
