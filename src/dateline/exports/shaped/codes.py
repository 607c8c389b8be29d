"""Codes of other data sets, as the tables under `resources/exchange` and `resources/ontology` have them."""

from dataclasses import dataclass
from functools import cache

from dateline.query.answers import Where
from dateline.records.schemes import cameo_code
from dateline.tables import Row, cell_list, read_table, read_toml

_NOTHING: Row = {}


@dataclass(frozen=True, slots=True)
class Country:
    """A country as other data sets name and number it; "" where they have none or it is not known."""

    iso3: str
    iso2: str
    name: str
    numeric: str
    fips: str
    cameo: str
    cow: str
    gw: str
    acled_region: str
    acled_name: str
    ucdp_region: str
    ucdp_name: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of actors: ACLED's sort where it acts and where it is the target, UCDP's class, the CAMEO type."""

    acled: str
    acled_target: str
    ucdp: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Level:
    """How exact a place is, in each data set's code."""

    name: str
    acled: str
    ucdp: str
    gdelt: str
    gdelt_us: str
    feature: str

    @property
    def within(self) -> bool:
        """Whether the point is a place of the event and no middle of a country or region."""
        return self.name in ("site", "town", "relative", "admin2", "admin1")


def columns(name: str) -> tuple[str, ...]:
    """The columns of a table of another data set, in order."""
    return tuple(row["column"] for row in _rows(name))


def country(code: str | None) -> Country | None:
    """A country by its three letters; None for what is no country (IGO, NGO) or not known."""
    return _countries().get(code or "")


@cache
def sector(code: str | None) -> Sector:
    """What a PLOVER sector is elsewhere; empty for an unknown one."""
    row = _by("sectors", "sector").get(code or "", _NOTHING)
    return Sector(*(row.get(name, "") for name in ("acled", "acled_target", "ucdp", "cameo")))


def level(where: Where) -> Level:
    """How exact a place is; a named water that belongs to no country is "sea"."""
    name = where.level or "none"
    if name == "region" and where.country is None and _is_water(where.name or ""):
        name = "sea"
    row = _by("levels", "level").get(name, _NOTHING)
    return Level(name, *(row.get(key, "") for key in ("acled", "ucdp", "gdelt", "gdelt_us", "feature")))


def span_code(form: str, days: int) -> str:
    """The precision code of a span of days; "" where the form has no row for so long a one."""
    rows = [row for row in _rows("spans") if row["form"] == form]
    return next((row["code"] for row in rows if days <= int(row["days"])), "")


def unrecorded(form: str, kind: str, mode: str | None) -> str:
    """Why a data set does not record a mode of a type that it records; "" where it does."""
    rows = _rows("unrecorded")
    return next((row["why"] for row in rows if (row["form"], row["type"], row["mode"]) == (form, kind, mode)), "")


def event_code(kind: str, mode: str | None) -> str:
    """The CAMEO code of an event as GDELT writes it: three digits at least; "" where CAMEO has none."""
    code = cameo_code(kind, mode) or ""
    return code + "0" if len(code) == 2 else code


def goldstein(code: str) -> str:
    """The Goldstein score of a CAMEO code, "" where it has none that is certain."""
    scores = _by("goldstein", "code")
    plain = code[:2] if len(code) == 3 and code.endswith("0") else code
    return scores.get(plain, _NOTHING).get("score", "")


def quad_class(code: str) -> str:
    """GDELT's quad class of a CAMEO code: 1 to 4 by its root."""
    rows = _rows("quads")
    return next((row["quad"] for row in rows if row["first"] <= code[:2] <= row["last"]), "")


def disorder(sub_event: str) -> tuple[str, str]:
    """ACLED's disorder type of a sub-event, and when it is against civilians: "always", "Civilians" or "" (never)."""
    row = _by("disorder", "sub_event")[sub_event]
    return row["disorder"], row["civilian_targeting"]


def confidence(sure: str) -> str:
    """The confidence of a mention whose coding is sure ("yes") or not ("no")."""
    return _by("confidence", "sure")[sure]["confidence"]


def joining(kind: str) -> tuple[str, str]:
    """The words between a type of event and who did it, and whom it was done to."""
    row = _by("note_words", "type").get(kind, {"by": "by", "to": "towards"})
    return row["by"], row["to"]


def mutual(kind: str, mode: str | None, trigger: str) -> bool:
    """Whether those who act in such an event act upon each other: a meeting, an agreement, a clash."""
    rows = [row for row in _rows("mutual") if row["type"] == kind]
    modes = [row["modes"] for row in rows if row["modes"]]
    words = tuple(word for row in rows for word in cell_list(row["words"]))
    if words:
        return trigger.casefold().startswith(words)
    return bool(rows) and (not modes or (mode or "") in modes)


@dataclass(frozen=True, slots=True)
class Scored:
    """A PLOVER type or mode: its quad ("material-conflict") and score."""

    quad: str
    score: float


def scored(kind: str, mode: str | None) -> Scored | None:
    """The quad and the score of a PLOVER type, or of its mode; None for a type that PLOVER lacks."""
    found = _scores()
    return found.get((kind, mode or "")) or found.get((kind, ""))


@cache
def _scores() -> dict[tuple[str, str], Scored]:
    made = {}
    for row in read_toml("ontology/plover.toml")["type"]:
        made[str(row["code"]), ""] = Scored(str(row["quad"]), float(row["score"]))
        for mode in row["modes"]:
            made[str(row["code"]), str(mode["code"])] = Scored(str(row["quad"]), float(mode["score"]))
    return made


@cache
def _rows(table: str) -> tuple[Row, ...]:
    return read_table(f"exchange/{table}.csv").rows


@cache
def _by(table: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in _rows(table)}


@cache
def _countries() -> dict[str, Country]:
    return {row["iso3"]: _country(row) for row in read_table("register/countries.csv").rows}


def _country(own: Row) -> Country:
    row = _by("countries", "iso3").get(own["iso3"], _NOTHING)
    return Country(
        iso3=own["iso3"],
        iso2=own["iso2"],
        name=own["name"],
        numeric=row.get("numeric", ""),
        fips=row.get("fips", ""),
        cameo=row.get("cameo", ""),
        cow=own["cow"],
        gw=own["gw"],
        acled_region=row.get("acled_region", ""),
        acled_name=row.get("acled_name") or own["name"],
        ucdp_region=_region(own["gw"]),
        ucdp_name=row.get("ucdp_name") or own["name"],
    )


def _region(gw: str) -> str:
    rows = _rows("regions")
    return next((row["region"] for row in rows if gw and int(row["first"]) <= int(gw) <= int(row["last"])), "")


def _is_water(name: str) -> bool:
    return bool({row["word"] for row in _rows("waters")} & set(name.casefold().replace("-", " ").split()))
