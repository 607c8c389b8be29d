"""Deaths of an event as UCDP counts them: best, low and high, and whose dead they were where the text says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.exports.nouns import Mark, Number, Whole
from dateline.exports.rules import Spread, Toll, spread, toll
from dateline.exports.shaped.codes import sector
from dateline.exports.shaped.people import sectors_of
from dateline.exports.shaped.told import whole_number
from dateline.exports.sidecar import Cell

KILLED = "killed"
_CIVILIANS, _SIDE_A, _SIDE_B = "deaths_civilians", "deaths_a", "deaths_b"


@dataclass(frozen=True, slots=True)
class Classes:
    """UCDP's class of each side: state, group, civilians or "" (not known)."""

    a: str
    b: str


def deaths(whole: Whole, rule: str, classes: Classes) -> dict[str, Cell]:
    """The cells of all deaths; best is empty where the rule finds no figure."""
    ends, chosen = spread(whole, KILLED), toll(whole, KILLED, rule)
    return {**_spread(ends), **_best(chosen), **(_whose(whole, chosen, classes) if chosen else {})}


def most(whole: Whole) -> float:
    """The most deaths that a figure which stands gives; 0 where none is given."""
    ends = spread(whole, KILLED)
    return ends.high if ends else 0.0


def settled(whole: Whole) -> bool:
    """Whether every figure that stands is the same number and none is a least."""
    ends = spread(whole, KILLED)
    return ends is not None and ends.low == ends.high and not ends.open_above


def _spread(ends: Spread | None) -> dict[str, Cell]:
    if ends is None:
        return {}
    more = "; it is a least" if ends.open_above else ""
    return {
        "low": Cell(whole_number(ends.low), (ends.lowest.mark,), "the lowest figure that stands"),
        "high": Cell(whole_number(ends.high), (ends.highest.mark,), f"the highest figure that stands{more}"),
    }


def _best(chosen: Toll | None) -> dict[str, Cell]:
    if chosen is None:
        return {}
    shown = tuple(number.mark for number in chosen.numbers)
    return {"best": Cell(whole_number(chosen.value), shown, f"{chosen.rule}: {chosen.why}")}


def _whose(whole: Whole, chosen: Toll, classes: Classes) -> dict[str, Cell]:
    """best told apart: what a figure counts by name goes to its side, the rest is unknown; no more than best."""
    if not whole_number(chosen.value):
        return {}
    told = dict(_counted(whole, chosen, classes))
    if sum(count for count, _ in told.values()) > chosen.value:
        told = {}
    rest = chosen.value - sum(count for count, _ in told.values())
    cells = {
        name: Cell(whole_number(count), (mark,), "whose dead the text says") for name, (count, mark) in told.items()
    }
    return {**cells, "deaths_unknown": Cell(whole_number(rest), (), "best without those of known sides")}


def _counted(whole: Whole, chosen: Toll, classes: Classes) -> Iterator[tuple[str, tuple[float, Mark]]]:
    """The figure itself where it counts one side's, else its parts, each side's largest."""
    report = chosen.numbers[0].mark.report
    parts = [number for number in whole.numbers if number.standing == "part" and number.mark.report == report]
    parts.sort(key=lambda number: number.low or 0.0)
    for number in (*parts, *chosen.numbers):
        column = _column(number, classes)
        if column and number.frame == KILLED and number.low is not None:
            yield column, (chosen.value if number in chosen.numbers else number.low, number.mark)


def _column(number: Number, classes: Classes) -> str:
    """The side of the counted people; "" where their class is neither's, or both sides'."""
    of = {sector(code).ucdp for code in sectors_of(number.of or "")} - {""}
    if of == {"civilians"}:
        return _CIVILIANS
    if len(of) != 1 or classes.a == classes.b:
        return ""
    (kind,) = of
    return {classes.a: _SIDE_A, classes.b: _SIDE_B}.get(kind, "")
