"""The two sides of an event as ACLED names them: protesters and civilians by country, others by their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.exports.nouns import Party, Whole
from dateline.exports.shaped.codes import country, sector
from dateline.exports.shaped.people import sectors_of
from dateline.exports.shaped.told import called, marks, names
from dateline.exports.shaped.told import sides as between
from dateline.exports.sidecar import Cell
from dateline.records.schemes import AcledType

_CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
_CROWD_WORDS = ("protesters", "demonstrators", "marchers", "rioters")
_ARMED = ("COP", "MIL", "PRM", "REB", "UAF")
_CIVILIANS, _OTHER, _STATE = "Civilians", "External/Other forces", "State forces"
_ATTACKS = "Violence against civilians"
_CATCH_ALL = AcledType(_ATTACKS, "Attack")
_STRIKES = (_ATTACKS, "Explosions/Remote violence")
_ORDER = (
    *("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters"),
    *("External/Other forces", "Civilians"),
)
_NOBODY = Cell("")


@dataclass(frozen=True, slots=True)
class Side:
    """An actor, those with it, and what sort of actor it is; all empty where nobody is told."""

    actor: Cell
    others: Cell
    inter: Cell


def sides(whole: Whole, named: AcledType) -> tuple[Side, Side]:
    """Both sides. A crowd is the first one, also where police act against it; a demand's addressee is no side."""
    acting, affected = between(whole, whole.best)
    crowd = _CROWDS.get(named.event_type, "")
    if crowd and whole.event.type == "PROTEST":
        affected = tuple(party for party in affected if crowd == "Rioters" and party.sector in _ARMED)
    elif crowd == "Protesters":
        acting, affected = affected, acting
    elif named.event_type == _ATTACKS:  # a country is no civilian
        affected = tuple(party for party in affected if party.kind != "country")
    first = _crowd(acting, crowd, whole) if crowd else _side(acting, whole, "")
    second = _side(affected, whole, _ATTACKS if named.event_type in (_ATTACKS, "Riots") else "")
    return first, second if affected or named.event_type not in _STRIKES else _dead(whole)


def unsided(whole: Whole, named: AcledType) -> str:
    """Why nobody can be told to be on the sides that the type needs; "" where somebody can."""
    acting, affected = between(whole, whole.best)
    if named.event_type in _CROWDS and whole.event.type == "PROTEST" and acting and _armed(acting):
        return "who acts is told, and no crowd"
    harmed = any(n.standing == "own" and n.frame in ("killed", "wounded") and n.high != 0 for n in whole.numbers)
    if named == _CATCH_ALL and not affected and not harmed:
        return "who was attacked is not told, and ACLED’s type rests on that"
    return "" if acting or affected or harmed or named.event_type in _CROWDS else "nobody is named"


def _armed(parties: Sequence[Party]) -> bool:
    return all(party.sector in (*_ARMED, "GOV", "SPY") for party in parties)


def interaction(first: Side, second: Side, named: AcledType) -> Cell:
    """Who meets whom, in ACLED's order of sorts; empty where a side is there whose sort is not known."""
    sorts = [side.inter.value for side in (first, second) if side.actor.value]
    if not sorts or not all(sorts) or not first.actor.value:
        return _NOBODY
    if len(sorts) == 1:
        told = "" if named.event_type == _ATTACKS else f"{sorts[0]} only"
        return Cell(told, (), "no second side is told" if told else "")
    return Cell("-".join(sorted(sorts, key=_ORDER.index)), (), "inter1 and inter2")


def _crowd(parties: Sequence[Party], crowd: str, whole: Whole) -> Side:
    rule = f"a crowd acts in {whole.event.did}"
    others = names([party for party in parties if called(party).casefold() not in _CROWD_WORDS])
    return Side(Cell(_labelled(crowd, None, whole), marks(parties), rule), others, Cell(crowd, (), rule))


def _side(parties: Sequence[Party], whole: Whole, event_type: str) -> Side:
    if not parties:
        return Side(_NOBODY, _NOBODY, _NOBODY)
    inter = sort_of(parties[0], whole, event_type)
    rule = f"sector {parties[0].sector}" if inter else ""
    kind = Cell(inter, marks(parties[:1]) if inter else (), rule)
    if inter == _CIVILIANS:
        return Side(Cell(_labelled(inter, parties[0], whole), marks(parties), rule), names(parties), kind)
    return Side(Cell(called(parties[0]), marks(parties[:1])), names(parties[1:]), kind)


def sort_of(party: Party, whole: Whole, event_type: str) -> str:
    """ACLED's sort of an actor by its sector; a state's forces in another country are external."""
    codes = sector(party.sector)
    sort = codes.acled_target if event_type == _ATTACKS else codes.acled
    here = whole.event.where.country
    foreign = party.country == "IGO" or bool(country(party.country) and here and party.country != here)
    return _OTHER if sort == _STATE and foreign else sort


def _dead(whole: Whole) -> Side:
    """Civilians, where nobody is told as the target but a figure counts civilians among the dead or wounded."""
    counted = [n for n in whole.numbers if n.standing in ("own", "part") and n.frame in ("killed", "wounded")]
    of = [number for number in counted if {sector(code).ucdp for code in sectors_of(number.of or "")} == {"civilians"}]
    if not of:
        return Side(_NOBODY, _NOBODY, _NOBODY)
    shown, rule = (of[0].mark,), "a figure counts civilians"
    return Side(Cell(_labelled(_CIVILIANS, None, whole), shown, rule), _NOBODY, Cell(_CIVILIANS, shown, rule))


def _labelled(sort: str, party: Party | None, whole: Whole) -> str:
    of = (country(party.country) if party else None) or country(whole.event.where.country)
    return f"{sort} ({of.acled_name})" if of else sort
