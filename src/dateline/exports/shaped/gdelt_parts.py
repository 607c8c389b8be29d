"""The actor and place columns of a GDELT event."""

from functools import cache

from dateline.exports.nouns import Party, Whole
from dateline.exports.shaped import told
from dateline.exports.shaped.codes import Country, country, level, sector
from dateline.exports.sidecar import Cell
from dateline.tables import read_table

_INTERNATIONAL = ("IGO", "NGO", "MNC")


def actor(side: str, party: Party) -> dict[str, Cell]:
    """The columns of one actor: its code is country and type together, as far as they are known."""
    land = country(party.country)
    nation = land.cameo if land else ""
    types = [party.country] if party.country in _INTERNATIONAL else []
    types += [kind for kind in (sector(party.sector).cameo,) if kind and kind not in types]
    shown, code = (party.mark,), nation + "".join(kind for kind in types if kind)
    cells = {
        f"{side}Code": Cell(code, shown if code else (), "country and type" if code else ""),
        f"{side}Name": Cell(told.called(party).upper(), shown),
        f"{side}CountryCode": Cell(nation, shown if nation else ()),
    }
    for place, kind in enumerate(types, 1):
        cells[f"{side}Type{place}Code"] = Cell(kind or "", shown, f"sector {party.sector}")
    return cells


def place(whole: Whole) -> dict[str, Cell]:
    """The columns of the place of the action; a place that GDELT has no type for has a name and a point alone."""
    where, spot = whole.event.where, told.spot_of(whole)
    if not where.name and not where.country:
        return {}
    exact, land = level(where), country(where.country)
    shown, american = (spot.mark,) if spot else (), where.country == "USA"
    first = (spot.admin1 if spot else None) or ""
    kind = exact.gdelt_us if american else exact.gdelt
    fips = land.fips if land else ""
    placed = where.lat is not None and where.lon is not None
    return {
        "ActionGeo_Type": Cell(kind, (), f"a place of level {exact.name}" if kind else ""),
        "ActionGeo_FullName": Cell(_full_name(where.name or "", first, land), shown),
        "ActionGeo_CountryCode": Cell(fips, shown if fips else ()),
        "ActionGeo_ADM1Code": _division(kind, fips, first),
        "ActionGeo_Lat": Cell(told.degrees(where.lat), shown if placed else ()),
        "ActionGeo_Long": Cell(told.degrees(where.lon), shown if placed else ()),
        "ActionGeo_FeatureID": Cell(fips if kind == "1" else "", (), "GDELT's id of a country" if kind == "1" else ""),
    }


def _full_name(name: str, first: str, land: Country | None) -> str:
    parts = (name, first, land.name if land else "")
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _division(kind: str, fips: str, first: str) -> Cell:
    """The FIPS division: of a country its own code, of American states their letters; others are not known."""
    if kind == "1":
        return Cell(fips, (), "a country's own code")
    letters = _states().get(first, "") if kind in ("2", "3") else ""
    return Cell(f"{fips}{letters}" if letters else "", (), "by the state" if letters else "")


@cache
def _states() -> dict[str, str]:
    """The letters of American states by their names."""
    return {row["name"]: row["letters"] for row in read_table("exchange/states.csv").rows}
