"""The versions of a report, and what each changed in words and claims."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from dateline.archive.values import number, text
from dateline.errors import StoreError
from dateline.store import Store, text_of
from dateline.store.versions import Difference, claims_told, compare

_BLANKS = " "


@dataclass(frozen=True, slots=True)
class Version:
    """One stored version of a report. `difference`: what became of the claims of the one before; None for the first."""

    n: int
    id: str
    version: int
    newest: bool
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    added_at: str
    path: str | None
    claims: int
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have ("="), that only the earlier has ("-"), or only the later ("+")."""

    sign: Literal["=", "-", "+"]
    words: str


def history(store: Store, report: str) -> tuple[Version, ...]:
    """All versions of the report of which this id is one, the first first. StoreError where the store has none."""
    rows = [tuple(row) for row in store.base.execute(_VERSIONS, (report,))]
    if not rows:
        raise StoreError(f"{store.path} holds no report {report}{_buried(store, report)}")
    told = [claims_told(store.base, number(row[0])) for row in rows]
    differences = [None, *(compare(old, new) for old, new in pairwise(told))]
    return tuple(
        Version(
            n=number(n),
            id=str(name),
            version=number(version),
            newest=bool(newest),
            title=text(title),
            outlet=text(outlet),
            url=text(url),
            published=text(published),
            added_at=str(added_at),
            path=text(path),
            claims=len(claims),
            difference=difference,
        )
        for (n, name, version, newest, title, outlet, url, published, added_at, path), claims, difference in zip(
            rows, told, differences, strict=True
        )
    )


def word_difference(store: Store, earlier: int, later: int) -> tuple[Run, ...]:
    """How the words of one version became those of another, in order."""
    return words_differ(text_of(store, earlier), text_of(store, later))


def words_differ(earlier: str, later: str) -> tuple[Run, ...]:
    """How the words of one text became those of another, in order; what was replaced stands before what replaced it."""
    left, right = earlier.split(), later.split()
    runs: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("=", _BLANKS.join(left[a:b])))
            continue
        if b > a:
            runs.append(Run("-", _BLANKS.join(left[a:b])))
        if d > c:
            runs.append(Run("+", _BLANKS.join(right[c:d])))
    return tuple(runs)


def _buried(store: Store, report: str) -> str:
    why = store.base.execute("SELECT why FROM tombstone WHERE id = ?", (report,)).get
    return "" if why is None else f" (removed: {why})"


_VERSIONS = """SELECT n, id, version, newest, title, outlet, url, published, added_at, path FROM report
    WHERE line = (SELECT line FROM report WHERE id = ?) ORDER BY version"""
