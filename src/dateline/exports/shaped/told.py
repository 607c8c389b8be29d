"""Who, when, where and by whose word, as tables of fixed columns ask for it: one value each, with what shows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from dateline.exports.nouns import Mark, Paper, Party, Said, Spot, Telling, Whole
from dateline.exports.shaped.codes import level, mutual
from dateline.exports.sidecar import Cell
from dateline.model.time import day_of
from dateline.query.answers import Where

HAPPENED = ("occurred", "ongoing")
PREFIX = "DL-"
DENIED = "denied"
_ACTORS = ("person", "organisation", "country", "group", "outlet")


@dataclass(frozen=True, slots=True)
class Span:
    """The days within which something was, both ends known."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has: 1 for a day."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """Its middle day, the earlier of two; of a whole month the 15th."""
        whole_month = self.first.day == 1 and (self.last + timedelta(1)).day == 1 and self.days <= 31
        return self.first.replace(day=15) if whole_month else self.first + timedelta((self.days - 1) // 2)


def identity(whole: Whole) -> str:
    """The id of an event in other people's columns: ours with DL- before it."""
    return PREFIX + whole.event.id


def span_of(whole: Whole) -> Span | None:
    """The days of an event; None where an end is open or unknown."""
    first, last = day_of(whole.event.when.earliest), day_of(whole.event.when.latest)
    return Span(first, last) if first and last and first <= last else None


def placed(whole: Whole) -> bool:
    """Whether the country of an event is known, or the sea."""
    return bool(whole.event.where.country) or level(whole.event.where).name == "sea"


def time_rule(whole: Whole) -> str:
    """What the time of an event rests on, in words."""
    when = whole.event.when
    return f"{when.edtf}, {when.granularity or 'no'} precision, basis {whole.best.time_basis or 'not told'}"


def not_happened(whole: Whole) -> str:
    """Why an event is none that happened; "" where it did or is going on."""
    status = whole.event.status
    return "" if status in HAPPENED else f"{status}: not told as something that happened"


def who(telling: Telling) -> tuple[Party, ...]:
    """The actors that a report gives an event, the first told first."""
    return _in_order(telling, "actor")


def whom(telling: Telling) -> tuple[Party, ...]:
    """Who it was done to: recipients, then targets, that are somebody and no place, thing or unresolved word."""
    return (*_in_order(telling, "recipient"), *_in_order(telling, "target"))


def sides(whole: Whole, telling: Telling) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts, and whom they act upon; those who clash, meet or agree with each other are on either side."""
    acting, affected = who(telling), whom(telling)
    if not affected and len(acting) > 1 and mutual(whole.event.type, whole.event.mode, whole.event.trigger):
        return acting[:1], acting[1:]
    return acting, affected


def _in_order(telling: Telling, role: str) -> tuple[Party, ...]:
    """Parties of a role, each once; those that are said before those that are only implied."""
    found: dict[str, Party] = {}
    parties = (party for party in telling.parties if party.role == role)
    for party in sorted(parties, key=lambda one: (one.implied, one.mark.start)):
        if party.kind in _ACTORS:
            found.setdefault(party.actor or called(party).casefold(), party)
    return tuple(found.values())


def called(party: Party) -> str:
    """What a party is called: the record's name of it, else the report's words, on one line."""
    return " ".join((party.known or party.name).split())


def names(parties: Sequence[Party]) -> Cell:
    """Names of parties, joined by "; "."""
    listed = dict.fromkeys(name for party in parties if (name := called(party)))
    return Cell("; ".join(listed), marks(parties) if listed else ())


def marks(parties: Iterable[Party]) -> tuple[Mark, ...]:
    """The words that name parties."""
    return tuple(dict.fromkeys(party.mark for party in parties))


def spot_of(whole: Whole) -> Spot | None:
    """The place of an event with its first divisions and the words for it; None where no telling shows it."""
    where = whole.event.where
    if not where.name and where.geonames is None:
        return None
    spots = [spot for telling in whole.tellings for spot in telling.spots]
    same = [spot for spot in spots if _is(spot, where)]
    return next(iter(same), None)


def _is(spot: Spot, where: Where) -> bool:
    if where.geonames is not None:
        return spot.geonames == where.geonames
    return (spot.name, spot.country) == (where.name, where.country)


def papers(whole: Whole) -> tuple[Paper, ...]:
    """The reports that tell an event, each once, the best telling's first."""
    return tuple({telling.paper.id: telling.paper for telling in whole.tellings}.values())


def publisher(paper: Paper) -> str:
    """Who published a report: the outlet, else the host of its address, else ""."""
    return " ".join((paper.outlet or "").split()) or host(paper)


def host(paper: Paper) -> str:
    """The host of a report's address without www, "" where it has none."""
    try:
        name = urlsplit(paper.url or "").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def quoted(whole: Whole) -> dict[str, Said]:
    """Who says it: the person or body first, then through whom ("the mayor via AFP"), with the claim."""
    return _voices(said for said in _said(whole) if said.asserted != DENIED)


def deniers(whole: Whole) -> dict[str, Said]:
    """Who denies it, in the same way."""
    return _voices(said for said in _said(whole) if said.asserted == DENIED)


def _said(whole: Whole) -> Iterator[Said]:
    return (said for telling in whole.tellings for said in telling.said)


def _voices(claims: Iterable[Said]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for said in claims:
        chain = [" ".join(voice.name.split()) for voice in said.chain if voice.outlet is None]
        if chain and chain[0]:
            found.setdefault(" via ".join(dict.fromkeys(name for name in chain if name)), said)
    return found


def whole_number(value: float | None) -> str:
    """A number of people as digits; "" for none, or for one that is not whole."""
    return str(int(value)) if value is not None and value == int(value) else ""


def degrees(value: float | None) -> str:
    """A coordinate with four places at most, "" where there is none."""
    return "" if value is None else f"{round(value, 4):.4f}".rstrip("0").rstrip(".")
