"""How this record is compared: with itself at another time, or with another one."""

from dataclasses import dataclass

from dateline.web.routes import Route
from dateline.web.sheet import Ask, Sheet


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compare, and the commands that do it."""

    what: str
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The ways that there are."""

    ways: tuple[Way, ...]


_WAYS = (
    Way(
        "This record now and later, or two records",
        ("dateline freeze before.zip --store FILE", "dateline freeze after.zip --store FILE",
         "dateline diff before.zip after.zip"),
    ),
    Way("What came to be known since a day", ("dateline changes --since 7d --store FILE",)),
    Way(
        "With a data set of others, by SQL: freeze, then join its events.csv with theirs by day and place",
        ("dateline freeze record --store FILE",),
    ),
)  # fmt: skip


def compare(ask: Ask) -> Sheet:
    """The page."""
    return Sheet("compare.html.j2", "Compare", Compare(_WAYS))


ROUTES = (Route("/compare", compare),)
